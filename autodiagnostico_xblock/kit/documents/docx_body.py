"""Blocks as WordprocessingML. Built directly, which costs a tenth of making each cell through the library."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu

from . import palette
from .cells import clean
from .docx_frame import BULLETS, LETTERS, NUMBERS, TEXT_WIDTH, W, w
from .docx_front import contents, cover_page
from .docx_tables import data_table, signatures, tile_table
from .model import (
    Block,
    Callout,
    Chips,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    Measure,
    PageBreak,
    Paragraph,
    Room,
    Run,
    Runs,
    Signatures,
    Table,
    Tiles,
)
from .outline import Outline
from .shorthand import text

PRESERVE = {qn("xml:space"): "preserve"}
TWIPS = 635
ALIGNED = {"centred": "center", "right": "right"}
TALLEST = 11_500  # twentieths of a point that a picture may take of a page


class Body:
    """Fills `frame` (a document of the library) with blocks; `drawn` are PNG by SVG."""

    def __init__(self, frame: Any, drawn: dict[str, bytes]) -> None:
        self.frame = frame
        self.drawn = drawn
        self.marks = 0
        self.outline = Outline()
        self.lists = LETTERS

    def fill(self, document: Document) -> None:
        """Cover or title, opening, contents and blocks, before the section's own element."""
        body = self.frame.element.body
        elements = cover_page(self, document.cover) if document.cover else [self.paragraph(text(document.title), style="Title")]
        elements += self.blocks(document.opening)
        blocks = self.blocks(document.blocks)
        if document.contents:
            elements += contents(self, document.contents, blocks)
        for element in [*elements, *blocks]:
            body.insert(len(body) - 1, element)

    def blocks(self, blocks: Iterable[Block], **how: Any) -> list[Any]:
        """Elements of `blocks`; `how` is handed to each paragraph (shading, indent)."""
        return [element for each in blocks for element in self.block(each, **how)]

    def block(self, block: Block, **how: Any) -> list[Any]:
        """Elements of one block."""
        if isinstance(block, Paragraph):
            style = {"soft": "Gamsoft", "lead": "Gamlead", "small": "Gamsmall"}.get(block.style, "")
            return [self.paragraph(block.runs, style=style, align=ALIGNED.get(block.style, ""), keep=block.keep, **how)]
        if isinstance(block, Items):
            return self.items(block, 0, **how)
        if isinstance(block, Callout):
            return self.callout(block)
        if isinstance(block, Table):
            return data_table(block, self.runs)
        makers = {Heading: self.heading, Figure: self.figure, Measure: self.measure, Facts: self.facts, Chips: self.chips,
                  Room: self.room}
        if type(block) in makers:
            return makers[type(block)](block)  # type: ignore[operator]
        if isinstance(block, Tiles):
            return tile_table(block)
        if isinstance(block, Signatures):
            return signatures(block)
        assert isinstance(block, PageBreak)
        # where there is room is for who opens it to see: headings stay with what follows
        return [] if block.room else [W.p(W.r(W.br(w(type="page"))))]

    # -- text

    def runs(self, runs: Runs, *, bold: bool = False, colour: str = "", size: int = 0) -> list[Any]:
        """Runs, with line ends; `colour` and `size` (half points) over the style's."""
        found: list[Any] = []
        for each in runs:
            element = W.r(self.look(each, bold=bold, colour=colour, size=size))
            for number, line in enumerate(clean(each.text).split("\n")):
                if number:
                    element.append(W.br())
                element.append(W.t(line, PRESERVE))
            found.append(self.linked(each.link, element) if each.link else element)
        return found

    def look(self, run: Run, *, bold: bool, colour: str, size: int) -> Any:
        """Properties of a run, in the order that the schema wants."""
        ink = colour or (palette.ACCENT if run.link else palette.SOFT if run.soft else "")
        parts = [W.b()] if run.bold or bold else []
        parts += [W.i()] if run.italic else []
        parts += [W.color(w(val=ink))] if ink else []
        parts += [W.sz(w(val=size))] if size else []
        parts += [W.u(w(val="single"))] if run.link else []
        return W.rPr(*parts)

    def linked(self, address: str, run: Any) -> Any:
        """A link to another place."""
        key = self.frame.part.relate_to(clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return W.hyperlink(run, {qn("r:id"): key})

    def paragraph(
        self, runs: Runs | Sequence[Any], *, style: str = "", align: str = "", keep: bool = False, shade: str = "", bar: str = "",
        indent: int = 0, number: tuple[int, int] | None = None, after: int | None = None,
    ) -> Any:
        """A paragraph of runs, or of elements already made."""
        parts: list[Any] = [W.pStyle(w(val=style))] if style else []
        parts += [W.keepNext()] if keep else []
        parts += [W.numPr(W.ilvl(w(val=number[0])), W.numId(w(val=number[1])))] if number else []
        if shade:
            side = w(val="single", sz=24, space=8, color=bar) if bar else w(val="single", sz=4, space=10, color=shade)
            edge = w(val="single", sz=4, space=6, color=shade)
            parts += [W.pBdr(W.top(edge), W.left(side), W.bottom(edge), W.right(w(val="single", sz=4, space=8, color=shade)))]
            parts += [W.shd(w(val="clear", color="auto", fill=shade))]
        parts += [W.spacing(w(after=after))] if after is not None else []
        # inside a box every paragraph has the same edge, also those of a list, or the box would break
        parts += [W.ind(w(left=indent, right=indent, firstLine=0))] if indent else []
        parts += [W.jc(w(val=align))] if align else []
        content = self.runs(runs) if runs and isinstance(runs[0], Run) else list(runs)  # type: ignore[arg-type]
        return W.p(W.pPr(*parts), *content)

    def heading(self, block: Heading) -> list[Any]:
        """A heading with a mark that the contents point to; no level is skipped."""
        level = self.outline.next(block.level)
        self.marks += 1
        mark = w(id=self.marks, name=f"_Toc{self.marks:08}")
        return [W.p(W.pPr(W.pStyle(w(val=f"Heading{level}"))), W.bookmarkStart(mark), *self.runs(text(block.text)),
                    W.bookmarkEnd(w(id=self.marks)))]

    def items(self, block: Items, depth: int, **how: Any) -> list[Any]:
        """A list; each ordered one counts by itself."""
        number = BULLETS
        if block.ordered:
            self.lists += 1
            number = self.lists
            numbering = self.frame.part.numbering_part.element
            start = W.lvlOverride(W.startOverride(w(val=block.start)), w(ilvl=depth))
            kind = LETTERS if block.letters else NUMBERS
            numbering.append(W.num(W.abstractNumId(w(val=kind)), start, w(numId=number)))
        found = []
        for place, item in enumerate(block.items, 1):
            together = block.letters and place < len(block.items)
            found.append(self.paragraph(item.runs, number=(depth, number), after=60, keep=together, **how))
            for child in item.blocks:
                inner = isinstance(child, Items) and depth < 3
                found += self.items(child, depth + 1, **how) if inner else self.block(child)  # type: ignore[arg-type]
        return found

    # -- boxes and pictures

    def callout(self, block: Callout) -> list[Any]:
        """Shaded paragraphs with a bar; tables inside stand unshaded."""
        fill, bar = palette.CALLOUTS[block.kind]
        how = {"shade": fill, "bar": bar, "indent": 160}
        found = []
        if block.title:
            ink = palette.INK if block.kind == "note" else bar
            found.append(self.paragraph(self.runs(text(block.title), bold=True, colour=ink), keep=True, **how))
        return [*found, *self.blocks(block.blocks, **how), W.p(W.pPr(W.spacing(w(after=0))))]

    def measure(self, block: Measure) -> list[Any]:
        """A large number, and what it means under it."""
        how = {"shade": palette.VEIL, "bar": palette.ACCENT, "indent": 160}
        number = self.runs(text(block.value), bold=True, colour=palette.ACCENT, size=72)
        number += self.runs(text("  " + block.unit), colour=palette.SOFT)
        return [self.paragraph(number, keep=True, **how), *self.blocks(block.blocks, **how), W.p(W.pPr(W.spacing(w(after=0))))]

    def facts(self, block: Facts) -> list[Any]:
        """«Term: value», one a line."""
        return [
            self.paragraph([*self.runs(text(f"{term}: "), colour=palette.SOFT), *self.runs(value)], after=50) for term, value in block.pairs
        ]

    def chips(self, block: Chips) -> list[Any]:
        """Shaded words in a row."""
        found: list[Any] = []
        for each in block.chips:
            fill, ink = each.fill.lstrip("#"), each.ink.lstrip("#")
            properties = W.rPr(W.b(), W.color(w(val=ink)), W.sz(w(val=18)), W.shd(w(val="clear", color="auto", fill=fill)))
            found += [W.r(properties, W.t(f"\u00a0{clean(each.text)}\u00a0", PRESERVE)), W.r(W.t("  ", PRESERVE))]
        return [self.paragraph(found, keep=True)]

    def room(self, block: Room) -> list[Any]:
        """Empty paragraphs with a line under each."""
        rule = w(val="single", sz=4, space=1, color=palette.EDGE)
        return [W.p(W.pPr(W.pBdr(W.bottom(rule), W.between(rule)), W.spacing(w(before=240, after=0)))) for _ in range(block.lines)]

    def figure(self, block: Figure) -> list[Any]:
        """The picture with its words, and its caption; only the words where it could not be drawn."""
        png = self.drawn.get(block.svg)
        if png is None:
            return [self.paragraph(text(Run(block.alt, italic=True)), style="Gamsoft")]
        image = self.frame.part.new_pic_inline(io.BytesIO(png), width=Emu(int(TEXT_WIDTH * TWIPS * min(1, block.width))))
        if image.extent.cy > TALLEST * TWIPS:
            image.extent.cx, image.extent.cy = Emu(int(image.extent.cx * TALLEST * TWIPS / image.extent.cy)), Emu(TALLEST * TWIPS)
            picture = image.graphic.graphicData.pic.spPr
            picture.cx, picture.cy = image.extent.cx, image.extent.cy
        image.docPr.set("descr", clean(block.alt))
        image.docPr.set("name", f"Figura {image.docPr.id}")
        found = [self.paragraph([W.r(W.drawing(image))], align="center", keep=bool(block.caption))]
        return found + ([self.paragraph(text(block.caption), style="Caption", align="center")] if block.caption else [])
