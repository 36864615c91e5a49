"""What a learner takes away: every file through the handler, opened; and every refusal in words."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pdfua
import pytest
from docx import Document as open_docx
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from autodiagnostico_xblock import data
from autodiagnostico_xblock.core.agreement import NAMED
from autodiagnostico_xblock.core.agreement import filled as fill
from autodiagnostico_xblock.export import offer
from autodiagnostico_xblock.kit import reference
from autodiagnostico_xblock.kit.documents import pdf, typesetter
from autodiagnostico_xblock.ui import offers

from .samples import filled

NAME = {"diagnosis": "autodiagnostico", "plan": "plan-de-apertura", "handover": "entrega-recepcion"}


def take(page: Any, what: str, wanted: str, **more: Any) -> bytes:
    """A file, after looking at how it was sent."""
    extra = "".join(f"&{key}={value}" for key, value in more.items())
    answer = page.get("export", query=f"what={what}&format={wanted}{extra}")
    assert answer.status == 200, answer.text + answer.error
    name = answer.headers["Content-Disposition"]
    assert name.startswith(f'attachment; filename="{NAME[what]}-tala-jalisco-20') and name.isascii() and name.endswith(f'.{wanted}"')
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.headers["Cache-Control"] == "no-store"
    return answer.body


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_what_the_pages_offer_is_what_can_be_made() -> None:
    for what, makers in offer.MAKERS.items():
        assert set(offers.DOCUMENTS[what] + offers.DATA[what]) == set(makers)


def test_the_report_as_pdf(aula: Any, tmp_path: Any) -> None:
    content = take(filled(aula), "diagnosis", "pdf")
    found = text_of(content)
    for words in ("Informe del autodiagnóstico", "Tala, Jalisco", "Por componente", "Obligaciones legales por cumplir", "Agenda 2030",
                  "Perspectiva de género", "Anexo: respuestas y evidencia", "Acta de cabildo", "Cómo se puntúa"):
        assert words in found
    reader = PdfReader(io.BytesIO(content))
    assert {"respuestas.csv", "resultados.csv", "datapackage.json"} <= set(reader.attachments)
    path = tmp_path / "informe.pdf"
    path.write_bytes(content)
    assert not pdfua.validate(str(path)).findings


def test_the_report_as_docx_and_sheets(aula: Any) -> None:
    page = filled(aula)
    document = open_docx(io.BytesIO(take(page, "diagnosis", "docx")))
    assert document.core_properties.title == "Informe del autodiagnóstico: Tala, Jalisco" and len(document.inline_shapes) == 2
    book = load_workbook(io.BytesIO(take(page, "diagnosis", "xlsx")))
    assert book.sheetnames == ["Resumen", "Resultados", "Respuestas", "Consejos"]
    assert len(list(book["Respuestas"].iter_rows(min_row=5))) == 60
    assert ("Municipio (clave)", "14083") in {(row[0].value, row[1].value) for row in book["Resumen"].iter_rows(min_row=5)}


def test_the_plan_as_pdf(aula: Any, tmp_path: Any) -> None:
    content = take(filled(aula), "plan", "pdf")
    found = text_of(content)
    for words in ("Compromisos, uno por uno", "1. Compromiso 1", "ODS 16.6", "Titular de la Tesorería", "Lectura de género",
                  "En una línea de tiempo", "De enero a marzo de 2027", "Acordar el formato", "Qué toca el plan", "Seguimiento"):
        assert words in found, words
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    assert not pdfua.validate(str(path)).findings


def test_the_plan_as_a_draft_for_the_cabildo(aula: Any) -> None:
    document = open_docx(io.BytesIO(take(filled(aula), "plan", "docx")))
    said = "\n".join(each.text for each in document.paragraphs)
    for words in ("H. Ayuntamiento de Tala, Jalisco", "Considerando", "Puntos de acuerdo", "Primero. Que", "Séptimo. Publíquese",
                  "[día] de [mes] de [año]", "3 compromisos", "Anexo. Plan de apertura", "art. 53 y 54"):
        assert words in said, words
    assert "{" not in said
    assert "Presidencia municipal" in "\n".join(cell.text for each in document.tables for row in each.rows for cell in row.cells)


def test_the_plan_as_sheets_with_lists_to_choose_from(aula: Any) -> None:
    book = load_workbook(io.BytesIO(take(filled(aula), "plan", "xlsx")))
    assert book.sheetnames == ["Compromisos", "Actividades", "Indicadores", "Seguimiento", "Agenda 2030", "Género", "Avances"]
    lists = {each.formula1 for each in book["Seguimiento"].data_validations.dataValidation if each.type == "list"}
    assert lists == {'"1,2,3"', '"No iniciado,Limitado,Sustancial,Completo"'} or '"1,2,3"' in lists
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_deadlines_as_a_calendar(aula: Any) -> None:
    events = Calendar.from_ical(take(filled(aula), "plan", "ics")).walk("VEVENT")
    ends = sorted(str(each.decoded("DTSTART")) for each in events)
    assert ends == ["2027-01-29"] * 3 + ["2027-04-30"] * 3 + ["2027-09-29", "2027-09-30"]
    assert len({str(each["UID"]) for each in events}) == len(events)


@pytest.mark.parametrize("what", ["diagnosis", "plan"])
def test_open_data(aula: Any, what: str) -> None:
    page = filled(aula)
    package = zipfile.ZipFile(io.BytesIO(take(page, what, "zip")))
    described = json.loads(package.read("datapackage.json"))
    assert {each["path"] for each in described["resources"]} | {"datos.json", "datapackage.json"} == set(package.namelist())
    assert set(json.loads(take(page, what, "json"))) == {each["name"] for each in described["resources"]} | {"package"}
    assert take(page, what, "csv").startswith(b"\xef\xbb\xbf")


def test_the_handover_is_one_file_with_an_index(aula: Any) -> None:
    package = zipfile.ZipFile(io.BytesIO(take(filled(aula), "handover", "zip")))
    names = set(package.namelist())
    assert {"00-indice.html", "00-indice.pdf", "00-indice.docx", "diagnostico/diagnostico.pdf", "diagnostico/diagnostico.docx",
            "diagnostico/diagnostico.xlsx", "diagnostico/diagnostico.html", "plan/plan.pdf", "plan/plan.docx", "plan/plan.html",
            "plan/plan.xlsx", "plan/plazos.ics", "datos/estado.json", "datos/datapackage.json", "datos/pendientes.csv",
            "datos/evidencia.csv", "datos/compromisos.csv"} <= names
    index = text_of(package.read("00-indice.pdf"))
    for words in ("Entrega-recepción de gobierno abierto", "Estado de cada compromiso", "1. Compromiso 1", "Limitado", "Pendientes",
                  "Obligación legal por cumplir", "https://example.org/acta"):
        assert words in index, words
    page = package.read("00-indice.html").decode()
    assert all(f'href="{name}"' in page for name in names if not name.startswith("00-"))
    stored = json.loads(package.read("datos/estado.json"))
    assert len(stored["snapshots"]["items"]) == 1 and len(stored["plan"]["commitments"]) == 3


def test_the_handover_without_libraries_still_has_everything_to_read(aula: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = filled(aula)
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    names = zipfile.ZipFile(io.BytesIO(take(page, "handover", "zip"))).namelist()
    assert {"00-indice.html", "diagnostico/diagnostico.html", "plan/plan.html", "datos/compromisos.csv"} <= set(names)
    assert not [each for each in names if each.endswith((".pdf", ".docx", ".xlsx"))]


def test_a_hostile_note_stays_text_in_every_format(aula: Any) -> None:
    page = filled(aula, note="=cmd|'/c calc'!A0 <script>alert(1)</script> #panic() kʼi̱nal 👍 עברית")
    for what in ("diagnosis", "plan"):
        for wanted in offer.MAKERS[what]:
            take(page, what, wanted)
    package = zipfile.ZipFile(io.BytesIO(take(page, "handover", "zip")))
    assert "<script>" not in package.read("00-indice.html").decode()
    assert "\n\"=cmd" not in take(page, "diagnosis", "csv").decode("utf-8-sig")


@pytest.mark.parametrize(("query", "status", "code"), [
    ("what=diagnosis&format=exe", 400, "unknown_format"), ("what=plan&format=", 400, "unknown_format"), ("", 400, "unknown_document"),
    ("what=handover&format=pdf", 400, "unknown_format"), ("what=diagnosis&format=ics", 400, "unknown_format"),
    ("what=../etc&format=pdf", 400, "unknown_document"), ("what=diagnosis&format=pdf&number=99", 404, "no_snapshot"),
    ("what=diagnosis&format=pdf&number=%F0", 400, "not_an_object"), ("what=diagnosis&format=pdf&number=x", 404, "no_snapshot"),
    ("what=plan&format=pdf&number=7", 404, "no_version"),
])
def test_refusals_say_what_is_wrong(aula: Any, query: str, status: int, code: str) -> None:
    answer = filled(aula).get("export", query=query)
    assert (answer.status, answer.json["code"]) == (status, code) and len(answer.json["error"]) > 20


def test_nothing_to_take_yet(aula: Any) -> None:
    page = aula.open("autodiagnostico")
    for query, code in (("what=diagnosis&format=pdf", "no_snapshot"), ("what=plan&format=pdf", "empty_plan"),
                        ("what=handover&format=zip", "nothing_to_hand_over")):
        answer = page.get("export", query=query)
        assert (answer.status, answer.json["code"]) == (404, code)


def test_strangers_and_other_methods_are_refused(aula: Any) -> None:
    page = filled(aula)
    assert page.get("export", query="what=diagnosis&format=csv", noauth=True).status == 403
    assert page.post("export", {}).status == 405
    assert aula.open("autodiagnostico", user="otra").get("export", query="what=diagnosis&format=csv").status == 404


def test_a_format_whose_library_is_missing_leads_to_the_page_to_print(aula: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = filled(aula)
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    answer = page.get("export", query="what=plan&format=pdf")
    assert (answer.status, answer.json["code"]) == (406, "format_not_installed") and "plan_document" in answer.json["link"]
    html = page.post("part", {"part": "results"}).json["html"]
    assert "format=pdf" not in html and "format=docx" not in html and "format=csv" in html


@pytest.mark.parametrize(("problem", "status", "code"), [
    (pdf.TooLarge("x"), 413, "document_too_large"), (pdf.Failed("x"), 409, "document_failed")])
def test_a_document_that_cannot_be_made_is_refused_in_words(
    aula: Any, monkeypatch: pytest.MonkeyPatch, problem: Exception, status: int, code: str,
) -> None:
    page = filled(aula)

    def fail(document: Any) -> bytes:
        raise problem

    monkeypatch.setattr(pdf, "write", fail)
    answer = page.get("export", query="what=diagnosis&format=pdf")
    assert (answer.status, answer.json["code"]) == (status, code) and "report" in answer.json["link"]


def test_who_follows_a_link_gets_the_sentence_as_a_page(aula: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from webob import Request

    from demo.aula.dispatch import handle

    page = filled(aula)
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    request = Request.blank("/xblock/x/handler/export?what=plan&format=pdf", headers={"Accept": "text/html,*/*;q=0.8"})
    answer = handle(page.person, page.usage, "export", request, session=aula.session, noauth=False)
    assert answer.status_int == 406 and answer.content_type == "text/html"
    assert "no está instalada" in answer.text and 'href="' in answer.text and "Abrir la página para imprimir" in answer.text


def test_the_results_offer_every_format(aula: Any) -> None:
    html = filled(aula).post("part", {"part": "results"}).json["html"]
    assert all(f"what=diagnosis&amp;format={each}&amp;number=1" in html for each in offer.MAKERS["diagnosis"])


def test_taking_a_file_is_announced_without_words(aula: Any) -> None:
    page = filled(aula)
    take(page, "diagnosis", "csv")
    name, payload = page.events()[-1]
    assert name.endswith("autodiagnostico.exported") and set(payload) == {"what", "format", "bytes"}


def test_an_older_version_of_the_plan_can_be_taken(aula: Any) -> None:
    page = filled(aula)
    assert page.post("submit_plan", {"label": "Aprobada"}).status == 200
    base = page.state()["plan"]["commitments"][0]["rev"]
    assert page.post("save_plan", {"changes": {"c-1": {"removed": True, "base": base}}}).status == 200
    assert "Compromiso 1" in take(page, "plan", "csv", number=1).decode()
    assert "Compromiso 1" not in take(page, "plan", "csv").decode()


def test_the_agreement_cites_only_sources_that_were_read() -> None:
    draft, known = data.agreement(), reference.sources()
    cited = [each for each in (*draft.recitals, draft.publication) if each.source]
    assert cited and all(each.article and known[each.source].kind == "law" and known[each.source].read for each in cited)


def test_a_place_in_the_agreement_is_filled_once() -> None:
    assert fill("{plan} {municipality} {other}", {"plan": "{municipality}", "municipality": "Tala"}) == "{municipality} Tala {other}"
    assert NAMED.findall("{plan}") == ["plan"]
