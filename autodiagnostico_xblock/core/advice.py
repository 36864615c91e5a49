"""Advice: which recommendations come first, and why.

A recommendation applies at some levels of one indicator. Order: the priorities that the person picked, unmet
obligations before improvements, then gap × weight ÷ effort. Method: `docs/metodo.md`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

import attrs

from ..kit.pure.numbers import is_whole
from .answers import Answer
from .instrument import LEVELS, TOP_LEVEL, Gender, Indicator, Instrument, LegalBasis, Target
from .instrument_reader import gender, legal_basis, targets
from .problems import Problem
from .reading import Reader, refuse_repeated

ACTIONS = ("political", "regulatory", "administrative", "technical", "participatory")
COSTS = ("none", "low", "medium", "high")
HORIZONS = (3, 12, 36)
DUTY_MET = 3
COST_EFFORT = {"none": 1, "low": 2, "medium": 3, "high": 5}
HORIZON_EFFORT = {3: 1, 12: 2, 36: 3}


@attrs.frozen
class Recommendation:
    """What to do at `from_levels` of `indicator` to reach `to_level`. `horizon` in months."""

    id: str
    indicator: str
    from_levels: tuple[int, ...]
    to_level: int
    title: str
    why: str
    steps: tuple[str, ...]
    area: str
    action: str
    horizon: int
    cost: str
    requirements: str
    legal_basis: tuple[LegalBasis, ...]
    sdg: tuple[Target, ...]
    gender: Gender
    success_indicator: str
    draft_commitment: str
    sources: tuple[str, ...]

    @property
    def effort(self) -> int:
        """Cost class times horizon class: 1 (free, a quarter) to 15 (dear, three years)."""
        return COST_EFFORT[self.cost] * HORIZON_EFFORT[self.horizon]


@attrs.frozen
class Advice:
    """A recommendation for this person: the level now, the one wanted, and what ranked it."""

    recommendation: Recommendation
    level: int
    wanted: int
    unmet_obligation: bool
    picked: bool
    value: Fraction


def parse_advice(raw: Any, instrument: Instrument) -> tuple[tuple[Recommendation, ...], tuple[Problem, ...]]:
    """Read the list of recommendations for `instrument`; with problems nothing of it should be used."""
    problems: list[Problem] = []
    reader = Reader({"recommendations": raw}, "", problems)
    found = tuple(_recommendation(each, instrument) for each in reader.readers("recommendations", most=800))
    refuse_repeated([(f"recommendations.{n}.id", each.id) for n, each in enumerate(found)], problems)
    return found, tuple(problems)


def _recommendation(reader: Reader, instrument: Instrument) -> Recommendation:
    indicator = reader.identifier("indicator")
    if indicator and indicator not in instrument.by_id:
        reader.refuse("indicator", "unknown_indicator")
    horizon = reader.raw.get("horizon")
    if not is_whole(horizon) or horizon not in HORIZONS:
        reader.refuse("horizon", "not_an_option", options=", ".join(map(str, HORIZONS)))
        horizon = HORIZONS[0]
    return Recommendation(
        id=reader.identifier(),
        indicator=indicator,
        from_levels=_from_levels(reader),
        to_level=reader.number("to_level", least=1, most=TOP_LEVEL),
        title=reader.text("title", most=160),
        why=reader.text("why"),
        steps=reader.texts("steps", least=1, most=8),
        area=reader.text("area", most=200),
        action=reader.choice("action", ACTIONS),
        horizon=horizon,
        cost=reader.choice("cost", COSTS),
        requirements=reader.text("requirements"),
        legal_basis=legal_basis(reader),
        sdg=targets(reader, "contribution"),
        gender=gender(reader, "care"),
        success_indicator=reader.text("success_indicator"),
        draft_commitment=reader.text("draft_commitment"),
        sources=reader.texts("sources", least=1, most=20),
    )


def _from_levels(reader: Reader) -> tuple[int, ...]:
    levels = reader.items("from_levels", least=1, most=TOP_LEVEL)
    usable = tuple(each for each in levels if is_whole(each) and each in LEVELS[:-1])
    if len(usable) < len(levels):
        reader.refuse("from_levels", "not_a_level")
    return usable


def wanted_level(indicator: Indicator, answer: Answer) -> int:
    """The level to reach: the desired one when it is higher, else the duty's (3) or one more, at most 4."""
    level = answer.earned_level
    if answer.desired is not None and answer.desired > level:
        return answer.desired
    return min(TOP_LEVEL, max(level + 1, DUTY_MET if indicator.is_obligation else 0))


def is_unmet(indicator: Indicator, answer: Answer) -> bool:
    """A legal duty answered below the level at which it is met."""
    return indicator.is_obligation and answer.level is not None and answer.level < DUTY_MET


def advise(
    instrument: Instrument,
    rules: Collection[Recommendation],
    answers: Mapping[str, Answer],
    *,
    priorities: Collection[str] = (),
) -> tuple[Advice, ...]:
    """Recommendations that apply to `answers`, best first; `priorities` are component ids."""
    found = []
    for rule in rules:
        answer = answers.get(rule.indicator)
        if answer is None or answer.level is None or answer.level not in rule.from_levels:
            continue
        indicator = instrument.by_id[rule.indicator]
        wanted = wanted_level(indicator, answer)
        weight = instrument.weights[indicator.importance]
        found.append(
            Advice(
                recommendation=rule,
                level=answer.level,
                wanted=wanted,
                unmet_obligation=is_unmet(indicator, answer),
                picked=instrument.component_of[rule.indicator] in priorities,
                value=Fraction((wanted - answer.level) * weight, rule.effort),
            )
        )
    return tuple(sorted(found, key=_rank))


def _rank(each: Advice) -> tuple[bool, bool, Fraction, str]:
    return (not each.picked, not each.unmet_obligation, -each.value, each.recommendation.id)
