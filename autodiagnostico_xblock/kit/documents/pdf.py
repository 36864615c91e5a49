"""A `Document` as an accessible PDF (PDF/UA-1 and PDF/A-3a) with its open data inside, set by typst.

typst is an extra (`documentos`): `available()` says whether it is there, and without it `write` raises `Unavailable`,
so that the caller offers the page to print instead. A process per file, because typst keeps what it has computed and
the server would grow with each report. What people wrote goes in as data, never as source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from . import typesetter
from .glyphs import breakable, drawable, plainest
from .model import Block, Callout, Cover, Document, Figure, Heading, Items, Measure, Run, Table
from .outline import Outline
from .typesetter import Failed, Unavailable, available

__all__ = ["Failed", "TooLarge", "Unavailable", "available", "write"]

TEMPLATE = Path(__file__).resolve().parent / "templates" / "document.typ"
UNDRAWN = "could not be displayed"
MOST_ROWS = 2_000
MOST_CHARACTERS = 1_200_000
TALL_ROW = 700
TALL_HEADER = 200
SHORT_TITLE = 90
TALLEST = 1.1  # heights of a picture, in widths of the text: four fifths of a page
VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
RUN = {each.name for each in attrs.fields(Run)}
AS_THEY_ARE = {"svg", "link", "fill", "ink", "tone", "align", "style", "kind"}


class TooLarge(ValueError):
    """More rows or text than a PDF is made for; XLSX and CSV have room."""


def write(document: Document) -> bytes:
    """The PDF. Raises `Unavailable` without typst, `TooLarge`, and `Failed` when it could not be set."""
    if count_rows((*document.opening, *document.blocks)) > MOST_ROWS:
        raise TooLarge(document.title)
    data = json.dumps(as_data(document), ensure_ascii=False)
    if len(data) > MOST_CHARACTERS:
        raise TooLarge(document.title)
    source = TEMPLATE.read_text("utf-8")
    try:
        return typesetter.pdf(source, data)
    except Failed as problem:
        if UNDRAWN not in str(problem):
            raise
        # letters that are drawn apart and not together, in a way that `drawable` does not know: fewer letters instead of no document
        return typesetter.pdf(source, json.dumps(_plainest(json.loads(data)), ensure_ascii=False))


def _plainest(value: Any, key: str = "") -> Any:
    if isinstance(value, str):
        return value if key in AS_THEY_ARE else plainest(value)
    if isinstance(value, dict):
        return {name: each if name == "attachments" else _plainest(each, name) for name, each in value.items()}
    return [_plainest(each, key) for each in value] if isinstance(value, list) else value


def as_data(document: Document) -> dict[str, Any]:
    """What the template reads: plain dictionaries, each block with its `kind`."""
    moment = document.date
    day = {name: getattr(moment, name) for name in ("year", "month", "day", "hour", "minute", "second")}
    return {
        "title": said(document.title),
        "short": drawable(document.title if len(document.title) <= SHORT_TITLE else document.title[:SHORT_TITLE - 1] + "…"),
        "subject": drawable(document.subject),
        "keywords": [drawable(each) for each in document.keywords],
        "language": document.language.partition("-")[::2],
        "date": day,
        "page": drawable(document.page),
        "contents": drawable(document.contents),
        "cover": _cover(document.cover),
        "opening": _blocks(document.opening, Outline()),
        "blocks": _blocks(document.blocks, Outline()),
        "attachments": [
            {"name": each.name, "bytes": each.content, "media": each.media_type, "about": each.about} for each in document.attachments
        ],
    }


def _cover(cover: Cover | None) -> dict[str, Any] | None:
    return None if cover is None else _plain(attrs.asdict(cover))


def _blocks(blocks: Iterable[Block], outline: Outline) -> list[dict[str, Any]]:
    return [_block(each, outline) for each in blocks]


def _block(block: Block, outline: Outline) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    if isinstance(block, Heading):
        return {"kind": kind, "level": outline.next(block.level), "text": said(block.text)}
    if isinstance(block, Table):
        # a header that fills a page cannot be repeated on each
        tall = max((len(each.title) for each in block.columns), default=0) > TALL_HEADER
        return {"kind": kind, "small": block.small, "tall": tall, "caption": drawable(block.caption),
                "columns": [_plain(attrs.asdict(each)) for each in block.columns], "rows": [_row(each) for each in block.rows]}
    if isinstance(block, Items):
        items = [{"runs": [_plain(attrs.asdict(run)) for run in each.runs], "blocks": _blocks(each.blocks, outline)}
                 for each in block.items]
        return {"kind": kind, "ordered": block.ordered, "start": block.start, "letters": block.letters, "items": items}
    if isinstance(block, Callout):
        return {"kind": kind, "callout": block.kind, "title": drawable(block.title), "blocks": _blocks(block.blocks, outline)}
    if isinstance(block, Measure):
        return {"kind": kind, "value": drawable(block.value), "unit": drawable(block.unit), "blocks": _blocks(block.blocks, outline)}
    if isinstance(block, Figure):
        return {"kind": kind, **_plain(attrs.asdict(block)), "alt": said(block.alt), "width": _fitting(block)}
    return {"kind": kind, **_plain(attrs.asdict(block))}


def _fitting(figure: Figure) -> float:
    """The figure's width, less where it would be taller than a page with its heading and its caption."""
    found = VIEW_BOX.search(figure.svg)
    return figure.width if found is None else min(figure.width, TALLEST * float(found[1]) / max(1.0, float(found[2])))


def said(text: str) -> str:
    """`text` to draw, a dash where nothing would be seen: an accessible file has no empty heading."""
    found = drawable(text)
    return found if found.strip() else "–"


def _row(cells: tuple[Any, ...]) -> dict[str, Any]:
    tall = max((sum(len(run.text) for run in cell.runs) for cell in cells), default=0) > TALL_ROW
    return {"tall": tall, "cells": [_plain(attrs.asdict(cell)) for cell in cells]}


def _plain(value: Any, key: str = "") -> Any:
    """`value` with every text that is read made drawable, and breakable inside lines."""
    if isinstance(value, str):
        return drawable(value) if key in AS_THEY_ARE else breakable(drawable(value))
    if isinstance(value, dict):
        # a run that is nothing but text goes as the text: a document has thousands, and each one is kept by the compiler
        bare = value.keys() == RUN and not any(value[name] for name in RUN - {"text"}) and "\n" not in value["text"]
        return _plain(value["text"]) if bare else {name: _plain(each, name) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each, key) for each in value]
    return value


def count_rows(blocks: Iterable[Block]) -> int:
    """Rows of every table and items of every list."""
    total = 0
    for each in blocks:
        if isinstance(each, Table):
            total += len(each.rows)
        elif isinstance(each, Items):
            total += len(each.items) + sum(count_rows(item.blocks) for item in each.items)
        elif isinstance(each, (Callout, Measure)):
            total += count_rows(each.blocks)
    return total
