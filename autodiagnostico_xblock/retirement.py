"""Retirement of an account: links, notes, reasons and the words of the plan go; levels stay."""

from __future__ import annotations

from typing import Any

from .core.retirement import without_free_text
from .kit.retirement import blank_states


def blank_free_text(sender: Any = None, user: Any = None, **kwargs: Any) -> None:
    """Receiver of the platform's signal: blank every diagnosis of `user`, a Django user."""
    del sender, kwargs
    blank_states(user, {"autodiagnostico": without_free_text})
