"""Retirement of an account: reflections and notes go; answers, grades and favourites stay."""

from __future__ import annotations

from typing import Any

from autodiagnostico_xblock.kit.retirement import blank_states

from .core import favourites
from .core import retirement as lessons


def blank_free_text(sender: Any = None, user: Any = None, **kwargs: Any) -> None:
    """Receiver of the platform's signal: blank every lesson and map of `user`, a Django user."""
    del sender, kwargs
    blank_states(user, {"leccion_gam": lessons.without_free_text, "mapa_practicas": favourites.without_free_text})
