"""How a row of learner state is locked on each database. Names no platform module: `compat` says which table."""

from __future__ import annotations

import json
import logging
import time
from contextlib import ExitStack
from typing import Any

log = logging.getLogger(__name__)

LOCK_TRIES = 12


def lock_row(model: Any, key: dict[str, Any], stack: ExitStack, *, kind: str = "") -> Any:
    """The row of `key`, locked in a transaction that `stack` closes; a busy or deadlocked database is tried again.

    With `kind` a missing row is created as of that type of block; without it, None is given.
    """
    from django.db import IntegrityError, OperationalError, transaction

    for attempt in range(1, LOCK_TRIES + 1):
        transaction_block = transaction.atomic()
        transaction_block.__enter__()
        try:
            row = _select_row(model, key, kind)
        except (IntegrityError, OperationalError) as error:
            transaction_block.__exit__(type(error), error, error.__traceback__)
            if attempt == LOCK_TRIES:
                raise
            time.sleep(0.02 * attempt)
            continue
        except BaseException as error:
            transaction_block.__exit__(type(error), error, error.__traceback__)
            raise
        stack.push(transaction_block)
        return row
    raise AssertionError("unreachable")


def _select_row(model: Any, key: dict[str, Any], kind: str) -> Any:
    rows = model.objects.filter(**key)
    if _is_sqlite(model):
        from django.db.models import F

        rows.update(state=F("state"))  # SQLite has no row lock: the first write takes the only one there is
    row = rows.select_for_update().first()
    return model.objects.create(**key, state="{}", module_type=kind) if row is None and kind else row


def _is_sqlite(model: Any) -> bool:
    from django.db import connections, router

    return connections[router.db_for_write(model)].vendor == "sqlite"


def read_state(text: str | None) -> dict[str, Any]:
    """State in a row; what cannot be read is taken as empty."""
    try:
        state = json.loads(text or "{}")
    except ValueError:
        log.warning("unreadable learner state")
        return {}
    return state if isinstance(state, dict) else {}
