"""The plan through the handlers, as the LMS runs them: from results to commitments, versions, grade and comments."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from autodiagnostico_xblock.core import journey
from autodiagnostico_xblock.core.comments import MOST
from autodiagnostico_xblock.core.commitment import TEXTS as WORDS

from ..core.plan_samples import ABOUT, whole
from .common import BLOCK, ESSENTIALS, begin, levels

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "esquemas" / "plan.schema.json").read_text("utf-8"))
PAST = datetime.now(timezone.utc) - timedelta(days=1)
WRITES = ["save_plan", "pick_recommendations", "submit_plan"]
STAFF = ["learner_plan", "comment_plan"]


def about(**changes: Any) -> dict[str, Any]:
    return {**ABOUT, "base": 0, **changes}


def three(**changes: Any) -> dict[str, Any]:
    return {"about": about(), **{f"c-{n}": whole(title=f"Compromiso {n}", **changes) for n in (1, 2, 3)}}


def submitted(aula: Any, level: int = 1, **attributes: Any) -> Any:
    """A page after a diagnosis."""
    page = aula.open(BLOCK, attributes=attributes or None)
    begin(page)
    assert page.post("submit", {"answers": levels(ESSENTIALS, level)}).status == 200
    return page


def home(page: Any) -> str:
    answer = page.post("plan_part", {"part": "page"})
    assert answer.status == 200, answer.error
    return answer.json["html"]


def test_an_empty_plan_says_where_to_begin(aula: Any) -> None:
    page = aula.open(BLOCK)
    answer = page.post("plan_part", {"part": "page", "whole": True}).json
    assert "Empiece con tres" in answer["html"] and "data-plan-form" in answer["form"]
    assert answer["data"]["parts"] == {"about": {}, "order": {"ids": [], "rev": 0}} and page.row() is None


def test_picked_advice_comes_filled_in_and_its_card_says_so(aula: Any) -> None:
    page = submitted(aula)
    answer = page.post("pick_recommendations", {"recommendations": ["obligaciones-1-a", "presupuesto-1-a", "obligaciones-1-a"]})
    assert answer.json["commitments"] == ["r-obligaciones-1-a", "r-presupuesto-1-a"]
    first = page.state()["plan"]["commitments"][0]
    assert first["current"] == 1 and first["wanted"] == 3 and first["legal_basis"] == "LGTAIP, art. 58, 65 y 66"
    assert len(first["activities"]) == 4 and first["aims"][0]["target"] == "16.10"
    html = page.post("part", {"part": "results"}).json["html"]
    assert "Está en el plan: abrirlo" in html and html.count("data-plan-pick=") == html.count("data-card") - 2
    assert page.post("pick_recommendations", {"recommendations": ["obligaciones-1-a"]}).json["commitments"] == []


@pytest.mark.parametrize("bad", [None, [], ["otra"], "obligaciones-1-a", [["x"]], ["obligaciones-1-a"] * 41])
def test_advice_that_does_not_exist_is_refused(aula: Any, bad: Any) -> None:
    page = submitted(aula)
    before = page.row()["state"]
    answer = page.post("pick_recommendations", {"recommendations": bad})
    assert answer.status == 400 and answer.json["error"] and page.row()["state"] == before


def test_what_is_saved_comes_back_with_its_reading(aula: Any) -> None:
    page = aula.open(BLOCK)
    saved = page.post("save_plan", {"changes": {"about": about(), "c-1": whole()}})
    assert saved.status == 200 and set(saved.json["revisions"]) == {"about", "c-1"}
    assert "Está todo lo que hace falta" in saved.json["readings"]["c-1"]
    html = home(page)
    assert "Lectura completa" in html and "Publicar cada trimestre" in html and "<svg" in html and "Sensible al género" in html
    assert page.post("plan_part", {"part": "reading", "id": "c-1"}).json["html"] == saved.json["readings"]["c-1"]
    assert page.post("plan_part", {"part": "reading", "id": "c-2"}).status == 404


def test_a_stale_base_shows_both_and_submitting_waits(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("save_plan", {"changes": {"c-1": whole()}})
    other = page.post("save_plan", {"changes": {"c-1": whole(title="Otro"), "c-2": whole()}})
    assert other.status == 200 and other.json["conflicts"]["c-1"]["title"] == whole()["title"] and "c-2" in other.json["revisions"]
    before = page.row()["state"]
    sent = page.post("submit_plan", {"changes": {"c-1": whole(title="Otro")}})
    assert sent.status == 409 and sent.json["conflicts"]["c-1"]["rev"] and page.row()["state"] == before


def test_a_refused_part_says_what_and_where_and_loses_nothing(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("save_plan", {"changes": {"c-1": whole()}})
    before = page.row()["state"]
    bad = {"activities": [{"what": "x", "start": "2027-02-02", "end": "2027-02-01"}], "base": 1}
    answer = page.post("save_plan", {"changes": {"c-1": whole(**bad)}})
    assert answer.status == 400 and answer.json["code"] == "days_reversed" and "Termina antes de empezar" in answer.json["error"]
    assert answer.json["problems"][0]["path"] == "plan.c-1.activities.0.end" and page.row()["state"] == before
    mixed = page.post("save_plan", {"changes": {"c-1": whole(**bad), "c-2": whole()}})
    assert mixed.status == 200 and mixed.json["refused"] and list(mixed.json["revisions"]) == ["c-2"]


def test_five_hundred_commitments_and_twenty_thousand_characters(aula: Any) -> None:
    page = aula.open(BLOCK)
    many = page.post("save_plan", {"changes": {f"c-{n}": {"title": "x"} for n in range(150)}})
    assert many.status == 200 and len(many.json["revisions"]) == 40 and "a lo más 40" in many.json["refused"][0]["text"]
    flood = page.post("save_plan", {"changes": {f"c-{n}": {} for n in range(500)}})
    assert flood.status == 400 and "a lo más 40" in flood.json["error"]
    long = page.post("save_plan", {"changes": {"c-1": {"problem": "x" * 20_000, "base": 1}}})
    assert long.status == 400 and "2000" in long.json["error"]


def test_no_room_is_said_and_nothing_is_lost(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.write_state({"draft": {"route": "breve", "answers": {}, "relleno": "x" * (journey.STATE_LIMIT - 1000)}})
    before = page.row()["state"]
    answer = page.post("save_plan", {"changes": {"c-1": whole()}})
    assert answer.status == 413 and "Descárguelo" in answer.json["error"] and page.row()["state"] == before
    assert page.post("pick_recommendations", {"recommendations": ["obligaciones-1-a"]}).status == 413


def test_the_plan_takes_room_from_the_diagnosis_too(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.write_state({**page.state(), "plan": {"relleno": "x" * journey.STATE_LIMIT}})
    assert page.post("save_answers", {"answers": levels(ESSENTIALS[:1])}).status == 413
    assert page.post("submit", {"answers": levels(ESSENTIALS[:1])}).status == 413


TEXTS = ["<b>x</b><script>alert(1)</script>", "=1+1", "👩🏽‍🌾 ñuu kʼi̱nal", "\u202eשלום", "'\"><img src=x onerror=alert(1)>"]


@pytest.mark.parametrize("text", TEXTS)
def test_what_people_write_is_shown_everywhere_and_never_run(aula: Any, text: str) -> None:
    page = aula.open(BLOCK)
    words = {key: text for key in ("title", "problem", "people", "action", "post", "indicator", "risks", "learned")}
    change = whole(**words, activities=[{"what": text, "start": "2027-01-01", "end": "2027-02-01"}],
                   notes=[{"on": "2026-11-01", "text": text, "url": "https://a.mx/?q=%3Cb%3E", "state": "limited"}],
                   aims=[{"target": "16.6", "practice": text, "change": text}], gender={"G1": {"mark": "yes", "evidence": text}})
    saved = page.post("save_plan", {"changes": {"about": about(title=text, vision=text), "c-1": change}})
    assert saved.status == 200, saved.text
    html = home(page) + page.get("plan_document").text
    assert "<img src=x" not in html and "<script" not in html and "<b>x</b>" not in html
    assert page.state()["plan"]["commitments"][0]["title"] == text
    assert json.loads(page.get("plan_data").text)["commitments"][0]["problem"] == text


# -- versions and the grade


def test_a_version_stays_as_it_was(aula: Any) -> None:
    page = aula.open(BLOCK)
    first = page.post("submit_plan", {"changes": three(), "label": "Cabildo"})
    assert first.status == 200 and first.json["number"] == 1
    revs = first.json["revisions"]
    changes = {"c-1": whole(title="Cambió", base=revs["c-1"]), "c-2": {"removed": True, "base": revs["c-2"]}}
    page.post("save_plan", {"changes": changes})
    assert page.post("submit_plan", {}).json["number"] == 2
    old, new = page.get("plan_document", query="number=1").text, page.get("plan_document").text
    assert "Compromiso 1" in old and "Compromiso 2" in old and "Cabildo" in old and "Cambió" in new and "Compromiso 2" not in new
    compared = page.post("plan_part", {"part": "comparison", "before": 1, "after": 2}).json["html"]
    assert "Quitado" in compared and "Cambió: Nombre del compromiso" in compared
    assert page.post("plan_part", {"part": "comparison", "before": 1, "after": 9}).status == 404
    assert page.get("plan_document", query="number=9").status == 404


def test_without_commitments_there_is_nothing_to_submit(aula: Any) -> None:
    answer = aula.open(BLOCK).post("submit_plan", {})
    assert answer.status == 400 and answer.json["code"] == "no_commitments"


def test_by_default_the_plan_does_not_touch_the_grade(aula: Any) -> None:
    page = submitted(aula)
    assert page.row()["grade"] == 1.0
    page.post("submit_plan", {"changes": three()})
    assert page.row()["grade"] == 1.0 and page.completion() == 1.0
    assert "el plan no cambia su calificación" in home(page)


def test_three_complete_commitments_earn_the_plans_share(aula: Any) -> None:
    page = submitted(aula, plan_share=40)
    assert page.row()["grade"] == pytest.approx(0.6) and page.completion() == pytest.approx(0.6)
    page.post("submit_plan", {"changes": {"about": about(), "c-1": whole()}})
    assert page.row()["grade"] == pytest.approx(0.6 + 0.4 / 3)
    page.post("submit_plan", {"changes": {"c-2": whole(), "c-3": whole()}})
    assert page.row()["grade"] == 1.0 and page.completion() == 1.0 and page.state()["earned"] == 1.0
    page.post("save_plan", {"changes": {"c-1": {"title": "Vacío", "base": 2}}})
    page.post("submit_plan", {})
    assert page.row()["grade"] == 1.0  # the best stays
    assert "40 % de la calificación" in home(page)


def test_a_plan_may_come_before_the_diagnosis(aula: Any) -> None:
    page = aula.open(BLOCK, attributes={"plan_share": 50, "plan_minimum": 1})
    page.post("submit_plan", {"changes": {"about": about(), "c-1": whole()}})
    assert page.row()["grade"] == 0.5 and page.completion() == 0.5
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS[:10])})
    assert page.row()["grade"] == pytest.approx(0.75) and page.completion() == 1.0


def test_a_late_version_is_kept_without_a_grade(aula: Any) -> None:
    page = aula.open(BLOCK, attributes={"due": PAST, "plan_share": 100})
    late = page.post("submit_plan", {"changes": three()})
    assert late.status == 403 and late.json["code"] == "past_due" and page.row() is None
    assert page.post("submit_plan", {"changes": three(), "graded": False}).status == 200
    assert page.row()["grade"] is None and page.state()["plan"]["versions"][0]["graded"] is False
    assert "La fecha de cierre ya pasó" in home(page)


def test_rescore_with_todays_choice(aula: Any) -> None:
    page = submitted(aula)
    page.post("submit_plan", {"changes": {"about": about(), "c-1": whole()}})
    aula.change(BLOCK, plan_share=50, plan_minimum=2)
    aula.instructor.rescore("ana")
    assert page.row()["grade"] == pytest.approx(0.75)


def test_events_carry_no_free_text(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("submit_plan", {"changes": three(people="nota privada de la colonia"), "label": "privado"})
    found = [(name, data) for name, data in page.events() if name.endswith("plan_submitted")]
    assert found[0][1] == {"number": 1, "graded": True, "complete": 3, "commitments": 3, "versions": 1, "not_started": 3, "limited": 0,
                           "substantial": 0, "completed": 0}


# -- state


def test_a_state_of_version_1_is_upgraded_by_the_first_save_and_loses_nothing(aula: Any) -> None:
    page = submitted(aula)
    old = {key: value for key, value in page.state().items() if key not in ("plan", "comments")} | {"schema_version": 1, "otra": [1]}
    page.write_state(old)
    assert "gam-steps" in page.html("student_view") and "Empiece con tres" in home(page)
    assert page.state() == old  # reading writes nothing
    page.post("save_plan", {"changes": {"c-1": whole()}})
    after = page.state()
    assert after["schema_version"] == 2 and after["plan"]["commitments"] and after["otra"] == [1]
    assert all(after[key] == old[key] for key in ("draft", "snapshots", "earned", "attempts"))


@pytest.mark.parametrize("plan", [[], "texto", 7, {"commitments": "nada"}, {"commitments": [{"id": 3}, {"id": "c-9", "values": ["nuevo"]}]},
                                  {"about": [1], "versions": [{"number": "x"}], "rev": "muchas"}])
def test_a_plan_that_cannot_be_read_still_shows_a_page_and_survives(aula: Any, plan: Any) -> None:
    page = aula.open(BLOCK)
    page.write_state({"plan": plan, "comments": "nada"})
    assert "gam-steps" in page.html("student_view") and home(page)
    assert page.post("save_plan", {"changes": {"c-1": whole()}}).status == 200
    text = json.dumps(page.state()["plan"])
    assert all(part in text for part in [each for each in ("texto", "nada", "nuevo", "muchas") if each in json.dumps(plan)])
    assert page.get("plan_document").status == 200 and page.get("my_data").status == 200


def test_restarting_the_diagnosis_keeps_the_plan_and_erasing_takes_everything(aula: Any) -> None:
    page = submitted(aula)
    page.post("submit_plan", {"changes": three(people="secreto de la colonia")})
    aula.open(BLOCK, user="docente", mode="staff").post("comment_plan", {"learner": "ana", "text": "comentario secreto"})
    page.post("restart", {"from": "empty"})
    assert len(page.state()["plan"]["commitments"]) == 3 and "secreto de la colonia" in page.get("my_data").text
    page.post("erase", {"confirm": True})
    assert page.state()["plan"] is None and "secreto" not in page.row()["state"]


def test_retirement_blanks_every_word_of_the_plan_and_its_comments(aula: Any) -> None:
    from autodiagnostico_xblock.retirement import blank_free_text

    page = submitted(aula)
    words = {key: f"secreto {key}" for key in WORDS}
    change = whole(**words, activities=[{"what": "secreto", "start": "2027-01-01", "end": "2027-02-01"}],
                   notes=[{"on": "2026-11-01", "text": "secreto", "url": "https://secreto.mx", "state": "limited"}],
                   aims=[{"target": "16.6", "practice": "secreto", "change": "secreto"}],
                   gender={"G1": {"mark": "yes", "evidence": "secreto"}})
    first = page.post("submit_plan", {"changes": {"about": about(title="secreto", vision="secreto", priorities="secreto"), "c-1": change},
                                      "label": "secreto"})
    page.post("save_plan", {"changes": {"c-1": whole(title="secreto nuevo", base=first.json["revisions"]["c-1"])}})
    page.write_state({**page.state(), "plan": {**page.state()["plan"], "nuevo": {"otra": "secreto"}, "_unread_x": "secreto"}})
    aula.open(BLOCK, user="docente", mode="staff").post("comment_plan", {"learner": "ana", "text": "secreto"})
    for _ in range(2):
        blank_free_text(user=aula.user("ana"))
    assert "secreto" not in page.row()["state"]
    left = page.state()["plan"]
    assert left["versions"][0]["states"]["limited"] == 1 and left["commitments"][0]["gender"] and "Compromiso sin nombre" in home(page)


def test_masquerading_leaves_the_plan_as_it_was(aula: Any) -> None:
    page = submitted(aula, plan_share=50)
    page.post("submit_plan", {"changes": three()})
    before = page.row()
    teacher = aula.open(BLOCK, mode="masquerade")
    seen = teacher.post("plan_part", {"part": "page"}).json
    assert "Compromiso 1" in seen["html"] and seen["data"]["journal"] == "" and "data-plan-staff" not in seen["html"]
    assert teacher.post("save_plan", {"changes": {"c-9": whole()}}).status == 200
    assert teacher.post("submit_plan", {}).status == 200
    assert teacher.post("comment_plan", {"learner": "ana", "text": "x"}).status == 403
    assert page.row() == before


# -- who may


@pytest.mark.parametrize("handler", WRITES)
def test_nobody_else_writes_a_plan(aula: Any, handler: str) -> None:
    body = {"changes": three(), "recommendations": ["obligaciones-1-a"]}
    assert aula.open(BLOCK, mode="anonymous").post(handler, body).status == 403
    page = aula.open(BLOCK)
    assert page.post(handler, body, noauth=True).status == 403 and page.row() is None
    assert aula.open(BLOCK, user="sinscribir", enrolled=False).post(handler, body).status == 403


@pytest.mark.parametrize("handler", ["plan_document", "plan_data"])
def test_documents_of_a_plan_are_for_its_owner(aula: Any, handler: str) -> None:
    assert aula.open(BLOCK, mode="anonymous").get(handler).status == 403
    assert aula.open(BLOCK).get(handler, noauth=True).status == 403


@pytest.mark.parametrize("handler", STAFF)
@pytest.mark.parametrize("mode", ["learner", "anonymous", "masquerade", "studio"])
def test_only_the_course_team_reads_and_comments_plans(aula: Any, handler: str, mode: str) -> None:
    aula.open(BLOCK, user="luis").post("save_plan", {"changes": three()})
    answer = aula.open(BLOCK, mode=mode).post(handler, {"learner": "luis", "text": "x"})
    assert answer.status == 403 and "Compromiso 1" not in answer.text


def test_a_comment_is_read_by_the_learner_and_touches_nothing_else(aula: Any) -> None:
    page = submitted(aula)
    page.post("save_plan", {"changes": three()})
    before = page.row()
    team = aula.open(BLOCK, user="docente", mode="staff")
    assert "Compromiso 2" in team.post("learner_plan", {"learner": "ana"}).json["html"]
    assert team.post("comment_plan", {"learner": "ana", "text": " Bien.\n<b>Falta</b> el 2 "}).status == 200
    assert "Bien.<br>&lt;b&gt;Falta&lt;/b&gt; el 2" in home(page)
    after = page.row()
    assert {**json.loads(after["state"]), "comments": None} == {**json.loads(before["state"]), "comments": None}
    assert after["grade"] == before["grade"] and team.row() is None
    page.post("save_plan", {"changes": {"c-4": whole()}})
    assert page.state()["comments"][0]["text"] == "Bien.\n<b>Falta</b> el 2"


@pytest.mark.parametrize(("body", "status"), [
    ({"learner": "nadie", "text": "x"}, 404), ({"learner": "", "text": "x"}, 400), ({"learner": ["ana"], "text": "x"}, 400),
    ({"learner": "ana", "text": ""}, 400), ({"learner": "ana", "text": 7}, 400), ({"learner": "ana", "text": "x" * 2001}, 400),
])
def test_a_comment_that_cannot_be_left(aula: Any, body: dict[str, Any], status: int) -> None:
    page = aula.open(BLOCK)
    page.post("save_plan", {"changes": three()})
    before = page.row()
    answer = aula.open(BLOCK, user="docente", mode="staff").post("comment_plan", body)
    assert answer.status == status and answer.json["error"] and page.row() == before


def test_only_the_newest_comments_are_kept(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("save_plan", {"changes": three()})
    team = aula.open(BLOCK, user="docente", mode="staff")
    for number in range(MOST + 2):
        assert team.post("comment_plan", {"learner": "ana", "text": f"nota {number}"}).status == 200
    assert [each["text"] for each in page.state()["comments"]] == [f"nota {n}" for n in range(2, MOST + 2)]


@pytest.mark.database
def test_parallel_saves_and_comments_are_all_kept(aula: Any) -> None:
    sessions = [aula.open(BLOCK), aula.open(BLOCK)]
    team = aula.open(BLOCK, user="docente", mode="staff")
    assert sessions[0].post("save_plan", {"changes": {"about": about()}}).status == 200

    def save(number: int) -> int:
        if number % 4 == 3:
            status = team.post("comment_plan", {"learner": "ana", "text": f"nota {number}"}).status
        else:
            handler = "submit_plan" if number % 5 == 0 else "save_plan"
            status = sessions[number % 2].post(handler, {"changes": {f"c-{number}": whole(title=f"Compromiso {number}")}}).status
        aula.close_thread()
        return status

    with ThreadPoolExecutor(max_workers=8) as pool:
        statuses = list(pool.map(save, range(32)))
    assert statuses == [200] * 32
    state = sessions[0].state()
    assert {each["id"] for each in state["plan"]["commitments"]} == {f"c-{n}" for n in range(32) if n % 4 != 3}
    assert {each["text"] for each in state["comments"]} == {f"nota {n}" for n in range(32) if n % 4 == 3}
    assert len(state["plan"]["versions"]) == sum(n % 5 == 0 and n % 4 != 3 for n in range(32))


def test_a_save_costs_few_queries(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("save_plan", {"changes": {"about": about()}})
    with aula.query_count() as found:
        page.post("save_plan", {"changes": {"c-1": whole()}})
    assert found.count <= 5 + (1 if aula.is_sqlite else 0)


# -- what is taken away, and the report


def test_the_data_has_its_published_shape(aula: Any) -> None:
    page = submitted(aula)
    page.post("pick_recommendations", {"recommendations": ["obligaciones-1-a"]})
    page.post("submit_plan", {"changes": three(notes=[{"on": "2026-11-01", "text": "Va", "state": "limited"}])})
    for query in ("", "number=1"):
        answer = page.get("plan_data", query=query)
        assert "attachment" in answer.headers["Content-Disposition"]
        jsonschema.validate(json.loads(answer.text), SCHEMA)
    found = json.loads(answer.text)
    assert found["version"] == 1 and [each["priority"] for each in found["commitments"]] == [1, 2, 3, 4]
    assert found["commitments"][1]["state"] == "limited" and found["commitments"][1]["reading"]["complete"] is True
    empty = json.loads(aula.open(BLOCK, user="luis").get("plan_data").text)
    jsonschema.validate(empty, SCHEMA)


def test_the_plan_on_paper_is_a_whole_document(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("save_answers", {"profile": {"route": "breve", "municipality": "14039"}})
    page.post("save_plan", {"changes": three()})
    text = page.get("plan_document").text
    assert text.startswith("<!doctype html>") and "<title>plan-de-apertura-guadalajara-jalisco-20" in text
    assert "<details" not in text and "<svg" in text and text.count('class="gam-commitment"') == 3 and "1 de enero de 2027" in text
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert "&quot;" not in style and "gam-sheet" in style


def test_the_report_of_responses_counts_plans_without_their_words(aula: Any) -> None:
    page = submitted(aula)
    page.post("submit_plan", {"changes": three(people="nota privada de la colonia")})
    row = aula.instructor.report()[0]
    assert row["Plan: compromisos"] == 3 and row["Plan: compromisos completos en la última versión"] == 3
    assert row["Plan: No iniciado"] == 3 and "privada" not in json.dumps(row)


def test_a_new_diagnosis_shows_what_the_commitments_moved(aula: Any) -> None:
    page = submitted(aula, level=1)
    page.post("pick_recommendations", {"recommendations": ["obligaciones-1-a"]})
    page.post("submit", {"answers": {"obligaciones-1": {"level": 3, "base": page.state()["draft"]["answers"]["obligaciones-1"]["rev"]}}})
    html = home(page)
    assert 'class="gam-moved"' in html and "1 · Comienza" in html and "3 · Funciona (alcanzado)" in html


# -- Studio

SETTINGS = {
    "display_name": "Título", "introduction": "", "contact": "", "instrument_text": "", "instrument_id": "municipal-1",
    "grade_policy": "completa", "weight": "", "routes": ["breve"], "ask_municipality": False, "links_in_course": False,
}


def test_studio_keeps_what_the_plan_counts_and_the_threshold_through_olx(aula: Any) -> None:
    page = aula.open(BLOCK, mode="studio")
    chosen = {"plan_share": "40", "plan_minimum": "2", "gender_all_of": "g1, G5", "gender_at_least": "3"}
    assert page.post("save_settings", {**SETTINGS, **chosen}).json == {"saved": True, "problems": []}
    again = aula.olx_round_trip(BLOCK)
    assert (again.plan_share, again.plan_minimum, again.gender_threshold) == (40, 2, {"all_of": ["G1", "G5"], "at_least": 3})
    html = page.html("studio_view")
    assert 'value="G1, G5"' in html and 'value="40"' in html
    few = {key: {"mark": "yes"} for key in ("G1", "G3", "G5")}
    saved = aula.open(BLOCK).post("save_plan", {"changes": {"c-1": whole(gender=few)}})
    assert "Sensible al género" in saved.json["readings"]["c-1"]


@pytest.mark.parametrize(("change", "path"), [
    ({"plan_share": "101"}, "plan_share"), ({"plan_share": "-1"}, "plan_share"), ({"plan_share": "mitad"}, "plan_share"),
    ({"plan_minimum": "0"}, "plan_minimum"), ({"gender_all_of": "G21"}, "gender_all_of"), ({"gender_at_least": "0"}, "gender_at_least"),
    ({"gender_one_of": "todos"}, "gender_one_of"),
])
def test_studio_says_what_is_wrong_with_the_plans_settings(aula: Any, change: dict[str, str], path: str) -> None:
    answer = aula.open(BLOCK, mode="studio").post("save_settings", {**SETTINGS, **change}).json
    assert not answer["saved"] and [each["path"] for each in answer["problems"]] == [path]


def test_settings_that_an_import_broke_do_not_take_the_page_down(aula: Any) -> None:
    page = aula.open(BLOCK, attributes={"gender_threshold": {"all_of": "todo", "at_least": "x"}, "plan_minimum": 0, "plan_share": 900})
    page.post("save_plan", {"changes": three()})
    assert "gam-plan-item" in home(page) and page.post("submit_plan", {}).status == 200


@pytest.mark.parametrize(("name", "value", "problem"), [
    ("plan_share", "mucho", "entre 0 y 100"), ("plan_share", [50], "entre 0 y 100"), ("plan_share", 900, "entre 0 y 100"),
    ("plan_share", True, "entre 0 y 100"), ("plan_share", 12.5, "entre 0 y 100"), ("plan_share", "40", ""), ("plan_share", None, ""),
    ("plan_minimum", "tres", "entre 1 y 40"), ("plan_minimum", {"a": 1}, "entre 1 y 40"), ("plan_minimum", 0, "entre 1 y 40"),
    ("gender_threshold", "todo", "valores con nombre"), ("gender_threshold", ["G1"], "valores con nombre"),
    ("gender_threshold", {"all_of": "todo"}, "G7"), ("gender_threshold", None, ""),
])
def test_whatever_an_import_says_of_the_plan_there_is_a_page_and_studio_says_what_is_wrong(
    aula: Any, name: str, value: Any, problem: str,
) -> None:
    page = aula.open(BLOCK, attributes={name: value})
    assert page.html("student_view").count("data-q=") == 60
    assert page.post("submit", {"answers": levels(ESSENTIALS)}).status == 200
    assert page.post("part", {"part": "results"}).status == 200
    assert page.post("submit_plan", {"changes": three()}).status == 200 and "gam-plan-item" in home(page)
    studio = aula.open(BLOCK, mode="studio", attributes={name: value})
    assert 'name="plan_share"' in studio.html("studio_view") and "gam-author" in studio.html("author_view")
    said = [each.text for each in studio.block.validate().messages]
    assert [name in each and problem in each for each in said] == ([True] if problem else [])


def test_the_plan_settings_that_hand_written_olx_gives_as_text_count_as_numbers(aula: Any) -> None:
    from demo.aula.olx import load

    page = aula.open(BLOCK, attributes={"plan_share": "50", "plan_minimum": "3"})
    page.post("submit_plan", {"changes": three()})
    assert page.block.settings().plan.share == 50 and page.block.get_score().raw_earned == 0.5
    olx = '<autodiagnostico url_name="x" plan_share="mucho" plan_minimum="tres" gender_threshold="todo"/>'
    broken = load(olx, aula.course.replace(run="otra"))
    assert len(broken.validate().messages) == 3
