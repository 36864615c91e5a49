"""`parse(head, body, known) → (Lesson | None, problems)` for texts, and `parse_glossary` for terms: all problems, with paths.

The head comes decoded; the body is Markdown as it is written. The shape is in `docs/escribir-lecciones.md`.
"""

from __future__ import annotations

from typing import Any

from autodiagnostico_xblock.kit.pure.problems import Problem
from autodiagnostico_xblock.kit.pure.reading import Reader, refuse_repeated

from .lesson import TEXT_KINDS, Lesson, Minutes, Term
from .marks import SOFT, Known, check_body

FENCE = "---"
MOST_BODY = 60_000
MOST_TERMS = 400


def split_front_matter(text: str) -> tuple[str, str, int]:
    """`(head, body, line)`: what is between two `---` at the top, the rest, and the line (from 1) where the rest begins."""
    lines = text.lstrip("\ufeff").splitlines()
    while lines and not lines[0].strip():
        lines.pop(0)
    if not lines or lines[0].strip() != FENCE:
        return "", text, 1
    for position, line in enumerate(lines[1:], 1):
        if line.strip() == FENCE:
            return "\n".join(lines[1:position]), "\n".join(lines[position + 1:]), position + 2
    return "", text, 1


def parse(head: Any, body: str, known: Known, *, first_line: int = 1) -> tuple[Lesson | None, tuple[Problem, ...]]:
    """A text from its decoded head and its body, with every problem; `None` when one of them leaves nothing to show.

    A mark that names what does not exist is a problem that does not take the text away (`marks.SOFT`).
    """
    problems: list[Problem] = []
    reader = Reader(head, "head", problems)
    lesson = Lesson(
        id=reader.identifier(),
        kind=reader.choice("kind", TEXT_KINDS),
        title=reader.text("title", most=120),
        module=reader.text("module", most=20, required=False),
        summary=reader.text("summary", most=300, required=False),
        minutes=_minutes(reader),
        themes=reader.texts("themes", most=20),
        indicators=reader.texts("indicators", most=30),
        practices=reader.texts("practices", most=30),
        body=body,
    )
    if not body.strip():
        problems.append(Problem("body", "missing"))
    elif len(body) > MOST_BODY:
        problems.append(Problem("body", "too_long", {"most": MOST_BODY}))
    else:
        problems += check_body(body, known, first_line=first_line)
    return (lesson if all(each.code in SOFT for each in problems) else None), tuple(problems)


def _minutes(reader: Reader) -> Minutes:
    if reader.raw.get("minutes") is None:
        return Minutes()
    minutes = reader.reader("minutes")
    found = {key: minutes.number(key, least=0, most=600) for key in ("read", "check", "task") if key in minutes.raw}
    return Minutes(**found)


def parse_glossary(raw: Any, *, path: str = "") -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """A list of terms, with the problems of each one."""
    problems: list[Problem] = []
    readers = Reader({"terms": raw}, path, problems).readers("terms", most=MOST_TERMS)
    terms = tuple(
        Term(
            id=each.identifier(),
            term=each.text("term", most=120),
            definition=each.text("definition", most=600),
            sources=each.texts("sources", most=10),
            see=each.texts("see", most=12),
        )
        for each in readers
    )
    refuse_repeated([(f"{each.path}.id", term.id) for each, term in zip(readers, terms, strict=True)], problems)
    return terms, tuple(problems)
