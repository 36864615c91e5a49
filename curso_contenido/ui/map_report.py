"""Rows of the map for the course team's report: counts and ids, never notes or texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..core.favourites import read_kept
from . import translator


def rows(states: Any, limit: int | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """`(username, columns)` of each learner; the raw state is left blank, because it holds what people wrote."""
    _ = translator()
    for position, each in enumerate(states):
        if limit is not None and position >= limit:
            return
        state = each.state if isinstance(each.state, Mapping) else {}
        kept = read_kept(state.get("favourites"), state.get("explored"), state.get("activity"))
        yield each.username, {
            _("Practices explored"): len(kept.explored), _("Favourites"): len(kept.chosen),
            _("Favourite practices"): " ".join(kept.chosen), _("Activity: practice"): kept.activity.practice,
            _("Activity: sent"): kept.activity.submitted[:10], _("Activity: characters"): len(kept.activity.text),
            "state": "",
        }
