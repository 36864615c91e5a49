"""Pictures for formats without vectors: the SVG of every figure as PNG, all in one run of typst."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import typesetter
from .glyphs import drawable
from .model import Block, Callout, Figure, Items, Measure

TEMPLATE = Path(__file__).resolve().parent / "templates" / "picture.typ"
RESOLUTION = 144
MOST = 30


def figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every figure, also inside boxes and lists."""
    for each in blocks:
        if isinstance(each, Figure):
            yield each
        elif isinstance(each, (Callout, Measure)):
            yield from figures(each.blocks)
        elif isinstance(each, Items):
            for item in each.items:
                yield from figures(item.blocks)


def drawn(blocks: Iterable[Block]) -> dict[str, bytes]:
    """SVG text → PNG; empty where typst is not installed or could not draw them."""
    wanted = list(dict.fromkeys(each.svg for each in figures(blocks)))[:MOST]
    if not wanted or not typesetter.available():
        return {}
    try:
        made = typesetter.png(TEMPLATE.read_text("utf-8"), json.dumps([drawable(each) for each in wanted]), resolution=RESOLUTION)
    except typesetter.Failed:
        return {}
    return dict(zip(wanted, made))
