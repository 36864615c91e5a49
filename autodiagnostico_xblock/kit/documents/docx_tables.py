"""Tables of a DOCX: explicit widths, a header row that repeats, rows that do not split, and what they are in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.oxml.ns import qn

from . import palette
from .cells import clean
from .docx_frame import TEXT_WIDTH, W, w
from .model import Cell, Column, Signatures, Table, Tiles

PRESERVE = {qn("xml:space"): "preserve"}
TILES = 4
TALL_ROW = 700
NO_LINE = {"val": "nil"}


def borders(side: str, colour: str, size: int = 4) -> Any:
    """One line at a side of a paragraph."""
    return W.pBdr(getattr(W, side)(w(val="single", sz=size, space=6, color=colour)))


def widths(columns: Sequence[Column]) -> list[int]:
    """Twentieths of a point of each column; together the text's width."""
    whole = sum(column.width for column in columns) or 1
    found = [int(TEXT_WIDTH * column.width / whole) for column in columns]
    found[-1] += TEXT_WIDTH - sum(found)
    return found


def data_table(table: Table, runs: Callable[..., list[Any]]) -> list[Any]:
    """Caption, table, and the empty paragraph that keeps it apart from the next."""
    wide = widths(table.columns)
    size = 17 if table.small else 19
    head = W.tr(W.trPr(W.cantSplit(), W.tblHeader()), *(
        _cell(width, _words(column.title, bold=True, size=size), fill=palette.VEIL, align=column.align, line=palette.ACCENT)
        for width, column in zip(wide, table.columns)))
    rows = [_row(each, wide, table.columns, runs, size) for each in table.rows]
    made = W.tbl(_properties(table.caption, line=palette.LINE), W.tblGrid(*(W.gridCol(w(w=width)) for width in wide)), head, *rows)
    caption = [W.p(W.pPr(W.pStyle(w(val="Caption")), W.keepNext()), *_words(table.caption))] if table.caption else []
    return [*caption, made, W.p(W.pPr(W.spacing(w(after=60))))]


def _row(cells: Sequence[Cell], wide: Sequence[int], columns: Sequence[Column], runs: Callable[..., list[Any]], size: int) -> Any:
    split = max((sum(len(run.text) for run in cell.runs) for cell in cells), default=0) > TALL_ROW
    found = []
    for width, column, cell in zip(wide, columns, cells):
        fill, ink = palette.TONES.get(cell.tone, ("", ""))
        found.append(_cell(width, runs(cell.runs, colour=ink if cell.tone else "", size=size), fill=fill, align=column.align))
    return W.tr(W.trPr(*([] if split else [W.cantSplit()])), *found)


def _properties(about: str, *, line: str) -> Any:
    edge = w(val="single", sz=4, space=0, color=line) if line else w(**NO_LINE)
    bare = w(**NO_LINE)
    parts = [
        W.tblW(w(w=TEXT_WIDTH, type="dxa")),
        W.tblBorders(W.top(bare), W.left(bare), W.bottom(edge), W.right(bare), W.insideH(edge), W.insideV(bare)),
        W.tblLayout(w(type="fixed")),
        W.tblCellMar(W.top(w(w=50, type="dxa")), W.left(w(w=90, type="dxa")), W.bottom(w(w=50, type="dxa")), W.right(w(w=90, type="dxa"))),
        W.tblLook(w(val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)),
    ]
    return W.tblPr(*parts, *([W.tblDescription(w(val=clean(about)))] if about else []))


def _cell(width: int, content: Sequence[Any], *, fill: str = "", align: str = "left", line: str = "") -> Any:
    parts = [W.tcW(w(w=width, type="dxa"))]
    parts += [W.tcBorders(W.bottom(w(val="single", sz=8, space=0, color=line)))] if line else []
    parts += [W.shd(w(val="clear", color="auto", fill=fill))] if fill else []
    look = [W.spacing(w(before=0, after=0, line=252, lineRule="auto"))] + ([W.jc(w(val=align))] if align != "left" else [])
    return W.tc(W.tcPr(*parts), W.p(W.pPr(*look), *content))


def _words(words: str, *, bold: bool = False, colour: str = "", size: int = 0) -> list[Any]:
    look = ([W.b()] if bold else []) + ([W.color(w(val=colour))] if colour else []) + ([W.sz(w(val=size))] if size else [])
    return [W.r(W.rPr(*look), W.t(clean(words), PRESERVE))] if words else []


def tile_table(block: Tiles) -> list[Any]:
    """A heading line for each group and its tiles, four in a row."""
    width = TEXT_WIDTH // TILES
    found: list[Any] = []
    for name, tiles in block.groups:
        found.append(W.p(W.pPr(W.keepNext(), W.spacing(w(before=120, after=60))), *_words(name, bold=True, size=20)))
        rows = []
        for first in range(0, len(tiles), TILES):
            cells = []
            for tile in tiles[first:first + TILES]:
                fill, ink = palette.TONES[tile.tone]
                words = [*_words(tile.name, colour=ink, size=16), W.r(W.br()), *_words(tile.value, bold=True, colour=ink, size=16)]
                cells.append(_cell(width, words, fill=fill))
            cells += [_cell(width, []) for _ in range(TILES - len(cells))]
            rows.append(W.tr(W.trPr(W.cantSplit()), *cells))
        grid = W.tblGrid(*(W.gridCol(w(w=width)) for _ in range(TILES)))
        properties = _properties(name, line="")
        white = w(val="single", sz=18, space=0, color="FFFFFF")
        old = properties.find(qn("w:tblBorders"))
        properties.replace(old, W.tblBorders(*(W(side, white) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))))
        found += [W.tbl(properties, grid, *rows), W.p(W.pPr(W.spacing(w(after=0, line=120, lineRule="exact"))))]
    return found


def signatures(block: Signatures) -> list[Any]:
    """A line over each post, two in a row."""
    width, gap = (TEXT_WIDTH - 700) // 2, 700
    rows = []
    for first in range(0, len(block.posts), 2):
        pair = [*block.posts[first:first + 2], ""][:2]
        cells = [_signed(width, pair[0]), _cell(gap, []), _signed(width, pair[1])]
        rows.append(W.tr(W.trPr(W.cantSplit(), W.trHeight(w(val=1300, hRule="atLeast"))), *cells))
    grid = W.tblGrid(*(W.gridCol(w(w=each)) for each in (width, gap, width)))
    return [W.tbl(_properties("", line=""), grid, *rows), W.p()]


def _signed(width: int, post: str) -> Any:
    if not post:
        return _cell(width, [])
    lines: list[Any] = []
    for number, line in enumerate(clean(post).split("\n")):
        lines += [W.r(W.br())] if number else []
        lines += _words(line, size=19)
    space = W.p(W.pPr(W.spacing(w(before=700, after=0))))
    line_over = W.p(W.pPr(borders("top", palette.INK, 6), W.spacing(w(before=0, after=0)), W.jc(w(val="center"))), *lines)
    return W.tc(W.tcPr(W.tcW(w(w=width, type="dxa"))), space, line_over)
