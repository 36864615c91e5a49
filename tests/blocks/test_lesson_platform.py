"""What the platform asks of the lesson block: modes, dates, staff's tools, reports, Studio, unbound calls."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from . import lessons
from .lessons import BLOCK, SECRETS, asked, check, exam, hand_in, lesson, question, wrong

PAST = datetime.now(timezone.utc) - timedelta(days=1)
FUTURE = datetime.now(timezone.utc) + timedelta(days=1)
WRITES = ["save_answers", "check", "hand_in", "again", "erase"]
NOTE = {"m3-muestra-5": {"value": "nota privada", "base": 0}}


@pytest.mark.parametrize("handler", WRITES)
def test_visitors_cannot_write(aula: Any, handler: str) -> None:
    page = lesson(aula, mode="anonymous")
    assert page.post(handler, {"confirm": True}).status == 403
    assert page.post(handler, {"confirm": True}, noauth=True).status == 403


@pytest.mark.parametrize("handler", WRITES)
def test_the_route_without_authentication_is_refused_to_learners_too(aula: Any, handler: str) -> None:
    page = lesson(aula)
    check(page, 1)
    before = page.row()
    assert page.post(handler, {"confirm": True, "answers": NOTE}, noauth=True).status == 403
    assert page.row() == before


def test_visitors_cannot_read_documents_of_learners_nor_print_own_texts(aula: Any) -> None:
    page = lesson(aula, mode="anonymous")
    assert page.get("my_data").status == 403 and page.get("paper").status == 403
    packaged = aula.open(BLOCK, name="otra", mode="anonymous", attributes={"lesson_id": "glosario"})
    assert packaged.get("paper").status == 200


def test_who_is_not_enrolled_cannot_keep_answers(aula: Any) -> None:
    page = lesson(aula, user="sinscribir", enrolled=False)
    answer = page.post("save_answers", {"answers": NOTE})
    assert answer.status == 403 and "inscríbase" in answer.json["error"] and page.row() is None


def test_public_view_shows_the_text_and_questions_without_keys_or_controls(aula: Any) -> None:
    html = lesson(aula, mode="anonymous").html("public_view")
    assert "inicie sesión" in html and "Pusieron el dato en el mural" in html and "¿Cuál de las tres?" in html
    assert "<input" not in html and "<button" not in html and not [each for each in SECRETS if each in html]
    assert "¿Cuál de las tres?" not in exam(aula, mode="anonymous").html("public_view"), "a test does not show its bank"


HOSTILE = ["<b>x</b>", "👩🏽‍🌾 ñuu kʼi̱nal", "\u202eשלום", "'\"><img src=x onerror=alert(1)>", "[x](javascript:alert(1))"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_shown_and_never_run(aula: Any, text: str) -> None:
    own = lessons.TEXT + f"\n{text}\n\n## {text}\n\n::: idea {text}\n{text}\n:::\n"
    page = lesson(aula, attributes={"display_name": text, "own_text": own})
    page.post("save_answers", {"answers": {"m3-muestra-5": {"value": text, "base": 0}}})
    html = page.html("student_view") + page.get("paper").text
    assert "<img src=x" not in html and "<b>x</b>" not in html and "href=\"javascript" not in html
    assert page.state()["answers"]["notes"]["m3-muestra-5"]["text"] == text.strip()


def test_after_the_date_one_practises_without_a_grade(aula: Any) -> None:
    page = lesson(aula, attributes={"due": PAST})
    late = check(page, 1)
    assert late.status == 403 and late.json["code"] == "past_due" and page.row() is None
    assert "puede practicar" in page.html("student_view") and '"graded": false' in page.html("student_view")
    assert "Correcto." in check(page, 1, graded=False).json["html"]
    assert page.row()["grade"] is None and page.state().get("attempts", 0) == 0
    assert page.post("save_answers", {"answers": NOTE, "profile": {"read": True}}).status == 200


def test_a_personal_extension_is_honoured(aula: Any) -> None:
    page = lesson(aula, attributes={"due": PAST})
    aula.due("ana", FUTURE, BLOCK)
    assert check(page, 1).status == 200 and page.row()["grade"] == pytest.approx(0.25)


def test_a_late_test_is_practice(aula: Any) -> None:
    page = exam(aula, attributes={"due": PAST})
    assert hand_in(page).status == 403
    assert "no cambia su calificación" in hand_in(page, graded=False).json["html"] and page.row()["grade"] is None
    assert page.post("again", {"graded": False}).status == 200


def test_practice_before_the_date_would_be_attempts_without_a_limit(aula: Any) -> None:
    page = lesson(aula, attributes={"max_attempts": 1, "due": FUTURE})
    asked = check(page, 1, graded=False)
    assert asked.status == 409 and asked.json["code"] == "still_open" and page.row() is None
    test = exam(aula, attributes={"max_attempts": 1})
    assert hand_in(test, graded=False).status == 409
    assert hand_in(test).status == 200 and test.post("again", {"graded": False}).status == 409


def test_masquerading_leaves_the_row_of_the_learner_as_it_was(aula: Any) -> None:
    page = lesson(aula)
    check(page, 1)
    before = page.row()
    teacher = lesson(aula, mode="masquerade")
    assert check(teacher, 2).status == 200
    assert teacher.post("save_answers", {"answers": NOTE, "profile": {"read": True}}).status == 200
    teacher.post("erase", {"confirm": True})
    teacher.html("student_view")
    assert page.row() == before and page.completion() == pytest.approx(1 / 8)
    assert '"journal": ""' in teacher.html("student_view")


def test_masquerading_as_somebody_without_a_row_makes_none(aula: Any) -> None:
    teacher = lesson(aula, mode="masquerade")
    check(teacher, 1)
    assert lesson(aula).row() is None


def test_rescore_with_the_questions_of_today(aula: Any) -> None:
    page = lesson(aula)
    first = question(page, 1)
    check(page, 1)
    check(page, 2)
    asked_now = lessons.raw_questions()
    for option in asked_now[0]["options"]:
        option["right"] = option["id"] == "a"
    aula.change(BLOCK, own_questions=lessons.yaml.safe_dump({"questions": asked_now}, allow_unicode=True))
    aula.tools(BLOCK).rescore("ana", only_if_higher=True)
    assert page.row()["grade"] == pytest.approx(0.5)
    aula.tools(BLOCK).rescore("ana")
    assert page.row()["grade"] == pytest.approx(0.25) and first.id == "m3-muestra-1"


def test_rescore_of_a_test_and_of_nothing(aula: Any) -> None:
    page = exam(aula)
    hand_in(page, rights=3)
    aula.tools(BLOCK).override("ana", 0.2)
    aula.tools(BLOCK).rescore("ana")
    assert page.row()["grade"] == pytest.approx(0.75)
    assert not exam(aula, user="luis").block.has_submitted_answer()


def test_override_reset_and_delete(aula: Any) -> None:
    page = lesson(aula, attributes={"max_attempts": 1})
    check(page, 1, wrong(page, question(page, 1)))
    tools = aula.tools(BLOCK)
    tools.override("ana", 0.9)
    assert page.row()["grade"] == pytest.approx(0.9)
    assert check(page, 1).status == 403
    tools.reset("ana")
    assert check(page, 1).status == 200 and page.row()["grade"] == pytest.approx(0.9)
    tools.delete("ana")
    assert page.row() is None and page.completion() > 0
    page.html("student_view")
    assert page.completion() == 0.0


def test_reset_gives_a_test_its_attempts_back(aula: Any) -> None:
    page = exam(aula, attributes={"max_attempts": 1})
    hand_in(page)
    assert page.post("again", {}).status == 403
    aula.tools(BLOCK).reset("ana")
    assert page.post("again", {}).status == 200 and hand_in(page, rights=4).status == 200 and page.row()["grade"] == 1.0


def test_a_first_view_writes_nothing(aula: Any) -> None:
    for page in (lesson(aula), exam(aula)):
        page.html("student_view")
        page.post("save_answers", {})
        assert page.row() is None or page.state() == {}
        assert page.completion() is None and page.events() == []


def test_events_carry_no_free_text(aula: Any) -> None:
    page = lesson(aula)
    page.post("save_answers", {"answers": NOTE, "profile": {"read": True}})
    check(page, 1)
    page.post("erase", {"confirm": True})
    events = [(name.rsplit(".", 1)[1], data) for name, data in page.events() if name.startswith("caja_gobierno_abierto.leccion.")]
    assert [name for name, _ in events] == ["read", "checked", "erased"]
    assert events[1][1] == {"lesson": "m3-muestra", "question": "m3-muestra-1", "share": 1.0, "tries": 1, "graded": True}
    assert "privada" not in json.dumps(page.events())


def test_the_report_has_one_readable_row_per_learner(aula: Any) -> None:
    for user in ("ana", "luis"):
        page = lesson(aula, user=user)
        page.post("save_answers", {"answers": {"m3-muestra-5": {"value": "=SECRETO()", "base": 0}}})
        check(page, 1)
    rows = aula.tools(BLOCK).report()
    assert sorted(row["username"] for row in rows) == ["ana", "luis"] and rows[0]["state"] == "" and "SECRETO" not in json.dumps(rows)
    names = list(rows[0])
    assert names.index("Leído (0-100)") < names.index("Calificación (0-100)") < names.index("m3-muestra-1 ¿Cuál de las tres?: intentos")
    assert rows[0]["m3-muestra-5 ¿Qué hará el lunes?: escribió una nota (1 sí, 0 no)"] == 1


def test_the_report_of_a_test(aula: Any) -> None:
    hand_in(exam(aula), rights=3)
    row = aula.tools(BLOCK).report()[0]
    assert row["Último resultado (0-100)"] == 75.0 and row["Intentos"] == 1 and row["Calificación (0-100)"] == 75.0


def test_calls_without_a_learner(aula: Any) -> None:
    block = lesson(aula, mode="unbound").block
    assert block.max_score() == 1.0 and block.has_score and block.weight is None
    facts = block.student_view_data()
    assert facts["questions"] == 5 and facts["minutes"]["read"] == 7 and facts["kind"] == "lesson"
    indexed = block.index_dictionary()
    assert "Pusieron el dato en el mural" in indexed["content"]["lesson"] and indexed["content"]["display_name"] == "Una lección de muestra"
    assert list(block.generate_report_data(iter(()))) == [] and not block.has_submitted_answer()
    assert block.has_support(block.student_view, "multi_device") and block.get_required_block_descriptors() == []


def test_studio_preview_keeps_working_without_services(aula: Any) -> None:
    page = lesson(aula, mode="studio")
    assert "Vista previa" in page.html("author_view") and check(page, 1).status == 200
    assert hand_in(exam(aula, mode="studio")).status == 200


def test_the_editor_has_what_the_modal_looks_for(aula: Any) -> None:
    html = lesson(aula, mode="studio").html("studio_view")
    for name in ("wrapper-comp-settings is-active", "editor-with-buttons", "save-button", "cancel-button", "own_questions"):
        assert name in html


SETTINGS = {
    "display_name": "Título", "lesson_id": "glosario", "own_text": "", "own_questions": "", "max_attempts": "3", "weight": "2,5",
    "feedback_policy": "al_final", "pass_mark": "70", "links_in_course": True,
}


def test_studio_saves_and_olx_round_trips(aula: Any) -> None:
    page = aula.open(BLOCK, mode="studio")
    own = {"own_text": lessons.TEXT, "own_questions": lessons.QUESTIONS}
    assert page.post("save_settings", {**SETTINGS, **own}).json == {"saved": True, "problems": []}
    again = aula.olx_round_trip(BLOCK)
    assert (again.display_name, again.weight, again.max_attempts, again.feedback_policy, again.pass_mark, again.links_in_course) == (
        "Título", 2.5, 3, "al_final", 0.7, True)
    assert again.own_text.strip() == lessons.TEXT.strip() and again.own_questions.strip() == lessons.QUESTIONS.strip()
    assert again.material().lesson.title == "Una lección de muestra" and not again.material().problems


def test_studio_lists_every_problem_and_saves_nothing(aula: Any) -> None:
    page = aula.open(BLOCK, mode="studio")
    bad = page.post("save_settings", {**SETTINGS, "pass_mark": "120", "max_attempts": "uno", "feedback_policy": "otra"}).json
    assert [each["path"] for each in bad["problems"]] == ["feedback_policy", "max_attempts", "pass_mark"]
    own = {"own_text": lessons.TEXT + "\n::: aviso\n[[x|no-existe]]\n", "own_questions": "questions:\n  - {id: Mal, type: single}"}
    listed = page.post("save_settings", {**SETTINGS, **own}).json
    paths = [each["path"] for each in listed["problems"]]
    line = lessons.TEXT.count("\n") + 2
    assert f"own_text.body:{line}" in paths and f"own_text.body:{line + 1}" in paths and "own_questions.questions.0.id" in paths
    assert not listed["saved"] and page.block.display_name != "Título"
    assert page.post("save_settings", {**SETTINGS, "own_questions": "a: [b"}).json["problems"][0]["path"].startswith("own_questions")


def test_settings_cannot_be_written_in_the_lms(aula: Any) -> None:
    for mode in ("learner", "staff", "anonymous"):
        assert aula.open(BLOCK, mode=mode).post("save_settings", SETTINGS).status == 403


UNUSABLE = [{"lesson_id": "no-existe"}, {"own_questions": "questions: 3"}, {"own_text": "---\nkind: otra\n---\nx"}]


@pytest.mark.parametrize("attributes", UNUSABLE)
def test_an_unusable_text_says_so_and_loses_nothing(aula: Any, attributes: dict[str, Any]) -> None:
    page = lesson(aula)
    check(page, 1)
    before = page.row()
    broken = aula.open(BLOCK, attributes={"own_text": "", "own_questions": "", **attributes})
    assert "no se puede mostrar" in broken.html("student_view") and broken.block.validate().messages
    assert broken.post("save_answers", {"answers": NOTE}).status == 409 and broken.get("paper").status == 409
    assert page.row() == before and broken.block.max_score() == 1.0
    assert list(broken.block.generate_report_data(iter(()))) == []


@pytest.mark.parametrize(("language", "word"), [
    ("es-419", "Comprobar"), ("en", "Check yourself"), ("de", "Comprobar"), ("es-mx", "Fuentes")])
def test_languages(aula: Any, language: str, word: str) -> None:
    with aula.language(language):
        assert word in lesson(aula).html("student_view")


def test_a_save_costs_few_queries(aula: Any) -> None:
    page = lesson(aula)
    with aula.query_count() as first:
        page.post("save_answers", {"answers": NOTE})
    with aula.query_count() as second:
        page.post("save_answers", {"answers": {"m3-muestra-5": {"value": "otra", "base": 1}}})
    extra = 1 if aula.is_sqlite else 0  # the no-op update that takes SQLite's only lock
    assert first.count <= 6 + extra and second.count <= 5 + extra


def test_retirement_blanks_what_was_written(aula: Any) -> None:
    from curso_contenido.retirement import blank_free_text

    page = lesson(aula)
    page.post("save_answers", {"answers": NOTE})
    check(page, 1)
    blank_free_text(user=aula.user("ana"))
    blank_free_text(user=aula.user("ana"))
    assert "privada" not in page.row()["state"] and page.state()["answers"]["replies"]["m3-muestra-1"]["best"] == [1, 1]
    assert "Correcto." in page.html("student_view")


def test_a_rewritten_bank_keeps_what_was_answered(aula: Any) -> None:
    page = exam(aula)
    mine = [each.id for each in asked(page)]
    page.post("save_answers", {"answers": {mine[0]: {"value": lessons.right(page, asked(page)[0])}}})
    bank = lessons.yaml.safe_load(lessons.EXAM)
    bank["questions"] = [each for each in bank["questions"] if each["id"] != mine[1]]
    aula.change(BLOCK, own_questions=lessons.yaml.safe_dump(bank, allow_unicode=True))
    now = [each.id for each in asked(page)]
    assert now[0] == mine[0] and mine[1] not in now and len(now) == 4 and "Respondidas: 1 de 4." in page.html("student_view")


def test_only_scripts_styles_and_figures_are_published() -> None:
    from demo.aula.views import published

    files = published("curso_contenido")
    assert files and all(each.startswith("resources/public/") for each in files)
    assert {each.rsplit(".", 1)[1] for each in files} <= {"js", "css", "svg"}


def test_the_preview_names_a_packaged_content_by_its_title(aula: Any) -> None:
    page = aula.open("leccion_gam", name="m1-que-es", attributes={"lesson_id": "m1-que-es"}, user="studio")
    facts = page.html("author_view").partition("<dl>")[2].partition("</dl>")[0]
    assert f"<dd>{page.block.material().lesson.title}</dd>" in facts and "m1-que-es" not in facts
