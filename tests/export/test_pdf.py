"""PDF: accessible, with its data inside, and any text comes through."""

from __future__ import annotations

import io
import json
from pathlib import Path

import attrs
import pdfua
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from autodiagnostico_xblock.kit.documents import pdf, typesetter
from autodiagnostico_xblock.kit.documents.cells import clean
from autodiagnostico_xblock.kit.documents.glyphs import drawable, plainest
from autodiagnostico_xblock.kit.documents.model import Column, Document, Figure, Heading, PageBreak, Paragraph, Run, Table
from autodiagnostico_xblock.kit.documents.outline import Outline
from autodiagnostico_xblock.kit.documents.shorthand import paragraphs, row, text

from .samples import HARD, MOMENT, everything

# a base of one typeface with marks of another: typst refused them before, each character alone being in a typeface
APART = (
    "\u05b1\xb6\U0001f361\u1de0\ufbba\u016f\ufd51", "\u059e\U0001f6cb\u0328\u0317\U0001f33b\u0141\u1dd1", "\ufd5f\xb1\u08fe\u2ae5\u036b",
    "\u05c3\U0001f554\U0001f4dc\u0360\U0001f308\u08d1",
)
ANY_TEXT = st.text(st.characters(), max_size=60)


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(content).pages)


def joined(shown: str) -> str:
    """Without the spaces that a reader of PDF guesses, nor the second time that it reads a letter with a loose mark."""
    return "".join(shown.split()).replace("\u200b", "").replace("\u00ad", "").replace("i̱i̱", "i̱")


def test_it_is_tagged_titled_and_carries_its_data() -> None:
    reader = read(pdf.write(everything("Plan de apertura")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and str(root["/Lang"]) == "es-MX"
    assert reader.metadata is not None and reader.metadata.title == "Plan de apertura"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.attachments["datos.csv"][0].decode() == "a,b\n1,Plan de apertura\n"
    described = reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""
    assert "pdfuaid:part>1<" in described and "pdfaid:part>3<" in described and "pdfaid:conformance>A<" in described
    width, height = (float(each) for each in reader.pages[0].mediabox.upper_right)
    assert (width, height) == (612, 792)
    assert len(reader.outline) > 0


def test_an_independent_checker_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "uno.pdf"
    path.write_bytes(pdf.write(everything("Informe de Ñuu Savi")))
    report = pdfua.validate(str(path))
    assert not report.findings
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(pdfua.PdfuaError):
        pdfua.validate(str(path))


def test_tables_pictures_headings_and_lists_have_their_tags() -> None:
    found: dict[str, int] = {}
    alternatives = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            kind = str(node.get("/S", ""))
            found[kind] = found.get(kind, 0) + 1
            if "/Alt" in node:
                alternatives.append(str(node["/Alt"]))
            if "/K" in node:
                walk(node["/K"])

    walk(read(pdf.write(everything("Actas"))).trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert {"/Table", "/TH", "/TD", "/L", "/LI", "/Figure", "/Link", "/H1", "/H2"} <= set(found)
    assert alternatives == ["Actas"]


@pytest.mark.parametrize("shown", HARD, ids=range(len(HARD)))
def test_hard_texts_come_through(shown: str) -> None:
    content = pdf.write(everything(shown))
    assert read(content).attachments["datos.csv"][0].decode() == f"a,b\n1,{shown}\n".encode("utf-8", "replace").decode()


@pytest.mark.parametrize("shown", [
    "kʼi̱nal ñuu ā ɨ ŋ ʉ", "¿Qué pasó? «Ñandú»", "Se hace → se ve ✅", "#panic(\"x\") $x$ *no* @ref", "[U+4E2D]"])
def test_what_our_letters_have_is_read_as_it_was_written(shown: str) -> None:
    found = joined(words(pdf.write(Document(title="Prueba", blocks=paragraphs(shown)))))
    assert joined(drawable(shown)) in found


def test_what_our_letters_lack_is_shown_by_its_code() -> None:
    assert drawable("中 a") == "[U+4E2D] a"
    assert "[U+4E2D]" in joined(words(pdf.write(Document(title="Prueba", blocks=paragraphs("中文")))))


@pytest.mark.parametrize(("written", "shown"), [
    ("cafe\u0301", "cafe\u0301"), ("kʼi̱nal", "kʼi̱nal"), ("عَرَبِيّ", "عَرَبِيّ"), ("שָׁלוֹם", "שָׁלוֹם"),
    ("1\ufe0f\u20e3 🇲🇽 👩‍💻", "1\ufe0f\u20e3 🇲🇽 👩‍💻"),
    ("\u0600١٢", "\u0600١٢"), ("₿ → ≥ ½", "₿ → ≥ ½"),
    ("हि", "[U+0939][U+093F]"), ("한국", "[U+D55C][U+AD6D]"), ("日本", "[U+65E5][U+672C]"),
    ("🍡\u1de0", "🍡[U+1DE0]"), ("ب\u0301", "ب[U+0301]"), ("a\u064b", "a[U+064B]"), ("א\u064b", "א[U+064B]"), ("→\u0301", "→[U+0301]"),
    ("\u0301a", "[U+0301]a"), ("a\n\u0301", "a\n[U+0301]"), ("\u0600a", "[U+0600]a"), ("\U0001d465\u0302", "[U+1D465]\u0302"),
])
def test_a_letter_and_its_marks_are_drawn_together_or_the_mark_is_shown_by_its_code(written: str, shown: str) -> None:
    assert drawable(written) == shown
    assert "[U+" in shown or written == shown
    pdf.write(Document(title="Prueba", blocks=(Paragraph(text(f"a{written}", Run(f"{written}b", bold=True), Run(written, italic=True))),)))


@pytest.mark.parametrize("shown", APART)
def test_letters_that_could_not_be_drawn_together_make_a_file(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(title="Prueba", blocks=(Paragraph(text(shown, Run(f"a{shown}", bold=True), Run(f"{shown}b", italic=True))),))
    made = typesetter.pdf(pdf.TEMPLATE.read_text("utf-8"), json.dumps(pdf.as_data(document)))
    assert len(read(made).pages) == 1
    # and when `drawable` does not know of something that cannot be drawn, its code still takes its place
    monkeypatch.setattr(pdf, "drawable", lambda text: text)
    with pytest.raises(pdf.Failed, match=pdf.UNDRAWN):
        typesetter.pdf(pdf.TEMPLATE.read_text("utf-8"), json.dumps(pdf.as_data(document)))
    again = pdf.write(document)
    assert "[U+" in words(again) and again == pdf.write(document)


def test_another_failure_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def fail(source: str, data: str) -> bytes:
        tries.append(data)
        raise pdf.Failed("137")

    monkeypatch.setattr(typesetter, "pdf", fail)
    with pytest.raises(pdf.Failed):
        pdf.write(Document(title="Prueba", blocks=paragraphs("中")))
    assert len(tries) == 1


def test_the_plainest_text_keeps_letters_and_lines() -> None:
    assert plainest("Ñandú\n«a»\u0301 ב😀") == "Ñandú\n«a»[U+0301] [U+05D1][U+1F600]"


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
@example(APART[0])
@example(APART[1])
def test_any_text_makes_a_file_and_travels_inside(shown: str) -> None:
    document = everything(shown)
    kept = attrs.evolve(document.attachments[0], content=clean(shown))
    reader = read(pdf.write(attrs.evolve(document, attachments=(kept,))))
    assert len(reader.pages) > 1
    assert reader.attachments["datos.csv"][0].decode() == clean(shown)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf.write(everything("Uno")) == pdf.write(everything("Uno"))


def test_without_a_cover_it_begins_with_its_title() -> None:
    made = Document(title="Lección 1", blocks=(Heading(1, "Abrir"), Paragraph(text("Se abre."))), date=MOMENT)
    reader = read(pdf.write(made))
    assert len(reader.pages) == 1 and reader.pages[0].extract_text().startswith("Lección 1")


def test_what_opens_it_stands_before_the_contents_and_a_part_begins_where_there_is_room() -> None:
    part = (Paragraph(text("Relleno. " * 330)), PageBreak(room=0.5), Heading(1, "Segunda"))
    made = Document(title="Lista", blocks=(Heading(1, "Primera"), *part), opening=paragraphs("De Jalisco."), contents="Contenido")
    first, second, third = (page.extract_text() for page in read(pdf.write(made)).pages)
    assert first.index("Lista") < first.index("De Jalisco.") < first.index("Contenido") < first.index("Primera")
    assert "Relleno" in second and "Segunda" not in second and third.startswith("Segunda")
    short = (Heading(1, "Primera"), Paragraph(text("Poco.")), PageBreak(room=0.5), Heading(1, "Segunda"))
    assert len(read(pdf.write(Document(title="Lista", blocks=short))).pages) == 1


def test_an_address_is_read_as_it_is_also_over_two_lines() -> None:
    address = "https://ejemplo.mx/" + "-".join(["presupuesto", "municipal", "abierto"] * 8)
    found = words(pdf.write(Document(title="Prueba", blocks=(Paragraph(text("Fuente: ", Run(address, link=address))),))))
    assert "\n" in found[found.index("https"):].strip() and address in "".join(found.split())


def test_header_rows_repeat_and_rows_do_not_split() -> None:
    rows = tuple(row(f"Fila {number}", "x") for number in range(120))
    pages = read(pdf.write(Document(title="Tabla", blocks=(Table((Column("Columna única"), Column("B")), rows),)))).pages
    assert len(pages) > 2 and all("Columna única" in page.extract_text() for page in pages)


def test_too_many_rows_are_refused() -> None:
    rows = tuple(row("a") for _ in range(pdf.MOST_ROWS + 1))
    with pytest.raises(pdf.TooLarge):
        pdf.write(Document(title="Tabla", blocks=(Table((Column("A"),), rows),)))
    with pytest.raises(pdf.TooLarge):
        pdf.write(Document(title="Texto", blocks=paragraphs("palabra " * 200_000)))


def test_a_text_that_outgrows_the_child_is_refused_and_nothing_of_it_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    secreto = Table((Column("A"), Column("B", 0.01)), tuple(row("a", "secreto " * 9_000) for _ in range(8)))
    with pytest.raises(pdf.Failed):
        pdf.write(Document(title="Texto", blocks=(secreto,)))
    assert caplog.text and "secreto" not in caplog.text


def test_without_typst_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    assert not pdf.available()
    with pytest.raises(pdf.Unavailable):
        pdf.write(everything("x"))


def test_the_interpreter_is_never_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/usr/bin/uwsgi")
    typesetter.interpreter.cache_clear()
    try:
        assert "python" in Path(typesetter.interpreter()).name
    finally:
        typesetter.interpreter.cache_clear()


def test_a_figure_needs_words() -> None:
    with pytest.raises(ValueError):
        Figure("<svg/>", "")


@given(st.lists(st.integers(1, 4), max_size=30))
def test_no_heading_level_is_skipped(wanted: list[int]) -> None:
    outline, before = Outline(), 0
    for level in map(outline.next, wanted):
        assert 1 <= level <= before + 1
        before = level


def test_a_tall_picture_stays_on_one_page_with_its_heading() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 1600"><rect width="640" height="1600" fill="#0b5d5b"/></svg>'
    made = Document(title="Plan", blocks=(Heading(2, "En una línea de tiempo"), Figure(svg, "Barras", "Cada barra es un compromiso.")))
    pages = read(pdf.write(made)).pages
    assert len(pages) == 1 and "Cada barra es un compromiso." in pages[0].extract_text()


def test_a_tone_of_skin_is_not_drawn_apart() -> None:
    assert drawable("👍🏽 sí") == "👍 sí"
