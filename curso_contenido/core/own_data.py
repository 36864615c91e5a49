"""A learner's stored answers as they are handed to that learner: in words, and without what gives a key away.

What is stored names parts by id, and the authored order of an `order` or `match` question is its answer; with the seed,
those ids could be told from the names on the page. So each id becomes the words of its part, and the seed stays here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .marking import read_answer
from .questions import Bank, Question

SHARES = ("share", "best", "best_value")
VALUES = ("value", "best_value")


def in_words(bank: Bank, stored: Any, *, hidden: bool) -> Any:
    """The `answers` field for its owner. `hidden`: the course does not say yet whether answers are right, so no share goes either."""
    if not isinstance(stored, Mapping):
        return stored
    told = {key: value for key, value in stored.items() if key != "seed"}
    for place in ("drafts", "replies", "erased"):
        if isinstance(told.get(place), Mapping):
            told[place] = {key: _entry(bank, key, each, hidden) for key, each in told[place].items()}
    if isinstance(told.get("sittings"), list):
        told["sittings"] = [_sitting(bank, each, hidden) for each in told["sittings"]]
    return told


def _entry(bank: Bank, identifier: str, entry: Any, hidden: bool) -> Any:
    if not isinstance(entry, Mapping):
        return entry
    told = {key: value for key, value in entry.items() if not (hidden and key in SHARES)}
    return {key: _words(bank, identifier, value) if key in VALUES else value for key, value in told.items()}


def _sitting(bank: Bank, sitting: Any, hidden: bool) -> Any:
    if not isinstance(sitting, Mapping):
        return sitting
    told = {key: value for key, value in sitting.items() if not (hidden and key in SHARES)}
    if isinstance(told.get("answers"), Mapping):
        told["answers"] = {key: _words(bank, key, value) for key, value in told["answers"].items()}
    return told


def _words(bank: Bank, identifier: str, value: Any) -> Any:
    """The words of an answer; of a question that is gone, what is stored; of what is no answer any more, nothing."""
    question = bank.by_id.get(identifier)
    return value if question is None else _answer_words(question, read_answer(question, value))


def _answer_words(question: Question, answer: Any) -> Any:
    if isinstance(answer, str):
        return question.part[answer].text
    if isinstance(answer, dict):
        # as the page would tell it: sorted by their words, because the authored order is the answer
        return {left: question.part[right].match for left, right in sorted((question.part[each].text, answer[each]) for each in answer)}
    if isinstance(answer, list):
        words = [question.part[each].text for each in answer]
        return words if question.type == "order" else sorted(words)
    return None
