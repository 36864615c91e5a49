"""What each request does to a learner's journey: draft and history in, new ones out, or the reason why not.

Pure: the shell reads fields, calls one of these under the row lock, and writes what comes back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from .answers import write_answer
from .attempt import Draft, begin, carry_over, merge, write_draft
from .instrument import Instrument
from .problems import Problem
from .scoring import grade, score
from .snapshots import History, Snapshot, add, write_history

STATE_LIMIT = 256 * 1024
MOST_CHANGES = 200


@attrs.frozen
class Saved:
    """Outcome of a save or a submission. When `refused` is set nothing of it may be written."""

    draft: Draft
    history: History | None = None
    kept: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: str = ""
    snapshot: Snapshot | None = None


def save(instrument: Instrument, draft: Draft, data: Mapping[str, Any], *, now: str, rest: int = 0) -> Saved:
    """Merge `data` (`answers`, `profile`, `confirm`) into the draft. Good parts are kept beside refused ones.

    `rest` is what the learner's other state takes, in bytes.
    """
    changes, profile = data.get("answers", {}), data.get("profile", {})
    confirmed = data.get("confirm", [])
    usable = isinstance(changes, Mapping) and isinstance(profile, Mapping) and isinstance(confirmed, list)
    if not usable or len(changes) > MOST_CHANGES or len(confirmed) > MOST_CHANGES:
        return Saved(draft, refused="not_an_object")
    begun, problems = begin(instrument, draft, profile, now=now)
    merged = merge(instrument, begun, changes, now=now)
    problems += merged.problems
    after = _confirm(merged.draft, confirmed, now=now)
    if problems and not (merged.kept or merged.conflicts) and after is draft:
        return Saved(draft, problems=problems, refused=problems[0].code)
    taken = stored_bytes(write_draft(after)) + rest
    if taken > STATE_LIMIT and taken > stored_bytes(write_draft(draft)) + rest:
        return Saved(draft, refused="state_too_large")
    return Saved(after, None, merged.kept, merged.conflicts, problems)


def _confirm(draft: Draft, confirmed: list[Any], *, now: str) -> Draft:
    ids = [each for each in confirmed if isinstance(each, str) and each in draft.answers]
    fresh = {each: attrs.evolve(draft.answers[each], seen=now) for each in ids if draft.answers[each].has_evidence}
    return attrs.evolve(draft, answers={**draft.answers, **fresh}) if fresh else draft


def submit(
    instrument: Instrument, draft: Draft, history: History, data: Mapping[str, Any], *, now: str, policy: str, graded: bool,
    rest: int = 0,
) -> Saved:
    """Save everything that the browser carries, then add a snapshot; any conflict or problem refuses the whole.

    `rest` is what is kept besides draft and history, in bytes.
    """
    saved = save(instrument, draft, data, now=now, rest=stored_bytes(write_history(history)) + rest)
    if saved.refused or saved.problems:
        return attrs.evolve(saved, draft=draft, refused=saved.refused or saved.problems[0].code)
    if saved.conflicts:
        return attrs.evolve(saved, refused="conflict")
    current = attrs.evolve(saved.draft, instrument=instrument.id, version=instrument.version)
    route = instrument.route(current.route).id
    result = score(instrument, route, current.answers)
    if not result.answered:
        return attrs.evolve(saved, draft=draft, refused="nothing_answered")
    earned, possible = grade(result, policy)
    current = attrs.evolve(current, route=route, started=current.started or now)
    after = add(history, current, result, at=now, graded=graded, earned=earned / possible)
    if stored_bytes(write_draft(current)) + stored_bytes(write_history(after)) + rest > STATE_LIMIT:
        return Saved(draft, refused="state_too_large")
    return Saved(current, after, saved.kept, snapshot=after.last)


def restart(instrument: Instrument, draft: Draft, history: History, *, from_last: bool, now: str) -> Draft:
    """A new draft, empty or starting from the last answers that are kept; who answers stays."""
    last = next((each for each in reversed(history.items) if each.answers is not None), None)
    if not from_last or last is None or last.answers is None:
        return attrs.evolve(draft, answers={}, unread={}, place="", started=now, rev=draft.rev + 1)
    known = {key: each for key, each in last.answers.items() if key in instrument.by_id}
    carried = carry_over(instrument, known, now=now, route=last.route, profile=draft)
    # revisions go on rising, so that a page opened before cannot take an old one for the new
    answers = {key: attrs.evolve(each, rev=each.rev + draft.rev) for key, each in carried.answers.items()}
    return attrs.evolve(carried, answers=answers, rev=carried.rev + draft.rev, extra=draft.extra)


def regrade(history: History, policy: str) -> Fraction | None:
    """The best share under `policy` over graded snapshots, from the results that they keep; None without any."""
    shares = [earned / possible for earned, possible in (grade(each.result, policy) for each in history.items if each.graded)]
    return max(shares, default=None)


def progress(instrument: Instrument, draft: Draft) -> Fraction:
    """Share of the draft's route that is answered, in [0, 1]."""
    asked = instrument.in_route(draft.route)
    done = sum(1 for each in asked if each.id in draft.answers and draft.answers[each.id].is_complete)
    return Fraction(done, len(asked)) if asked else Fraction(0)


def stored_bytes(part: Any) -> int:
    """Bytes that the platform stores for one JSON part of the state."""
    return len(json.dumps(part))


def reply(saved: Saved) -> dict[str, Any]:
    """What the browser needs to know: new revisions, and the stored answers of conflicts."""
    answers = saved.draft.answers
    return {
        "revisions": {key: answers[key].rev for key in saved.kept if key in answers},
        "conflicts": {key: write_answer(answers[key]) for key in saved.conflicts if key in answers},
    }
