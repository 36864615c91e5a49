"""The draft agreement for the cabildo, with the plan as its annex: a document to finish by hand and to sign."""

from __future__ import annotations

from collections.abc import Iterator

from ..kit.documents.model import Block, Callout, Document, Heading, PageBreak, Paragraph, Run, Signatures
from ..kit.documents.shorthand import bullets, paragraphs, text
from .pieces import Values, document
from .plan import about, agenda, commitments


def agreement(values: Values) -> Document:
    """Heading, proem, reasons, points, signatures by post, and the plan."""
    return document(values, title=values["session"]["title"], cover=None, blocks=_blocks(values), contents=False)


def _blocks(values: Values) -> Iterator[Block]:
    words, draft = values["words"], values["session"]
    yield Paragraph(text(Run(draft["heading"], bold=True)), "lead")
    yield Callout("warn", "", paragraphs(draft["warning"]))
    yield from paragraphs(*draft["proem"])
    yield Heading(1, words["recitals"])
    yield from _ordinal(draft["recitals"], words["ordinals"].split("|"))
    yield Heading(1, words["points"])
    yield from _ordinal(draft["points"], words["ordinals"].split("|"))
    yield Paragraph(text(draft["closing"]))
    yield Signatures(tuple(draft["signatures"]))
    yield PageBreak()
    yield Heading(1, f"{words['annex']}. {values['title']}")
    yield from about(values, 2)
    yield from agenda(values)
    yield from commitments(values)
    yield Heading(1, words["sources"])
    yield bullets(*(text(each.title, Run(f" ({words['read_in'] % {'month': each.read}})", soft=True)) for each in draft["sources"]))
    yield from paragraphs(values["legal_note"], values["home"]["disclaimer"], style="small")


def _ordinal(items: list[str], ordinals: list[str]) -> Iterator[Block]:
    """«Primero. …», and a number where the words end."""
    for position, each in enumerate(items):
        place = ordinals[position] if position < len(ordinals) else str(position + 1)
        yield Paragraph(text(Run(f"{place}. ", bold=True), each))
