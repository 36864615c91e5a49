"""Learner states → rows for the course team: plain values in a fixed order, nothing that a learner typed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from autodiagnostico_xblock.kit.pure.numbers import share

from .questions import Bank
from .standing import progress
from .state import read_reading, read_work


def row(bank: Bank, sections: tuple[str, ...], state: Mapping[str, Any]) -> dict[str, Any]:
    """One learner's row, keys in order: reading, grade, then per question of a lesson or per sitting of a test.

    Shares are hundredths (0–100) with one decimal; counts are whole; missing values are "". Of a reflection it only says
    whether there is one.
    """
    reading, work = read_reading(state.get("reading")), read_work(state.get("answers"), attempts=state.get("attempts"))
    found = progress(bank, work, reading, sections)
    columns: dict[str, Any] = {
        "read": points(found.reading_share),
        "marked_read": reading.read,
        "answered": found.answered,
        "asked": found.asked,
        "attempts": state.get("attempts") if isinstance(state.get("attempts"), int) else 0,
        "earned": _earned(state.get("earned")),
    }
    if bank.is_test:
        last = work.sittings[-1] if work.sittings else None
        columns["last_at"] = last.at if last else ""
        columns["last_share"] = points(last.share) if last else ""
    else:
        for each in bank.marked:
            reply, counts = work.replies.get(each.id), work.result(each.id)
            is_known = reply is not None or each.id in work.erased
            practised = reply.share if reply is not None and reply.best_value is None else counts.best
            columns[f"best:{each.id}"] = points(max(counts.best, practised)) if is_known else ""
            columns[f"tries:{each.id}"] = counts.tries if is_known else ""
    for each in bank.reflections:
        columns[f"note:{each.id}"] = 1 if each.id in work.notes and work.notes[each.id].value else 0
    return columns


def points(share: Fraction) -> float:
    """Hundredths with one decimal."""
    return float(round(share * 100, 1))


def _earned(value: Any) -> Any:
    earned = share(value)
    return "" if earned is None else points(earned)
