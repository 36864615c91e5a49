"""Context of the comparison of two diagnoses: the whole, each component, the picture, and question by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.utils.safestring import SafeString

from ..core.compare import Comparison, Move, compare
from ..core.instrument import Instrument
from ..core.snapshots import Snapshot
from ..kit.documents.radar import Series, radar
from . import Translate, result_labels


def comparison_context(
    instrument: Instrument, before: Snapshot, after: Snapshot, _: Translate, *, names: Sequence[str],
) -> dict[str, Any]:
    """Differences between two snapshots; `names` are how the page calls the first and the second."""
    texts = result_labels.comparison(_)
    found = compare(instrument, before, after)
    still = [each for each in found.moves if each.change == 0 and None not in (each.before, each.after)]
    alone = [each for each in found.moves if (each.before is None) != (each.after is None)]
    return {
        "names": names,
        "comparable": found.comparable,
        "complete": found.complete,
        "overall": _row("", before.result.score, after.result.score),
        "components": _components(instrument, found),
        "radar": _radar(instrument, found, names, texts),
        "groups": [
            {"title": texts[key] % {"count": len(moves)}, "moves": [_move(instrument, each, texts) for each in moves], "folded": folded}
            for key, moves, folded in (
                ("gained", found.gained, False), ("lost", found.lost, False), ("alone", alone, True), ("still", still, True))
            if moves
        ],
        "same": found.complete and not found.gained and not found.lost and not alone,
    }


def _components(instrument: Instrument, found: Comparison) -> list[dict[str, Any]]:
    names = {each.id: each.name for each in instrument.components}
    return [_row(names[each.component], each.before, each.after) for each in found.components]


def _row(name: str, before: Fraction | None, after: Fraction | None) -> dict[str, Any]:
    """Scores with their change in points as they are shown: «+6», «−3», «=», or empty where one is missing."""
    change = "" if before is None or after is None else _signed(round(after * 100) - round(before * 100))
    return {"name": name, "before": before, "after": after, "change": change}


def _signed(points: int) -> str:
    return "=" if points == 0 else f"{'+' if points > 0 else '−'}{abs(points)}"


def _move(instrument: Instrument, move: Move, texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "question": instrument.by_id[move.indicator].question,
        "before": _level(instrument, move.before), "after": _level(instrument, move.after),
        "direction": "" if move.change == 0 else "rise" if move.change > 0 else "fall", "sign": "▲" if move.change > 0 else "▼",
        "none": texts["none"],
    }


def _level(instrument: Instrument, level: int | None) -> str:
    return "" if level is None else f"{level} · {instrument.levels[level].name}"


def _radar(instrument: Instrument, found: Comparison, names: Sequence[str], texts: Mapping[str, str]) -> SafeString:
    short = {each.id: each.short for each in instrument.components}
    shown = [each for each in found.components if each.before is not None and each.after is not None]
    if len(shown) < 3:
        return SafeString("")
    series = [
        Series(names[0], "before", tuple(float(each.before or 0) for each in shown)),
        Series(names[1], "now", tuple(float(each.after or 0) for each in shown)),
    ]
    return SafeString(radar([short[each.component] for each in shown], series, title=texts["radar"]))
