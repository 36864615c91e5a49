"""Two readings over the same answers: the Agenda 2030 by target, and gender by criterion.

A lens asks nothing more and changes no score: it groups indicators that touch a target or a criterion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

import attrs

from .answers import Answer
from .instrument import TOP_LEVEL, Indicator, Instrument


@attrs.frozen
class Reading:
    """`key` is a target (`16.10`) or a criterion (`G17`); `score` in [0, 1], None when nothing was answered."""

    key: str
    score: Fraction | None
    answered: int
    indicators: tuple[str, ...]


def agenda_2030(instrument: Instrument, route: str, answers: Mapping[str, Answer]) -> tuple[Reading, ...]:
    """One reading per target, in numeric order."""
    return _read(instrument.in_route(route), answers, lambda item: (each.target for each in item.sdg))


def gender(instrument: Instrument, route: str, answers: Mapping[str, Answer]) -> tuple[Reading, ...]:
    """One reading per gender criterion, in numeric order."""
    return _read(instrument.in_route(route), answers, lambda item: item.gender.criteria)


def _read(
    asked: Iterable[Indicator], answers: Mapping[str, Answer], keys_of: Callable[[Indicator], Iterable[str]]
) -> tuple[Reading, ...]:
    groups: dict[str, list[str]] = {}
    for indicator in asked:
        for key in keys_of(indicator):
            groups.setdefault(key, []).append(indicator.id)
    return tuple(_reading(key, groups[key], answers) for key in sorted(groups, key=_numeric))


def _reading(key: str, ids: list[str], answers: Mapping[str, Answer]) -> Reading:
    levels = [answers[each].earned_level for each in ids if each in answers and answers[each].counts]
    mean = Fraction(sum(levels), TOP_LEVEL * len(levels)) if levels else None
    return Reading(key, mean, len(levels), tuple(ids))


def _numeric(key: str) -> tuple[tuple[int, int, str], ...]:
    parts = key.removeprefix("G").split(".")
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
