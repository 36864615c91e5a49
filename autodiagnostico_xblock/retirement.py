"""Retirement of an account: free text goes, levels stay. Idempotent and quick, because it blocks the platform's pipeline."""

from __future__ import annotations

import json
import logging
from typing import Any

from .core.retirement import without_free_text
from .kit import compat

log = logging.getLogger(__name__)

BLOCK_TYPE = "autodiagnostico"


def blank_free_text(sender: Any = None, user: Any = None, **kwargs: Any) -> None:
    """Rewrite the state of every diagnosis of `user` without links, notes and reasons."""
    del sender, kwargs
    if user is None:
        return
    for row in compat.rows_of_learner(user, BLOCK_TYPE):
        try:
            state = json.loads(row.state or "{}")
        except ValueError:
            log.warning("the state of a retired learner could not be read; it is emptied")
            state = {}
        row.state = json.dumps(without_free_text(state))
        row.save(update_fields=["state"])
