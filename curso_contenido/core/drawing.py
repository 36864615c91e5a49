"""Which questions a learner gets, in which order their parts are shown, and under which names.

All of it comes from a secret seed: it is the same on return and different for each learner. Parts travel to the page under
names (`token`) that say nothing of their ids, because the authored order of an `order` or `match` question is its answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .questions import Bank, Part, Question

TOKEN = 10


def token(seed: str, *path: str) -> str:
    """A short name for `path` that nobody can guess without `seed`."""
    return hashlib.sha256("/".join((seed, *path)).encode("utf-8", "replace")).hexdigest()[:TOKEN]


def _mixed(seed: str, place: str, ids: Iterable[str]) -> list[str]:
    return sorted(ids, key=lambda each: hashlib.sha256(f"{seed}/{place}/{each}".encode("utf-8", "replace")).digest())


def draw(bank: Bank, seed: str, number: int, asked: Collection[str] = ()) -> tuple[str, ...]:
    """Ids for sitting `number` (from 1); questions already `asked` come only when the others do not suffice."""
    if not bank.is_test:
        return tuple(bank.by_id)
    mixed = _mixed(seed, f"draw {number}", bank.by_id)
    return tuple(sorted(mixed, key=lambda each: each in asked)[: bank.draw])


def still_drawn(bank: Bank, stored: Collection[str], seed: str, number: int) -> tuple[str, ...]:
    """`stored` ids that still exist, completed with others when the bank has changed."""
    kept = [each for each in stored if each in bank.by_id]
    rest = [each for each in draw(Bank(draw=len(bank.questions), questions=bank.questions), seed, number) if each not in kept]
    return tuple([*kept, *rest][: bank.draw])


def shuffled(question: Question, seed: str) -> tuple[Part, ...]:
    """Parts as they are shown; an order that happens to be the right one is turned by one."""
    mixed = _mixed(seed, question.id, question.part)
    if question.type == "order" and mixed == list(question.part):
        mixed = [*mixed[1:], mixed[0]]
    return tuple(question.part[each] for each in mixed)


def pairs_shown(question: Question, seed: str) -> tuple[Part, ...]:
    """Right sides of a `match` question as they are offered: another order than the left sides."""
    mixed = _mixed(seed, f"{question.id} right", question.part)
    if len(mixed) > 1 and mixed == [each.id for each in shuffled(question, seed)]:
        mixed = [*mixed[1:], mixed[0]]
    return tuple(question.part[each] for each in mixed)


def left_token(question: Question, part: str, seed: str) -> str:
    """Name of an option, an item or a left side on the page."""
    return token(seed, question.id, part)


def right_token(question: Question, part: str, seed: str) -> str:
    """Name of a right side on the page."""
    return token(seed, question.id, part, "right")


def from_page(question: Question, raw: Any, seed: str) -> Any:
    """An answer with the page's names → the same with ids; what is not one of them stays out of reach of any id."""
    left = {left_token(question, each, seed): each for each in question.part}
    right = {right_token(question, each, seed): each for each in question.part}
    if isinstance(raw, str):
        return left.get(raw)
    if isinstance(raw, list):
        return [left.get(each) if isinstance(each, str) else None for each in raw]
    if isinstance(raw, Mapping):
        return {left.get(key): right.get(value) if isinstance(value, str) else None for key, value in raw.items() if value != ""}
    return None


def to_page(question: Question, answer: Any, seed: str) -> Any:
    """The reverse, for an answer that `read_answer` accepted."""
    if isinstance(answer, str):
        return left_token(question, answer, seed)
    if isinstance(answer, list):
        return [left_token(question, each, seed) for each in answer]
    if isinstance(answer, dict):
        return {left_token(question, key, seed): right_token(question, value, seed) for key, value in answer.items()}
    return None
