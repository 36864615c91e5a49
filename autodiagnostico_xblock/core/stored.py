"""Pieces of stored JSON, read with leniency and written without their empty parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ..kit.pure.numbers import is_whole
from .days import as_day
from .instrument import LEVELS


def filled(value: Any) -> dict[str, Any]:
    """JSON of an attrs value; empty parts are left out (0 is a level, and stays)."""
    parts = {each.name: getattr(value, each.name) for each in attrs.fields(type(value)) if each.name != "extra"}
    if parts.get("rev") == 0:
        parts.pop("rev")
    written = {key: _plain(part) for key, part in parts.items() if part or (part == 0 and part is not False)}
    return {**getattr(value, "extra", {}), **written}


def _plain(part: Any) -> Any:
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    if isinstance(part, Mapping):
        return {key: _plain(each) for key, each in part.items()}
    return filled(part) if attrs.has(type(part)) else part


def bare(raw: Any) -> Any:
    """`raw` without its empty parts, to compare what was read with what was stored."""
    if isinstance(raw, Mapping):
        inner = {key: bare(each) for key, each in raw.items()}
        return {key: each for key, each in inner.items() if each or (each == 0 and each is not False)}
    return [bare(each) for each in raw] if isinstance(raw, (list, tuple)) else raw


def mappings(raw: Any) -> list[Mapping[str, Any]]:
    """The mappings of a list; nothing when it is not a list."""
    return [each for each in raw if isinstance(each, Mapping)] if isinstance(raw, list) else []


def texts(raw: Mapping[str, Any], names: Mapping[str, int]) -> dict[str, str]:
    """Those of `names` that are texts in `raw`."""
    return {key: raw[key] for key in names if isinstance(raw.get(key), str)}


def text(raw: Any) -> str:
    """A text, or an empty one."""
    return raw if isinstance(raw, str) else ""


def day(raw: Any) -> str:
    """An ISO day, or an empty text."""
    return raw if as_day(raw) else ""


def code(raw: Any, allowed: tuple[str, ...]) -> str:
    """One of `allowed`, or an empty text."""
    return raw if isinstance(raw, str) and raw in allowed else ""


def codes(raw: Any, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """What a list holds of `allowed`, each once."""
    return tuple(each for each in ids(raw) if each in allowed)


def ids(raw: Any) -> tuple[str, ...]:
    """The texts of a list, each once."""
    return tuple(dict.fromkeys(each for each in raw if isinstance(each, str) and each)) if isinstance(raw, list) else ()


def level(raw: Any) -> int | None:
    """A level (0–4), or None."""
    return raw if is_whole(raw) and raw in LEVELS else None

