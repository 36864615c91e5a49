"""Parts of the learner's page that are fetched on demand: review, results, «what if», comparison."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import data as packaged
from ..core.answers import NOT_APPLICABLE, Answer
from ..core.attempt import Draft
from ..core.instrument import LEVELS, Instrument
from ..core.scoring import needs_evidence, score
from ..core.snapshots import Snapshot
from ..kit import reference
from ..kit.handlers import Refused
from ..kit.pure.numbers import is_whole
from . import Translate, labels, render, result_labels, translator
from .comparing import comparison_context
from .counsel import advice_context, what_if_context
from .course_links import course_links
from .dates import day, hour, is_old
from .offers import offered
from .results import Shown
from .results import results as results_context
from .visit import Visit

MOST_SUPPOSED = 60
MOST_UNFOLDED = 3


def outline(instrument: Instrument, routes: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Components with the questions of `routes`, to read."""
    classes = {name for route in routes for name in route.classes}
    return [
        {
            "name": component.name,
            "themes": [
                {"name": theme.name, "questions": [each.question for each in theme.indicators if each.importance in classes]}
                for theme in component.themes
            ],
        }
        for component in instrument.components
    ]


def review(visit: Visit, data: dict[str, Any]) -> str:
    """What is missing before submitting."""
    del data
    instrument, _ = _instrument(visit).offering(visit.settings.routes), translator(visit.language)
    texts = result_labels.review(_)
    draft = visit.draft
    result = score(instrument, draft.route, draft.answers)
    context = {
        "review": texts,
        "progress": texts["progress"] % {"done": result.answered, "all": result.asked},
        "missing": result.asked - result.answered,
        "policy": texts.get(f"grade_{visit.policy}", texts["grade_completa"]),
        "late": visit.late,
        "lists": _review_lists(visit, instrument, draft, texts),
    }
    return render("review.html", context)


def _review_lists(visit: Visit, instrument: Instrument, draft: Draft, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    found: dict[str, list[Any]] = {key: [] for key in ("missing", "no_reason", "unbacked", "old")}
    for indicator in instrument.in_route(draft.route):
        answer = draft.answers.get(indicator.id, Answer())
        if answer.status == NOT_APPLICABLE and not answer.reason:
            found["no_reason"].append(indicator)
        elif not answer.is_complete:
            found["missing"].append(indicator)
        elif needs_evidence(indicator, answer) and not answer.has_evidence:
            found["unbacked"].append(indicator)
        elif answer.has_evidence and is_old(answer.seen, visit.now):
            found["old"].append(indicator)
    return [
        {"title": texts[key], "note": texts.get(f"{key}_note", ""), "confirm": key == "old", "items": items}
        for key, items in found.items()
    ]


def results(visit: Visit, data: dict[str, Any]) -> str:
    """A snapshot's results and advice; the newest by default."""
    _ = translator(visit.language)
    snapshot = _snapshot(visit, data.get("number"))
    context = {**_texts(_), **results_values(visit, snapshot), "unfolded": MOST_UNFOLDED}
    rest = len(context["r"]["unmet"]) - MOST_UNFOLDED
    context["unmet_rest"] = result_labels.results(_)["unmet_rest"] % {"count": rest} if rest > 0 else ""
    return render("results.html", context)


def results_values(visit: Visit, snapshot: Snapshot) -> dict[str, Any]:
    """Context of the results of `snapshot`, also for the report."""
    _ = translator(visit.language)
    texts = result_labels.results(_)
    instrument = _instrument_of(visit, snapshot)
    before = _before(visit, snapshot)
    shown = Shown(instrument, snapshot, before)
    comparable = instrument.is_comparable(snapshot.instrument, snapshot.version)
    notes = ["" if comparable else texts["other_instrument"], texts["only_results"] if snapshot.answers is None else ""]
    answers = shown.answers
    return {
        "heading": heading(visit, snapshot, _),
        "number": snapshot.number,
        "compare_from": before.number if before else snapshot.number,
        "note": " ".join(note for note in notes if note),
        "r": results_context(shown, _),
        "a": advice_context(instrument, visit.questionnaire.rules, answers, visit.draft.priorities, _,
                             course=course_links(visit),
                             planned=[each.recommendation for each in visit.plan.commitments]),
        "w": what_if_context(instrument, visit.questionnaire.rules, snapshot.route, answers, {}, _),
        "history": [
            {"number": each.number, "graded": each.graded, "score": each.result.score, "name": _named(visit, each, _)}
            for each in reversed(visit.history.items)
        ],
        "report_url": visit.url("report", f"number={snapshot.number}"),
        "data_url": visit.url("my_data"),
        "offers": offered(visit, "diagnosis", snapshot.number),
    }


def heading(visit: Visit, snapshot: Snapshot, _: Translate) -> str:
    """«Ruta breve · 22 de noviembre de 2026, 10:42 · San Miguel, Jalisco · cuestionario municipal-1, versión 1.0.0»."""
    instrument = _instrument_of(visit, snapshot)
    moment = f"{day(snapshot.at, visit.where, _)}, {hour(snapshot.at, visit.where)}"
    place = place_name(snapshot.municipality)
    route = instrument.route(snapshot.route).name
    asked = _("questionnaire %(id)s, version %(version)s") % {"id": snapshot.instrument, "version": snapshot.version}
    return " · ".join(each for each in (route, moment, place, asked) if each)


def place_name(clave: str) -> str:
    """«Municipio, Estado», or an empty text."""
    found = reference.municipality(clave) if clave else None
    if found is None:
        return ""
    state = next((each.name for each in reference.states() if each.clave == clave[:2]), "")
    return f"{found.name}, {state}"


def what_if(visit: Visit, data: dict[str, Any]) -> str:
    """Results of supposing `levels` over a snapshot."""
    _ = translator(visit.language)
    snapshot = _snapshot(visit, data.get("number"))
    instrument = _instrument_of(visit, snapshot)
    levels = _levels(instrument, data.get("levels"))
    values = what_if_context(instrument, visit.questionnaire.rules, snapshot.route, snapshot.answers or {}, levels, _)
    return render("what_if.html", {**_texts(_), "w": values})


def _levels(instrument: Instrument, raw: Any) -> dict[str, int]:
    usable = isinstance(raw, dict) and len(raw) <= MOST_SUPPOSED
    if not usable or not all(key in instrument.by_id and is_whole(level) and level in LEVELS for key, level in raw.items()):
        raise Refused(400, "not_a_level")
    return dict(raw)


def comparison(visit: Visit, data: dict[str, Any]) -> str:
    """Two snapshots of the history."""
    _ = translator(visit.language)
    before, after = (_snapshot(visit, data.get(key)) for key in ("before", "after"))
    names = [_named(visit, each, _) for each in (before, after)]
    values = comparison_context(_instrument(visit), before, after, _, names=names)
    return render("comparison.html", {**_texts(_), "language": visit.language, "c": values})


def _texts(_: Translate) -> dict[str, Any]:
    names = ("results", "advice", "what_if", "comparison")
    return {"common": labels.common(_), **{name: getattr(result_labels, name)(_) for name in names}}


def _instrument(visit: Visit) -> Instrument:
    if visit.questionnaire.instrument is None:
        raise Refused(409, "unusable_questionnaire")
    return visit.questionnaire.instrument


def _instrument_of(visit: Visit, snapshot: Snapshot) -> Instrument:
    """The instrument that the snapshot answered: the one in use, or a packaged one with that name."""
    current = _instrument(visit)
    if current.is_comparable(snapshot.instrument, snapshot.version) or snapshot.instrument not in packaged.INSTRUMENTS:
        return current
    return packaged.instrument(snapshot.instrument)


def _snapshot(visit: Visit, number: Any) -> Snapshot:
    found = visit.history.last if number is None else visit.history.find(number)
    if found is None:
        raise Refused(404, "no_snapshot")
    return found


def _before(visit: Visit, snapshot: Snapshot) -> Snapshot | None:
    earlier = [
        each for each in visit.history.items
        if each.number < snapshot.number and each.version.split(".")[0] == snapshot.version.split(".")[0]
        and each.instrument == snapshot.instrument
    ]
    return earlier[-1] if earlier else None


def _named(visit: Visit, snapshot: Snapshot, _: Translate) -> str:
    values = {"number": snapshot.number, "day": day(snapshot.at, visit.where, _)}
    return result_labels.results(_)["numbered"] % values
