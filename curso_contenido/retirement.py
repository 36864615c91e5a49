"""Retirement of an account: what people wrote goes, what they did stays. Idempotent and quick: it blocks the platform's pipeline."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from autodiagnostico_xblock.kit import compat

from .core import favourites
from .core import retirement as lessons

log = logging.getLogger(__name__)

BLANKING: Mapping[str, Callable[[Any], Any]] = {
    "leccion_gam": lessons.without_free_text,
    "mapa_practicas": favourites.without_free_text,
}


def blank_free_text(sender: Any = None, user: Any = None, **kwargs: Any) -> None:
    """Rewrite the state of every block of the course of `user` without notes and texts."""
    del sender, kwargs
    if user is None:
        return
    for block_type, without in BLANKING.items():
        for row in compat.rows_of_learner(user, block_type):
            try:
                state = json.loads(row.state or "{}")
            except ValueError:
                log.warning("the state of a retired learner could not be read; it is emptied")
                state = {}
            row.state = json.dumps(without(state))
            row.save(update_fields=["state"])
