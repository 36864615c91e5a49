"""Documents: the report to print, the questionnaire on paper, one's own data, and rows for the course team."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.safestring import SafeString

from ..core.answers import NOT_APPLICABLE, UNKNOWN
from ..core.instrument import Instrument
from ..core.report import row
from ..core.snapshots import Snapshot
from ..kit.documents.cells import file_name, neutral
from ..kit.handlers import Refused
from ..kit.page import shared_asset
from . import Translate, labels, parts, plan_labels, render, result_labels, translator
from .course_links import from_anywhere
from .dates import day, iso_day
from .present import allowed_routes, present_indicator, start_route
from .visit import Visit


def report(visit: Visit, number: str | None) -> str:
    """A complete HTML document with results, advice, answers and evidence of one snapshot."""
    return render("report.html", {**report_context(visit, chosen(visit, number)), "style": paper_style()})


def chosen(visit: Visit, number: str | None) -> Snapshot:
    """The snapshot with that number, the newest without one. Raises `Refused` when it is not in the history."""
    wanted = int(number) if number and number.isascii() and number.isdigit() and len(number) < 9 else None
    snapshot = visit.history.last if wanted is None else visit.history.find(wanted)
    if snapshot is None or (number and wanted is None):
        raise Refused(404, "no_snapshot")
    return snapshot


def report_context(visit: Visit, snapshot: Snapshot) -> dict[str, Any]:
    """What the report shows of `snapshot`, on paper and in files."""
    _ = translator(visit.language)
    place = parts.place_name(snapshot.municipality)
    names = ("results", "advice", "what_if", "comparison")
    values = parts.results_values(visit, snapshot)
    for card in values["a"]["cards"]:
        card["links"] = from_anywhere(visit, card["links"])
    return {
        **{name: getattr(result_labels, name)(_) for name in names},
        **values,
        "common": labels.common(_),
        "language": visit.language,
        "title": visit.settings.title,
        "place": place,
        "file_name": file_name(visit.settings.title, place, iso_day(snapshot.at, visit.where)),
        "annex": _("Annex: answers and evidence"),
        "method": _("How it is scored: each answer earns its level out of four; «I don't know» earns nothing and becomes a "
                    "task; «does not apply» with its reason does not count. Essential questions weigh three, important "
                    "ones two, complementary ones one."),
        "answers": _answers(visit, snapshot, _),
    }


def _answers(visit: Visit, snapshot: Any, _: Translate) -> list[dict[str, Any]]:
    texts = labels.common(_)
    special = {UNKNOWN: texts["unknown"], NOT_APPLICABLE: texts["not_applicable"]}
    instrument = parts._instrument_of(visit, snapshot)
    found = []
    for identifier, answer in (snapshot.answers or {}).items():
        indicator = instrument.by_id.get(identifier)
        if indicator is None:
            continue
        level = "" if answer.level is None else f"{answer.level} · {instrument.levels[answer.level].name}"
        found.append({
            "id": identifier,
            "question": indicator.question,
            "said": level or special.get(answer.status, ""),
            "meaning": "" if answer.level is None else indicator.levels[answer.level],
            "url": answer.url,
            "note": " · ".join(each for each in (answer.note, answer.reason) if each),
        })
    return found


def paper_style() -> SafeString:
    """Our own style sheet, as it is: escaped, its quoted names would be lost."""
    return SafeString(shared_asset("gam.css") + shared_asset("print.css"))


def sheet(visit: Visit, route: str | None) -> str:
    """The questionnaire to answer on paper, with the same ids and levels."""
    _ = translator(visit.language)
    instrument = visit.questionnaire.instrument
    if instrument is None:
        raise Refused(409, "unusable_questionnaire")
    routes = allowed_routes(instrument, visit.settings)
    asked = route or start_route(instrument, visit.settings, visit.draft)
    chosen = next((each for each in routes if each.id == asked), routes[-1])
    context = {
        "language": visit.language,
        "style": paper_style(),
        "title": visit.settings.title,
        "file_name": file_name(visit.settings.title, chosen.name, instrument.version),
        "route": chosen.name,
        "routes": [{"name": each.name, "url": visit.url("sheet", f"route={each.id}")} for each in routes if each != chosen],
        "start": labels.start(_),
        "common": labels.common(_),
        "answer": labels.answer(_),
        "components": _asked(instrument, chosen.classes, _),
        "place": _("Municipality:"),
        "date": _("Date:"),
        "people": _("Who answered (area or post):"),
        "other": _("Other versions:"),
        "made": _("Questionnaire %(id)s %(version)s") % {"id": instrument.id, "version": instrument.version},
        "today": day(visit.now.isoformat(), visit.where, _),
    }
    return render("sheet.html", context)


def _asked(instrument: Instrument, classes: tuple[str, ...], _: Translate) -> list[dict[str, Any]]:
    return [
        {
            "name": component.name,
            "themes": [
                {"name": theme.name, "indicators": [
                    present_indicator(instrument, each, _) for each in theme.indicators if each.importance in classes]}
                for theme in component.themes
            ],
        }
        for component in instrument.components
    ]


def my_data(stored: Mapping[str, Any]) -> bytes:
    """Everything that the block keeps about one learner, as it is stored, also what could not be read."""
    return json.dumps(stored, ensure_ascii=False, indent=1).encode("utf-8")


def report_rows(
    instrument: Instrument | None, states: Iterator[Any], limit: int | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """`(username, columns)`, one per learner, in a fixed order with readable names; the raw state is blanked."""
    _ = translator()
    if instrument is None:
        return
    names = _columns(instrument, _)
    seen: set[str] = set()
    for each in states:
        if limit is not None and len(seen) >= limit:
            return
        if each.username in seen or not isinstance(each.state, dict):
            continue
        seen.add(each.username)
        values = row(instrument, each.state)
        values["municipality"] = parts.place_name(values["municipality"]) or values["municipality"]
        yield each.username, {**{names[key]: neutral(value) for key, value in values.items()}, "state": ""}


def _columns(instrument: Instrument, _: Translate) -> dict[str, str]:
    names = {
        "route": _("Route"), "role": _("Answers from"), "municipality": _("Municipality"), "started": _("Started"),
        "draft_answers": _("Answers in draft"), "submissions": _("Submissions"), "submitted": _("Last submitted"),
        "answered": _("Answered"), "asked": _("Asked"), "overall_score": _("Overall score (0-100)"),
        "overall_level": _("Overall level (0-4)"),
    }
    for component in instrument.components:
        names[f"score:{component.id}"] = _("%(name)s: score") % {"name": component.short}
        names[f"level:{component.id}"] = _("%(name)s: level") % {"name": component.short}
    names |= {
        "plan_commitments": _("Plan: commitments"), "plan_versions": _("Plan: versions submitted"),
        **{f"plan_{key}": f"{_('Plan')}: {name}" for key, name in plan_labels.states(_).items()},
        "plan_submitted": _("Plan: last submitted"), "plan_complete": _("Plan: complete commitments in the last version"),
    }
    return names | {f"answer:{each.id}": f"{each.id} {each.question}" for each in instrument.by_id.values()}
