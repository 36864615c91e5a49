"""The learner's journey through the handlers, as the LMS runs them."""

from __future__ import annotations

from typing import Any

import pytest

from autodiagnostico_xblock.core import journey

from .common import BLOCK, ESSENTIALS, begin, levels


def test_the_first_page_shows_every_question_of_its_routes(aula: Any) -> None:
    html = aula.open(BLOCK).html("student_view")
    assert html.count("<fieldset class=\"gam-q\"") == 60
    assert html.count('type="radio"') >= 60 * 6
    assert "GamDiagnosis" in html


def test_an_answer_is_saved_and_comes_back(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    saved = page.post("save_answers", {"answers": {"obligaciones-1": {"level": 2, "note": "Acta", "desired": 4, "base": 0}}})
    assert saved.status == 200 and saved.json["revisions"] == {"obligaciones-1": 1}
    stored = page.state()["draft"]["answers"]["obligaciones-1"]
    assert (stored["level"], stored["note"], stored["desired"]) == (2, "Acta", 4)
    assert '"note": "Acta"' in aula.open(BLOCK).html("student_view")


def test_completion_grows_with_the_answers_and_is_whole_at_submission(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("save_answers", {"answers": levels(ESSENTIALS[:5])})
    assert page.completion() == pytest.approx(0.25)
    page.post("submit", {})
    assert page.completion() == 1.0
    page.post("save_answers", {"answers": {ESSENTIALS[0]: {"level": None, "base": 1}}})
    assert page.completion() == 1.0


def test_submitting_grades_the_share_that_is_answered(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    sent = page.post("submit", {"answers": {**levels(ESSENTIALS[:9]), ESSENTIALS[9]: {"level": "unknown", "base": 0}}})
    assert sent.status == 200 and sent.json["number"] == 1
    row = page.row()
    assert (row["grade"], row["max_grade"]) == (0.5, 1.0)
    assert page.state()["attempts"] == 1


def test_the_best_grade_stays(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS)})
    page.post("restart", {})
    page.post("submit", {"answers": levels(ESSENTIALS[:2])})
    assert page.row()["grade"] == 1.0
    assert len(page.state()["snapshots"]["items"]) == 2


@pytest.mark.parametrize(("policy", "expected"), [("completa", 1.0), ("con_evidencia", 0.1), ("por_nivel", 0.75)])
def test_grade_policies(aula: Any, policy: str, expected: float) -> None:
    page = aula.open(BLOCK, attributes={"grade_policy": policy})
    begin(page)
    answers = levels(ESSENTIALS)
    for each in ESSENTIALS[:2]:
        answers[each]["note"] = "Acta"
    page.post("submit", {"answers": answers})
    assert page.row()["grade"] == pytest.approx(expected)


def test_results_speak_of_the_submission(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": {**levels(ESSENTIALS[:19]), ESSENTIALS[19]: {"level": "unknown", "base": 0}}})
    html = page.post("part", {"part": "results"}).json["html"]
    assert "<svg" in html and "<table" in html and "Funciona" in html
    assert "Por averiguar" in html and "Obligaciones legales por cumplir" in html


@pytest.mark.parametrize("desired", [None, 4])
def test_the_legend_names_the_lines_that_are_drawn(aula: Any, desired: int | None) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS, desired=desired)})
    html = page.post("part", {"part": "results"}).json["html"]
    assert "Línea continua: hoy." in html and ("Línea cortada" in html) == (desired is not None)


def test_results_of_nothing_are_a_clear_refusal(aula: Any) -> None:
    answer = aula.open(BLOCK).post("part", {"part": "results"})
    assert answer.status == 404 and answer.json["error"]


@pytest.mark.parametrize("part", ["review", "results", "what_if", "comparison"])
def test_every_part_opens_after_two_submissions(aula: Any, part: str) -> None:
    page = aula.open(BLOCK)
    begin(page, "completa")
    page.post("submit", {"answers": levels(ESSENTIALS, 1)})
    page.post("save_answers", {"answers": {ESSENTIALS[0]: {"level": 4, "base": 1}}})
    page.post("submit", {})
    query = {"part": part, "before": 1, "after": 2, "levels": {ESSENTIALS[1]: 4}}
    answer = page.post("part", query)
    assert answer.status == 200 and len(answer.json["html"]) > 200


def test_review_names_what_is_missing(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("save_answers", {"answers": levels(ESSENTIALS[:19])})
    html = page.post("part", {"part": "review"}).json["html"]
    assert f'data-jump="{ESSENTIALS[19]}"' in html and "Respondió 19 de 20" in html
    assert f'data-jump="{ESSENTIALS[0]}"' in html  # a level that asks for evidence, without it


def test_a_stale_base_shows_both_and_a_submission_waits(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("save_answers", {"answers": {"obligaciones-1": {"level": 1, "base": 0}}})
    other = page.post("save_answers", {"answers": {"obligaciones-1": {"level": 4, "base": 0}}})
    assert other.status == 200 and other.json["conflicts"]["obligaciones-1"]["level"] == 1
    sent = page.post("submit", {"answers": {"obligaciones-1": {"level": 4, "base": 0}}})
    assert sent.status == 409 and sent.json["conflicts"]
    assert page.state()["draft"]["answers"]["obligaciones-1"]["level"] == 1


def test_one_wrong_part_does_not_take_the_good_ones_with_it(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    answers = {"obligaciones-1": {"level": 2, "url": "sin esquema", "base": 0}, "mecanismos-1": {"level": 1, "base": 0}}
    saved = page.post("save_answers", {"answers": answers})
    assert saved.status == 200 and list(saved.json["revisions"]) == ["mecanismos-1"]
    assert saved.json["refused"][0]["path"] == "answers.obligaciones-1.url"


def test_erasing_leaves_only_the_numbers_of_the_grade(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS, 3, note="nota privada")})
    assert page.post("erase", {}).status == 400
    assert page.post("erase", {"confirm": True}).status == 200
    state = page.state()
    assert state["draft"] is None and state["snapshots"] is None and "privada" not in page.row()["state"]
    assert page.completion() == 0.0 and page.row()["grade"] == 1.0


def test_a_new_diagnosis_may_start_from_the_last_answers(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS, 2, note="Acta")})
    page.post("restart", {"from": "empty"})
    assert not page.state()["draft"]["answers"]
    page.post("restart", {"from": "last"})
    assert len(page.state()["draft"]["answers"]) == 20


def test_my_data_holds_everything(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS, 2, note="Acta")})
    answer = page.get("my_data")
    assert answer.status == 200 and "attachment" in answer.headers["Content-Disposition"]
    assert "Acta" in answer.text and '"snapshots"' in answer.text


def test_the_report_is_a_whole_document_named_by_municipality_and_date(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.post("save_answers", {"profile": {"route": "breve", "municipality": "14039"}})
    page.post("submit", {"answers": levels(ESSENTIALS, 3, note="<script>alert(1)</script>")})
    text = page.get("report", query="number=1").text
    assert text.startswith("<!doctype html>") and "<title>autodiagnostico-" in text and "guadalajara-jalisco-20" in text
    assert "<script" not in text and "&lt;script&gt;" in text


@pytest.mark.parametrize(("zone", "iso", "words"), [
    ("UTC", "2026-03-01", "1 de marzo"), ("America/Mexico_City", "2026-02-28", "28 de febrero")])
def test_the_report_and_its_name_say_the_same_day(aula: Any, zone: str, iso: str, words: str) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS)})
    state = page.state()
    state["snapshots"]["items"][0]["at"] = "2026-03-01T02:00:00+00:00"
    page.write_state(state)
    text = page.get("report", query=f"zone={zone}").text
    assert f"-{iso}</title>" in text and f"{words} de 2026" in text


def test_the_printable_questionnaire(aula: Any) -> None:
    text = aula.open(BLOCK).get("sheet", query="route=breve").text
    assert text.count('class="gam-ask"') == 20


def test_old_evidence_asks_to_be_confirmed(aula: Any) -> None:
    page = aula.open(BLOCK)
    old = {"level": 3, "note": "Acta", "rev": 1, "seen": "2024-01-01T00:00:00+00:00"}
    page.write_state({"draft": {"route": "breve", "started": "2024-01-01", "answers": {"obligaciones-1": old}}})
    assert 'data-confirm="obligaciones-1"' in page.post("part", {"part": "review"}).json["html"]
    page.post("save_answers", {"confirm": ["obligaciones-1"]})
    assert 'data-confirm="obligaciones-1"' not in page.post("part", {"part": "review"}).json["html"]


def test_no_room_is_said_and_nothing_is_lost(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.write_state({"draft": {"route": "breve", "answers": {}, "relleno": "x" * journey.STATE_LIMIT}})
    before = page.row()["state"]
    answer = page.post("save_answers", {"answers": levels(ESSENTIALS[:1])})
    assert answer.status == 413 and "Descargue sus datos" in answer.json["error"]
    assert page.row()["state"] == before


@pytest.mark.parametrize("draft", [[], "texto", 7, {"answers": "nada"}, {"answers": {"obligaciones-1": 3, "vieja-1": {"level": 1}}}])
def test_a_state_that_cannot_be_read_still_shows_a_page_and_survives(aula: Any, draft: Any) -> None:
    page = aula.open(BLOCK)
    page.write_state({"draft": draft, "snapshots": {"items": [{"number": "x"}]}, "earned": "mucho", "attempts": None})
    assert "gam-steps" in page.html("student_view")
    assert page.post("submit", {"answers": levels(["mecanismos-1"])}).status == 200
    stored = page.state()
    assert {"number": "x"} in stored["snapshots"]["items"]
    if isinstance(draft, dict) and isinstance(draft["answers"], dict):
        assert stored["draft"]["answers"]["vieja-1"] == {"level": 1} and stored["draft"]["answers"]["obligaciones-1"] == 3
    elif not isinstance(draft, dict):
        assert stored["draft"]["_unreadable"] == draft


@pytest.mark.parametrize("result", [
    {"level": "alto"}, {"level": 9}, {"banded": -1}, {"locked_by": "indice"}, {"score": "7/2"}, {"earned": "3"},
    {"components": [{"id": "zzz"}]}, {"evidence": []},
])
def test_a_snapshot_that_cannot_be_read_is_kept_and_the_page_goes_on(aula: Any, result: dict[str, Any]) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS)})
    state = page.state()
    spoilt = state["snapshots"]["items"][0]
    spoilt["result"].update(result) if "earned" not in result else spoilt.update(result)
    page.write_state(state)
    assert "No se pudo leer" in page.html("student_view")
    assert page.post("part", {"part": "results"}).status == page.get("report").status == 404
    assert page.post("submit", {}).json["number"] == 2
    assert page.post("part", {"part": "results"}).status == 200
    assert spoilt in page.state()["snapshots"]["items"]
    aula.instructor.rescore("ana")
    assert aula.instructor.report()


def test_a_stored_answer_that_is_no_answer_neither_breaks_the_review_nor_the_submission(aula: Any) -> None:
    page = aula.open(BLOCK)
    page.write_state({"draft": {"route": "breve", "started": "2026-01-01", "answers": {ESSENTIALS[0]: {"level": "level"}}}})
    assert page.post("part", {"part": "review"}).status == 200
    assert page.post("submit", {"answers": levels(ESSENTIALS[1:])}).status == 200
    assert page.state()["draft"]["answers"][ESSENTIALS[0]] == {"level": "level"}


def test_a_route_taken_away_in_mid_draft_counts_what_the_page_still_asks(aula: Any) -> None:
    page = aula.open(BLOCK)
    begin(page, "completa")
    page.post("save_answers", {"answers": levels(ESSENTIALS)})
    aula.change(BLOCK, routes=["breve"])
    assert page.post("save_answers", {"profile": {"route": "completa"}}).json["code"] == "not_an_option"
    assert "20 de 20" in page.post("part", {"part": "review"}).json["html"]
    assert page.post("submit", {}).status == 200
    assert page.row()["grade"] == 1.0 and page.state()["snapshots"]["items"][0]["route"] == "breve"


@pytest.mark.parametrize("document", ["report", "sheet"])
def test_the_style_of_a_printed_page_arrives_as_it_is(aula: Any, document: str) -> None:
    page = aula.open(BLOCK)
    begin(page)
    page.post("submit", {"answers": levels(ESSENTIALS)})
    style = page.get(document).text.partition("<style>")[2].partition("</style>")[0]
    assert 'content: ""' in style and "&quot;" not in style
