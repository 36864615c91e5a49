"""Retirement of an account: notes of lessons go, grades and answers by id stay. Idempotent and quick, because it blocks the pipeline."""

from __future__ import annotations

import json
import logging
from typing import Any

from autodiagnostico_xblock.kit import compat

from .core.retirement import without_free_text

log = logging.getLogger(__name__)

BLOCK_TYPE = "leccion_gam"


def blank_free_text(sender: Any = None, user: Any = None, **kwargs: Any) -> None:
    """Rewrite the state of every lesson of `user` without what they wrote."""
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
