"""The learner's pages: whole views, and the parts that the script fetches on demand."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment

from ..core.instrument import Instrument
from ..core.journey import Saved
from ..kit import compat, reference
from ..kit.handlers import Refused
from ..kit.page import page_fragment
from . import labels, parts, render, translator
from .present import Settings, allowed_routes, learner_page, page_args
from .visit import Visit

SCRIPTS = ("public/js/status.js", "public/js/diagnosis.js")
PARTS_SCRIPTS = ("public/js/results.js",)
STYLE = "public/css/diagnosis.css"


def learner(visit: Visit) -> Fragment:
    """`student_view`."""
    instrument = visit.questionnaire.instrument
    if instrument is None:
        return message(visit, "unusable")
    html = learner_page(
        instrument, visit.settings, visit.draft, uid=visit.uid, language=visit.language,
        submitted=bool(visit.history.items), planned=not visit.plan.is_empty, notices=_notices(visit, instrument),
        urls={"sheet_url": visit.url("sheet"), "data_url": visit.url("my_data")},
    )
    fragment = page_fragment(html, visit.block, styles=(STYLE,), scripts=SCRIPTS)
    args = page_args(
        instrument, visit.settings, visit.draft, uid=visit.uid, journal=visit.journal, language=visit.language)
    args["parts"] = [visit.block.runtime.local_resource_url(visit.block, each) for each in PARTS_SCRIPTS]
    fragment.initialize_js("GamDiagnosis", args)
    return fragment


def _notices(visit: Visit, instrument: Instrument) -> tuple[str, ...]:
    _ = translator(visit.language)
    draft, notices = visit.draft, []
    if compat.is_studio(visit.block):
        notices.append(labels.saving(_)["preview"])
    if draft.instrument and not instrument.is_comparable(draft.instrument, draft.version):
        notices.append(_("The questionnaire changed since you began. Your answers are kept; those to questions that "
                         "still exist are shown."))
    if draft.unread or draft.extra.get("_unreadable") is not None or visit.history.unread or visit.plan.unread or visit.plan.extra:
        notices.append(_("Part of what was stored could not be read. Nothing was deleted: it is in the download of your data."))
    if visit.late:
        notices.append(_("The closing date has passed: you can go on, but new diagnoses do not change your grade."))
    return tuple(notices)


def message(visit: Visit, kind: str) -> Fragment:
    """A readable page for when there is nothing to answer."""
    _ = translator(visit.language)
    text = {
        "unusable": _("The questionnaire of this activity has a mistake and cannot be shown. Tell the course team. "
                      "What you had answered is kept."),
    }[kind]
    html = render("message.html", {"text": text, "title": visit.settings.title, "language": visit.language})
    return page_fragment(html, visit.block, styles=(STYLE,))


def failed() -> Fragment:
    """What is shown when a view fails for a reason that nobody foresaw."""
    _ = translator()
    text = _("This activity could not be shown. Your answers are kept. Reload the page; if it goes on, tell the course team.")
    return Fragment(render("message.html", {"text": text, "title": "", "language": ""}))


def visitor(visit: Visit) -> Fragment:
    """`public_view`: what it is, and the questions to read, without any control that would lose an answer."""
    instrument = visit.questionnaire.instrument
    if instrument is None:
        return message(visit, "unusable")
    _ = translator(visit.language)
    routes = allowed_routes(instrument, visit.settings)
    context = {
        "language": visit.language,
        "title": visit.settings.title,
        "start": labels.start(_),
        "common": labels.common(_),
        "invite": _("To answer and keep your results, sign in and enrol in the course."),
        "read": _("Read the questions"),
        "components": parts.outline(instrument, routes),
        "sheet_url": "" if visit.block.instrument_text else visit.url("sheet"),
    }
    return page_fragment(render("public.html", context), visit.block, styles=(STYLE,))


def part(visit: Visit, data: dict[str, Any]) -> str:
    """HTML of the part that `data` asks for. Raises `Refused` for a part or snapshot that does not exist."""
    makers = {"review": parts.review, "results": parts.results, "what_if": parts.what_if, "comparison": parts.comparison}
    name = data.get("part")
    if not isinstance(name, str) or name not in makers:
        raise Refused(404, "not_an_object")
    return makers[name](visit, data)


def municipalities(state: Any) -> list[list[str]]:
    """Claves and names of a state's municipalities; empty for what is not a state."""
    if not isinstance(state, str) or state not in {each.clave for each in reference.states()}:
        return []
    return [[each.clave, each.name] for each in reference.municipalities(state)]


def event(saved: Saved) -> dict[str, Any]:
    """Payload of the `submitted` event: ids and numbers only."""
    snapshot = saved.snapshot
    if snapshot is None:
        return {}
    result = snapshot.result
    return {
        "number": snapshot.number, "instrument": snapshot.instrument, "version": snapshot.version, "route": snapshot.route,
        "graded": snapshot.graded, "earned": float(snapshot.earned), "answered": result.answered, "asked": result.asked,
        "score": None if result.score is None else float(result.score), "level": result.level,
    }


def public_facts(instrument: Instrument | None, settings: Settings) -> dict[str, Any]:
    """`student_view_data`: anybody with access to the course may read it."""
    if instrument is None:
        return {"title": settings.title}
    return {
        "title": settings.title, "instrument": instrument.id, "version": instrument.version,
        "routes": [
            {"id": each.id, "name": each.name, "minutes": each.minutes, "questions": len(instrument.in_route(each.id))}
            for each in allowed_routes(instrument, settings)
        ],
    }


def search_text(instrument: Instrument | None, settings: Settings) -> dict[str, str]:
    """What the course's search indexes: title, themes and questions."""
    if instrument is None:
        return {"display_name": settings.title}
    themes = [theme.name for component in instrument.components for theme in component.themes]
    asked = [each.question for each in instrument.by_id.values()]
    return {"display_name": settings.title, "diagnosis": " ".join([*themes, *asked])}
