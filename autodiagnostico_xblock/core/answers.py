"""One answer: a level, «no sé» or «no aplica», with its evidence. Reading never raises and drops nothing.

JSON shape (empty parts are left out):
`{"level": 0–4 | "unknown" | "not_applicable", "reason", "url", "note", "desired": 0–4, "rev", "at", "seen"}`;
`at` and `seen` are ISO dates: when it was answered, and when its evidence was last confirmed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ..kit.pure.numbers import counter, is_whole
from .instrument import LEVELS, Indicator
from .problems import Problem
from .texts import clean, is_link

UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"
TEXT_LIMIT = 500
TEXTS = ("reason", "url", "note")


@attrs.frozen
class Answer:
    """What is said of one indicator. `status` is `level`, `unknown`, `not_applicable` or empty (not answered)."""

    status: str = ""
    level: int | None = None
    reason: str = ""
    url: str = ""
    note: str = ""
    desired: int | None = None
    rev: int = 0
    at: str = ""
    seen: str = ""

    @property
    def has_evidence(self) -> bool:
        """A link or a note was given."""
        return bool(self.url or self.note)

    @property
    def is_complete(self) -> bool:
        """It counts for coverage: a level, «no sé», or «no aplica» with its reason."""
        return self.status in ("level", UNKNOWN) or (self.status == NOT_APPLICABLE and bool(self.reason))

    @property
    def counts(self) -> bool:
        """It enters the denominator of the score."""
        return self.status in ("level", UNKNOWN)

    @property
    def earned_level(self) -> int:
        """Level that the score counts: «no sé» earns 0."""
        return self.level or 0

    def said(self) -> tuple[Any, ...]:
        """What the person said, without the server's marks; to tell whether two answers differ."""
        return (self.status, self.level, self.reason, self.url, self.note, self.desired)


def read_answer(raw: Any) -> Answer | None:
    """An answer as stored; `None` when it cannot be understood (the caller keeps `raw`)."""
    if not isinstance(raw, Mapping):
        return None
    value = raw.get("level")
    status = "level" if _is_level(value) else "" if value is None else value
    if status not in ("", UNKNOWN, NOT_APPLICABLE) and not _is_level(value):
        return None
    texts = {key: raw[key] for key in TEXTS if isinstance(raw.get(key), str)}
    return Answer(
        status=status,
        level=value if status == "level" else None,
        desired=raw.get("desired") if _is_level(raw.get("desired")) else None,
        rev=counter(raw.get("rev")),
        at=raw["at"] if isinstance(raw.get("at"), str) else "",
        seen=raw["seen"] if isinstance(raw.get("seen"), str) else "",
        **texts,
    )


def write_answer(answer: Answer) -> dict[str, Any]:
    """The JSON shape of `answer`, without its empty parts."""
    value = answer.level if answer.status == "level" else answer.status or None
    parts: dict[str, Any] = {
        "level": value,
        "desired": answer.desired,
        **{key: getattr(answer, key) or None for key in (*TEXTS, "at", "seen")},
        "rev": answer.rev or None,
    }
    return {key: part for key, part in parts.items() if part is not None}


def check_change(indicator: Indicator, raw: Any) -> tuple[Answer | None, tuple[Problem, ...]]:
    """Read a change sent by a browser, strictly: `(answer, ())` or `(None, problems)`."""
    path = f"answers.{indicator.id}"
    if not isinstance(raw, Mapping):
        return None, (Problem(path, "not_a_mapping"),)
    problems = [*_check_texts(path, raw), *_check_url(path, raw.get("url")), *_check_levels(path, raw)]
    if raw.get("level") == NOT_APPLICABLE and not indicator.may_not_apply:
        problems.append(Problem(f"{path}.level", "always_applies"))
    if problems:
        return None, tuple(problems)
    answer = read_answer({key: clean(value) if isinstance(value, str) else value for key, value in raw.items()})
    return answer, ()


def _check_texts(path: str, raw: Mapping[str, Any]) -> list[Problem]:
    problems = []
    for key in TEXTS:
        value = raw.get(key)
        if value is not None and not isinstance(value, str):
            problems.append(Problem(f"{path}.{key}", "not_a_text"))
        elif value and len(value.strip()) > TEXT_LIMIT:
            problems.append(Problem(f"{path}.{key}", "too_long", {"most": TEXT_LIMIT}))
    return problems


def _check_url(path: str, url: Any) -> list[Problem]:
    if not isinstance(url, str) or not url.strip():
        return []
    return [] if is_link(url.strip()) else [Problem(f"{path}.url", "not_a_link")]


def _check_levels(path: str, raw: Mapping[str, Any]) -> list[Problem]:
    value, desired = raw.get("level"), raw.get("desired")
    problems = []
    if not (value is None or _is_level(value) or (isinstance(value, str) and value in (UNKNOWN, NOT_APPLICABLE))):
        problems.append(Problem(f"{path}.level", "not_a_level"))
    if not (desired is None or _is_level(desired)):
        problems.append(Problem(f"{path}.desired", "not_a_level"))
    return problems


def _is_level(value: Any) -> bool:
    return is_whole(value) and value in LEVELS

