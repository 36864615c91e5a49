"""Shorthands of the block's tests."""

from __future__ import annotations

from typing import Any

from autodiagnostico_xblock import data

BLOCK = "autodiagnostico"
ESSENTIALS = [each.id for each in data.instrument().in_route("breve")]
EVERYTHING = list(data.instrument().by_id)


def levels(ids: list[str], level: Any = 3, **parts: Any) -> dict[str, Any]:
    """The same answer to several indicators."""
    return {each: {"level": level, "base": 0, **parts} for each in ids}


def begin(page: Any, route: str = "breve") -> None:
    """Open a draft."""
    assert page.post("save_answers", {"profile": {"route": route, "role": "government"}}).status == 200
