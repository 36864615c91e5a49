"""A learner's state in one lesson: what was read, and the work on its questions. Reading never raises and drops nothing.

Two fields hold it. `reading`: `{"seen": [section], "place": section, "read": ISO date}`. `answers`:
`{"seed", "rev", "counted", "drafts": {question: {"value", "rev", "at"}}, "notes": {question: {"text", "rev", "at"}},
"replies": {question: {"value", "share", "best", "best_value", "tries", "at"}}, "drawn": {"number", "ids"}, "sittings": [{"number",
"at", "ids", "answers", "share", "graded"}], "erased": {question: {"tries", "best"}}}`.
Shares are `[numerator, denominator]`. What cannot be understood is carried along.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from autodiagnostico_xblock.kit.pure.numbers import MOST_COUNT, counter, is_whole

SCHEMA_VERSION = 1
READING_KEYS = ("seen", "place", "read")
WORK_KEYS = ("seed", "rev", "counted", "drafts", "notes", "replies", "drawn", "sittings", "erased")
UNREADABLE = "_unreadable"
MOST_SEEN = 200


@attrs.frozen
class Reading:
    """Sections whose end was on the screen, where one was, and when it was marked as read (ISO)."""

    seen: tuple[str, ...] = ()
    place: str = ""
    read: str = ""
    extra: Mapping[str, Any] = attrs.field(factory=dict)


@attrs.frozen
class Kept:
    """A value that is not handed in: a draft answer (JSON with ids) or a note (text), with the server's revision."""

    value: Any
    rev: int = 0
    at: str = ""


@attrs.frozen
class Reply:
    """A question of a lesson that was checked: last answer, the best graded one, and how many times it counted."""

    value: Any
    share: Fraction
    best: Fraction = Fraction(0)
    best_value: Any = None
    tries: int = 0
    at: str = ""


@attrs.frozen
class Result:
    """What a question of a lesson counts for the grade: how many times, and the best share."""

    tries: int = 0
    best: Fraction = Fraction(0)


@attrs.frozen
class Sitting:
    """A test handed in. `answers` by question id; None when only the share is kept."""

    number: int
    at: str
    ids: tuple[str, ...]
    answers: Mapping[str, Any] | None
    share: Fraction
    graded: bool


@attrs.frozen
class Work:
    """All of a learner's answers. `unread` holds parts of known lists that could not be read."""

    seed: str = ""
    rev: int = 0
    counted: int = 0
    drafts: Mapping[str, Kept] = attrs.field(factory=dict)
    notes: Mapping[str, Kept] = attrs.field(factory=dict)
    replies: Mapping[str, Reply] = attrs.field(factory=dict)
    drawn_number: int = 0
    drawn: tuple[str, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    erased: Mapping[str, Result] = attrs.field(factory=dict)
    unread: Mapping[str, Any] = attrs.field(factory=dict)
    extra: Mapping[str, Any] = attrs.field(factory=dict)

    def result(self, question: str) -> Result:
        """What `question` counts, also when its answer was erased."""
        reply = self.replies.get(question)
        return Result(reply.tries, reply.best) if reply is not None else self.erased.get(question, Result())


def read_reading(raw: Any) -> Reading:
    """The reading in stored JSON."""
    if raw is None:
        return Reading()
    if not isinstance(raw, Mapping):
        return Reading(extra={UNREADABLE: raw})
    seen = raw.get("seen")
    return Reading(
        seen=tuple(each for each in seen if isinstance(each, str))[:MOST_SEEN] if isinstance(seen, list) else (),
        place=_text(raw.get("place")),
        read=_text(raw.get("read")),
        extra={key: value for key, value in raw.items() if key not in READING_KEYS},
    )


def write_reading(reading: Reading) -> dict[str, Any]:
    """Stored JSON of `reading`."""
    own = {"seen": list(reading.seen), "place": reading.place, "read": reading.read}
    return {**reading.extra, **{key: value for key, value in own.items() if value}}


def read_work(raw: Any, *, attempts: Any = None) -> Work:
    """The work in stored JSON. With `attempts` at 0 after some were counted, staff reset them: tries begin again."""
    if raw is None:
        return Work()
    if not isinstance(raw, Mapping):
        return Work(extra={UNREADABLE: raw})
    unread: dict[str, Any] = {}
    drawn = raw.get("drawn")
    drawn = drawn if isinstance(drawn, Mapping) else {}
    work = Work(
        seed=_text(raw.get("seed")),
        rev=counter(raw.get("rev")),
        counted=counter(raw.get("counted")),
        drafts=_each("drafts", raw, lambda each: _kept(each, "value"), unread),
        notes=_each("notes", raw, lambda each: _kept(each, "text"), unread),
        replies=_each("replies", raw, _reply, unread),
        drawn_number=counter(drawn.get("number")),
        drawn=_ids(drawn.get("ids")),
        sittings=_sittings(raw.get("sittings"), unread),
        erased=_each("erased", raw, _result, unread),
        unread=unread,
        extra={key: value for key, value in raw.items() if key not in WORK_KEYS},
    )
    if attempts == 0 and work.counted:
        replies = {key: attrs.evolve(each, tries=0) for key, each in work.replies.items()}
        erased = {key: attrs.evolve(each, tries=0) for key, each in work.erased.items()}
        return attrs.evolve(work, counted=0, replies=replies, erased=erased)
    return work


def _each(key: str, raw: Mapping[str, Any], read: Any, unread: dict[str, Any]) -> dict[str, Any]:
    value = raw.get(key)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        unread[key] = value
        return {}
    found = {identifier: read(each) for identifier, each in value.items()}
    lost = {identifier: value[identifier] for identifier, each in found.items() if each is None}
    if lost:
        unread[key] = lost
    return {identifier: each for identifier, each in found.items() if each is not None}


def _kept(raw: Any, name: str) -> Kept | None:
    if not isinstance(raw, Mapping) or name not in raw or (name == "text" and not isinstance(raw[name], str)):
        return None
    return Kept(raw[name], counter(raw.get("rev")), _text(raw.get("at")))


def _reply(raw: Any) -> Reply | None:
    if not isinstance(raw, Mapping) or (share := _share(raw.get("share"))) is None:
        return None
    best = _share(raw.get("best")) or Fraction(0)
    return Reply(raw.get("value"), share, best, raw.get("best_value"), counter(raw.get("tries")), _text(raw.get("at")))


def _result(raw: Any) -> Result | None:
    best = _share(raw.get("best")) if isinstance(raw, Mapping) else None
    return None if best is None else Result(counter(raw.get("tries")), best)


def _sittings(raw: Any, unread: dict[str, Any]) -> tuple[Sitting, ...]:
    if raw is None:
        return ()
    found, lost = [], []
    for each in raw if isinstance(raw, list) else [raw]:
        share = _share(each.get("share")) if isinstance(each, Mapping) else None
        if share is None:
            lost.append(each)
            continue
        answers = each.get("answers")
        found.append(Sitting(counter(each.get("number")), _text(each.get("at")), _ids(each.get("ids")),
                             answers if isinstance(answers, Mapping) else None, share, each.get("graded") is not False))
    if lost:
        unread["sittings"] = lost
    return tuple(found)


def write_work(work: Work) -> dict[str, Any]:
    """Stored JSON of `work`."""
    own: dict[str, Any] = {
        "seed": work.seed, "rev": work.rev, "counted": work.counted,
        "drafts": {key: {"value": each.value, "rev": each.rev, "at": each.at} for key, each in work.drafts.items()},
        "notes": {key: {"text": each.value, "rev": each.rev, "at": each.at} for key, each in work.notes.items()},
        "replies": {key: _write_reply(each) for key, each in work.replies.items()},
        "drawn": {"number": work.drawn_number, "ids": list(work.drawn)} if work.drawn else None,
        "sittings": [_write_sitting(each) for each in work.sittings],
        "erased": {key: {"tries": each.tries, "best": _pair(each.best)} for key, each in work.erased.items()},
    }
    own = {key: value for key, value in own.items() if value}
    for key, lost in work.unread.items():
        if key == "sittings":
            own[key] = [*lost, *own.get(key, [])]
        elif isinstance(lost, Mapping):
            own[key] = {**lost, **own.get(key, {})}
        else:
            own[f"_un{key}" if key in own else key] = lost
    return {**work.extra, **own}


def _write_reply(reply: Reply) -> dict[str, Any]:
    return {"value": reply.value, "share": _pair(reply.share), "best": _pair(reply.best), "best_value": reply.best_value,
            "tries": reply.tries, "at": reply.at}


def _write_sitting(sitting: Sitting) -> dict[str, Any]:
    answers = None if sitting.answers is None else dict(sitting.answers)
    return {"number": sitting.number, "at": sitting.at, "ids": list(sitting.ids), "answers": answers,
            "share": _pair(sitting.share), "graded": sitting.graded}


def _pair(share: Fraction) -> list[int]:
    return [share.numerator, share.denominator]


def _share(raw: Any) -> Fraction | None:
    whole = isinstance(raw, list) and len(raw) == 2 and all(is_whole(each) for each in raw)
    return Fraction(raw[0], raw[1]) if whole and 0 <= raw[0] <= raw[1] < MOST_COUNT and raw[1] else None


def _ids(raw: Any) -> tuple[str, ...]:
    return tuple(each for each in raw if isinstance(each, str)) if isinstance(raw, list) else ()


def _text(raw: Any) -> str:
    return raw if isinstance(raw, str) else ""
