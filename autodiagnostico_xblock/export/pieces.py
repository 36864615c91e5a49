"""Small parts that several documents share: points, chips of the goals, lists that may be empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from ..kit.documents.model import Attachment, Block, Cell, Chip, Cover, Document, Run, Runs
from ..kit.documents.shorthand import bullets, paragraphs, text

Values = Mapping[str, Any]


def points(score: Fraction | float | None) -> str:
    """Hundredths without decimals, a dash without a score; as the pages show them."""
    return "–" if score is None else str(round(score * 100))


def tone(level: int | None) -> str:
    """Tint of a level."""
    return "none" if level is None else f"level{level}"


def level_cell(level: int | None, words: str) -> Cell:
    """«3 · Funciona», tinted."""
    return Cell(text(words), tone(level))


def listed(items: Iterable[Runs], none: str) -> tuple[Block, ...]:
    """A list, or the sentence that says that there is nothing."""
    found = tuple(items)
    return (bullets(*found),) if found else paragraphs(none, style="soft")


def leveled(item: Values, *more: str) -> Runs:
    """«3 · Funciona  ¿Pregunta?  (más)» of an indicator of the results."""
    head = "" if item["level"] is None else f"{item['level']} · {item['level_name']}  "
    return text(Run(head, bold=True), item["question"], *(Run(f" {each}", soft=True) for each in more if each))


def goal_chip(target: str, goals: Mapping[int, Any], about: str = "") -> Chip:
    """«ODS 16.7 Decisiones participativas» in the goal's colour, with the ink that can be read on it."""
    number = target.partition(".")[0]
    goal = goals.get(int(number)) if number.isdigit() else None
    words = f"ODS {target}" + (f" · {about}" if about else "")
    return Chip(words, goal.colour, goal.ink) if goal else Chip(words)


def document(
    values: Values, *, title: str, cover: Cover | None, blocks: Iterable[Block], attachments: tuple[Attachment, ...] = (),
    contents: bool = True,
) -> Document:
    """A document with the words of the house around `blocks`."""
    words = values["words"]
    return Document(
        title=title, cover=cover, blocks=tuple(blocks), contents=words["contents"] if contents else "",
        language="es-MX" if values["language"].startswith("es") else "en-US", subject=words["subject"],
        keywords=(words["plan"], words["report"]), date=values["moment"], page=words["page"], attachments=attachments)


def named_links(found: Iterable[Values], between: str = " · ") -> Runs:
    """Titles of lessons and practices, each a link where its address says the site: others lead nowhere from a file."""
    runs: list[Run] = []
    for each in found:
        runs += [Run(between)] if runs else []
        runs.append(Run(each["title"], link=each["url"] if each["url"].startswith(("http://", "https://")) else ""))
    return tuple(runs)


def once(items: Iterable[str]) -> str:
    """Texts joined by a middle dot, without the empty ones."""
    return " · ".join(each for each in items if each)


