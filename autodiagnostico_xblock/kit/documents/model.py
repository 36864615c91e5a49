"""A neutral document: blocks that the PDF writer and the DOCX writer both render.

Build a `Document` from blocks (`shorthand.py` has the short ways) and hand it to `pdf.write` or `docx.write`;
neither needs to know where the text came from. Texts arrive translated and ready to show; nothing here is ever source
code of a writer, so any text is safe.

    Document(
        title="Módulo 1. Abrir el gobierno",
        cover=Cover("Módulo 1", subtitle="Abrir el gobierno", facts=(("Versión", "1.0.0"),)),
        contents="Contenido",
        blocks=(
            Heading(1, "¿Qué es un gobierno abierto?"),
            Paragraph(text("Empieza por ", Run("publicar", bold=True), "; lea ", Run("la ley", link="https://…"), ".")),
            bullets("Transparencia", "Participación"),
            Table((Column("Qué", 2), Column("Cuánto", 1, "right")), (row("Actas", "12"),), caption="Actas por año"),
            Figure(svg, alt="Cuatro pasos en círculo: preguntar, acordar, hacer, contar.", caption="El ciclo"),
            Callout("note", "Para recordar", (Paragraph(text("Lo que no se publica no existe.")),)),
            PageBreak(),
        ),
    )

Rules that the writers keep, so whoever builds a document need not: a skipped heading level is closed up; header rows
repeat; short rows and lists by letters do not split over pages; long words break; a character that the fonts lack is shown by its code.
Standard library and attrs only.
"""

from __future__ import annotations

from datetime import datetime, timezone

import attrs

TONES = ("", "level0", "level1", "level2", "level3", "level4", "none", "veil", "warn")
CALLOUTS = ("note", "warn", "key")
STYLES = ("body", "soft", "lead", "small", "centred", "right")


@attrs.frozen
class Run:
    """A stretch of text. `link` is an http, https or mailto address; `soft` is secondary text."""

    text: str
    bold: bool = False
    italic: bool = False
    soft: bool = False
    link: str = ""


Runs = tuple[Run, ...]


@attrs.frozen
class Heading:
    """`level` 1 to 4; it enters the outline of the file."""

    level: int
    text: str


@attrs.frozen
class Paragraph:
    """`style`: `body`, `soft`, `lead` (larger), `small`, `centred` or `right`; `keep` with the next block."""

    runs: Runs
    style: str = attrs.field(default="body", validator=attrs.validators.in_(STYLES))
    keep: bool = False


@attrs.frozen
class Item:
    """One item of a list, with what hangs from it (paragraphs or another list)."""

    runs: Runs
    blocks: tuple[Block, ...] = ()


@attrs.frozen
class Items:
    """A list; `ordered` ones count from `start`, or go by `letters`: a), b)…"""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    letters: bool = False


@attrs.frozen
class Column:
    """`width` is relative to the other columns; `align`: `left`, `center` or `right`."""

    title: str
    width: float = 1
    align: str = "left"


@attrs.frozen
class Cell:
    """A table cell; `tone` tints it and never says anything that the text does not."""

    runs: Runs
    tone: str = attrs.field(default="", validator=attrs.validators.in_(TONES))


@attrs.frozen
class Table:
    """A table of data: as many cells in each row as columns. `caption` says what it is and stands above it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    small: bool = False

    def __attrs_post_init__(self) -> None:
        if any(len(each) != len(self.columns) for each in self.rows):
            raise ValueError("a row has not as many cells as the table has columns")


@attrs.frozen
class Figure:
    """A picture as SVG text; `alt` says the same in words. `width`: share of the text's width, 0 to 1."""

    svg: str
    alt: str = attrs.field(validator=attrs.validators.min_len(1))
    caption: str = ""
    width: float = 1


@attrs.frozen
class Callout:
    """A box beside the flow of text. `kind`: `note`, `warn` (needs care) or `key` (frame, for the main message)."""

    kind: str = attrs.field(validator=attrs.validators.in_(CALLOUTS))
    title: str
    blocks: tuple[Block, ...] = ()


@attrs.frozen
class Measure:
    """One large number with its unit, and what it means beside it."""

    value: str
    unit: str
    blocks: tuple[Block, ...]


@attrs.frozen
class Facts:
    """Terms with their value, in two columns."""

    pairs: tuple[tuple[str, Runs], ...]


@attrs.frozen
class Chip:
    """A coloured label: `fill` and `ink` as `#rrggbb`, with enough contrast between them."""

    text: str
    fill: str = "#e6f2f1"
    ink: str = "#1d2433"


@attrs.frozen
class Chips:
    """Labels in a row."""

    chips: tuple[Chip, ...]


@attrs.frozen
class Tile:
    """A tinted box with a name and a value in words."""

    name: str
    value: str
    tone: str = attrs.field(default="none", validator=attrs.validators.in_(TONES))


@attrs.frozen
class Tiles:
    """Groups of tiles: a heat map that is text."""

    groups: tuple[tuple[str, tuple[Tile, ...]], ...]


@attrs.frozen
class Signatures:
    """Lines to sign: what is written under each (a post), and a title for each when wanted."""

    posts: tuple[str, ...]


@attrs.frozen
class Room:
    """Ruled lines to write on by hand."""

    lines: int = 3


@attrs.frozen
class PageBreak:
    """What follows begins a page; with `room`, only where less than that share of a page (0 to 1) is left."""

    room: float = 0


Block = Heading | Paragraph | Items | Table | Figure | Callout | Measure | Facts | Chips | Tiles | Signatures | Room | PageBreak


@attrs.frozen
class Cover:
    """First page. `kicker` stands above the title; `facts` and `note` below the band."""

    title: str
    subtitle: str = ""
    kicker: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    note: str = ""


@attrs.frozen
class Attachment:
    """A text file that travels inside the PDF: open data. `name` is ASCII."""

    name: str
    content: str
    media_type: str
    about: str


@attrs.frozen
class Document:
    """`title` is also the file's metadata; `contents` is the heading of the table of contents, "" for none.

    `opening`: what stands before the contents. `page` is the footer's text with `{page}` and `{pages}`; `date` an aware moment, by
    default now; `cover` None begins with the title.
    """

    title: str
    blocks: tuple[Block, ...]
    cover: Cover | None = None
    contents: str = ""
    language: str = "es-MX"
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: datetime = attrs.field(factory=lambda: datetime.now(timezone.utc))
    page: str = "{page} / {pages}"
    attachments: tuple[Attachment, ...] = ()
    opening: tuple[Block, ...] = ()
