"""The frame of a DOCX: a clean template with our styles, language, lists, footer and metadata.

The library's own template says who made it and when, in another language; all of that is replaced.
"""

from __future__ import annotations

from datetime import timezone
from typing import Any

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml.builder import ElementMaker

from . import palette
from .cells import clean
from .model import Document

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = ElementMaker(namespace=SPACE, nsmap={"w": SPACE})
FONT = "Calibri"
MARGIN = Mm(22)
TEXT_WIDTH = 9_748  # twentieths of a point: letter paper without both margins
HEADINGS = {1: (18, palette.ACCENT, 22, 8), 2: (13.5, palette.INK, 16, 6), 3: (11.5, palette.INK, 12, 4), 4: (10.5, palette.SOFT, 10, 3)}
PARAGRAPHS = {"soft": (10, palette.SOFT), "lead": (12, palette.INK), "small": (9, palette.SOFT)}
BULLETS, NUMBERS, LETTERS = 90, 91, 92
MARKS = {BULLETS: "bullet", NUMBERS: "decimal", LETTERS: "lowerLetter"}


def w(**attributes: Any) -> dict[str, str]:
    """Attributes in the namespace of WordprocessingML."""
    return {f"{{{SPACE}}}{name}": str(value) for name, value in attributes.items()}


def opened(document: Document) -> Any:
    """An empty document of the library with everything but the blocks."""
    made = new_document()
    _metadata(made.core_properties, document)
    _styles(made.styles, document.language)
    _page(made.sections[0], document)
    numbering = made.part.numbering_part.element
    for number in MARKS:
        numbering.insert(0, _list(number))
    numbering.append(W.num(W.abstractNumId(w(val=BULLETS)), w(numId=BULLETS)))
    return made


def _metadata(properties: Any, document: Document) -> None:
    naive = document.date.astimezone(timezone.utc).replace(tzinfo=None)
    properties.title = clean(document.title)[:255]
    properties.subject = clean(document.subject)[:255]
    properties.keywords = clean(", ".join(document.keywords))[:255]
    properties.language = document.language
    properties.created = properties.modified = naive
    properties.author = properties.last_modified_by = properties.comments = properties.category = ""
    properties.revision = 1


def _styles(styles: Any, language: str) -> None:
    for lang in styles.element.iter(qn("w:lang")):
        lang.attrib.update(w(val=language, eastAsia=language, bidi="ar-SA"))
    normal = styles["Normal"]
    _font(normal, 10.5, palette.INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.12
    for level, (size, colour, before, after) in HEADINGS.items():
        style = styles[f"Heading {level}"]
        _font(style, size, colour, bold=True)
        style.font.italic = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    for name, (size, colour) in PARAGRAPHS.items():
        style = styles.add_style(f"Gam {name}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, size, colour)
    _font(styles["Title"], 24, palette.ACCENT, bold=True)
    for border in styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    _font(styles["Caption"], 9.5, palette.SOFT)


def _font(style: Any, size: float, colour: str, *, bold: bool = False) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = RGBColor.from_string(colour.upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    fonts.attrib.update(w(ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))


def _page(section: Any, document: Document) -> None:
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.different_first_page_header_footer = document.cover is not None
    footer = section.footer.paragraphs[0]
    footer.style.font.size = Pt(9)
    footer.style.font.color.rgb = RGBColor.from_string(palette.SOFT.upper())
    properties = footer._p.get_or_add_pPr()
    properties.append(W.pBdr(W.top(w(val="single", sz=4, space=6, color=palette.LINE))))
    properties.append(W.tabs(W.tab(w(val="clear", pos=4680)), W.tab(w(val="clear", pos=9360)), W.tab(w(val="right", pos=TEXT_WIDTH))))
    title = clean(document.title)
    footer._p.append(W.r(W.t(title if len(title) <= 80 else title[:79] + "…", {qn("xml:space"): "preserve"}), W.tab()))
    for element in page_number(document.page):
        footer._p.append(element)


def page_number(words: str) -> list[Any]:
    """Runs of «Página {page} de {pages}», with fields where the numbers go."""
    found: list[Any] = []
    for part in words.replace("{page}", "\0PAGE\0").replace("{pages}", "\0NUMPAGES\0").split("\0"):
        if part in ("PAGE", "NUMPAGES"):
            found.append(W.fldSimple(W.r(W.t("1")), w(instr=part)))
        elif part:
            found.append(W.r(W.t(part, {qn("xml:space"): "preserve"})))
    return found


def _list(number: int) -> Any:
    levels = []
    for level in range(4):
        mark = {BULLETS: "•–•–"[level], LETTERS: f"%{level + 1})"}.get(number, f"%{level + 1}.")
        indent = w(left=360 * (level + 1), hanging=300)
        levels.append(W.lvl(
            W.start(w(val=1)), W.numFmt(w(val=MARKS[number])), W.lvlText(w(val=mark)), W.lvlJc(w(val="left")),
            W.pPr(W.ind(indent)), w(ilvl=level)))
    return W.abstractNum(W.multiLevelType(w(val="hybridMultilevel")), *levels, w(abstractNumId=number))
