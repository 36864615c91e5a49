"""The learner's and the visitor's pages: whole views, and the answers of handlers that show a part again."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString
from web_fragments.fragment import Fragment

from autodiagnostico_xblock.kit import compat
from autodiagnostico_xblock.kit.page import journal_key, page_fragment

from ..core.lesson import GLOSSARY, LESSON, NOTES
from ..core.lesson import TEST as TEST_KIND
from . import checks, closing, gathered, render, sentences, translator
from .visit import GLOSSARY as GLOSSARY_NAME
from .visit import Visit

PAGE, LESSON_PART, TEST_PART, GLOSSARY_PART, RARE = (
    f"public/js/{name}.js" for name in ("page", "lesson", "test", "glossary", "rare"))
PAGE_STYLE, ASIDES_STYLE, MORE_STYLE = (f"public/css/{name}.css" for name in ("page", "asides", "more"))


def with_assets(html: str, visit: Visit, *, with_scripts: bool = False) -> Fragment:
    """A fragment with only the styles and scripts that this kind of content uses."""
    return page_fragment(html, visit.block, styles=styles(visit), scripts=scripts(visit) if with_scripts else (), shared="base.css")


def styles(visit: Visit) -> tuple[str, ...]:
    """Style sheets: of every page, of the boxes of a text, and of a test, the glossary and the notes."""
    is_more = visit.material.bank.is_test or not visit.sections
    used = ((PAGE_STYLE, True), (ASIDES_STYLE, "gam-aside" in visit.html), (MORE_STYLE, is_more))
    return tuple(name for name, is_used in used if is_used)


def scripts(visit: Visit) -> tuple[str, ...]:
    """The page's own script comes last."""
    is_lesson = bool(visit.sections) or not visit.material.bank.is_test
    is_glossary = visit.lesson.kind == GLOSSARY
    used = (
        (LESSON_PART, is_lesson and not is_glossary), (TEST_PART, visit.material.bank.is_test), (GLOSSARY_PART, is_glossary), (PAGE, True))
    return tuple(name for name, is_used in used if is_used)


def learner(visit: Visit) -> Fragment:
    """`student_view`."""
    if visit.material.lesson is None:
        return unusable(visit)
    fragment = with_assets(page_html(visit), visit, with_scripts=True)
    fragment.initialize_js("GamLesson", script_args(visit))
    return fragment


def visitor(visit: Visit) -> Fragment:
    """`public_view`: the whole text, and the questions to read, without any control that would lose an answer."""
    if visit.material.lesson is None:
        return unusable(visit)
    if visit.lesson.kind != GLOSSARY:
        return with_assets(page_html(visit), visit)
    fragment = with_assets(page_html(visit), visit, with_scripts=True)
    fragment.initialize_js("GamLesson", script_args(visit))
    return fragment


def page_html(visit: Visit) -> str:
    """HTML of the page, by the kind of its content."""
    kind = visit.lesson.kind
    if kind == GLOSSARY:
        return render("glossary.html", {**common(visit), **gathered.glossary(visit)})
    if kind == NOTES:
        return render("notes.html", {**common(visit), **gathered.notes(visit)})
    return render("lesson.html", lesson_context(visit))


def common(visit: Visit) -> dict[str, Any]:
    """What every kind of page shows."""
    texts = visit.texts
    return {
        **{name: texts[name] for name in ("page", "check", "tools", "test", "paper")},
        "language": visit.language,
        "uid": visit.uid,
        "title": visit.title,
        "place": closing.place(visit),
        "summary": visit.lesson.summary,
        "times": closing.times(visit),
        "notices": notices(visit),
        "keeps": visit.keeps,
        "is_read": visit.progress.is_read,
        "print_url": visit.url("paper"),
        "data_url": visit.url("my_data"),
    }


def lesson_context(visit: Visit) -> dict[str, Any]:
    """Context of `lesson.html`."""
    bank, texts = visit.material.bank, visit.texts
    is_lesson_check = not bank.is_test and bool(bank.questions)
    return {
        **common(visit),
        "html": visit.html,
        "print_url": visit.url("paper") if visit.html or not bank.is_test else "",  # a bank is not given out on paper
        "way": way(visit) if len(visit.sections) + len(bank.marked) > 1 and visit.sections else None,
        "go_on": go_on(visit),
        "contents": contents(visit),
        "module": closing.module(visit),
        "download_url": closing.download_url(visit),
        "test_html": SafeString(checks.test_part(visit)) if bank.is_test and visit.keeps else "",
        "questions": checks.lesson_questions(visit) if is_lesson_check and visit.keeps else (),
        "asked": () if visit.keeps else checks.asked_only(visit),
        "check_intro": texts["check"]["intro" if visit.lesson.kind in (LESSON, TEST_KIND) else "intro_ungraded"],
        "words": closing.words(visit),
        "sources": closing.sources(visit),
        "serves": closing.serves(visit),
        "diagnosis_url": closing.diagnosis_url(visit),
        "glossary_url": f"/jump_to_id/{GLOSSARY_NAME}" if visit.settings.linked else "",
    }


def contents(visit: Visit) -> list[dict[str, Any]]:
    """Where the text's parts begin; empty for short texts."""
    if len(visit.body.sections) < 3:
        return []
    texts, read = visit.texts["page"], visit.progress.is_read
    found = [
        {"id": name, "anchor": f"{visit.uid}-s-{name}" if title else f"{visit.uid}-top", "title": title or texts["start"],
         "seen": read or name in visit.reading.seen}
        for name, title in visit.body.sections
    ]
    if visit.material.bank.questions:
        found.append({"id": "", "anchor": f"{visit.uid}-check", "title": texts["questions"], "seen": False})
    return found


def go_on(visit: Visit) -> dict[str, str] | None:
    """The part where the learner was, unless it is the first one or all is read."""
    titles = dict(visit.body.sections[1:])
    place = visit.reading.place
    if visit.progress.is_read or not titles.get(place):
        return None
    return {"id": f"{visit.uid}-s-{place}", "title": titles[place]}


def way(visit: Visit) -> dict[str, Any]:
    """How far the learner is, in words and in hundredths."""
    found, texts = visit.progress, visit.texts["page"]
    parts = []
    if found.sections:
        parts.append(texts["is_read"] if found.is_read else texts["progress"] % {"read": found.read, "all": found.sections})
    if found.asked and not visit.material.bank.is_test:
        parts.append(texts["answered"] % {"answered": found.answered, "asked": found.asked})
    units = found.sections + found.asked
    done = (found.sections if found.is_read else found.read) + found.answered
    return {"text": " ".join(parts), "percent": 100 * done // units if units else 0}


def notices(visit: Visit) -> list[str]:
    """Sentences above the text."""
    texts, found = visit.texts["page"], []
    if visit.is_preview:
        found.append(texts["preview"])
    elif not visit.keeps and visit.lesson.kind != GLOSSARY:
        found.append(texts["visitor"])
    if visit.late and visit.material.bank.marked:
        found.append(texts["late"])
    if visit.keeps and (visit.work.unread or visit.work.extra.get("_unreadable") is not None):
        found.append(texts["unread"])
    return found


def script_args(visit: Visit) -> dict[str, Any]:
    """What the script needs: no key, no feedback."""
    drafts = {**visit.work.drafts, **visit.work.notes}
    return {
        "uid": visit.uid,
        "language": visit.language,
        "keeps": visit.keeps,
        "journal": journal_key(visit.block) if visit.keeps else "",
        "graded": not visit.late,
        "rare": visit.block.runtime.local_resource_url(visit.block, RARE),
        "bases": {key: each.rev for key, each in drafts.items()},
        "seen": list(visit.sections) if visit.progress.is_read else [each for each in visit.reading.seen if each in visit.sections],
        "texts": dict(visit.texts["states"]),
    }


def standing_part(visit: Visit) -> dict[str, Any]:
    """What each handler answers about how far the learner is."""
    return {"way": way(visit), "read": visit.progress.is_read}


def unusable(visit: Visit) -> Fragment:
    """A readable page for a text that cannot be used; its problems are for the course team only."""
    _ = translator(visit.language)
    shown = sentences.listed(visit.material.problems, _) if visit.is_preview or compat.is_staff(visit.block) else []
    text = _("The text of this lesson has a mistake and cannot be shown. Tell the course team. What you had answered is kept.")
    context = {"text": text, "title": visit.settings.title, "language": visit.language, "problems": shown}
    return with_assets(render("message.html", context), visit)


def failed() -> Fragment:
    """What is shown when a view fails for a reason that nobody foresaw."""
    _ = translator()
    text = _("This lesson could not be shown. Your answers are kept. Reload the page; if it goes on, tell the course team.")
    return Fragment(render("message.html", {"text": text, "title": "", "language": "", "problems": ()}))
