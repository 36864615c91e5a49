"""Questions on paper: what is asked, with room to answer and without its key; and, apart, the key with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase as letters

from autodiagnostico_xblock.kit.documents.model import Block, Column, Heading, Item, Items, PageBreak, Paragraph, Room, Run, Runs, Table
from autodiagnostico_xblock.kit.documents.shorthand import row, text

from ..core.drawing import pairs_shown, shuffled
from ..core.questions import Part, Question

SEED = "cuaderno"  # the same order on every copy, so that people in a room can compare
INSTRUCTIONS = {
    "single": "Marque una letra.",
    "multiple": "Marque todas las letras que correspondan.",
    "order": "Escriba las letras en el orden que va.",
    "match": "Escriba junto a cada renglón la letra que le toca.",
}
NOTE_LINES = 5
HEAD_ROOM, PART_ROOM = 0.1, {"match": 0.065, "order": 0.035}  # shares of a page: prompt and instruction, and each part


def exercise(number: int, asked: Question) -> list[Block]:
    """The question, to answer by hand."""
    found: list[Block] = [Heading(3, f"{number}. {asked.prompt}")]
    if asked.type in PART_ROOM:  # what is asked in two pieces, so that both are on one page
        found.insert(0, PageBreak(HEAD_ROOM + PART_ROOM[asked.type] * len(asked.parts)))
    if not asked.is_marked:
        hint = [Paragraph(text(asked.help), "soft", keep=True)] if asked.help else []
        return [*found, *hint, Room(NOTE_LINES)]
    found.append(Paragraph(text(INSTRUCTIONS[asked.type]), "soft", keep=True))
    if asked.type == "match":
        rows = tuple(row(each.text, "") for each in shuffled(asked, SEED))
        return [*found, Table((Column("Renglón", 6), Column("Letra", 1)), rows), _lettered(text(each.match) for each in _shown(asked))]
    found.append(_lettered(text(each.text) for each in _shown(asked)))
    return [*found, Room(1)] if asked.type == "order" else found


def answer(number: int, asked: Question) -> list[Block]:
    """The key and why; nothing for a question that has none."""
    if not asked.is_marked:
        return []
    shown = _shown(asked)
    letter = {each.id: letters[n] for n, each in enumerate(shown)}
    if asked.type == "match":
        rows = tuple(row(each.text, text(Run(letter[each.id], bold=True)), each.feedback) for each in shuffled(asked, SEED))
        return [Heading(3, f"Pregunta {number}"), Table((Column("Renglón", 4), Column("Letra", 1), Column("Por qué", 5)), rows)]
    if asked.type == "order":
        steps = (Item((Run(f"{letter[each.id]}) ", bold=True), Run(each.feedback))) for each in asked.parts)
        key = Heading(3, f"Pregunta {number}: {', '.join(letter[each.id] for each in asked.parts)}")
        return [PageBreak(PART_ROOM["order"] * (len(asked.parts) + 1)), key, Items(tuple(steps), ordered=True)]
    *most, last = (letter[each.id] for each in shown if each.right)
    right = f"{', '.join(most)} y {last}" if most else last
    return [Heading(3, f"Pregunta {number}: {right}"), _lettered((Run(each.feedback, bold=each.right),) for each in shown)]


def _shown(asked: Question) -> tuple[Part, ...]:
    """Parts as they are lettered: options as they were written, the others mixed, because their order is the answer."""
    if asked.type == "match":
        return pairs_shown(asked, SEED)
    return shuffled(asked, SEED) if asked.type == "order" else asked.parts


def _lettered(options: Iterable[Runs]) -> Items:
    return Items(tuple(Item(each) for each in options), ordered=True, letters=True)
