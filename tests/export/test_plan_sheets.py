"""The plan's sheets and open data: a row per indicator, practices by title, and what is late in the words of the page."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from typing import Any

from docx import Document as open_docx
from openpyxl import load_workbook

from autodiagnostico_xblock import data

from .samples import filled
from .test_takeaway import text_of

MORE = [{"indicator": "Consultas a la hoja", "baseline": "12 de 40", "goal": "40 de 40"},
        {"indicator": "Preguntas", "baseline": "", "goal": ""}]
LATE = [{"what": "Avisar", "start": "2025-01-04", "end": "2025-01-29"},
        {"what": "Hecha a tiempo", "start": "2025-01-04", "end": "2025-01-29", "done": True}]


def take(page: Any, wanted: str) -> bytes:
    answer = page.get("export", query=f"what=plan&format={wanted}")
    assert answer.status == 200, answer.text
    return bytes(answer.body)


def package(page: Any) -> tuple[dict[str, list[dict[str, str]]], dict[str, Any]]:
    """Rows of each table as a reader of CSV gives them, after checking each against its schema; and the descriptor."""
    files = zipfile.ZipFile(io.BytesIO(take(page, "zip")))
    described = json.loads(files.read("datapackage.json"))
    found = {}
    for resource in described["resources"]:
        rows = list(csv.DictReader(io.StringIO(files.read(resource["path"]).decode("utf-8"), newline="")))
        for row in rows:
            assert list(row) == [each["name"] for each in resource["schema"]["fields"]]
            for field in resource["schema"]["fields"]:
                holds(field, row[field["name"]])
        found[resource["name"]] = rows
    return found, described


def holds(field: dict[str, Any], value: str) -> None:
    """`value` is of the field's type and one of its options; empty is missing."""
    if value == "":
        return
    if field["type"] == "integer":
        int(value)
    elif field["type"] == "number":
        float(value)
    elif field["type"] == "date":
        date.fromisoformat(value)
    options = field.get("constraints", {}).get("enum")
    assert not options or value in options, (field["name"], value)


def test_a_row_for_each_indicator(aula: Any) -> None:
    page = filled(aula, commitments=2, measures=MORE)
    rows = package(page)[0]["indicadores"]
    assert [(each["compromiso"], each["numero"], each["indicador"], each["linea_base"], each["meta"]) for each in rows] == [
        (key, *each) for key in ("c-1", "c-2") for each in (
            ("1", "Trimestres publicados con gasto por localidad", "0", "4"), ("2", "Consultas a la hoja", "12 de 40", "40 de 40"),
            ("3", "Preguntas", "", ""))]
    sheet = load_workbook(io.BytesIO(take(page, "xlsx")))["Indicadores"]
    head = [each.value for each in sheet[4]]
    assert head[2:6] == ["Número", *head[3:6]] and len(list(sheet.iter_rows(min_row=5))) == 6
    assert [sheet.cell(row, 3).value for row in range(5, 11)] == [1, 2, 3] * 2


def test_a_commitment_without_an_indicator_has_a_row_to_fill_in(aula: Any) -> None:
    rows = package(filled(aula, commitments=1, indicator="", baseline="", goal=""))[0]["indicadores"]
    assert [(each["numero"], each["indicador"], each["nivel_deseado"]) for each in rows] == [("1", "", "3")]


def test_practices_by_their_title(aula: Any) -> None:
    keys = [key for each in data.instrument().by_id.values() for key in each.practices if key in data.links()][:2]
    page = filled(aula, commitments=1, practices=keys)
    row = package(page)[0]["compromisos"][0]
    titles = row["practicas"].split("\n")
    assert len(titles) == 2 and all(titles) and not set(titles) & set(keys)
    sheet = load_workbook(io.BytesIO(take(page, "xlsx")))["Compromisos"]
    column = [each.value for each in sheet[4]].index("Prácticas del mapa") + 1
    assert sheet.cell(5, column).value == row["practicas"]


def test_what_is_late_is_said_everywhere_as_on_the_page(aula: Any) -> None:
    page = filled(aula, commitments=1, activities=LATE)
    tables, described = package(page)
    assert [each["vencida"] for each in tables["actividades"]] == ["Vencida", ""]
    assert tables["compromisos"][0]["retraso"].startswith("Atrasado: debía terminar el 29 de enero de 2025")
    fields = {each["name"]: [one["name"] for one in each["schema"]["fields"]] for each in described["resources"]}
    assert "retraso" in fields["compromisos"] and "vencida" in fields["actividades"]
    sheet = load_workbook(io.BytesIO(take(page, "xlsx")))["Actividades"]
    assert [sheet.cell(row, 7).value for row in (4, 5, 6)] == ["Vencida", "Vencida", None]
    found = text_of(take(page, "pdf"))
    assert found.count("No Vencida") == 1 and "Sí Vencida" not in found and "Atrasado: debía terminar" in found
    cells = [cell.text for each in open_docx(io.BytesIO(take(page, "docx"))).tables for row in each.rows for cell in row.cells]
    assert "No Vencida" in cells and any("Atrasado: debía" in each for each in cells) and "29\u00a0ene\u00a02025" in cells


def test_what_is_in_time_says_nothing(aula: Any) -> None:
    tables, _ = package(filled(aula, commitments=1))
    assert tables["compromisos"][0]["retraso"] == "" and {each["vencida"] for each in tables["actividades"]} == {""}
