"""Diagnosis and plan in one PDF: its order, nothing twice, its data, any text, and where it is offered."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import crum
import pdfua
import pytest
from pypdf import PdfReader

from autodiagnostico_xblock.export import dossier, offer
from autodiagnostico_xblock.kit.documents import pdf, typesetter
from autodiagnostico_xblock.kit.documents.model import Callout, Facts, Heading, Items, Paragraph, Table
from autodiagnostico_xblock.ui import takeaway

from .samples import filled
from .test_takeaway import text_of

ORDER = ["Qué trae este archivo", "Resultados", "Obligaciones legales por cumplir", "Consejos", "El plan", "Por trimestre",
         "Compromisos, uno por uno", "Qué toca el plan", "Seguimiento", "Lectura del plan", "Anexo: respuestas y evidencia"]
PROBLEM = "Hoy nadie fuera de la tesorería sabe en qué se gasta el dinero del municipio."


def take(page: Any, number: str = "") -> bytes:
    answer = page.get("export", query="what=dossier&format=pdf" + (f"&number={number}" if number else ""))
    assert answer.status == 200, answer.text
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="expediente-para-el-cabildo-tala-jalisco-20')
    return bytes(answer.body)


def values_of(page: Any) -> Any:
    with crum.impersonate(page.person.requester):
        return takeaway.dossier(page.block._visit(), None)


def values_of_diagnosis(page: Any) -> Any:
    with crum.impersonate(page.person.requester):
        return takeaway.diagnosis(page.block._visit(), None)


def said(blocks: Any) -> list[str]:
    """Every text of the blocks, in order."""
    found: list[str] = []
    for each in blocks:
        if isinstance(each, Heading):
            found.append(each.text)
        elif isinstance(each, Paragraph):
            found.append("".join(run.text for run in each.runs))
        elif isinstance(each, Facts):
            found += ["".join(run.text for run in runs) for _, runs in each.pairs]
        elif isinstance(each, Items):
            found += ["".join(run.text for run in item.runs) for item in each.items]
        elif isinstance(each, Table):
            found += ["".join(run.text for run in cell.runs) for row in each.rows for cell in row]
        elif isinstance(each, Callout):
            found += said(each.blocks)
    return found


def test_its_order_its_outline_and_its_data(aula: Any, tmp_path: Any) -> None:
    content = take(filled(aula))
    reader = PdfReader(io.BytesIO(content))
    outline = [each for each in reader.outline if not isinstance(each, list)]
    assert [each.title for each in outline] == ORDER
    pages = [reader.get_destination_page_number(each) for each in outline]
    assert pages == sorted(pages) and None not in pages
    assert all(title in reader.pages[page].extract_text() for title, page in zip(ORDER, pages, strict=True) if page is not None)
    assert {"respuestas.csv", "compromisos.csv", "indicadores.csv", "datapackage.json"} <= set(reader.attachments)
    described = json.loads(reader.attachments["datapackage.json"][0])
    assert {each["path"] for each in described["resources"]} == set(reader.attachments) - {"datapackage.json"}
    path = tmp_path / "expediente.pdf"
    path.write_bytes(content)
    assert not pdfua.validate(str(path)).findings


def test_advice_is_in_brief_and_the_plan_is_whole(aula: Any) -> None:
    values = values_of(filled(aula))
    made = dossier.whole(values["diagnosis"], values["plan"], elsewhere={"diagnosis": "informe.pdf", "plan": "plan.pdf"})
    texts = said(made.blocks)
    assert texts.count("informe.pdf") == texts.count("plan.pdf") == 1
    cards = values["diagnosis"]["a"]["cards"]
    for card in cards:
        assert sum(each.startswith(f"{card['number']}. {card['title']}") for each in texts) == 1
        assert not [each for each in texts if card["commitment"] in each or card["why"] in each]
    for key in ("area", "horizon_text", "basis"):
        assert any(cards[0][key] in each for each in texts)
    for each in values["commitments"]:
        assert texts.count(f"{each['item']['number']}. {each['item']['title']}") == 1
        assert all(getattr(each["c"], key) in texts for key in ("problem", "action", "goal", "funding", "risks"))
    assert texts.count(PROBLEM) == 3
    for each in values["diagnosis"]["answers"]:
        assert texts.count(f"{each['question']} ({each['id']})") == 1
    meanings = {each["meaning"] for each in values["diagnosis"]["answers"]} - {""}
    assert meanings and not meanings & set(texts)
    assert sum("Cómo se puntúa" in each for each in texts) == 1 and texts.count(values["plan"]["legal_note"]) == 0


def test_what_is_late_says_so_and_no_date_is_split(aula: Any) -> None:
    late = {"activities": [{"what": "Avisar", "start": "2025-01-04", "end": "2025-01-29"}]}
    values = values_of(filled(aula, commitments=1, **late))
    made = dossier.whole(values["diagnosis"], values["plan"], elsewhere={"diagnosis": "a", "plan": "b"})
    texts = said(made.blocks)
    assert "1. Avisar Vencida" in texts and "No Vencida" in texts
    assert "4\u00a0ene\u00a02025 – 29\u00a0ene\u00a02025" in texts
    assert any(each.startswith("Limitado\nAtrasado: debía terminar el") for each in texts), texts


def test_it_marks_the_advice_that_became_a_commitment(aula: Any) -> None:
    page = filled(aula, commitments=0)
    key = values_of_diagnosis(page)["a"]["cards"][0]["id"]
    assert page.post("save_plan", {"changes": {"c-1": {"title": "Uno", "recommendation": key, "base": 0}}}).status == 200
    found = text_of(take(page))
    assert found.count("(en el plan)") == 1


def test_it_is_the_first_that_the_plan_offers_and_only_with_both(aula: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = filled(aula)
    html = page.post("plan_part", {"part": "page"}).json["html"]
    first = html.index("what=dossier&amp;format=pdf")
    assert first < html.index("what=plan&amp;format=pdf") and "PDF con todo: diagnóstico y plan" in html
    other = aula.open("autodiagnostico", user="otra")
    other.post("save_plan", {"changes": {"c-1": {"title": "Uno", "base": 0}}})
    assert "what=dossier" not in other.post("plan_part", {"part": "page"}).json["html"]
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    assert "what=dossier" not in page.post("plan_part", {"part": "page"}).json["html"]
    answer = page.get("export", query="what=dossier&format=pdf")
    assert answer.status == 406 and "plan_document" in answer.json["link"]


def test_without_one_of_the_two_it_says_which(aula: Any) -> None:
    page = aula.open("autodiagnostico", user="otra")
    page.post("save_plan", {"changes": {"c-1": {"title": "Uno", "base": 0}}})
    assert page.get("export", query="what=dossier&format=pdf").json["code"] == "no_snapshot"
    other = filled(aula, commitments=0)
    assert other.get("export", query="what=dossier&format=pdf").json["code"] == "empty_plan"
    assert other.get("export", query="what=dossier&format=docx").json["code"] == "unknown_format"
    assert other.get("export", query="what=dossier&format=pdf&number=9").json["code"] == "no_version"


def test_a_version_of_the_plan_is_the_one_that_was_kept(aula: Any) -> None:
    page = filled(aula)
    assert page.post("submit_plan", {"label": "Aprobada"}).status == 200
    base = page.state()["plan"]["commitments"][0]["rev"]
    assert page.post("save_plan", {"changes": {"c-1": {"removed": True, "base": base}}}).status == 200
    kept, now = text_of(take(page, "1")), text_of(take(page))
    assert "Aprobada" in kept and "1. Compromiso 1" in kept and "1. Compromiso 1" not in now


def test_the_handover_has_it_beside_the_index(aula: Any) -> None:
    package = zipfile.ZipFile(io.BytesIO(filled(aula).get("export", query="what=handover&format=zip").body))
    found = text_of(package.read("01-expediente.pdf"))
    assert "Expediente para el cabildo" in found and "diagnostico/diagnostico.pdf" in found
    assert 'href="01-expediente.pdf"' in package.read("00-indice.html").decode()


@pytest.mark.parametrize("words", [
    "=cmd|'/c calc'!A0 #panic() $x$ @ref", "<script>alert(1)</script>", "kʼi̱nal 👍🏽 עברית العربية 中文", "x" * 290,
    "\u202eal revés\u202c {pages}",
])
def test_a_hostile_text_stays_text(aula: Any, words: str) -> None:
    page = filled(aula, note=words, commitments=2, problem=words, post=words[:100], funding=words[:100])
    assert len(PdfReader(io.BytesIO(take(page))).pages) > 10


def test_the_two_apart_are_named_as_they_download(aula: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = filled(aula, commitments=1)
    names = {what: page.get("export", query=f"what={what}&format=pdf").headers["Content-Disposition"].split('"')[1]
             for what in ("diagnosis", "plan")}
    made: list[Any] = []
    monkeypatch.setattr(pdf, "write", lambda document: made.append(document) or b"x")
    offer.MAKERS["dossier"]["pdf"](values_of(page))
    assert all(any(name in each for each in said(made[0].blocks)) for name in names.values())
