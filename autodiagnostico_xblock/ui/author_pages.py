"""Studio: the editor in the modal, and the preview on the unit page."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment

from .. import data
from ..kit.page import editor_fragment, under_settings
from . import render, sentences, translator
from .authoring import POLICIES, packaged_threshold
from .pages import STYLE, learner
from .visit import Visit


def preview(visit: Visit) -> Fragment:
    """`author_view`: the settings in words, problems if there are any, and the page itself."""
    _ = translator(visit.language)
    texts = _editor_texts(_)
    instrument = visit.questionnaire.instrument
    routes = [each.name for each in instrument.routes if each.id in visit.settings.routes] if instrument else visit.settings.routes
    context = {
        "texts": texts,
        "problems": sentences.listed(visit.questionnaire.problems, _),
        "facts": [
            (texts["instrument"], texts["own_text"] if visit.block.instrument_text else visit.block.instrument_id),
            (texts["routes"], ", ".join(routes)),
            (texts["grade_policy"], texts.get(f"policy_{visit.policy}", visit.policy)),
            (texts["plan_share"], f"{visit.settings.plan.share} %"),
        ],
    }
    return under_settings(learner(visit), render("author.html", context))


def editor(visit: Visit) -> Fragment:
    """`studio_view`: a form with the classes that the modal looks for."""
    _ = translator(visit.language)
    block = visit.block
    instrument = visit.questionnaire.instrument or data.instrument()
    context = {
        "language": visit.language, "uid": visit.uid, "texts": _editor_texts(_),
        "values": {
            "display_name": block.display_name or "", "introduction": block.introduction or "", "contact": block.contact or "",
            "instrument_text": block.instrument_text or "", "weight": "" if block.weight is None else block.weight,
            "ask_municipality": block.ask_municipality, "links_in_course": block.links_in_course,
            "plan_share": visit.settings.plan.share, "plan_minimum": visit.settings.plan.minimum,
        },
        "threshold": _threshold(block.gender_threshold),
        "instruments": [
            {"id": each, "title": f"{data.instrument(each).title} ({each})", "chosen": each == block.instrument_id}
            for each in data.INSTRUMENTS
        ],
        "routes": [{"id": each.id, "name": each.name, "chosen": each.id in visit.settings.routes} for each in instrument.routes],
        "policies": [
            {"id": each, "name": _editor_texts(_)[f"policy_{each}"], "chosen": each == visit.policy}
            for each in POLICIES
        ],
        "problems": sentences.listed(visit.questionnaire.problems, _),
    }
    return editor_fragment(render("studio.html", context), block, style=STYLE, texts=_script_texts(_))


def _threshold(stored: Any) -> dict[str, Any]:
    """What the form shows of the gender threshold: only what the course team set."""
    raw = stored if isinstance(stored, dict) else {}
    lists = {key: ", ".join(map(str, raw[key])) if isinstance(raw.get(key), list) else "" for key in ("all_of", "one_of")}
    packaged = packaged_threshold()
    return {
        **lists, "at_least": raw.get("at_least", ""), "packaged_all": ", ".join(packaged.all_of),
        "packaged_one": ", ".join(packaged.one_of), "packaged_least": packaged.at_least,
    }


def _script_texts(_: Any) -> dict[str, str]:
    return {
        "problems": _("Nothing was saved. There is something to mend:"),
        "clean": _("The text has no problems."),
        "failed": _("It could not be saved. Check your connection and try again."),
        "title": _("Self-diagnosis"),
    }


def _plan_texts(_: Any) -> dict[str, str]:
    return {
        "plan": _("Plan de apertura"),
        "plan_share": _("How much of the grade the plan is (0 to 100 %)"),
        "plan_help": _("With 0 the plan does not count. The best grade is kept."),
        "plan_minimum": _("Commitments with a complete reading that earn all of it"),
        "gender": _("When a commitment is gender-sensitive"),
        "gender_help": _("Criteria as G1, G7. Empty: the packaged ones."),
        "gender_all_of": _("Criteria that it must meet, all of them"),
        "gender_one_of": _("Criteria of which one is enough"),
        "gender_at_least": _("Criteria in all, at least"),
    }


def _editor_texts(_: Any) -> dict[str, str]:
    return {
        **_plan_texts(_),
        "basic": _("What learners see"),
        "display_name": _("Title"),
        "introduction": _("Introduction (Markdown, optional)"),
        "contact": _("Whom to ask (optional)"),
        "contact_help": _("An area and how to reach it. Everybody in the course reads it."),
        "ask_municipality": _("Ask for the municipality (always optional for the learner)"),
        "links_in_course": _("The lessons and the map of practices are in this course: show links to them"),
        "questions": _("Questions"),
        "instrument": _("Questionnaire"),
        "routes": _("Routes allowed"),
        "own_text": _("Own questionnaire"),
        "own_help": _("YAML or JSON with the published shape. Empty: the packaged questionnaire is used. Answers are kept by "
                      "the id of each question; an id that you remove hides its answers, it does not delete them."),
        "check": _("Check the text"),
        "grading": _("Grade"),
        "grade_policy": _("What the grade rewards"),
        "policy_completa": _("Completing it: share of questions answered (recommended)"),
        "policy_con_evidencia": _("Backing it: share of answers that bring their evidence"),
        "policy_por_nivel": _("The level: overall score (tends to reward flattering answers)"),
        "weight": _("Weight in points (empty: one point)"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "preview_title": _("Settings of this self-diagnosis"),
        "problems": _("The own questionnaire has problems:"),
        "whole": _("whole text"),
    }
