"""Two diagnoses, indicator by indicator: what moved, what appeared, and whether they can be compared at all."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from .answers import Answer
from .instrument import Instrument
from .snapshots import Snapshot


@attrs.frozen
class Move:
    """One indicator before and after; levels are None when it was not answered with a level."""

    indicator: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int:
        """Levels gained (positive) or lost; 0 when either side has no level."""
        return 0 if self.before is None or self.after is None else self.after - self.before


@attrs.frozen
class ComponentMove:
    """Scores of one component before and after, in [0, 1]."""

    component: str
    before: Fraction | None
    after: Fraction | None


@attrs.frozen
class Comparison:
    """`comparable` is false when instruments differ: then only dates and notes make sense, not differences."""

    comparable: bool
    complete: bool
    moves: tuple[Move, ...]
    components: tuple[ComponentMove, ...]

    @property
    def gained(self) -> tuple[Move, ...]:
        """Indicators that went up, most first."""
        return tuple(sorted((each for each in self.moves if each.change > 0), key=lambda each: -each.change))

    @property
    def lost(self) -> tuple[Move, ...]:
        """Indicators that went down, most first."""
        return tuple(sorted((each for each in self.moves if each.change < 0), key=lambda each: each.change))


def compare(instrument: Instrument, before: Snapshot, after: Snapshot) -> Comparison:
    """Differences between two snapshots of the same instrument line; `complete` is false when answers are gone."""
    comparable = all(instrument.is_comparable(each.instrument, each.version) for each in (before, after))
    if not comparable:
        return Comparison(False, False, (), ())
    complete = before.answers is not None and after.answers is not None
    moves = [
        Move(each, _level(before.answers, each), _level(after.answers, each))
        for each in instrument.by_id
        if complete and (_answered(before.answers, each) or _answered(after.answers, each))
    ]
    earlier = {each.id: each.score for each in before.result.components}
    later = {each.id: each.score for each in after.result.components}
    components = tuple(
        ComponentMove(each.id, earlier.get(each.id), later.get(each.id)) for each in instrument.components
    )
    return Comparison(True, complete, tuple(moves), components)


def _answered(answers: Mapping[str, Answer] | None, identifier: str) -> bool:
    return bool(answers and identifier in answers and answers[identifier].status)


def _level(answers: Mapping[str, Answer] | None, identifier: str) -> int | None:
    answer = (answers or {}).get(identifier)
    return None if answer is None else answer.level
