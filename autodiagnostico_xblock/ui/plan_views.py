"""Context of what lets the plan be seen: quarters, line of time, coverage, and what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.safestring import SafeString

from .. import data
from ..core.agenda import Event, events, quarters, span
from ..core.commitment import SCALE, Activity, Commitment
from ..core.coverage import cover
from ..core.days import as_day
from ..core.follow_up import days_of_notes, follow, states_on
from ..core.instrument import Instrument
from ..core.overdue import is_late, is_overdue, overdue
from ..core.plan import Plan
from ..core.plan_quality import Reading
from ..core.snapshots import History
from ..kit import reference
from ..kit.documents.gantt import Bar, Line, Stretch, gantt
from . import Translate, plan_labels
from .dates import civil, month_names, quarter_name, short
from .present import basis

MOST_POINTS = 8
MOST_EVENTS = 40
A_YEAR = timedelta(days=365)
NEAR = timedelta(days=190)  # an end of administration further away than this would leave the chart half empty


def agenda(plan: Plan, today: date, _: Translate, *, since: date = date.min) -> dict[str, Any]:
    """Quarters with their activities and the dates of the year from `since` on, what is overdue, and what state law sets apart."""
    calendar, count = data.calendar(), sum(len(overdue(each, today)) for each in plan.commitments)
    return {
        "quarters": [
            {
                "name": quarter_name(each.year, each.number, _),
                "activities": [
                    activity(commitment, one, today, _, ends=(commitment, one) in each.ends) for commitment, one in each.activities],
                "events": [event(one, _) for one in each.events],
            }
            for each in quarters(plan, calendar, since=since)
        ],
        "overdue": count,
        "overdue_text": plan_labels.home(_)["overdue_count"] % {"count": count},
        "state_law": [event(Event(each, None), _) for each in calendar if each.kind == "state_law"],
    }


def activity(commitment: Commitment, one: Activity, today: date, _: Translate, *, ends: bool = False) -> dict[str, Any]:
    """One activity with its dates in words; `overdue` is a word, or empty."""
    return {
        "what": one.what, "commitment": commitment.title, "id": commitment.id, "done": one.done, "ends": ends,
        "start": civil(as_day(one.start), _), "end": civil(as_day(one.end), _),
        "short": {key: short(as_day(getattr(one, key)), _) for key in ("start", "end")},
        "overdue": plan_labels.home(_)["overdue"] if is_overdue(commitment, one, today) else "",
    }


def lateness(commitment: Commitment, today: date, _: Translate) -> str:
    """How late a commitment is, in words; empty when it is in time."""
    texts, found = plan_labels.home(_), overdue(commitment, today)
    if is_late(commitment, today):
        return texts["late_since"] % {"day": civil(commitment.end, _)}
    return texts["overdue_count"] % {"count": len(found)} if found else ""


def event(found: Event, _: Translate) -> dict[str, Any]:
    """One date of the year; `month` for those that are a whole month."""
    yearly = found.yearly
    when, brief = ("", "") if found.day is None else (civil(found.day, _), short(found.day, _))
    if yearly.kind == "period" and found.day is not None:
        when = _("%(month)s %(year)s") % {"month": month_names(_)[found.day.month - 1], "year": found.day.year}
        brief = when.replace(" ", "\u00a0")
    return {
        "id": yearly.id, "name": yearly.name, "advice": yearly.advice, "when": when, "short": brief, "basis": basis(yearly.legal_basis, _),
        "day": "" if found.day is None else found.day.isoformat(), "themes": " ".join(yearly.themes),
    }


def year(plan: Plan, today: date, _: Translate) -> list[dict[str, Any]]:
    """Dates of the year inside the plan's period, or in the next twelve months; those of the state without a day."""
    whole = span(plan)
    start = max(today, whole[0]) if whole and whole[1] > today else today
    end = whole[1] if whole and whole[1] > start else start + A_YEAR
    return [event(each, _) for each in events(data.calendar(), plan, start=start, end=end)][:MOST_EVENTS]


def line_of_time(plan: Plan, today: date, _: Translate) -> dict[str, Any]:
    """The SVG and its table; empty without dates."""
    whole = span(plan)
    if whole is None:
        return {"svg": "", "rows": []}
    texts = plan_labels.home(_)
    last = as_day(plan.about.administration_end)
    lines = [Line(texts["today"], today, "today")] + ([Line(texts["administration"], last, "limit")] if last else [])
    bars = [Bar(each.title or texts["untitled"], _stretches(each, today), _warning(each, today, texts)) for each in plan.commitments]
    svg = gantt(bars, start=whole[0], end=max(whole[1], last) if last and last < whole[1] + NEAR else whole[1],
                title=texts["gantt"], months=[each[:3] for each in month_names(_)], lines=lines)
    return {
        "svg": SafeString(svg),
        "rows": [
            {
                "title": each.title or texts["untitled"], "number": number,
                "activities": [activity(each, one, today, _) for one in each.activities],
            }
            for number, each in enumerate(plan.commitments, 1)
        ],
    }


def _warning(commitment: Commitment, today: date, texts: Mapping[str, str]) -> str:
    if is_late(commitment, today):
        return texts["bar_late"]
    return texts["bar_overdue"] if overdue(commitment, today) else ""


def _stretches(commitment: Commitment, today: date) -> tuple[Stretch, ...]:
    dated = [
        (as_day(each.start) or as_day(each.end), as_day(each.end) or as_day(each.start), each) for each in commitment.activities
    ]
    return tuple(
        Stretch(start, end, each.done, is_overdue(commitment, each, today)) for start, end, each in dated if start and end)


def coverage(instrument: Instrument, plan: Plan, readings: Mapping[str, Reading], _: Translate) -> dict[str, Any]:
    """Names of commitments by component, value, target and gender status."""
    found = cover(instrument, plan, readings)
    places = {each.id: number for number, each in enumerate(plan.commitments, 1)}

    def named(ids: Sequence[str]) -> list[int]:
        return [places[each] for each in ids]

    values, gender = plan_labels.values(_), plan_labels.gender(_)
    targets = {each.id: each for each in reference.targets()}
    return {
        "components": [(each.name, named(found.components[each.id])) for each in instrument.components],
        "values": [(values[key], named(ids)) for key, ids in found.values.items()],
        "targets": [
            {"key": key, "goal": key.partition(".")[0], "about": targets[key].about if key in targets else "", "places": named(ids)}
            for key, ids in found.targets.items()
        ],
        "gender": [(gender[key], named(ids)) for key, ids in found.gender.items()],
    }


def followed(instrument: Instrument, plan: Plan, history: History, today: date, _: Translate) -> dict[str, Any]:
    """Levels that moved, and completion over time."""
    titles = {each.id: each.title for each in plan.commitments}
    names = [level.name for level in instrument.levels]
    days = days_of_notes(plan, until=today)[-MOST_POINTS:]
    states = plan_labels.states(_)

    def level(value: int | None) -> str:
        return "–" if value is None else f"{value} · {names[value]}"

    return {
        "moved": [
            {"title": titles[each.commitment], "question": instrument.by_id[each.indicator].question, "before": level(each.before),
             "now": level(each.now), "wanted": level(each.wanted), "reached": each.is_reached, "change": each.change}
            for each in follow(plan, history) if each.indicator in instrument.by_id
        ],
        "states": [states[each] for each in SCALE],
        "over_time": [
            {"day": civil(as_day(day), _), "short": short(as_day(day), _), "counts": [counts[state] for state in SCALE]}
            for day, counts in zip(days, states_on(plan.commitments, days), strict=True)
        ],
    }
