"""Retirement of an account, which the LMS announces with a signal: what somebody typed goes, what they did stays.

The platform renames a retired account and leaves its learner state: without this, notes and links would stay in the
database. `docs/instituciones.md` says so. Idempotent and quick, because it blocks the platform's pipeline.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from . import compat
from .row_lock import read_state

Blanking = Callable[[Any], Any]


def plugin_app(package: str) -> dict[str, Any]:
    """`plugin_app` of an app of `package`, whose module `retirement` has the receiver `blank_free_text`."""
    receiver = {
        "receiver_func_name": "blank_free_text",
        "signal_path": "openedx.core.djangoapps.user_api.accounts.signals.USER_RETIRE_LMS_MISC",
        "dispatch_uid": f"{package}.blank_free_text",
    }
    return {"signals_config": {"lms.djangoapp": {"relative_path": "retirement", "receivers": [receiver]}}}


def blank_states(user: Any, blanking: Mapping[str, Blanking]) -> None:
    """Rewrite the state of every block of `user`; `blanking`: type of block → its state without free text.

    A state that cannot be read is emptied: nobody can tell what is written in it.
    """
    if user is None:
        return
    for block_type, without_free_text in blanking.items():
        for row in compat.rows_of_learner(user, block_type):
            row.state = json.dumps(without_free_text(read_state(row.state)))
            row.save(update_fields=["state"])
