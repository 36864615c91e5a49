"""What people read: core values → template context, codes → translated sentences. No state, no request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from autodiagnostico_xblock.kit import render as kit_render
from autodiagnostico_xblock.kit.i18n import catalogue, current_language

PACKAGE = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).resolve().parent / "templates"

Translate = Callable[[str], str]


def translator(language: str | None = None) -> Translate:
    """`gettext` for `language` (`es`, `en`), by default that of the request."""
    return catalogue(PACKAGE / "translations", language or current_language()).gettext


def render(name: str, context: Mapping[str, Any]) -> str:
    """HTML of one of our templates."""
    return kit_render.render(TEMPLATES, name, context)
