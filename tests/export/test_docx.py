"""DOCX: opened by python-docx; styles, widths, header rows, words for pictures, and any text."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from autodiagnostico_xblock.kit.documents import docx, typesetter
from autodiagnostico_xblock.kit.documents.cells import clean
from autodiagnostico_xblock.kit.documents.model import Document, Heading
from autodiagnostico_xblock.kit.documents.shorthand import numbered, paragraphs

from .samples import HARD, MOMENT, everything


def read(content: bytes) -> Any:
    return open_docx(io.BytesIO(content))


def everything_said(content: bytes) -> str:
    """All the text of the body, line ends as `\\n`."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return "".join("\n" if each.tag == qn("w:br") else each.text or "" for each in body.iter(qn("w:t"), qn("w:br")))


def test_its_metadata_is_ours() -> None:
    found = read(docx.write(everything("Plan de apertura"))).core_properties
    assert (found.title, found.language, found.author, found.comments, found.last_modified_by) == ("Plan de apertura", "es-MX", "", "", "")
    assert found.created is not None and found.created.replace(tzinfo=None) == MOMENT.replace(tzinfo=None)


def test_it_speaks_spanish_everywhere() -> None:
    package = zipfile.ZipFile(io.BytesIO(docx.write(everything("x"))))
    languages = etree.fromstring(package.read("word/styles.xml")).iter(qn("w:lang"))
    assert {each.get(qn("w:val")) for each in languages} == {"es-MX"}


def test_headings_lists_tables_and_pictures() -> None:
    document = read(docx.write(everything("Actas")))
    assert {"Heading 1", "Heading 2", "Caption"} <= {each.style.name for each in document.paragraphs}
    table = next(each for each in document.tables if each.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None)
    assert [cell.text for cell in table.rows[0].cells] == ["Actas", "Nivel", "Puntos"]
    assert all(each._tr.find(f".//{qn('w:cantSplit')}") is not None for each in table.rows)
    assert all(cell.width for each in table.rows for cell in each.cells)
    assert table._tbl.find(f".//{qn('w:tblDescription')}").get(qn("w:val")) == "Actas"
    shape = document.inline_shapes[0]
    assert shape._inline.docPr.get("descr") == "Actas" and shape.width > shape.height > 0
    assert document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].content_type == "image/png"
    numbers = [each._p.find(f".//{qn('w:numId')}") for each in document.paragraphs]
    assert sum(each is not None for each in numbers) >= 6


def test_each_counted_list_begins_again() -> None:
    content = docx.write(Document(title="Listas", blocks=(numbered("a", "b"), *paragraphs("y"), numbered("c", "d"))))
    ids = [each._p.find(f".//{qn('w:numId')}").get(qn("w:val")) for each in read(content).paragraphs
           if each._p.find(f".//{qn('w:numId')}") is not None]
    assert len(ids) == 4 and ids[0] == ids[1] != ids[2] == ids[3]


def test_the_contents_point_to_the_headings() -> None:
    content = docx.write(Document(title="T", contents="Contenido", blocks=(Heading(1, "Uno"), Heading(2, "Dos"), Heading(3, "Tres"))))
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = [each for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    assert ["".join(each.itertext()) for each in links] == ["Uno", "Dos"] and {each.get(qn("w:anchor")) for each in links} <= marks
    kinds = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_letter_paper_and_page_numbers() -> None:
    document = read(docx.write(everything("x")))
    section = document.sections[0]
    assert (round(section.page_width.inches, 1), round(section.page_height.inches, 1)) == (8.5, 11.0)
    fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"] and section.different_first_page_header_footer


@pytest.mark.parametrize("shown", HARD, ids=range(len(HARD)))
def test_hard_texts_come_through(shown: str) -> None:
    assert clean(shown) in everything_said(docx.write(everything(shown)))


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_any_text_comes_through(shown: str) -> None:
    lines = [line.strip() for line in clean(shown).splitlines() if line.strip()]
    made = Document(title=shown or "x", blocks=(*paragraphs(shown), Heading(1, shown)))
    content = docx.write(made)
    said = everything_said(content)
    assert clean(shown) in said and all(line in said for line in lines)
    read(content)


def test_without_typst_the_words_of_a_picture_stand_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter, "available", lambda: False)
    content = docx.write(everything("El ciclo en cuatro pasos"))
    assert not read(content).inline_shapes and "El ciclo en cuatro pasos" in everything_said(content)


def test_without_its_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    with pytest.raises(docx.Unavailable):
        docx.write(everything("x"))
