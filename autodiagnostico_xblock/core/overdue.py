"""What should have ended before a day and has not: activities that are not done, and whole commitments.

A commitment whose notes say that it is completed has nothing overdue: its own word counts more than a box left empty.
The last day itself is still in time.
"""

from __future__ import annotations

from datetime import date

from .commitment import SCALE, Activity, Commitment
from .days import as_day


def is_overdue(commitment: Commitment, activity: Activity, today: date) -> bool:
    """Whether `activity` of `commitment` ended before `today` without being done."""
    end = as_day(activity.end)
    return end is not None and end < today and not activity.done and commitment.state != SCALE[-1]


def overdue(commitment: Commitment, today: date) -> tuple[Activity, ...]:
    """Its activities that are overdue, in their order."""
    return tuple(each for each in commitment.activities if is_overdue(commitment, each, today))


def is_late(commitment: Commitment, today: date) -> bool:
    """Whether its last day passed and it is not completed."""
    return commitment.end is not None and commitment.end < today and commitment.state != SCALE[-1]
