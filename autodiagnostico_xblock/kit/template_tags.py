"""Filters for our templates: `get` reads a mapping, `percent` writes a score as whole hundredths, `filled` completes a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import template

register = template.Library()


@register.filter
def get(mapping: Mapping[Any, Any], key: Any) -> Any:
    """`mapping[key]`, or an empty text."""
    return mapping.get(key, "")


@register.filter
def percent(score: Fraction | None) -> str:
    """`Fraction(1, 3)` → `33`; no score → an en dash."""
    return "–" if score is None else str(round(score * 100))


@register.filter
def filled(sentence: str, text: str) -> str:
    """`"Move up: %(text)s"` with its text."""
    return sentence % {"text": text}
