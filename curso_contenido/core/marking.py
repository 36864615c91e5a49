"""How well a question is answered, and which of its parts are in place.

An answer, as it is stored, names parts by id: `single` a text; `multiple` a list, in the authored order; `order` the list
of all items; `match` a mapping from each pair to the pair whose right side was chosen (pairs left open are absent).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from .questions import Question

Answer = str | list[str] | dict[str, str]


def read_answer(question: Question, raw: Any) -> Answer | None:
    """`raw` as an answer of `question`, or None when it is none (nothing chosen, or parts that do not exist)."""
    ids = question.part
    if question.type == "single":
        return raw if isinstance(raw, str) and raw in ids else None
    if question.type == "multiple":
        chosen = {each for each in raw if isinstance(each, str)} if isinstance(raw, list) else set()
        return [each for each in ids if each in chosen] if chosen and chosen <= set(ids) else None
    if question.type == "order":
        whole = isinstance(raw, list) and all(isinstance(each, str) for each in raw) and sorted(raw) == sorted(ids)
        return list(raw) if whole else None
    if question.type == "match" and isinstance(raw, Mapping):
        pairs = {key: raw[key] for key in ids if key in raw}
        usable = all(isinstance(value, str) and value in ids for value in pairs.values())
        return pairs if pairs and usable and set(raw) <= set(ids) else None
    return None


def is_whole(question: Question, answer: Answer | None) -> bool:
    """Every part that asks for something has it."""
    if isinstance(answer, dict):
        return len(answer) == len(question.parts)
    return answer is not None


def in_place(question: Question, answer: Any) -> dict[str, bool]:
    """Part id → whether what was said of it is right; of options, only those chosen. What is no answer has no parts."""
    answer = read_answer(question, answer)
    if isinstance(answer, str):
        return {answer: answer in question.right}
    if isinstance(answer, dict):
        return {each: answer[each] == each for each in question.part if each in answer}
    if isinstance(answer, list) and question.type == "order":
        return {each: each == expected for each, expected in zip(answer, question.part, strict=False)}
    if isinstance(answer, list):
        return {each: each in question.right for each in answer}
    return {}


def mark(question: Question, answer: Any) -> Fraction:
    """Share earned, in [0, 1]. `multiple`: right ones chosen minus wrong ones chosen, over the right ones, never below 0."""
    places = in_place(question, answer)
    good = sum(places.values())
    if question.type == "single":
        return Fraction(good)
    if question.type == "multiple":
        return Fraction(max(0, good - (len(places) - good)), len(question.right) or 1)
    return Fraction(good, len(question.parts) or 1)


def expected(question: Question) -> Answer:
    """The answer that earns everything."""
    if question.type == "single":
        return next(iter(question.right), "")
    if question.type == "multiple":
        return [each for each in question.part if each in question.right]
    if question.type == "match":
        return {each: each for each in question.part}
    return list(question.part)
