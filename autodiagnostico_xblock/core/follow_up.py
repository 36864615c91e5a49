"""What happened with the plan: levels that moved, versions that differ, and completion over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from .commitment import SCALE, Commitment
from .days import as_day
from .plan import Plan, Version
from .snapshots import History, Snapshot


@attrs.frozen
class Followed:
    """One indicator of one commitment: its level when the commitment began, now, and wanted; None when not answered."""

    commitment: str
    indicator: str
    before: int | None
    now: int | None
    wanted: int | None

    @property
    def change(self) -> int:
        """Levels gained (positive) or lost; 0 when either is not known."""
        return 0 if self.before is None or self.now is None else self.now - self.before

    @property
    def is_reached(self) -> bool:
        """Whether the wanted level is there."""
        return self.wanted is not None and self.now is not None and self.now >= self.wanted


def follow(plan: Plan, history: History) -> tuple[Followed, ...]:
    """Every indicator that a commitment set out to move, against the newest diagnosis that keeps its answers."""
    whole = [each for each in history.items if each.answers is not None]
    if not whole:
        return ()
    found = []
    for commitment in plan.commitments:
        for position, indicator in enumerate(commitment.indicators):
            first = commitment.current if position == 0 else None
            before = first if first is not None else _level(_earlier(whole, commitment.made), indicator)
            wanted = commitment.wanted if position == 0 else None
            found.append(Followed(commitment.id, indicator, before, _level(whole[-1], indicator), wanted))
    return tuple(found)


def _earlier(whole: Sequence[Snapshot], made: str) -> Snapshot:
    """The newest snapshot that was there when the commitment was made, else the oldest."""
    return next((each for each in reversed(whole) if each.at <= made), whole[0])


def _level(snapshot: Snapshot, indicator: str) -> int | None:
    answer = (snapshot.answers or {}).get(indicator)
    return None if answer is None else answer.level


@attrs.frozen
class Difference:
    """One commitment in two versions: `added`, `removed` or `changed` (with the names of its fields); places from 1."""

    kind: str
    commitment: Commitment
    fields: tuple[str, ...] = ()
    before: int | None = None
    after: int | None = None


@attrs.frozen
class Compared:
    """`is_whole` is false when one of the two keeps only its figures; `about` names the fields that differ."""

    is_whole: bool
    about: tuple[str, ...]
    differences: tuple[Difference, ...]


def compare_versions(before: Version, after: Version) -> Compared:
    """What changed from one submitted version to another."""
    if before.commitments is None or after.commitments is None or before.about is None or after.about is None:
        return Compared(False, (), ())
    old = {each.id: (place, each) for place, each in enumerate(before.commitments, 1)}
    new = {each.id: (place, each) for place, each in enumerate(after.commitments, 1)}
    found = []
    for key, (place, commitment) in new.items():
        if key not in old:
            found.append(Difference("added", commitment, after=place))
            continue
        earlier = old[key]
        fields = _fields(earlier[1].said(), commitment.said())
        if fields or earlier[0] != place:
            found.append(Difference("changed", commitment, fields, earlier[0], place))
    found += [Difference("removed", each, before=place) for key, (place, each) in old.items() if key not in new]
    return Compared(True, _fields(before.about.said(), after.about.said()), tuple(found))


def _fields(one: Any, other: Any) -> tuple[str, ...]:
    names = [each.name for each in attrs.fields(type(one))]
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


def states_on(commitments: Sequence[Commitment], days: Sequence[str]) -> tuple[Mapping[str, int], ...]:
    """How many commitments were at each completion at the end of each ISO day."""
    return tuple(
        {state: sum(each.state_on(day) == state for each in commitments) for state in SCALE} for day in days
    )


def days_of_notes(plan: Plan, *, until: date) -> tuple[str, ...]:
    """Days on which some completion was said, oldest first; the points of «progress over time»."""
    days = {note.on for each in plan.commitments for note in each.notes if note.state}
    return tuple(sorted(day for day in days if (found := as_day(day)) is not None and found <= until))
