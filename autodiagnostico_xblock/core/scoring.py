"""Score answers: `score(instrument, route, answers) → Result`; `grade(result, policy) → (earned, possible)`.

Method: `docs/metodo.md`. An answer earns level/4; «no sé» earns 0 and stays in the denominator; «no aplica»
with its reason leaves it; what nobody answered is coverage and never enters the score. Scores are `Fraction`
in [0, 1]; levels are 0–4.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from .answers import Answer
from .instrument import TOP_LEVEL, Component, Indicator, Instrument, Theme

POLICIES = ("completa", "con_evidencia", "por_nivel")


@attrs.frozen
class ThemeResult:
    """`score` is None when no applicable indicator was answered."""

    id: str
    score: Fraction | None
    level: int | None


@attrs.frozen
class ComponentResult:
    """`banded` is the level that the score alone would give; `locked_by` the indicators that hold it back."""

    id: str
    score: Fraction | None
    level: int | None
    banded: int | None
    locked_by: tuple[str, ...]
    themes: tuple[ThemeResult, ...]
    answered: int
    asked: int


@attrs.frozen
class Result:
    """A scored attempt. `locked_by` holds ids of the lowest components when they hold the whole back."""

    score: Fraction | None
    level: int | None
    banded: int | None
    locked_by: tuple[str, ...]
    components: tuple[ComponentResult, ...]
    answered: int
    asked: int
    evidence_needed: int
    evidence_given: int

    @property
    def coverage(self) -> Fraction:
        """Answered / asked, in [0, 1]."""
        return Fraction(self.answered, self.asked) if self.asked else Fraction(0)

    @property
    def evidence_coverage(self) -> Fraction:
        """Evidence given / needed; 1 when none is needed and something was answered."""
        if not self.evidence_needed:
            return Fraction(1 if self.answered else 0)
        return Fraction(self.evidence_given, self.evidence_needed)


def level_of(instrument: Instrument, score: Fraction) -> int:
    """The level of the half-open band that holds `score` (0–1)."""
    points = score * 100
    return [band.level for band in instrument.bands if band.minimum <= points][-1]


def score(instrument: Instrument, route: str, answers: Mapping[str, Answer]) -> Result:
    """Score `answers` to the indicators that `route` asks; ids that the instrument lacks are left alone."""
    asked = {indicator.id for indicator in instrument.in_route(route)}
    components = tuple(score_component(instrument, each, asked, answers) for each in instrument.components)
    components = tuple(each for each in components if each.asked)
    overall = _mean([each.score for each in components if each.score is not None])
    banded = None if overall is None else level_of(instrument, overall)
    level, lowest = _held_back(banded, {each.id: each.level for each in components if each.level is not None})
    needing = [each for each in instrument.in_route(route) if needs_evidence(each, answers.get(each.id))]
    return Result(
        score=overall,
        level=level,
        banded=banded,
        locked_by=lowest,
        components=components,
        answered=sum(each.answered for each in components),
        asked=len(asked),
        evidence_needed=len(needing),
        evidence_given=sum(1 for each in needing if answers[each.id].has_evidence),
    )


def needs_evidence(indicator: Indicator, answer: Answer | None) -> bool:
    """Whether the answered level is one that should bring evidence."""
    return answer is not None and answer.level is not None and answer.level >= indicator.evidence_from


def score_component(
    instrument: Instrument, component: Component, asked: set[str], answers: Mapping[str, Answer]
) -> ComponentResult:
    """Score one component over the `asked` ids."""
    themes = tuple(_score_theme(instrument, theme, asked, answers) for theme in component.themes)
    overall = _mean([theme.score for theme in themes if theme.score is not None])
    banded = None if overall is None else level_of(instrument, overall)
    essentials = {
        each.id: answers[each.id].earned_level
        for each in component.indicators()
        if each.can_lock and each.id in asked and each.id in answers and answers[each.id].counts
    }
    level, locked_by = _held_back(banded, essentials)
    ids = [each.id for each in component.indicators() if each.id in asked]
    return ComponentResult(
        id=component.id,
        score=overall,
        level=level,
        banded=banded,
        locked_by=locked_by,
        themes=themes,
        answered=sum(1 for each in ids if each in answers and answers[each].is_complete),
        asked=len(ids),
    )


def _score_theme(
    instrument: Instrument, theme: Theme, asked: set[str], answers: Mapping[str, Answer]
) -> ThemeResult:
    earned = possible = 0
    for indicator in theme.indicators:
        answer = answers.get(indicator.id)
        if indicator.id in asked and answer is not None and answer.counts:
            weight = instrument.weights[indicator.importance]
            earned += weight * answer.earned_level
            possible += weight * TOP_LEVEL
    if not possible:
        return ThemeResult(theme.id, None, None)
    mean = Fraction(earned, possible)
    return ThemeResult(theme.id, mean, level_of(instrument, mean))


def _held_back(banded: int | None, limits: Mapping[str, int]) -> tuple[int | None, tuple[str, ...]]:
    """A level is at most one above the lowest of its `limits`: the level, and who holds it back."""
    if banded is None or not limits:
        return banded, ()
    lowest = min(limits.values())
    if banded <= lowest + 1:
        return banded, ()
    return lowest + 1, tuple(each for each, level in limits.items() if level == lowest)


def _mean(scores: list[Fraction]) -> Fraction | None:
    return sum(scores, Fraction(0)) / len(scores) if scores else None


def grade(result: Result, policy: str) -> tuple[Fraction, int]:
    """(earned, possible) for the course: `completa` by default, whatever else `policy` says."""
    if policy == "por_nivel":
        return result.score or Fraction(0), 1
    if policy == "con_evidencia":
        return result.evidence_coverage, 1
    return result.coverage, 1
