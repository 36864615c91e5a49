"""Where in a commitment a check is mended: the field and, in a list, the first row that does not meet it.

The form goes to that row, so that a person with six activities does not have to look for the one without a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import attrs

from .commitment import Activity, Aim, Commitment, Measure
from .days import as_day

GAP = re.compile(r"\[[^\[\]\n]{1,60}\]")
WRITTEN = ("title", "problem", "people", "action", "opens", "area", "post")
# field of the form where each check is mended, when it is not the one of its own name
FIELDS = {
    "no_gaps": "action", "evidence": "notes", "resources": "budget", "aim": "aims", "main_target": "aims", "gender_answered": "gender",
    "gender_claim": "gender", "dated": "activities", "inside_period": "activities", "inside_administration": "activities",
}


@attrs.frozen
class EachRow:
    """`rows` of a commitment, and whether one of them meets the check for its `least`."""

    rows: Callable[[Commitment], tuple[Any, ...]]
    is_met: Callable[[Any, int], bool]

    def first_unmet(self, commitment: Commitment, least: int) -> int | None:
        """Position from 0 of the first row that does not meet it."""
        return next((place for place, row in enumerate(self.rows(commitment)) if not self.is_met(row, least)), None)

    def __call__(self, commitment: Commitment, least: int) -> bool:
        return self.first_unmet(commitment, least) is None


def _is_named(measure: Measure, least: int) -> bool:
    return len(measure.indicator) >= least


def _has_baseline(measure: Measure, least: int) -> bool:
    return len(measure.baseline) >= least


def _has_goal(measure: Measure, least: int) -> bool:
    return len(measure.goal) >= least and measure.goal.casefold() != measure.baseline.casefold()


def _is_whole(aim: Aim, least: int) -> bool:
    return bool(aim.target) and len(aim.practice) >= least and len(aim.change) >= least


def _is_dated(activity: Activity, least: int) -> bool:
    return bool(as_day(activity.start) and as_day(activity.end))


EACH_ROW: Mapping[str, EachRow] = {
    "indicator": EachRow(lambda each: each.measured, _is_named),
    "baseline": EachRow(lambda each: each.measured, _has_baseline),
    "goal": EachRow(lambda each: each.measured, _has_goal),
    "aim": EachRow(lambda each: each.aims, _is_whole),
    "dated": EachRow(lambda each: each.activities, _is_dated),
}


def written(commitment: Commitment) -> Iterator[tuple[str, int, str]]:
    """Field, row and text of everything where a draft from advice may leave a gap between brackets."""
    for name in WRITTEN:
        yield name, 0, getattr(commitment, name)
    for row, activity in enumerate(commitment.activities):
        yield "activities", row, activity.what
    for row, measure in enumerate(commitment.measured):
        for name in ("indicator", "baseline", "goal"):
            yield name, row, getattr(measure, name)


def place_of(check: str, commitment: Commitment, least: int, basics: Collection[str]) -> tuple[str, str]:
    """Field and row (a position from 0, or a criterion among `basics`) where `check` is mended."""
    field = FIELDS.get(check, check)
    if check == "no_gaps":
        found = next(((name, str(row)) for name, row, text in written(commitment) if GAP.search(text)), None)
        return found or (field, "0")
    if field == "gender":
        marks = commitment.gender
        return field, next((each for each in basics if each not in marks or not marks[each].mark), "")
    rule = EACH_ROW.get(check)
    return field, str((rule.first_unmet(commitment, least) or 0) if rule else 0)
