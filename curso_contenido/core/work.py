"""What each request does to a learner's work: answers kept, checked and handed in, or the reason why not.

Pure: the shell reads fields, calls one of these under the row lock, and writes what comes back. Answers arrive with the page's
names (see `drawing`); what is stored names parts by id.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from autodiagnostico_xblock.kit.pure.numbers import base_of
from autodiagnostico_xblock.kit.pure.problems import Problem

from .drawing import draw, from_page, still_drawn
from .marking import is_whole, mark, read_answer
from .questions import Bank, Question
from .state import Kept, Reply, Sitting, Work, write_work

STATE_LIMIT = 96 * 1024
NOTE_LIMIT = 3000
MOST_CHANGES = 80
WHOLE_SITTINGS = 6


@attrs.frozen
class Done:
    """Outcome of a request. When `refused` is set nothing of it may be written."""

    work: Work
    kept: Mapping[str, int] = attrs.field(factory=dict)
    conflicts: Mapping[str, Kept] = attrs.field(factory=dict)
    problems: tuple[Problem, ...] = ()
    refused: str = ""
    share: Fraction | None = None


def questions_of(bank: Bank, work: Work) -> tuple[Question, ...]:
    """The questions of this learner: all of a check, or those drawn for the sitting in course."""
    if not bank.is_test:
        return bank.questions
    number = work.drawn_number or len(work.sittings) + 1
    ids = still_drawn(bank, work.drawn, work.seed, number) if work.drawn else draw(bank, work.seed, number, asked(work))
    return tuple(bank.by_id[each] for each in ids)


def with_seed(work: Work, seed: str) -> Work:
    """The work with the seed that it keeps, or with `seed` when it has none yet."""
    return work if work.seed else attrs.evolve(work, seed=seed)


def asked(work: Work) -> set[str]:
    """Questions of the sittings so far."""
    return {each for sitting in work.sittings for each in sitting.ids}


def save(bank: Bank, work: Work, changes: Any, *, now: str) -> Done:
    """Keep answers that are not handed in: `{question: {"value", "base"}}`. Good parts are kept beside refused ones.

    Of a note, a change made on an older revision that says something else is a conflict, and the person picks.
    """
    if not isinstance(changes, Mapping) or len(changes) > MOST_CHANGES:
        return Done(work, refused="not_an_object")
    if bank.is_test and in_result(work):
        return Done(work, refused="sitting_over")
    mine = {each.id: each for each in questions_of(bank, work)}
    drafts, notes, rev = dict(work.drafts), dict(work.notes), work.rev
    kept: dict[str, int] = {}
    conflicts: dict[str, Kept] = {}
    problems: list[Problem] = []
    for identifier, raw in changes.items():
        question = mine.get(identifier)
        value = _readable(question, raw, work.seed, identifier, problems)
        if question is None or value is None:
            continue
        place = drafts if question.is_marked else notes
        stored = place.get(identifier)
        if stored is None or stored.value != value.value:
            if not question.is_marked and stored is not None and base_of(raw) != stored.rev:
                conflicts[identifier] = stored
                continue
            rev += 1
            place[identifier] = Kept(value.value, rev, now)
        kept[identifier] = place[identifier].rev
    drawn = tuple(mine) if bank.is_test else ()
    after = attrs.evolve(work, drafts=drafts, notes=notes, rev=rev, drawn=drawn) if rev != work.rev else work
    if problems and not kept and not conflicts:
        return Done(work, problems=tuple(problems), refused=problems[0].code)
    if _too_large(after, work):
        return Done(work, refused="state_too_large")
    return Done(after, kept, conflicts, tuple(problems))


def _readable(question: Question | None, raw: Any, seed: str, identifier: str, problems: list[Problem]) -> Kept | None:
    """The value that `raw` carries, or None with a problem. No answer at all is a value too: it empties a draft."""
    path = f"answers.{identifier[:64]}" if isinstance(identifier, str) else "answers"
    if question is None:
        problems.append(Problem("answers", "unknown_question"))
    elif not isinstance(raw, Mapping):
        problems.append(Problem(path, "not_a_mapping"))
    elif not question.is_marked:
        return _note(path, raw.get("value"), problems)
    else:
        given = raw.get("value")
        value = read_answer(question, from_page(question, given, seed))
        if value is not None or given in (None, "", [], {}):
            return Kept(value)
        problems.append(Problem(path, "not_an_answer"))
    return None


def _note(path: str, value: Any, problems: list[Problem]) -> Kept | None:
    if not isinstance(value, str):
        problems.append(Problem(path, "not_a_text"))
        return None
    # NUL cannot be stored by PostgreSQL, and lone surrogates cannot be encoded
    text = value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()
    if len(text) > NOTE_LIMIT:
        problems.append(Problem(path, "too_long", {"most": NOTE_LIMIT}))
        return None
    return Kept(text)


def used(bank: Bank, work: Work, question: str, attempts: int) -> int:
    """Attempts spent: of one question in a lesson, of the whole in a test."""
    if bank.is_test:
        return attempts
    return work.result(question).tries


def check(bank: Bank, work: Work, identifier: Any, raw: Any, *, graded: bool, most: int, now: str) -> Done:
    """Mark one question of a lesson. `most` attempts each; 0 without a limit. Ungraded checks neither count nor earn."""
    question = bank.by_id.get(identifier) if isinstance(identifier, str) and not bank.is_test else None
    if question is None or not question.is_marked:
        return Done(work, refused="unknown_question")
    value = read_answer(question, from_page(question, raw, work.seed))
    if not is_whole(question, value):
        return Done(work, refused="nothing_answered")
    counts = work.result(question.id)
    before = work.replies.get(question.id) or Reply(None, Fraction(0), counts.best, tries=counts.tries)
    if graded and most and before.tries >= most:
        return Done(work, refused="no_attempts_left")
    share = mark(question, value)
    reply = attrs.evolve(before, value=value, share=share, at=now)
    if graded:
        reply = attrs.evolve(reply, tries=before.tries + 1)
        if share > before.best or (before.best_value is None and share == before.best):
            reply = attrs.evolve(reply, best=share, best_value=value)
    drafts = {key: each for key, each in work.drafts.items() if key != question.id}
    erased = {key: each for key, each in work.erased.items() if key != question.id}
    after = attrs.evolve(work, replies={**work.replies, question.id: reply}, drafts=drafts, erased=erased,
                         counted=work.counted + (1 if graded else 0))
    return Done(work, refused="state_too_large") if _too_large(after, work) else Done(after, share=share)


def hand_in(bank: Bank, work: Work, changes: Any, *, graded: bool, most: int, attempts: int, now: str) -> Done:
    """Hand in the sitting of a test with everything that the browser carries; what is not answered earns nothing."""
    if not bank.is_test:
        return Done(work, refused="nothing_to_hand_in")
    if in_result(work):
        return Done(work, refused="sitting_over")
    if graded and most and attempts >= most:
        return Done(work, refused="no_attempts_left")
    saved = save(bank, work, changes, now=now)
    if saved.refused or saved.problems:
        return attrs.evolve(saved, work=work, refused=saved.refused or saved.problems[0].code)
    mine = questions_of(bank, work)
    answers = {each.id: saved.work.drafts[each.id].value for each in mine
               if each.id in saved.work.drafts and saved.work.drafts[each.id].value is not None}
    if not answers:
        return Done(work, refused="nothing_answered")
    share = sum((mark(each, answers.get(each.id)) for each in mine), Fraction(0)) / len(mine)
    number = max((each.number for each in work.sittings), default=0) + 1
    sitting = Sitting(number, now, tuple(each.id for each in mine), answers, share, graded)
    after = attrs.evolve(saved.work, drafts={}, drawn=(), drawn_number=0, sittings=_thinned((*work.sittings, sitting)),
                         counted=work.counted + (1 if graded else 0))
    return Done(work, refused="state_too_large") if _too_large(after, work) else Done(after, share=share)


def _thinned(sittings: tuple[Sitting, ...]) -> tuple[Sitting, ...]:
    """Older sittings keep their share only, but for the best one, so that rescoring has its answers."""
    best = max(sittings, key=lambda each: (each.graded, each.share))
    old = sittings[:-WHOLE_SITTINGS]
    return (*(each if each is best else attrs.evolve(each, answers=None) for each in old), *sittings[-WHOLE_SITTINGS:])


def in_result(work: Work) -> bool:
    """A test was handed in and no new sitting has begun: its result is what there is to see."""
    return bool(work.sittings) and not work.drawn


def again(bank: Bank, work: Work, *, most: int, attempts: int) -> Done:
    """Begin a new sitting: other questions, while there are attempts left."""
    if not bank.is_test:
        return Done(work, refused="nothing_to_hand_in")
    if not in_result(work):
        return Done(work)
    if most and attempts >= most:
        return Done(work, refused="no_attempts_left")
    number = work.sittings[-1].number + 1
    return Done(attrs.evolve(work, drawn=draw(bank, work.seed, number, asked(work)), drawn_number=number, drafts={}))


def erase(work: Work) -> Work:
    """Nothing that was answered, written or drawn; of each question that counted, only its attempts and its best share.

    Without them, erasing would give attempts again, and what is checked later would not add up to the grade.
    """
    counts = {key: work.result(key) for key in (*work.erased, *work.replies)}
    counts = {key: each for key, each in counts.items() if each.tries or each.best}
    return Work(erased=counts, counted=work.counted if counts else 0)


def stored_bytes(work: Work) -> int:
    """Bytes that the platform stores for the work."""
    return len(json.dumps(write_work(work)))


def _too_large(after: Work, before: Work) -> bool:
    return stored_bytes(after) > STATE_LIMIT and stored_bytes(after) > stored_bytes(before)
