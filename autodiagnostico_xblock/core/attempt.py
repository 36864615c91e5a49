"""The draft of a diagnosis: who answers, about whom, and the answers by indicator id.

`merge` joins what a browser sends with what is stored. Each answer carries the server's revision; a change
made on an older revision that says something else is a conflict, and the person picks. Unknown keys, unknown
indicators and answers that cannot be read are carried along untouched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ..kit.pure.numbers import base_of, counter
from .answers import Answer, check_change, read_answer, write_answer
from .instrument import Instrument
from .problems import Problem

ROLES = ("government", "civil_society", "other")
OWN_KEYS = ("instrument", "version", "route", "role", "municipality", "place", "priorities", "started", "rev", "answers")


@attrs.frozen
class Draft:
    """`unread` and `extra` hold what this version does not understand, to be written back as it was."""

    instrument: str = ""
    version: str = ""
    route: str = ""
    role: str = ""
    municipality: str = ""
    place: str = ""
    priorities: tuple[str, ...] = ()
    started: str = ""
    rev: int = 0
    answers: Mapping[str, Answer] = attrs.field(factory=dict)
    unread: Mapping[str, Any] = attrs.field(factory=dict)
    extra: Mapping[str, Any] = attrs.field(factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was ever written here."""
        return not (self.started or self.answers or self.unread or self.extra)


@attrs.frozen
class Merged:
    """Outcome of a merge: the new draft, answers that conflict (as stored), and refused parts."""

    draft: Draft
    kept: tuple[str, ...]
    conflicts: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_draft(raw: Any) -> Draft:
    """The draft in stored JSON; anything that cannot be read survives in `unread` or `extra`."""
    if raw is None:
        return Draft()
    if not isinstance(raw, Mapping):
        return Draft(extra={"_unreadable": raw})
    answers, unread = _read_answers(raw.get("answers"))
    texts = {key: raw[key] for key in OWN_KEYS[:6] + ("started",) if isinstance(raw.get(key), str)}
    priorities = raw.get("priorities")
    return Draft(
        **texts,
        priorities=tuple(p for p in priorities if isinstance(p, str)) if isinstance(priorities, list) else (),
        rev=counter(raw.get("rev")),
        answers=answers,
        unread=unread,
        extra={key: value for key, value in raw.items() if key not in OWN_KEYS},
    )


def _read_answers(raw: Any) -> tuple[dict[str, Answer], dict[str, Any]]:
    if raw is None:
        return {}, {}
    if not isinstance(raw, Mapping):
        return {}, {"_answers": raw}
    answers, unread = {}, {}
    for identifier, value in raw.items():
        answer = read_answer(value)
        if answer is None:
            unread[identifier] = value
        else:
            answers[identifier] = answer
    return answers, unread


def write_draft(draft: Draft) -> dict[str, Any]:
    """Stored JSON of `draft`."""
    own = {
        "instrument": draft.instrument,
        "version": draft.version,
        "route": draft.route,
        "role": draft.role,
        "municipality": draft.municipality,
        "place": draft.place,
        "priorities": list(draft.priorities),
        "started": draft.started,
        "rev": draft.rev,
    }
    answers = {**{key: write_answer(value) for key, value in draft.answers.items()}, **draft.unread}
    return {**draft.extra, **{key: value for key, value in own.items() if value}, "answers": answers}


def merge(instrument: Instrument, draft: Draft, changes: Mapping[str, Any], *, now: str) -> Merged:
    """Join `changes` (`{indicator: {level, reason, url, note, desired, base}}`) with `draft` at ISO time `now`."""
    answers, unread, rev = dict(draft.answers), dict(draft.unread), draft.rev
    kept, conflicts, problems = [], [], []
    for identifier, raw in changes.items():
        indicator = instrument.by_id.get(identifier)
        if indicator is None:
            problems.append(Problem("answers", "unknown_indicator"))
            continue
        answer, refused = check_change(indicator, raw)
        if answer is None:
            problems += refused
            continue
        stored = answers.get(identifier, Answer())
        if stored.said() != answer.said():
            if base_of(raw) != stored.rev:
                conflicts.append(identifier)
                continue
            rev += 1
            answers[identifier] = _stamped(answer, stored, rev=rev, now=now)
            unread.pop(identifier, None)
        kept.append(identifier)
    merged = draft if rev == draft.rev else attrs.evolve(draft, answers=answers, unread=unread, rev=rev)
    return Merged(merged, tuple(kept), tuple(conflicts), tuple(problems))


def _stamped(answer: Answer, stored: Answer, *, rev: int, now: str) -> Answer:
    moved = answer.has_evidence and (answer.url, answer.note) != (stored.url, stored.note)
    seen = now if moved else stored.seen if answer.has_evidence else ""
    return attrs.evolve(answer, rev=rev, at=now, seen=seen)


def begin(instrument: Instrument, draft: Draft, profile: Mapping[str, Any], *, now: str) -> tuple[Draft, tuple[Problem, ...]]:
    """Set route, role, municipality, place and priorities; the first call dates the draft."""
    problems: list[Problem] = []
    options = {
        "route": {route.id for route in instrument.routes},
        "role": {*ROLES, ""},
        "place": {*instrument.theme_of.values(), ""},
    }
    changes: dict[str, Any] = {}
    for key, allowed in options.items():
        if key in profile:
            value = profile[key]
            if isinstance(value, str) and value in allowed:
                changes[key] = value
            else:
                problems.append(Problem(key, "not_an_option"))
    if "municipality" in profile:
        value = profile["municipality"]
        if isinstance(value, str) and (not value or (len(value) == 5 and value.isascii() and value.isdigit())):
            changes["municipality"] = value
        else:
            problems.append(Problem("municipality", "not_a_municipality"))
    changes.update(_priorities(instrument, profile, problems))
    if problems:
        return draft, tuple(problems)
    identity = {"instrument": instrument.id, "version": instrument.version, "started": draft.started or now}
    return attrs.evolve(draft, **{**identity, **changes}), ()


def _priorities(instrument: Instrument, profile: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    if "priorities" not in profile:
        return {}
    value = profile["priorities"]
    components = {component.id for component in instrument.components}
    if isinstance(value, list) and all(isinstance(each, str) and each in components for each in value):
        return {"priorities": tuple(dict.fromkeys(value))}
    problems.append(Problem("priorities", "not_an_option"))
    return {}


def carry_over(instrument: Instrument, answers: Mapping[str, Answer], *, now: str, route: str, profile: Draft) -> Draft:
    """A new draft that starts from the `answers` of a snapshot; dates of evidence are kept so that it can age."""
    carried = {key: attrs.evolve(answer, rev=position) for position, (key, answer) in enumerate(answers.items(), 1)}
    return Draft(
        instrument=instrument.id,
        version=instrument.version,
        route=route,
        role=profile.role,
        municipality=profile.municipality,
        priorities=profile.priorities,
        started=now,
        rev=len(carried),
        answers=carried,
    )
