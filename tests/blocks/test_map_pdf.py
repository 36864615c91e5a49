"""A selection of practices as PDF: what it says and in which order, any text, its limits, and who may have it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pdfua
import pytest
from pypdf import PdfReader

from autodiagnostico_xblock.kit.documents import pdf, typesetter
from autodiagnostico_xblock.kit.documents.glyphs import drawable
from curso_contenido.data import catalogue
from curso_contenido.ui.map_take import MOST_IN_PDF

from .test_course_links import links_of
from .test_map import BLOCK, IDS, OWN, keep

PRACTICES = catalogue.practices()
NOTE = "Preguntar por el acta de la asamblea."
WHOLE = next(each for each in PRACTICES if each.contrary and each.requirements and each.ask and each.indicators and each.tool)
ASKED = "estado=14&componente=participacion"


def reader(answer: Any) -> PdfReader:
    assert answer.status == 200, answer.text
    assert answer.headers["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.body))


def joined(shown: str) -> str:
    """Without what a reader of PDF guesses: spaces, hyphens at the end of lines, a letter with a loose mark read twice."""
    return "".join(shown.split()).translate(dict.fromkeys(map(ord, "\u00ad\u200b\u0331-‐"))).replace("ii", "i")


def words(answer: Any) -> str:
    return joined("\n".join(page.extract_text() for page in reader(answer).pages))


def in_order(found: str, *parts: str) -> None:
    place = 0
    for each in parts:
        at = found.find(joined(drawable(each)), place)
        assert at >= 0, (each, found[place:place + 300])
        place = at


@pytest.mark.parametrize("mode", ["learner", "anonymous", "staff"])
def test_a_filtered_list_says_how_it_was_chosen_and_has_each_practice(aula: Any, mode: str) -> None:
    page = aula.open(BLOCK, mode=mode)
    answer = page.get("selection", query=f"{ASKED}&formato=pdf")
    listed = json.loads(page.get("selection", query=f"{ASKED}&formato=json").text)
    assert len(listed) > 2
    assert 'filename="buenas-practicas-seleccion-20' in answer.headers["Content-Disposition"]
    found = words(answer)
    in_order(found, "Buenas prácticas: selección", "Componente:", "Participación", "Jalisco", f"{len(listed)} de {len(IDS)}",
             *(each["name"] for each in listed), "Sobre estas prácticas", "CC BY 4.0", catalogue.LICENCE_URL)


def test_a_sheet_has_everything_that_the_page_says_in_order(aula: Any) -> None:
    known = catalogue.indicators()
    found = words(aula.open(BLOCK).get("selection", query=f"seleccion={WHOLE.id}&formato=pdf"))
    in_order(found, WHOLE.name, "Qué hace", WHOLE.description, "Qué se logró, según la fuente", WHOLE.result, "Evidencia contraria",
             WHOLE.contrary, "Qué hace falta", WHOLE.requirements, WHOLE.government, WHOLE.tool, WHOLE.ask, WHOLE.gender.reason,
             "Agenda 2030", *WHOLE.sdg, "A qué ayuda", *(known[each].question for each in WHOLE.indicators),
             "Compromisos a los que sirve", *known[WHOLE.indicators[0]].commitments,
             "Fuentes", *(part for each in WHOLE.sources for part in (each.title.rstrip("."), each.url)), "leída en")


def test_every_practice_of_the_catalogue_makes_a_sheet(aula: Any) -> None:
    page = aula.open(BLOCK, mode="anonymous")
    for first in range(0, len(IDS), MOST_IN_PDF):
        some = PRACTICES[first:first + MOST_IN_PDF]
        answer = page.get("selection", query=f"seleccion={'_'.join(each.id for each in some)}&formato=pdf")
        found, linked = words(answer), links_of(answer.body)
        for each in some:
            # an address that goes on in the next page is read with the foot of the page in between
            assert all(source.url in linked or joined(source.url) in found for source in each.sources), each.id
            assert ("Underecho,nounareceta" in found) or not each.rights_note


def test_a_comparison_has_its_table_and_then_the_sheets(aula: Any) -> None:
    some = PRACTICES[:3]
    answer = aula.open(BLOCK, mode="anonymous").get("selection", query=f"comparar={'_'.join(IDS[:3])}&ver=comparar&estado=20&formato=pdf")
    in_order(words(answer), "Buenas prácticas: comparación", "Aspecto", some[0].description, some[2].description,
             f"1. {some[0].name}", f"3. {some[2].name}", "Sobre estas")
    assert "/Table" in tags(reader(answer)) and "/TH" in tags(reader(answer))


def tags(found: PdfReader) -> set[str]:
    kinds: set[str] = set()

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        for each in node if isinstance(node, list) else [node]:
            each = each.get_object() if hasattr(each, "get_object") else each
            if isinstance(each, dict):
                kinds.add(str(each.get("/S", "")))
                walk(each.get("/K", []))

    walk(found.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return kinds


def test_favourites_carry_the_notes_and_only_for_who_wrote_them(aula: Any) -> None:
    page = aula.open(BLOCK)
    assert keep(page, favourites={IDS[4]: {"note": NOTE}, IDS[9]: {"note": ""}}).status == 200
    found = words(page.get("my_selection", query="formato=pdf"))
    in_order(found, "Mis prácticas favoritas", "revise que no nombren a nadie", PRACTICES[4].name)
    assert joined(NOTE) in found
    for other in (aula.open(BLOCK, user="luis"), aula.open(BLOCK, mode="staff", user="docente")):
        assert other.get("my_selection", query="formato=pdf").status == 404
    visitor = aula.open(BLOCK, mode="anonymous")
    assert visitor.get("my_selection", query="formato=pdf").status == 403
    assert page.get("my_selection", query="formato=pdf", noauth=True).status == 403
    public = words(visitor.get("selection", query=f"seleccion={IDS[4]}_{IDS[9]}&formato=pdf"))
    assert joined(NOTE) not in public and joined(PRACTICES[4].name) in public


def test_an_independent_checker_finds_nothing_and_the_data_travel_inside(aula: Any, tmp_path: Path) -> None:
    page = aula.open(BLOCK)
    keep(page, favourites={IDS[0]: {"note": NOTE}})
    for name, handler, query in (("lista", "selection", "estado=14&"), ("tabla", "selection", f"comparar={IDS[0]}_{IDS[1]}&ver=comparar&"),
                                 ("mias", "my_selection", "")):
        answer = page.get(handler, query=f"{query}formato=pdf")
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(answer.body)
        assert not pdfua.validate(str(path)).findings
        inside = json.loads(reader(answer).attachments["practicas.json"][0])
        assert {each["id"] for each in inside} <= set(IDS) and inside
        assert NOTE not in json.dumps(inside, ensure_ascii=False)


@pytest.mark.parametrize("shown", [
    "<b>x</b> #panic(\"x\") $x$ *no* @ref", "kʼi̱nal ñuu ā ɨ", "שלום עולם", "مرحبا بالعالم", "👩🏽‍🌾 ✅", "中文", "\u202egol", "a" * 180,
    "=1+1", "{page} {{ 7|add:1 }} %(x)s", "a\ud800b"])
def test_hard_texts_come_through(aula: Any, shown: str) -> None:
    own = json.dumps([{**OWN, "name": shown, "government": shown, "description": shown, "result": shown, "contrary": shown, "ask": shown,
                       "requirements": shown, "tool": shown, "gender": {"level": "sensitive", "reason": shown}}])
    page = aula.open(BLOCK, attributes={"own_text": own, "display_name": shown.replace("\ud800", "")})
    assert keep(page, favourites={"propia-una": {"note": shown}}).status in (200, 400)
    answer = page.get("selection", query="seleccion=propia-una&formato=pdf")
    found = words(answer)
    assert "Loqueagregóelequipodelcurso" in found
    if shown.isascii():
        assert joined(shown) in found
    assert ("[U+4E2D]" in found) is (shown == "中文")
    for handler, query in (("selection", "formato=json"), ("selection", "formato=csv"), ("print_selection", ""), ("mapa", "")):
        assert page.get(handler, query=query).status == 200
    assert joined(drawable(shown))[:3] in words(page.get("my_selection", query="formato=pdf")) or not shown.isascii()


def test_visitors_never_get_what_the_course_team_added(aula: Any) -> None:
    visitor = aula.open(BLOCK, mode="anonymous", attributes={"own_text": json.dumps([OWN])})
    assert visitor.get("selection", query="seleccion=propia-una&formato=pdf").status == 404


def test_more_than_fit_is_refused_with_what_to_do(aula: Any) -> None:
    page = aula.open(BLOCK)
    most, more = (f"seleccion={'_'.join(IDS[:count])}" for count in (MOST_IN_PDF, MOST_IN_PDF + 1))
    assert page.get("selection", query=f"{most}&formato=pdf").status == 200
    refused = page.get("selection", query=f"{more}&formato=pdf")
    assert refused.status == 413 and str(MOST_IN_PDF) in refused.json["error"] and "CSV" in refused.json["error"]
    assert "print_selection?seleccion=" in refused.json["link"]
    assert "formato=pdf" in page.get("mapa", query=most).text
    offered = page.get("mapa", query=more).text
    assert "formato=pdf" not in offered and f"hasta {MOST_IN_PDF} prácticas" in offered and "formato=csv" in offered


@pytest.mark.parametrize("query, status, code", [
    ("q=nada-de-nada&formato=pdf", 404, "nothing_selected"), ("formato=docx", 400, "unknown_format"),
    ("formato=%00", 400, "unknown_format")])
def test_what_cannot_be_given_is_said(aula: Any, query: str, status: int, code: str) -> None:
    answer = aula.open(BLOCK, mode="anonymous").get("selection", query=query)
    assert (answer.status, answer.json["code"]) == (status, code) and len(answer.json["error"]) > 20
    assert aula.open(BLOCK).get("my_selection", query="formato=xlsx").json["code"] == "unknown_format"


def test_without_typst_the_link_is_left_out_and_the_page_to_print_is_offered(aula: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    page = aula.open(BLOCK)
    keep(page, favourites={IDS[0]: {"note": NOTE}})
    shown = page.get("mapa", query="estado=14").text + page.get("part", query="parte=favourites").json["html"]
    assert "formato=pdf" not in shown and "print_selection" in shown and "my_selection" in shown
    for handler, way in (("selection", "print_selection"), ("my_selection", "my_selection")):
        answer = page.get(handler, query="estado=14&formato=pdf")
        assert answer.status == 406 and answer.json["code"] == "format_not_installed"
        link = answer.json["link"].split("/")[-1]
        assert link.startswith(way) and page.get(way, query=link.partition("?")[2]).status == 200


@pytest.mark.parametrize("problem, status", [(pdf.TooLarge, 413), (pdf.Failed, 409)])
def test_what_the_typesetter_refuses_is_said(aula: Any, monkeypatch: pytest.MonkeyPatch, problem: type[Exception], status: int) -> None:
    def refuse(document: Any) -> bytes:
        raise problem("x")

    monkeypatch.setattr(pdf, "write", refuse)
    answer = aula.open(BLOCK).get("selection", query="estado=14&formato=pdf")
    assert answer.status == status and "print_selection" in answer.json["link"]


def test_a_practice_does_not_begin_at_the_foot_of_a_page(aula: Any) -> None:
    answer = aula.open(BLOCK).get("selection", query="estado=14&formato=pdf")
    listed = json.loads(aula.open(BLOCK).get("selection", query="estado=14&formato=json").text)
    places: dict[str, float] = {}
    titles = {joined(f"{number}. {each['name']}")[:25] for number, each in enumerate(listed, 1)}
    for page in reader(answer).pages[1:]:
        def seen(said: str, _cm: Any, tm: Any, _font: Any, _size: Any) -> None:
            for title in titles:
                if joined(said).startswith(title):
                    places[title] = min(tm[5] or _cm[5], 792)
        page.extract_text(visitor_text=seen)
    assert set(places) == titles
    assert all(place > 792 * 0.4 for place in places.values()), places


def test_the_comparison_and_one_practice_can_be_taken_too(aula: Any) -> None:
    page = aula.open(BLOCK, mode="anonymous")
    compared = page.get("mapa", query=f"comparar={IDS[0]}_{IDS[1]}&ver=comparar").text
    assert f"selection?comparar={IDS[0]}_{IDS[1]}&amp;ver=comparar&amp;formato=pdf" in compared
    assert len(json.loads(page.get("selection", query=f"comparar={IDS[0]}_{IDS[1]}&ver=comparar&formato=json").text)) == 2
    printed = page.get("print_selection", query=f"comparar={IDS[0]}_{IDS[1]}&ver=comparar").text
    assert printed.count('scope="col"') == 3 and printed.count('class="gam-printed"') == 2
    one = page.get("mapa", query=f"practica={IDS[0]}").text
    assert f"selection?seleccion={IDS[0]}&amp;formato=pdf" in one and f"print_selection?seleccion={IDS[0]}" in one
