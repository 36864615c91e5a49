"""Numbers in data that nobody checked: levels, counters, shares, and the revision that a change was made from."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeGuard

MOST_COUNT = 10**9  # no counter of ours gets there: a greater one was not written by us

FINEST_SHARE = 10**6  # the platform keeps shares as floats; a finer difference is only their noise


def is_whole(value: Any) -> TypeGuard[int]:
    """A whole number; true and false, which Python takes for 1 and 0, are not."""
    return isinstance(value, int) and not isinstance(value, bool)


def counter(value: Any) -> int:
    """A stored counter or revision, in [0, `MOST_COUNT`); 0 for anything else."""
    return value if is_whole(value) and 0 <= value < MOST_COUNT else 0


def share(value: Any) -> Fraction | None:
    """A stored share of the grade, in [0, 1]; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        return None
    return Fraction(value).limit_denominator(FINEST_SHARE)


def base_of(change: Mapping[str, Any]) -> int:
    """The server's revision that a `change` was made from, in its `base`; 0 for something new."""
    base = change.get("base")
    return base if is_whole(base) else 0
