"""Submitted diagnoses: dated, immutable, each with its own result.

Stored JSON: `{"items": [snapshot, …], "evidence": {key: [url, note]}, "next": int}`. A piece of evidence that
several snapshots bring is kept once. The newest `WHOLE` snapshots keep their answers; older ones keep results.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from ..kit.pure.numbers import is_whole
from .answers import Answer, read_answer, write_answer
from .attempt import Draft
from .scoring import ComponentResult, Result, ThemeResult
from .stored import level

WHOLE = 12


@attrs.frozen
class Snapshot:
    """One submission. `answers` is None when only its result is kept; `graded` says whether the grade counted it."""

    number: int
    at: str
    instrument: str
    version: str
    route: str
    role: str
    municipality: str
    graded: bool
    earned: Fraction
    result: Result
    answers: Mapping[str, Answer] | None


@attrs.frozen
class History:
    """All snapshots, oldest first; `extra` and `unread` survive a rewrite."""

    items: tuple[Snapshot, ...] = ()
    next_number: int = 1
    extra: Mapping[str, Any] = attrs.field(factory=dict)
    unread: tuple[Any, ...] = ()

    @property
    def last(self) -> Snapshot | None:
        """The newest snapshot."""
        return self.items[-1] if self.items else None

    def find(self, number: Any) -> Snapshot | None:
        """The snapshot numbered `number`."""
        return next((each for each in self.items if each.number == number), None)


def add(history: History, draft: Draft, result: Result, *, at: str, graded: bool, earned: Fraction) -> History:
    """History with `draft` submitted at ISO time `at`."""
    snapshot = Snapshot(
        number=history.next_number,
        at=at,
        instrument=draft.instrument,
        version=draft.version,
        route=draft.route,
        role=draft.role,
        municipality=draft.municipality,
        graded=graded,
        earned=earned,
        result=result,
        answers={key: each for key, each in draft.answers.items() if each.status},
    )
    items = (*history.items, snapshot)
    older = tuple(attrs.evolve(each, answers=None) for each in items[:-WHOLE])
    return attrs.evolve(history, items=older + items[-WHOLE:], next_number=history.next_number + 1)


def read_history(raw: Any) -> History:
    """History in stored JSON; snapshots that cannot be read are carried in `unread`."""
    if raw is None:
        return History()
    if not isinstance(raw, Mapping):
        return History(extra={"_unreadable": raw})
    stored_pool = raw.get("evidence")
    pool: Mapping[str, Any] = stored_pool if isinstance(stored_pool, Mapping) else {}
    items, unread = [], []
    stored = raw.get("items")
    for each in stored if isinstance(stored, list) else [stored] if stored is not None else []:
        try:
            items.append(_read_snapshot(each, pool))
        except (KeyError, IndexError, TypeError, ValueError, ArithmeticError, AttributeError):
            unread.append(each)
    following = raw.get("next")
    least = max((each.number for each in items), default=0) + 1
    number = following if is_whole(following) else least
    extra = {key: value for key, value in raw.items() if key not in ("items", "evidence", "next")}
    if unread:
        extra["_unread_evidence"] = dict(pool)
    return History(tuple(items), max(number, least), extra, tuple(unread))


def write_history(history: History) -> dict[str, Any]:
    """Stored JSON of `history`."""
    pool: dict[str, list[str]] = {}
    items = [_write_snapshot(each, pool) for each in history.items]
    return {**history.extra, "items": [*items, *history.unread], "evidence": pool, "next": history.next_number}


def _write_snapshot(snapshot: Snapshot, pool: dict[str, list[str]]) -> dict[str, Any]:
    written: dict[str, Any] = {
        "number": snapshot.number,
        "at": snapshot.at,
        "instrument": snapshot.instrument,
        "version": snapshot.version,
        "route": snapshot.route,
        "role": snapshot.role,
        "municipality": snapshot.municipality,
        "graded": snapshot.graded,
        "earned": str(snapshot.earned),
        "result": write_result(snapshot.result),
    }
    if snapshot.answers is not None:
        written["answers"] = {key: _pooled(each, pool) for key, each in snapshot.answers.items()}
    return written


def _pooled(answer: Answer, pool: dict[str, list[str]]) -> dict[str, Any]:
    written = write_answer(answer)
    if answer.has_evidence:
        evidence = [written.pop("url", ""), written.pop("note", "")]
        key = hashlib.sha256("\n".join(evidence).encode()).hexdigest()[:10]
        pool[key] = evidence
        written["evidence"] = key
    return written


def _read_snapshot(raw: Any, pool: Mapping[str, Any]) -> Snapshot:
    answers = raw.get("answers")
    return Snapshot(
        number=int(raw["number"]),
        at=str(raw["at"]),
        instrument=str(raw["instrument"]),
        version=str(raw["version"]),
        route=str(raw.get("route", "")),
        role=str(raw.get("role", "")),
        municipality=str(raw.get("municipality", "")),
        graded=bool(raw.get("graded", True)),
        earned=_fraction(raw["earned"]) or Fraction(0),
        result=read_result(raw["result"]),
        answers=None if answers is None else {key: _unpooled(each, pool) for key, each in answers.items()},
    )


def _unpooled(raw: Mapping[str, Any], pool: Mapping[str, Any]) -> Answer:
    key = raw.get("evidence")
    evidence = pool.get(key, ("", "")) if isinstance(key, str) else ("", "")
    answer = read_answer({**raw, "url": evidence[0], "note": evidence[1]})
    if answer is None:
        raise ValueError("unreadable answer")
    return answer


def write_result(result: Result) -> dict[str, Any]:
    """JSON of a result; fractions as `"3/8"`."""
    return {
        "score": _text(result.score),
        "level": result.level,
        "banded": result.banded,
        "locked_by": list(result.locked_by),
        "answered": result.answered,
        "asked": result.asked,
        "evidence": [result.evidence_given, result.evidence_needed],
        "components": [
            {
                "id": each.id,
                "score": _text(each.score),
                "level": each.level,
                "banded": each.banded,
                "locked_by": list(each.locked_by),
                "answered": each.answered,
                "asked": each.asked,
                "themes": [[theme.id, _text(theme.score), theme.level] for theme in each.themes],
            }
            for each in result.components
        ],
    }


def read_result(raw: Mapping[str, Any]) -> Result:
    """The result in stored JSON. Raises LookupError, TypeError or ValueError when it is not one."""
    return Result(
        score=_fraction(raw["score"]),
        level=_level(raw["level"]),
        banded=_level(raw["banded"]),
        locked_by=_ids(raw["locked_by"]),
        components=tuple(_read_component(each) for each in raw["components"]),
        answered=int(raw["answered"]),
        asked=int(raw["asked"]),
        evidence_given=int(raw["evidence"][0]),
        evidence_needed=int(raw["evidence"][1]),
    )


def _read_component(raw: Mapping[str, Any]) -> ComponentResult:
    return ComponentResult(
        id=str(raw["id"]),
        score=_fraction(raw["score"]),
        level=_level(raw["level"]),
        banded=_level(raw["banded"]),
        locked_by=_ids(raw["locked_by"]),
        themes=tuple(ThemeResult(str(each[0]), _fraction(each[1]), _level(each[2])) for each in raw["themes"]),
        answered=int(raw["answered"]),
        asked=int(raw["asked"]),
    )


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _fraction(value: Any) -> Fraction | None:
    share = None if value is None else Fraction(value)
    if share is not None and not 0 <= share <= 1:
        raise ValueError("not a share")
    return share


def _level(value: Any) -> int | None:
    if value is not None and level(value) is None:
        raise ValueError("not a level")
    return level(value)


def _ids(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError("not a list of ids")
    return tuple(value)
