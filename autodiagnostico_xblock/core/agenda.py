"""When things happen: activities by quarter, the year's calendar as suggestions, and how far the plan is.

The calendar is data (`data/calendar.json`): dates that federal laws read fix, and reminders of those that each state
sets, which carry no date of ours.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import attrs

from .commitment import Activity, Commitment
from .days import add_months, as_day, last_working_day, quarter
from .instrument import LegalBasis
from .instrument_reader import legal_basis
from .plan import Plan
from .problems import Problem
from .reading import Reader

KINDS = ("deadline", "period", "after_administration", "state_law")


@attrs.frozen
class Yearly:
    """Something that comes every year. `days` are (month, day) pairs; a day 0 is the last working day of its month.

    `period`: the whole month; `after_administration`: `after` days after its end; `state_law`: its date is not ours to say.
    """

    id: str
    kind: str
    name: str
    advice: str
    days: tuple[tuple[int, int], ...]
    after: int
    themes: tuple[str, ...]
    legal_basis: tuple[LegalBasis, ...]


@attrs.frozen
class Event:
    """A date of the calendar inside a plan's period; `day` is None for what state law fixes."""

    yearly: Yearly
    day: date | None


@attrs.frozen
class Quarter:
    """`activities` that are under way in a quarter, with their commitments; `ends` are those that finish in it."""

    year: int
    number: int
    activities: tuple[tuple[Commitment, Activity], ...]
    ends: tuple[tuple[Commitment, Activity], ...]
    events: tuple[Event, ...]


def parse_calendar(raw: Any) -> tuple[tuple[Yearly, ...], tuple[Problem, ...]]:
    """Read the list of yearly events; with problems nothing of it should be used."""
    problems: list[Problem] = []
    found = tuple(_yearly(each) for each in Reader({"calendar": raw}, "", problems).readers("calendar", least=1, most=60))
    return found, tuple(problems)


def _yearly(reader: Reader) -> Yearly:
    days = reader.items("days", most=12)
    usable = tuple((each[0], each[1]) for each in days if _is_day(each))
    kind = reader.choice("kind", KINDS)
    if len(usable) < len(days) or (kind in ("deadline", "period") and not usable):
        reader.refuse("days", "not_a_day")
    return Yearly(
        id=reader.identifier(),
        kind=kind,
        name=reader.text("name", most=160),
        advice=reader.text("advice", most=400),
        days=usable,
        after=reader.number("after", least=1, most=366) if kind == "after_administration" else 0,
        themes=reader.texts("themes", most=12),
        legal_basis=legal_basis(reader),
    )

COMMON_YEAR = 2027


def _is_day(raw: Any) -> bool:
    """`[month, day]` of a common year, or `[month, 0]`."""
    if not isinstance(raw, list) or len(raw) != 2 or not all(type(each) is int for each in raw):
        return False
    return 1 <= raw[0] <= 12 and (raw[1] == 0 or as_day(f"{COMMON_YEAR}-{raw[0]:02}-{raw[1]:02}") is not None)


def events(calendar: Collection[Yearly], plan: Plan, *, start: date, end: date) -> tuple[Event, ...]:
    """What the calendar has in [start, end], by day; what depends on state law comes last, without a day.

    A whole month that began before `start` and goes on counts from `start`.
    """
    dated: list[Event] = []
    for each in calendar:
        for day in _days(each, plan, start, end):
            last = add_months(day.replace(day=1), 1) - timedelta(days=1) if each.kind == "period" else day
            if day <= end and start <= min(last, end):
                dated.append(Event(each, max(day, start)))
    dated.sort(key=lambda each: (each.day or end, each.yearly.id))
    return (*dated, *(Event(each, None) for each in calendar if each.kind == "state_law"))


def _days(yearly: Yearly, plan: Plan, start: date, end: date) -> list[date]:
    if yearly.kind == "after_administration":
        last = as_day(plan.about.administration_end)
        return [last + timedelta(days=yearly.after)] if last else []
    return [
        last_working_day(year, month) if day == 0 else date(year, month, day)
        for year in range(start.year, end.year + 1) for month, day in yearly.days
    ]


def span(plan: Plan) -> tuple[date, date] | None:
    """First and last day of what is dated in the plan: its period and its activities; None without dates."""
    days = [day for each in plan.commitments for day in (each.start, each.end) if day]
    days += [day for text in (plan.about.start, plan.about.end) if (day := as_day(text))]
    return (min(days), max(days)) if days else None


def quarters(plan: Plan, calendar: Collection[Yearly] = (), *, since: date = date.min, most: int = 24) -> tuple[Quarter, ...]:
    """The plan by quarter, at most `most` of them from the first one; dates of the year inside the plan and not before `since`."""
    whole = span(plan)
    if whole is None:
        return ()
    year, number = quarter(whole[0])
    found: list[Quarter] = []
    while (year, number) <= quarter(whole[1]) and len(found) < most:
        found.append(_quarter(plan, calendar, year, number, (max(whole[0], since), whole[1])))
        year, number = (year, number + 1) if number < 4 else (year + 1, 1)
    return tuple(found)


def _quarter(plan: Plan, calendar: Collection[Yearly], year: int, number: int, inside: tuple[date, date]) -> Quarter:
    first = date(year, number * 3 - 2, 1)
    last = (date(year + 1, 1, 1) if number == 4 else date(year, number * 3 + 1, 1)) - timedelta(days=1)
    under_way, ends = [], []
    for commitment in plan.commitments:
        for activity in commitment.activities:
            start, end = as_day(activity.start) or as_day(activity.end), as_day(activity.end) or as_day(activity.start)
            if start is None or end is None or end < first or start > last:
                continue
            under_way.append((commitment, activity))
            if end <= last:
                ends.append((commitment, activity))
    listed = events(calendar, plan, start=max(first, inside[0]), end=min(last, inside[1]))
    dated = tuple(each for each in listed if each.day)
    return Quarter(year, number, tuple(under_way), tuple(ends), dated)
