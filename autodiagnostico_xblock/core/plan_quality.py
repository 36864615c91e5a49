"""The quality reading of one commitment: five questions, each with its checks. It advises and never blocks.

A check is met, not met, or does not come into it (`met` is None). A reading is complete when every needed check is
met or does not come into it. Method: `docs/metodo.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from fractions import Fraction

import attrs

from .commitment import SCALE, About, Commitment
from .days import as_day
from .gender_check import GenderReading, Threshold, read_gender
from .plan_rows import EACH_ROW, GAP, written
from .plan_rules import CheckRule, PlanRules

EQUALITY_GOAL = "5."


@attrs.frozen
class Ground:
    """What a reading leans on besides the plan: the rules, the threshold, duties that are unmet today, and the day."""

    rules: PlanRules
    threshold: Threshold
    today: date
    duties: Collection[str] = ()
    support_only: Collection[str] = ()


@attrs.frozen
class Check:
    """One check of a commitment."""

    rule: CheckRule
    met: bool | None

    @property
    def is_missing(self) -> bool:
        """A needed check that is not met."""
        return self.rule.needed and self.met is False


@attrs.frozen
class Reading:
    """The reading of one commitment."""

    checks: tuple[Check, ...]
    gender: GenderReading

    @property
    def missing(self) -> tuple[Check, ...]:
        """What a complete reading still needs."""
        return tuple(each for each in self.checks if each.is_missing)

    @property
    def advice(self) -> tuple[Check, ...]:
        """What would make it better, without being needed."""
        return tuple(each for each in self.checks if each.met is False and not each.rule.needed)

    @property
    def is_complete(self) -> bool:
        """Nothing that is needed is missing."""
        return not self.missing

    @property
    def share(self) -> Fraction:
        """Needed checks that are met, in [0, 1]."""
        needed = [each for each in self.checks if each.rule.needed and each.met is not None]
        return Fraction(sum(each.met is True for each in needed), len(needed)) if needed else Fraction(1)

    def of(self, dimension: str) -> tuple[Check, ...]:
        """Checks of one dimension."""
        return tuple(each for each in self.checks if each.rule.dimension == dimension)


def read_quality(commitment: Commitment, about: About, ground: Ground) -> Reading:
    """The reading of `commitment` in a plan about `about`."""
    gender = read_gender(commitment.gender, ground.threshold)
    seen = _Seen(commitment, about, ground, gender)
    return Reading(tuple(Check(rule, RULES[rule.id](seen, rule.least)) for rule in ground.rules.checks), gender)


@attrs.frozen
class _Seen:
    commitment: Commitment
    about: About
    ground: Ground
    gender: GenderReading


def _text(name: str) -> Callable[[_Seen, int], bool]:
    return lambda seen, least: len(getattr(seen.commitment, name)) >= least


def _no_gaps(seen: _Seen, least: int) -> bool | None:
    texts = [text for _, _, text in written(seen.commitment)]
    return not any(GAP.search(each) for each in texts) if any(texts) else None


def _each_row(name: str) -> Callable[[_Seen, int], bool]:
    return lambda seen, least: EACH_ROW[name](seen.commitment, least)


def _evidence(seen: _Seen, least: int) -> bool | None:
    return None if seen.commitment.state == SCALE[0] else seen.commitment.has_evidence


def _resources(seen: _Seen, least: int) -> bool:
    return len(seen.commitment.budget) >= least and len(seen.commitment.funding) >= least


def _aim(seen: _Seen, least: int) -> bool:
    return bool(seen.commitment.aims) and EACH_ROW["aim"](seen.commitment, least)


def _main_target(seen: _Seen, least: int) -> bool | None:
    aims = seen.commitment.aims
    return aims[0].target not in seen.ground.support_only if aims and aims[0].target else None


def _gender_answered(seen: _Seen, least: int) -> bool:
    basics = (*seen.ground.threshold.all_of, *seen.ground.threshold.one_of)
    marks = seen.commitment.gender
    return all(each in marks and marks[each].mark for each in basics)


def _gender_claim(seen: _Seen, least: int) -> bool | None:
    claims = any(each.target.startswith(EQUALITY_GOAL) for each in seen.commitment.aims)
    return seen.gender.is_sensitive if claims else None


def _legal_basis(seen: _Seen, least: int) -> bool | None:
    is_duty = any(each in seen.ground.duties for each in seen.commitment.indicators)
    return len(seen.commitment.legal_basis) >= least if is_duty else None


def _dated(seen: _Seen, least: int) -> bool | None:
    return EACH_ROW["dated"](seen.commitment, least) if seen.commitment.activities else None


def _inside_period(seen: _Seen, least: int) -> bool | None:
    first, last = as_day(seen.about.start), as_day(seen.about.end)
    start, end = seen.commitment.start, seen.commitment.end
    if not (start or end) or not (first or last):
        return None
    return not (first and start and start < first) and not (last and end and end > last)


def _inside_administration(seen: _Seen, least: int) -> bool | None:
    last, end = as_day(seen.about.administration_end), seen.commitment.end
    return end <= last if last and end else None


RULES: Mapping[str, Callable[[_Seen, int], bool | None]] = {
    **{name: _text(name) for name in ("problem", "people", "action", "area", "post", "partner", "opens")},
    "no_gaps": _no_gaps,
    **{name: _each_row(name) for name in ("indicator", "baseline", "goal")},
    "evidence": _evidence,
    "resources": _resources,
    "values": lambda seen, least: len(seen.commitment.values) >= least,
    "aim": _aim,
    "main_target": _main_target,
    "gender_answered": _gender_answered,
    "gender_claim": _gender_claim,
    "legal_basis": _legal_basis,
    "activities": lambda seen, least: len([each for each in seen.commitment.activities if each.what]) >= least,
    "dated": _dated,
    "inside_period": _inside_period,
    "inside_administration": _inside_administration,
}
