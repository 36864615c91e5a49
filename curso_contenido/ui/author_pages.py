"""Studio: the editor in the modal, and the preview on the unit page."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment

from autodiagnostico_xblock.kit.page import page_fragment, shared_asset

from ..core.standing import POLICIES
from ..data import texts as packaged
from . import render, sentences, translator
from .pages import PAGE_STYLE, learner
from .questions import points
from .visit import Visit


def preview(visit: Visit) -> Fragment:
    """`author_view`: the settings in words, problems if there are any, and the page itself."""
    _ = translator(visit.language)
    texts, settings = _texts(_), visit.settings
    fragment = learner(visit)
    most = str(settings.most) if settings.most else texts["unlimited"]
    facts = [(texts["lesson_id"], texts["own"] if settings.is_own else visit.block.lesson_id)]
    if visit.material.bank.marked:
        facts += [(texts["max_attempts"], most), (texts["feedback_policy"], texts.get(f"policy_{settings.policy}", settings.policy)),
                  (texts["pass_mark"], points(settings.pass_mark))]
    context = {"texts": texts, "facts": facts, "problems": sentences.listed(visit.material.problems, _)}
    fragment.content = render("author.html", context) + fragment.content
    fragment.add_css(shared_asset("studio.css"))
    return fragment


def editor(visit: Visit) -> Fragment:
    """`studio_view`: a form with the classes that the modal looks for (L22)."""
    _ = translator(visit.language)
    block, texts = visit.block, _texts(_)
    text, questions = packaged.authored(block.lesson_id or "")
    context = {
        "language": visit.language,
        "uid": visit.uid,
        "texts": texts,
        "values": {
            "display_name": block.display_name or "", "own_text": block.own_text or "", "own_questions": block.own_questions or "",
            "max_attempts": visit.settings.most, "pass_mark": points(visit.settings.pass_mark),
            "weight": "" if block.weight is None else block.weight, "links_in_course": block.links_in_course,
            "download": block.download or "",
        },
        "groups": _groups(block.lesson_id, texts),
        "policies": [{"id": each, "name": texts[f"policy_{each}"], "chosen": each == visit.settings.policy} for each in POLICIES],
        "problems": sentences.listed(visit.material.problems, _),
        "packaged": {"own_text": text, "own_questions": questions},
    }
    fragment = page_fragment(render("studio.html", context), block, styles=(PAGE_STYLE,))
    fragment.add_css(shared_asset("studio.css"))
    fragment.add_javascript(shared_asset("gam.js"))
    fragment.add_javascript(shared_asset("studio.js"))
    fragment.initialize_js("GamStudio", {"texts": _script_texts(_)})
    return fragment


def _groups(chosen: Any, texts: dict[str, str]) -> list[dict[str, Any]]:
    """Packaged contents under their module, with what is stored first when it is none of them."""
    named: dict[str, list[dict[str, Any]]] = {}
    modules = {each.id: f"{each.number}. {each.name}" for each in packaged.modules()}
    for identifier in packaged.identifiers():
        lesson = packaged.material(identifier).lesson
        group = modules.get(lesson.module if lesson else identifier.split("-")[0], texts["other"])
        title = f"{lesson.title} ({identifier})" if lesson else identifier
        named.setdefault(group, []).append({"id": identifier, "title": title, "chosen": identifier == chosen})
    if chosen not in packaged.identifiers():
        named = {texts["other"]: [{"id": chosen or "", "title": chosen or "—", "chosen": True}, *named.pop(texts["other"], [])], **named}
    return [{"name": name, "contents": contents} for name, contents in named.items()]


def _script_texts(_: Any) -> dict[str, str]:
    return {
        "problems": _("Nothing was saved. There is something to mend:"),
        "clean": _("The text and the questions have no problems."),
        "failed": _("It could not be saved. Check your connection and try again."),
        "title": _("Lesson"),
    }


def _texts(_: Any) -> dict[str, str]:
    return {
        "basic": _("What learners see"), "display_name": _("Title (empty: that of the text)"), "lesson_id": _("Content of the course"),
        "links_in_course": _("The lessons, the map, the glossary and the self-diagnosis are in this course: show links to them"),
        "download": _("Module to read offline: name of a PDF of the course"),
        "download_help": _("For the opening of a module. Upload the file in Content › Files and write its name, such as modulo-3.pdf. "
                           "Empty: no link is shown."),
        "own": _("Own text or questions"), "own_text": _("Own text (Markdown, in place of the packaged one)"),
        "own_text_help": _("With the marks of the lessons: [@source: place], [[text|term]], ::: caso Title. A head between two lines "
                           "«---» is optional; it may bring its own «sources» and «glossary». Empty: the packaged text is used."),
        "own_questions": _("Own questions (YAML)"),
        "own_questions_help": _("A list «questions» with feedback for each option. With «draw: 10» it is a test that gives ten of them to "
                                "each person. Empty: the packaged questions are used. Answers are kept by the id of each question."),
        "bring": _("Bring the packaged one here, to change it"),
        "bring_help": _("It brings the content that is saved now; if you chose another one, save first."),
        "check": _("Check the text and the questions"), "grading": _("Questions and grade"),
        "max_attempts": _("Attempts (0: without a limit)"),
        "max_attempts_help": _("Of each question in a lesson, of the whole in a test."), "unlimited": _("without a limit"),
        "feedback_policy": _("What is shown after answering"),
        "policy_siempre": _("After each attempt, why what was chosen is right or not; everything, when passed or without attempts left"),
        "policy_solo_aciertos": _("Only which answers are right"),
        "policy_al_final": _("Only the result; the answers, when passed or without attempts left"),
        "pass_mark": _("To pass, out of 100"), "weight": _("Weight in points (empty: one point)"), "save": _("Save"), "cancel": _("Cancel"),
        "preview_title": _("Settings of this lesson"), "problems": _("There is something to mend:"), "whole": _("whole text"),
        "other": _("Pages of the course"),
    }
