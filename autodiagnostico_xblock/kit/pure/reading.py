"""Read untrusted nested data and gather all its problems, instead of stopping at the first.

`parse` functions use a `Reader` for each mapping; a value that cannot be used becomes a `Problem` with its
path and a harmless stand-in, so that the reading goes on and the author sees the whole list at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .numbers import is_whole
from .problems import Problem

MAX_PROBLEMS = 200


class Reader:
    """A mapping being read at `path`; problems of all its readers go to one list."""

    def __init__(self, raw: Any, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        if not isinstance(raw, Mapping):
            self.refuse("", "not_a_mapping")
            raw = {}
        self.raw = raw

    def refuse(self, key: str, code: str, **params: Any) -> None:
        """Gather one problem at `key` (empty: this mapping itself)."""
        path = ".".join(part for part in (self.path, key) if part)
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(path, code, params))

    def text(self, key: str, *, most: int = 1200, required: bool = True) -> str:
        """A stripped text of at most `most` characters; empty when it is missing and not required."""
        value: Any = self.raw.get(key)
        if value is None and not required:
            return ""
        if not isinstance(value, str):
            self.refuse(key, "missing" if value is None else "not_a_text")
            return ""
        text = value.strip()
        if required and not text:
            self.refuse(key, "missing")
        if len(text) > most:
            self.refuse(key, "too_long", most=most)
        return text

    def identifier(self, key: str = "id") -> str:
        """An id: lower-case ASCII letters, digits and hyphens, at most 64 characters."""
        value = self.text(key, most=64)
        if value and not all(part.isascii() and part.isalnum() and part == part.lower() for part in value.split("-")):
            self.refuse(key, "not_an_id")
        return value

    def choice(self, key: str, options: tuple[str, ...]) -> str:
        """One of `options`; the first one stands in for a wrong value."""
        value = self.raw.get(key)
        if isinstance(value, str) and value in options:
            return value
        self.refuse(key, "missing" if value is None else "not_an_option", options=", ".join(options))
        return options[0]

    def number(self, key: str, *, least: int, most: int) -> int:
        """A whole number in [least, most]."""
        value = self.raw.get(key)
        if is_whole(value) and least <= value <= most:
            return value
        self.refuse(key, "missing" if value is None else "not_in_range", least=least, most=most)
        return least

    def items(self, key: str, *, least: int = 0, most: int = 500) -> tuple[Any, ...]:
        """A list with between `least` and `most` members, of any kind."""
        value = self.raw.get(key)
        if value is None and least == 0:
            return ()
        if not isinstance(value, (list, tuple)):
            self.refuse(key, "missing" if value is None else "not_a_list")
            return ()
        if not least <= len(value) <= most:
            self.refuse(key, "wrong_length", least=least, most=most, found=len(value))
        return tuple(value[:most])

    def texts(self, key: str, *, least: int = 0, most: int = 500, longest: int = 600) -> tuple[str, ...]:
        """A list of texts."""
        found = []
        for position, value in enumerate(self.items(key, least=least, most=most)):
            if isinstance(value, str) and value.strip() and len(value) <= longest:
                found.append(value.strip())
            else:
                self.refuse(f"{key}.{position}", "not_a_text" if not isinstance(value, str) else "wrong_length",
                            least=1, most=longest, found=len(value) if isinstance(value, str) else 0)
        return tuple(found)

    def readers(self, key: str, *, least: int = 0, most: int = 500) -> tuple[Reader, ...]:
        """A list of mappings, each with its own reader."""
        base = ".".join(part for part in (self.path, key) if part)
        return tuple(
            Reader(value, f"{base}.{position}", self.problems)
            for position, value in enumerate(self.items(key, least=least, most=most))
        )

    def reader(self, key: str) -> Reader:
        """One mapping inside this one."""
        return Reader(self.raw.get(key), ".".join(part for part in (self.path, key) if part), self.problems)


def refuse_repeated(ids: list[tuple[str, str]], problems: list[Problem]) -> None:
    """Add a problem for each `(path, id)` whose id was already used."""
    seen: set[str] = set()
    for path, identifier in ids:
        if identifier and identifier in seen:
            problems.append(Problem(path, "repeated_id", {"id": identifier}))
        seen.add(identifier)
