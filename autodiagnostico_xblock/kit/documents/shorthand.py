"""Short ways to the blocks of `model.py`: texts into runs, lists, table rows, paragraphs."""

from __future__ import annotations

from .model import Cell, Item, Items, Paragraph, Run, Runs


def text(*parts: str | Run) -> Runs:
    """Runs of texts and runs, without the empty ones."""
    found = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(run for run in found if run.text)


def bullets(*items: str | Runs) -> Items:
    """A plain list."""
    return Items(tuple(_item(each) for each in items))


def numbered(*items: str | Runs) -> Items:
    """A counted list."""
    return Items(tuple(_item(each) for each in items), ordered=True)


def _item(each: str | Runs) -> Item:
    return Item(text(each) if isinstance(each, str) else each)


def row(*cells: str | Runs | Cell) -> tuple[Cell, ...]:
    """A table row of texts, runs and cells."""
    return tuple(each if isinstance(each, Cell) else Cell(text(each) if isinstance(each, str) else each) for each in cells)


def paragraphs(*texts: str, style: str = "body") -> tuple[Paragraph, ...]:
    """A paragraph for each line of the texts that says something."""
    lines = (line.strip() for each in texts for line in each.splitlines())
    return tuple(Paragraph(text(line), style) for line in lines if line)
