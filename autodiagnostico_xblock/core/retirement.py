"""Learner state without what the learner typed. Works on any JSON, also on parts that nothing else can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .answers import TEXTS

OWN_WORDS = frozenset(TEXTS)
KEPT_WHOLE = frozenset({"earned", "attempts", "schema_version"})


def without_free_text(state: Any) -> Any:
    """A copy of `state`: every link, note and reason is gone, wherever it is; the municipality goes too."""
    if not isinstance(state, Mapping):
        return {}
    return {key: value if key in KEPT_WHOLE else _blank(key, value) for key, value in state.items()}


def _blank(key: str, value: Any) -> Any:
    if key == "evidence" and isinstance(value, Mapping):
        return {each: ["", ""] for each in value}
    if key in OWN_WORDS or key == "municipality" or key.startswith("_un"):
        return "" if isinstance(value, str) else None
    if isinstance(value, Mapping):
        return {inner: _blank(str(inner), each) for inner, each in value.items()}
    if isinstance(value, list):
        return [_blank("", each) for each in value]
    return value
