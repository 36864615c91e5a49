"""Calendar days as ISO texts (`2027-01-31`), which is how they are stored and compared."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
FIRST_YEAR, LAST_YEAR = 2000, 2099


def as_day(text: Any) -> date | None:
    """The day that an ISO text says, or None; only years in [2000, 2099] are days of a plan."""
    if not isinstance(text, str) or not ISO_DAY.fullmatch(text):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the last one of a shorter month."""
    whole = day.month - 1 + months
    year, month = day.year + whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_working_day(year: int, month: int) -> date:
    """The last day from Monday to Friday; local holidays are not known here."""
    day = date(year, month, monthrange(year, month)[1])
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day


def quarter(day: date) -> tuple[int, int]:
    """Year and quarter (1–4)."""
    return day.year, (day.month - 1) // 3 + 1
