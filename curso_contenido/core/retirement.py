"""Learner state without what the learner typed. Works on any JSON, also on parts that nothing else can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OWN_WORDS = "text"
NOTES = "notes"


def without_free_text(state: Any) -> Any:
    """A copy of `state` in which every reflection is empty; grades, answers by id and reading stay."""
    return _blank("", state) if isinstance(state, Mapping) else {}


def _blank(key: str, value: Any) -> Any:
    if key == OWN_WORDS or key.startswith("_un"):
        return "" if isinstance(value, str) else None
    if key == NOTES and not isinstance(value, Mapping):
        return None
    if isinstance(value, Mapping):
        inner = {name: _blank(str(name), each) for name, each in value.items()}
        return {name: each if isinstance(each, Mapping) else None for name, each in inner.items()} if key == NOTES else inner
    if isinstance(value, list):
        return [_blank("", each) for each in value]
    return value
