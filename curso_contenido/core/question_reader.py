"""`parse_bank(raw) → (Bank | None, problems)`: the only door for questions, packaged or written by hand.

The shape is in `docs/escribir-lecciones.md`; rules that a shape cannot say (how many are right, ids unique) live here.
"""

from __future__ import annotations

from typing import Any

from autodiagnostico_xblock.kit.pure.problems import Problem
from autodiagnostico_xblock.kit.pure.reading import Reader, refuse_repeated

from .questions import TYPES, Bank, Part, Question

LISTS = {"single": "options", "multiple": "options", "order": "items", "match": "pairs"}
MOST_QUESTIONS = 60
LEAST_PARTS, MOST_PARTS = 2, 8
PROMPT, TEXT, FEEDBACK = 600, 400, 800


def parse_bank(raw: Any, *, path: str = "") -> tuple[Bank | None, tuple[Problem, ...]]:
    """Read `{id?, module?, title?, draw?, questions: [...]}`; `None` with every problem when it cannot be used."""
    problems: list[Problem] = []
    reader = Reader(raw, path, problems)
    if reader.raw and reader.raw.get("questions") is None:
        reader.refuse("questions", "missing")
    questions = tuple(_question(each) for each in reader.readers("questions", most=MOST_QUESTIONS))
    bank = Bank(
        id=reader.identifier() if reader.raw.get("id") is not None else "",
        module=reader.text("module", most=20, required=False),
        title=reader.text("title", most=200, required=False),
        draw=_draw(reader, questions),
        questions=questions,
    )
    base = f"{path}.questions" if path else "questions"
    refuse_repeated([(f"{base}.{n}.id", each.id) for n, each in enumerate(questions)], problems)
    return (None if problems else bank), tuple(problems)


def _draw(reader: Reader, questions: tuple[Question, ...]) -> int:
    if reader.raw.get("draw") is None:
        return 0
    draw = reader.number("draw", least=1, most=max(1, len(questions)))
    for position, each in enumerate(questions):
        if not each.is_marked:
            reader.refuse(f"questions.{position}.type", "no_reflection_in_test")
    return draw


def _question(reader: Reader) -> Question:
    kind = reader.choice("type", TYPES)
    question = Question(
        id=reader.identifier(),
        type=kind,
        prompt=reader.text("prompt", most=PROMPT),
        parts=_parts(reader, kind) if kind in LISTS else (),
        help=reader.text("help", most=TEXT, required=False),
    )
    _check_right(reader, question)
    return question


def _parts(reader: Reader, kind: str) -> tuple[Part, ...]:
    name = LISTS[kind]
    readers = reader.readers(name, least=LEAST_PARTS, most=MOST_PARTS)
    parts = tuple(_part(each, kind) for each in readers)
    refuse_repeated([(f"{each.path}.id", part.id) for each, part in zip(readers, parts, strict=True)], reader.problems)
    for texts in ([part.text for part in parts], [part.match for part in parts if part.match]):
        if len({text.casefold() for text in texts}) < len(texts):
            reader.refuse(name, "parts_alike")
    return parts


def _part(reader: Reader, kind: str) -> Part:
    if kind == "match":
        left, right = reader.text("left", most=TEXT), reader.text("right", most=TEXT)
        return Part(reader.identifier(), left, reader.text("feedback", most=FEEDBACK), match=right)
    is_right = reader.raw.get("right", False)
    if not isinstance(is_right, bool) or (is_right and kind == "order"):
        reader.refuse("right", "not_true_or_false" if not isinstance(is_right, bool) else "no_right_in_order")
        is_right = False
    return Part(reader.identifier(), reader.text("text", most=TEXT), reader.text("feedback", most=FEEDBACK), right=is_right)


def _check_right(reader: Reader, question: Question) -> None:
    right = len(question.right)
    if question.type == "single" and question.parts and right != 1:
        reader.refuse("options", "one_right", found=right)
    if question.type == "multiple" and question.parts and not 2 <= right < len(question.parts):
        reader.refuse("options", "some_right", found=right)
