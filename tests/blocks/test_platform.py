"""What the platform asks of the block: modes, grades, dates, reports, Studio, unbound calls."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from importlib import import_module
from typing import Any

import pytest

from autodiagnostico_xblock import data
from autodiagnostico_xblock.apps import AutodiagnosticoConfig
from autodiagnostico_xblock.ui import course_links
from curso_contenido.apps import CursoContenidoConfig

from .common import BLOCK, ESSENTIALS, begin, levels

PAST = datetime.now(timezone.utc) - timedelta(days=1)
FUTURE = datetime.now(timezone.utc) + timedelta(days=1)
WRITES = ["save_answers", "submit", "restart", "erase"]


@pytest.mark.parametrize("handler", WRITES)
def test_visitors_cannot_write(aula: Any, handler: str) -> None:
    page = aula.open(BLOCK, mode="anonymous")
    assert page.post(handler, {"confirm": True}).status == 403
    assert page.post(handler, {"confirm": True}, noauth=True).status == 403


@pytest.mark.parametrize("handler", WRITES)
def test_the_route_without_authentication_is_refused_to_learners_too(aula: Any, handler: str) -> None:
    page = aula.open(BLOCK)
    begin(page)
    before = page.row()["state"]
    assert page.post(handler, {"confirm": True, "answers": levels(ESSENTIALS)}, noauth=True).status == 403
    assert page.row()["state"] == before


@pytest.mark.parametrize("handler", ["report", "my_data"])
def test_visitors_cannot_read_documents_of_learners(aula: Any, handler: str) -> None:
    assert aula.open(BLOCK, mode="anonymous").get(handler).status == 403


def test_visitors_may_print_the_packaged_questionnaire_only(aula: Any) -> None:
    assert aula.open(BLOCK, mode="anonymous").get("sheet").status == 200
    assert aula.open(BLOCK, mode="anonymous", attributes={"instrument_text": "id: propio"}).get("sheet").status == 403


def test_who_is_not_enrolled_cannot_keep_answers(aula: Any) -> None:
    page = aula.open(BLOCK, user="sinscribir", enrolled=False)
    answer = page.post("save_answers", {"answers": levels(ESSENTIALS[:1])})
    assert answer.status == 403 and "inscríbase" in answer.json["error"]
    assert page.row() is None


def test_public_view_explains_and_shows_the_questions(aula: Any) -> None:
    html = aula.open(BLOCK, mode="anonymous").html("public_view")
    assert "inicie sesión" in html and "type=\"radio\"" not in html and html.count("<li>") >= 60


@pytest.mark.parametrize("text", ["<b>x</b>", "=1+1", "👩🏽‍🌾 ñuu kʼi̱nal", "\u202eשלום", "'\"><img src=x onerror=alert(1)>"])
def test_what_people_write_is_shown_and_never_run(aula: Any, text: str) -> None:
    page = aula.open(BLOCK, attributes={"introduction": text, "contact": text, "display_name": text})
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS, 3, note=text)})
    html = page.html("student_view") + page.get("report").text
    assert "<img src=x" not in html and "<b>x</b></p><p" not in html
    assert page.state()["draft"]["answers"][ESSENTIALS[0]]["note"] == text.strip()


def test_a_late_graded_submission_is_refused_and_an_ungraded_one_is_kept(aula: Any) -> None:
    page = aula.open(BLOCK, attributes={"due": PAST})
    begin(page)
    assert page.post("save_answers", {"answers": levels(ESSENTIALS)}).status == 200
    late = page.post("submit", {})
    assert late.status == 403 and late.json["code"] == "past_due" and page.row()["grade"] is None
    assert page.post("submit", {"graded": False}).status == 200
    assert page.row()["grade"] is None and page.state()["snapshots"]["items"][0]["graded"] is False
    assert "gam-notice" in page.html("student_view")


def test_a_personal_extension_is_honoured(aula: Any) -> None:
    page = aula.open(BLOCK, attributes={"due": PAST})
    aula.due("ana", FUTURE)
    begin(page)
    assert page.post("submit", {"answers": levels(ESSENTIALS)}).status == 200
    assert page.row()["grade"] == 1.0


def test_masquerading_leaves_the_row_of_the_learner_as_it_was(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS[:3])})
    before = page.row()
    teacher = aula.open(BLOCK, mode="masquerade")
    assert teacher.post("save_answers", {"answers": levels(ESSENTIALS[3:6], 4)}).status == 200
    assert teacher.post("submit", {}).status == 200
    teacher.post("erase", {"confirm": True})
    teacher.html("student_view")
    assert page.row() == before
    assert '"journal": ""' in teacher.html("student_view")


def test_masquerading_as_somebody_without_a_row_makes_none(aula: Any) -> None:
    teacher = aula.open(BLOCK, mode="masquerade")
    teacher.post("save_answers", {"answers": levels(ESSENTIALS[:2])})
    teacher.post("submit", {})
    assert aula.open(BLOCK).row() is None


def test_rescore_with_todays_policy(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS, 2)})
    aula.change(BLOCK, grade_policy="por_nivel")
    aula.instructor.rescore("ana", only_if_higher=True)
    assert page.row()["grade"] == 1.0
    aula.instructor.rescore("ana")
    assert page.row()["grade"] == pytest.approx(0.5)


def test_override_reset_and_delete(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS[:4])})
    aula.instructor.override("ana", 0.9)
    assert page.row()["grade"] == pytest.approx(0.9)
    aula.instructor.reset("ana")
    assert page.state()["attempts"] == 0 and len(page.state()["snapshots"]["items"]) == 1
    assert "gam-steps" in page.html("student_view")
    aula.instructor.delete("ana")
    assert page.row() is None and page.completion() == 1.0
    page.html("student_view")
    assert page.completion() == 0.0


def test_overriding_what_weighs_nothing_gives_nothing(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("submit", {"answers": levels(ESSENTIALS[:4])})
    aula.change(BLOCK, weight=0.0)
    aula.instructor.override("ana", 0.0)
    assert page.row()["grade"] == 0.0


def test_a_first_view_writes_nothing(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.html("student_view")
    assert page.row() is None and page.completion() is None and page.events() == []


def test_events_carry_no_free_text(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("save_answers", {"profile": {"route": "breve", "municipality": "14039"}})
    page.post("submit", {"answers": levels(ESSENTIALS, 3, note="nota privada", url="https://privado.mx")})
    events = [(name, data) for name, data in page.events() if name.startswith("caja_gobierno_abierto")]
    assert [name for name, _ in events] == ["caja_gobierno_abierto.autodiagnostico.submitted"]
    assert "privad" not in json.dumps(events) and events[0][1]["answered"] == 20


def test_the_report_of_responses_has_one_readable_row_per_learner(aula: Any) -> None:
    for user in ("ana", "luis"):
        page = aula.open(BLOCK, user=user)
        begin(page)
        page.post("submit", {"answers": levels(ESSENTIALS, 3, note="=SECRETO()")})
    rows = aula.instructor.report()
    assert sorted(row["username"] for row in rows) == ["ana", "luis"]
    assert rows[0]["state"] == "" and "SECRETO" not in json.dumps(rows)
    names = list(rows[0])
    assert names.index("Ruta") < names.index("Puntos generales (0-100)") < names.index("Transparencia: puntos")


def test_calls_without_a_learner(aula: Any) -> None:
    block = aula.open(BLOCK, mode="unbound").block
    assert block.max_score() == 1.0 and block.has_score and block.weight is None
    assert block.student_view_data()["routes"][0]["questions"] == 20
    assert "diagnosis" in block.index_dictionary()["content"]
    assert list(block.generate_report_data(iter(()))) == []
    assert not block.has_submitted_answer()
    assert block.has_support(block.student_view, "multi_device")


def test_studio_preview_keeps_working_without_services(aula: Any) -> None:
    page = aula.open(BLOCK, mode="studio")
    assert "Vista previa" in page.html("author_view")
    assert page.post("save_answers", {"answers": levels(ESSENTIALS[:1])}).status == 200
    assert page.post("submit", {}).status == 200


def test_the_editor_has_what_the_modal_looks_for(aula: Any) -> None:
    html = aula.open(BLOCK, mode="studio").html("studio_view")
    for name in ("wrapper-comp-settings is-active", "editor-with-buttons", "save-button", "cancel-button"):
        assert name in html


SETTINGS = {
    "display_name": "Título", "introduction": "", "contact": "", "instrument_text": "", "instrument_id": "municipal-1",
    "grade_policy": "con_evidencia", "weight": "2,5", "routes": ["breve"], "ask_municipality": False, "links_in_course": True,
}


def test_studio_saves_and_olx_round_trips(aula: Any) -> None:
    page = aula.open(BLOCK, mode="studio")
    assert page.post("save_settings", SETTINGS).json == {"saved": True, "problems": []}
    again = aula.olx_round_trip(BLOCK)
    assert (again.display_name, again.weight, again.routes, again.grade_policy) == ("Título", 2.5, ["breve"], "con_evidencia")


@pytest.mark.parametrize(
    ("routes", "asked"), [("breve", 20), (["breve", 7, None], 20), (["otra"], 60), (None, 60), ({"breve": 1}, 60), (5, 60)])
def test_routes_of_an_imported_course_that_are_no_list_still_show_a_page_and_the_editor(aula: Any, routes: Any, asked: int) -> None:
    page = aula.open(BLOCK, attributes={"routes": routes})
    assert page.html("student_view").count("data-q=") == asked
    assert page.post("submit", {"answers": levels(ESSENTIALS)}).status == 200
    assert 'name="routes"' in aula.open(BLOCK, mode="studio").html("studio_view")


def test_studio_lists_every_problem_and_saves_nothing(aula: Any) -> None:
    page = aula.open(BLOCK, mode="studio")
    answer = page.post("save_settings", {**SETTINGS, "instrument_text": "id: Mal\nlevels: 3", "weight": "-1"}).json
    paths = [each["path"] for each in answer["problems"]]
    assert not answer["saved"] and "weight" in paths and "instrument_text.id" in paths and "instrument_text.levels" in paths
    assert page.block.display_name != "Título"


def test_settings_cannot_be_written_in_the_lms(aula: Any) -> None:
    for mode in ("learner", "staff", "anonymous"):
        assert aula.open(BLOCK, mode=mode).post("save_settings", SETTINGS).status == 403


def test_validation_speaks_of_an_unusable_text(aula: Any) -> None:
    page = aula.open(BLOCK, mode="studio", attributes={"instrument_text": "id: Mal"})
    assert page.block.validate().messages
    learner = aula.open(BLOCK, attributes={"instrument_text": "id: Mal"})
    assert "no se puede mostrar" in learner.html("student_view")
    assert learner.post("save_answers", {"answers": {}}).status == 409


def test_an_instrument_changed_in_mid_draft_keeps_the_answers(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.write_state({"draft": {"instrument": "otro", "version": "3.0.0", "route": "breve", "started": "2026-01-01",
                                "answers": {"obligaciones-1": {"level": 2, "rev": 1}, "otra-1": {"level": 4, "rev": 2}}}})
    assert "El cuestionario cambió" in page.html("student_view")
    page.post("save_answers", {"answers": {"mecanismos-1": {"level": 1, "base": 0}}})
    assert page.state()["draft"]["answers"]["otra-1"] == {"level": 4, "rev": 2}


@pytest.mark.parametrize(("language", "word"), [("es-419", "Empezar"), ("en", "Begin"), ("de", "Empezar"), ("es-mx", "Empezar")])
def test_languages(aula: Any, language: str, word: str) -> None:
    with aula.language(language):
        assert word in aula.open(BLOCK).html("student_view")


def test_a_save_costs_few_queries(aula: Any) -> None:
    page = aula.open(BLOCK)
    with aula.query_count() as first:
        page.post("save_answers", {"answers": levels(ESSENTIALS[:1])})
    with aula.query_count() as second:
        page.post("save_answers", {"answers": levels(ESSENTIALS[1:2])})
    extra = 1 if aula.is_sqlite else 0  # the no-op update that takes SQLite's only lock
    assert first.count <= 6 + extra and second.count <= 5 + extra


@pytest.mark.parametrize("config", [AutodiagnosticoConfig, CursoContenidoConfig])
def test_the_platform_finds_who_answers_to_a_retirement(config: Any) -> None:
    told = config.plugin_app["signals_config"]["lms.djangoapp"]
    (receiver,) = told["receivers"]
    module = import_module(f"{config.name}.{told['relative_path']}")
    assert getattr(module, receiver["receiver_func_name"])(user=None) is None
    assert receiver["dispatch_uid"].startswith(config.name)  # with one id for both, the second would not be connected


def test_retirement_blanks_what_was_written(aula: Any) -> None:
    from autodiagnostico_xblock.retirement import blank_free_text

    page = aula.open(BLOCK)
    page.post("save_answers", {"profile": {"route": "breve", "municipality": "14039"}})
    page.post("submit", {"answers": levels(ESSENTIALS, 3, note="nota privada", url="https://privado.mx")})
    blank_free_text(user=aula.user("ana"))
    blank_free_text(user=aula.user("ana"))
    text = page.row()["state"]
    assert "privad" not in text and "14039" not in text and json.loads(text)["snapshots"]["items"][0]["result"]
    assert "gam-steps" in page.html("student_view")


@pytest.mark.parametrize("linked", [True, False])
def test_a_lesson_is_linked_only_when_it_exists_in_this_course(aula: Any, monkeypatch: pytest.MonkeyPatch, linked: bool) -> None:
    first = data.instrument().by_id[ESSENTIALS[0]]
    link = data.Link(first.lesson, "Los artículos 65 y 66 en la práctica", "m3-obligaciones")
    monkeypatch.setattr(course_links, "links", lambda: {link.id: link})
    page = aula.open(BLOCK, attributes={"links_in_course": linked})
    begin(page)
    page.post("save_answers", {"answers": levels(ESSENTIALS, 1)})
    page.post("submit", {})
    html = page.post("part", {"part": "results"}).json["html"]
    assert (f'href="/courses/{aula.course}/jump_to_id/m3-obligaciones"' in html) is linked
    assert '"/jump_to_id/' not in html


def test_every_lesson_that_the_instrument_names_has_its_link() -> None:
    links = data.links()
    assert {each.lesson for each in data.instrument().by_id.values()} <= set(links)
    assert all(links[each.lesson].url_name == each.lesson for each in data.instrument().by_id.values())
    named = {key for each in data.instrument().by_id.values() for key in each.practices}
    assert {links[key].url_name for key in named & set(links)} == {"mapa"}
