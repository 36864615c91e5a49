"""XLSX, CSV, open data and calendars: opened by independent readers; no cell is a formula, any text comes through."""

from __future__ import annotations

import csv as reader_of_csv
import io
import json
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook

from autodiagnostico_xblock.kit.documents import archive, csv, datapackage, ics, typesetter, xlsx
from autodiagnostico_xblock.kit.documents.cells import FORMULA, clean, file_name, neutral
from autodiagnostico_xblock.kit.documents.grids import Field, Grid, TooManyRows
from autodiagnostico_xblock.kit.documents.ics import Event

from .samples import HARD, MOMENT

ANY_TEXT = st.text(st.characters(), max_size=80)
FIELDS = (
    Field("clave", "Clave"), Field("nota", "Nota", width=40), Field("nivel", "Nivel", "integer"), Field("parte", "Parte", "percent"),
    Field("dia", "Día", "date"), Field("estado", "Estado", choices=("Sin empezar", "Terminado")),
)


def grid(words: str, **more: Any) -> Grid:
    rows = (("01001", words, 3, 0.5, date(2027, 1, 31), "Terminado"), ("", "", None, None, None, ""))
    return Grid("tabla", "Tabla", FIELDS, rows, **more)


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("shown", HARD, ids=range(len(HARD)))
def test_hard_texts_come_through_a_sheet(shown: str) -> None:
    sheet = opened(xlsx.write((grid(shown),), title="Libro", moment=MOMENT)).active
    assert (sheet["B5"].value or "") == clean(shown) and sheet["B5"].data_type in ("s", "inlineStr", "n")


@settings(max_examples=120, deadline=None)
@given(ANY_TEXT)
def test_no_cell_is_a_formula_and_any_text_comes_through(shown: str) -> None:
    content = xlsx.write((grid(shown),), title=shown, subject=shown, moment=MOMENT)
    for name in zipfile.ZipFile(io.BytesIO(content)).namelist():
        if name.startswith("xl/worksheets/"):
            sheet = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))
            assert not list(sheet.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"))
    book = opened(content)
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    assert (book.active["B5"].value or "") == clean(shown)


def test_claves_stay_text_dates_are_dates_and_lists_can_be_chosen() -> None:
    sheet = opened(xlsx.write((grid("x", spare=3),), title="Libro", moment=MOMENT)).active
    assert sheet["A5"].value == "01001" and sheet["C5"].value == 3 and sheet["E5"].value == datetime(2027, 1, 31)
    rules = sheet.data_validations.dataValidation
    assert [(each.type, str(each.sqref)) for each in rules] == [("date", "E5:E9"), ("list", "F5:F9")]
    assert rules[1].formula1 == '"Sin empezar,Terminado"'


def test_it_prints_well() -> None:
    sheet = opened(xlsx.write((grid("x"),), title="Libro", moment=MOMENT)).active
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 1 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$4" and sheet.freeze_panes == "B5"


def test_sheet_names_are_what_excel_takes() -> None:
    taken: set[str] = set()
    names = [xlsx.sheet_name(each, taken) for each in ("a/b:c*d?[e]\\f", "x" * 40, "x" * 40, "", "'", "Ñandú 👍")]
    assert len({each.lower() for each in names}) == 6 and all(0 < len(each) <= 31 and not set(each) & set("[]:*?/\\'") for each in names)


def test_a_text_that_no_cell_takes_is_cut_and_says_so() -> None:
    sheet = opened(xlsx.write((grid("a" * 40_000),), title="Libro", moment=MOMENT)).active
    assert len(sheet["B5"].value) < 32_767 and sheet["B5"].value.endswith("[…]")


def test_too_many_rows_are_refused() -> None:
    many = Grid("m", "M", (Field("a", "A"),), (("x",),) * (xlsx.MOST_ROWS + 1))
    with pytest.raises(TooManyRows):
        xlsx.write((many,), title="Libro")


def test_without_its_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    with pytest.raises(xlsx.Unavailable):
        xlsx.write((grid("x"),), title="Libro")


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_csv_for_people_runs_nothing_and_the_one_for_programs_is_exact(shown: str) -> None:
    people = list(reader_of_csv.reader(io.StringIO(csv.for_people(grid(shown)).decode("utf-8-sig"), newline="")))
    assert people[0] == [each.title for each in FIELDS] and people[1][0] == "01001" and people[1][4] == "2027-01-31"
    assert not people[1][1].startswith(FORMULA) and people[1][1].removeprefix("'") == clean(shown).removeprefix("'")
    programs = list(reader_of_csv.reader(io.StringIO(csv.for_programs(grid(shown)).decode("utf-8"), newline="")))
    assert programs[0] == [each.name for each in FIELDS] and programs[1][1] == clean(shown)


@pytest.mark.parametrize("shown", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1+1", "\n=1", "＝1"])
def test_what_would_run_is_made_plain(shown: str) -> None:
    assert neutral(shown).startswith("'")


def test_numbers_and_plain_texts_stay() -> None:
    assert [neutral(each) for each in (-1, 0.5, None, "hola", "a=b", "")] == [-1, 0.5, None, "hola", "a=b", ""]


@given(ANY_TEXT)
def test_open_data_says_what_each_column_is(shown: str) -> None:
    files = datapackage.files((grid(shown),), name="prueba", title=shown, about=shown, moment=MOMENT)
    described = json.loads(files["datapackage.json"])
    resource = described["resources"][0]
    assert described["profile"] == "tabular-data-package" and resource["path"] in files
    header = next(reader_of_csv.reader(io.StringIO(files["tabla.csv"].decode("utf-8"), newline="")))
    assert [each["name"] for each in resource["schema"]["fields"]] == header
    assert resource["schema"]["fields"][0]["type"] == "string" and resource["schema"]["fields"][4]["type"] == "date"
    records = json.loads(files["datos.json"])["tabla"]
    assert records[0]["clave"] == "01001" and records[0]["dia"] == "2027-01-31" and records[1]["nivel"] is None


def test_an_archive_is_the_same_every_time_and_opens() -> None:
    files = {"uno.txt": b"uno", "dos/dos.txt": b"dos"}
    made = archive.write(files, moment=MOMENT)
    assert made == archive.write(files, moment=MOMENT)
    found = zipfile.ZipFile(io.BytesIO(made))
    assert found.testzip() is None and {name: found.read(name) for name in found.namelist()} == files


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_any_text_comes_through_a_calendar(shown: str) -> None:
    event = Event("uno@aula", date(2028, 2, 29), shown, shown, shown)
    content = ics.write((event,), name=shown, moment=MOMENT)
    assert all(len(line) <= 75 for line in content.split(b"\r\n")) and b"\r\n" in content
    found = next(iter(Calendar.from_ical(content).walk("VEVENT")))
    kept = " ".join(clean(shown).replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ").split(" "))
    assert str(found["SUMMARY"]) == kept and str(found.get("DESCRIPTION", "")) == kept
    assert found.decoded("DTSTART") == date(2028, 2, 29) and found.decoded("DTEND") == date(2028, 3, 1)
    assert len(list(found.walk("VALARM"))) == 1


@given(ANY_TEXT)
def test_names_of_files_are_plain(shown: str) -> None:
    name = file_name(shown, "2026-11-24")
    assert name.isascii() and 0 < len(name) <= 120 and all(each.isalnum() or each == "-" for each in name)
