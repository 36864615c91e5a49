"""Learner state without what the learner typed. Works on any JSON, also on parts that nothing else can read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .answers import TEXTS

OWN_WORDS = frozenset(TEXTS)
KEPT_WHOLE = frozenset({"earned", "attempts", "schema_version"})
# of the plan only this stays: ids, codes, dates and numbers; every other text is somebody's words
PLAN_KEPT = frozenset({
    "id", "rev", "order_rev", "next", "number", "at", "made", "start", "end", "administration_end", "on", "state", "states",
    "mark", "target", "values", "indicators", "practices", "recommendation", "current", "wanted", "done", "count", "complete",
    "graded", "items",
})
CODE = re.compile(r"[A-Za-z0-9_.:@+-]{0,64}", re.ASCII)


def without_free_text(state: Any) -> Any:
    """A copy of `state`: every link, note and reason is gone, wherever it is; the municipality goes too."""
    if not isinstance(state, Mapping):
        return {}
    return {key: value if key in KEPT_WHOLE else _of_field(key, value) for key, value in state.items()}


def _of_field(key: str, value: Any) -> Any:
    if key == "comments":
        return []
    return _blank_plan(value) if key == "plan" else _blank(key, value)


def _blank_plan(value: Any, *, kept: bool = False) -> Any:
    """Texts of a plan go by default, so that no new field has to be remembered here; unreadable parts go whole."""
    if isinstance(value, Mapping):
        return {
            key: _blank_plan(each, kept=kept or key in PLAN_KEPT) for key, each in value.items() if not str(key).startswith("_un")
        }
    if isinstance(value, list):
        return [_blank_plan(each, kept=kept) for each in value]
    is_code = kept and isinstance(value, str) and CODE.fullmatch(value)
    return "" if isinstance(value, str) and not is_code else value


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
