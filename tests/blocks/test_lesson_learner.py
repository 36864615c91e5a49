"""A lesson and a test through their handlers, as the LMS runs them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from curso_contenido.ui.checks import lesson_question

from .lessons import SECRETS, asked, check, exam, hand_in, lesson, question, right, wrong

NOTE = "m3-muestra-5"


def write(page: Any, text: str, base: int = 0) -> Any:
    """Write the reflection."""
    return page.post("save_answers", {"answers": {NOTE: {"value": text, "base": base}}})


def test_the_first_page_shows_the_text_and_every_question(aula: Any) -> None:
    html = lesson(aula).html("student_view")
    assert html.count('class="gam-q"') == 5 and html.count("data-section=") == 3 and html.count('role="note"') == 2
    assert "Una lección de muestra" in html and "7 min de lectura" in html and "1 h en su municipio" in html
    assert "GamLesson" in html and "Módulo 3" in html


def test_sources_and_words_close_the_text_with_the_way_back(aula: Any) -> None:
    page = lesson(aula)
    html = page.html("student_view")
    uid = re.search(r'id="(g[0-9a-f]{7})-top"', html)[1]
    for link in re.findall(r'href="#([^"]+)"', html):
        assert f'id="{link}"' in html, link
    assert f'href="#{uid}-t-padron"' in html and f'href="#{uid}-f1"' in html
    assert "Parte: 12; 14." in html and "Art. 58." in html and "Leída en octubre de 2026." in html
    assert html.count('target="_blank"') == html.count("noopener")


@pytest.mark.parametrize("linked", [True, False])
def test_links_into_the_course_only_when_the_team_says_so(aula: Any, linked: bool) -> None:
    html = lesson(aula, attributes={"links_in_course": linked}).html("student_view")
    for target in ("m2-lgtaip", "autodiagnostico"):
        assert (f'href="/courses/{aula.course}/jump_to_id/{target}"' in html) is linked
    assert "la otra" in html and 'href="https://example.org/x" target="_blank" rel="noopener noreferrer"' in html


def test_no_key_reaches_the_page_before_its_time(aula: Any) -> None:
    page = lesson(aula)
    html = page.html("student_view")
    assert not [each for each in SECRETS if each in html] and '"right"' not in html
    values = re.findall(r'(?:value|data-item|data-left)="([^"]*)"', html)
    assert not set(values) & {"a", "b", "c", "d"}, "the ids of the parts say their order"
    assert not [each for each in SECRETS if each in json.dumps(page.block.student_view_data()) + json.dumps(page.block.index_dictionary())]


def test_a_right_answer_shows_everything_and_a_wrong_one_only_why(aula: Any) -> None:
    page = lesson(aula)
    first = check(page, 1, wrong(page, question(page, 1)))
    assert first.status == 200 and "Todavía no." in first.json["html"] and "Es la segunda." not in first.json["html"]
    assert "No es la primera." in first.json["html"] and "data-check" in first.json["html"]
    second = check(page, 1)
    assert "Correcto." in second.json["html"] and "Es la segunda." in second.json["html"] and "No es la tercera." in second.json["html"]
    assert "data-check" not in second.json["html"] and "<input" not in second.json["html"]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_every_type_is_checked_and_comes_back(aula: Any, number: int) -> None:
    page = lesson(aula)
    answer = check(page, number, wrong(page, question(page, number)))
    assert answer.status == 200 and "Todavía no." in answer.json["html"]
    assert "Todavía no." in page.html("student_view")
    assert "Correcto." in check(page, number).json["html"]


def test_feedback_of_an_order_does_not_give_its_places_away(aula: Any) -> None:
    page = lesson(aula)
    html = check(page, 3, wrong(page, question(page, 3))).json["html"]
    assert "Va primero." not in html and "El orden correcto" not in html


@pytest.mark.parametrize(("policy", "words", "hidden"), [
    ("solo_aciertos", ("No</span>",), ("Es la segunda.", "No es la primera.")),
    ("al_final", ("Todavía no.",), ("Es la segunda.", "No es la primera.", "No</span>")),
])
def test_policies_keep_the_rest_back(aula: Any, policy: str, words: tuple[str, ...], hidden: tuple[str, ...]) -> None:
    page = lesson(aula, attributes={"feedback_policy": policy})
    html = check(page, 1, wrong(page, question(page, 1))).json["html"]
    assert all(each in html for each in words) and not [each for each in hidden if each in html + page.html("student_view")]
    final = check(page, 1).json["html"]
    assert ("Es la segunda." in final) is (policy == "al_final")


def test_the_course_may_hide_results(aula: Any) -> None:
    page = lesson(aula, attributes={"show_correctness": "never"})
    html = check(page, 1).json["html"]
    assert "todavía no muestra los resultados" in html and "Correcto." not in html and "Es la segunda." not in html
    assert "Correcto." not in page.html("student_view") and page.row()["grade"] == pytest.approx(0.25)


def test_the_grade_is_the_mean_of_the_best_of_each_question(aula: Any) -> None:
    page = lesson(aula)
    check(page, 1)
    assert page.row()["grade"] == pytest.approx(0.25)
    check(page, 2, wrong(page, question(page, 2)))
    check(page, 1, wrong(page, question(page, 1)))
    assert page.row()["grade"] == pytest.approx(0.25) and page.state()["attempts"] == 3
    for number in (2, 3, 4):
        check(page, number)
    assert page.row()["grade"] == 1.0 == page.state()["earned"]


def test_attempts_end_and_show_the_answer(aula: Any) -> None:
    page = lesson(aula, attributes={"max_attempts": 2})
    assert "Queda un intento." in check(page, 1, wrong(page, question(page, 1))).json["html"]
    last = check(page, 1, wrong(page, question(page, 1))).json["html"]
    assert "Es la segunda." in last and "<input" not in last
    refused = check(page, 1)
    assert refused.status == 403 and refused.json["code"] == "no_attempts_left"
    assert check(page, 2).status == 200, "attempts are of each question"


def test_reading_and_checks_make_completion(aula: Any) -> None:
    page = lesson(aula)
    sections = [name for name, _ in page.block._visit().body.sections]
    page.post("save_answers", {"profile": {"seen": sections[:1], "place": sections[1]}})
    assert page.completion() == pytest.approx(1 / 6)
    reply = page.post("save_answers", {"profile": {"read": True}}).json
    assert page.completion() == pytest.approx(0.5) and reply["read"] and reply["way"]["text"].startswith("Ya lo leyó.")
    for number in (1, 2, 3, 4):
        check(page, number, wrong(page, question(page, number)))
    assert page.completion() == 1.0
    page.post("save_answers", {"profile": {"read": False}})
    assert page.completion() == pytest.approx(0.5)


def test_one_goes_on_where_one_was(aula: Any) -> None:
    page = lesson(aula)
    page.post("save_answers", {"profile": {"seen": ["inicio"], "place": "segunda-parte"}})
    html = page.html("student_view")
    assert "Seguir donde se quedó: Segunda parte" in html and html.count("gam-seen") == 1
    page.post("save_answers", {"profile": {"seen": ["primera-parte"], "place": "nada"}})
    assert page.state()["reading"]["seen"] == ["inicio", "primera-parte"] and page.state()["reading"]["place"] == "segunda-parte"


def test_a_note_is_saved_changed_and_read_again(aula: Any) -> None:
    page = lesson(aula)
    saved = write(page, "Hablar con <b>Obras</b>")
    assert saved.status == 200 and saved.json["revisions"] == {NOTE: 1}
    assert "Hablar con &lt;b&gt;Obras&lt;/b&gt;" in page.html("student_view")
    assert "puede leer lo que escriba aquí" in page.html("student_view")
    other = write(page, "Otra cosa")
    assert other.json["conflicts"][NOTE]["text"] == "Hablar con <b>Obras</b>" and not other.json["revisions"]
    assert write(page, "Otra cosa", 1).json["revisions"] == {NOTE: 2}
    assert page.row()["grade"] is None and page.completion() is None


def test_an_answer_that_was_not_checked_is_there_on_return(aula: Any) -> None:
    page = lesson(aula)
    first = question(page, 1)
    value = right(page, first)
    page.post("save_answers", {"answers": {first.id: {"value": value}}})
    html = page.html("student_view")
    assert re.search(rf'value="{value}" checked', html) and "Correcto." not in html


def test_what_is_drawn_and_shuffled_stays_and_differs(aula: Any) -> None:
    def shown(user: str) -> list[str]:
        return re.findall(r'data-q="([^"]+)"', exam(aula, user=user).html("student_view"))

    assert shown("ana") == shown("ana") and len(shown("ana")) == 4
    hand_in(exam(aula, user="ana"))
    assert len({tuple(shown(f"persona{n}")) for n in range(12)}) > 4


def test_a_test_is_handed_in_and_tried_again_with_other_questions(aula: Any) -> None:
    page = exam(aula)
    first = [each.id for each in asked(page)]
    done = hand_in(page, rights=2)
    assert done.status == 200 and "<strong>50</strong>" in done.json["html"] and "Todavía no llega a 60." in done.json["html"]
    assert page.row()["grade"] == pytest.approx(0.5) and page.completion() == 1.0
    again = page.post("again", {})
    assert again.status == 200 and not set(first) & {each.id for each in asked(page)}
    assert "Aprobó." in hand_in(page, rights=4).json["html"] and page.row()["grade"] == 1.0
    page.post("again", {})
    assert "Su mejor resultado: 100" in hand_in(page, rights=1).json["html"] and page.row()["grade"] == 1.0


def test_a_test_with_few_attempts_at_end_policy(aula: Any) -> None:
    page = exam(aula, attributes={"max_attempts": 2, "feedback_policy": "al_final"})
    assert "Le quedan 2 de 2 intentos" in page.html("student_view")
    first = hand_in(page, rights=1).json["html"]
    assert "cuando apruebe o se quede sin intentos" in first and "una por una" not in first
    page.post("again", {})
    last = hand_in(page, rights=1).json["html"]
    assert "una por una" in last and "data-again" not in last
    assert page.post("again", {}).status == 403


def test_a_test_cannot_be_handed_in_twice_or_empty(aula: Any) -> None:
    page = exam(aula)
    assert page.post("hand_in", {"answers": {}}).json["code"] == "nothing_answered"
    hand_in(page)
    again = hand_in(page)
    assert again.status == 409 and again.json["code"] == "sitting_over" and page.state()["attempts"] == 1


def test_a_test_is_not_checked_question_by_question(aula: Any) -> None:
    page = exam(aula)
    each = asked(page)[0]
    refused = page.post("check", {"question": each.id, "value": right(page, each)})
    assert refused.status == 400 and refused.json["code"] == "unknown_question" and page.row() is None


def test_choices_of_a_test_are_kept_on_the_way(aula: Any) -> None:
    page = exam(aula)
    mine = asked(page)
    reply = page.post("save_answers", {"answers": {mine[0].id: {"value": right(page, mine[0])}}}).json
    assert reply["revisions"] and page.completion() == pytest.approx(0.225)
    assert "Respondidas: 1 de 4." in page.html("student_view")


def test_erasing_leaves_only_the_numbers_of_the_grade(aula: Any) -> None:
    page = lesson(aula)
    check(page, 1)
    write(page, "mi secreto")
    assert page.post("erase", {}).status == 400
    assert page.post("erase", {"confirm": True}).status == 200
    assert "secreto" not in page.row()["state"] and page.state()["reading"] is None and page.completion() == 0.0
    assert page.state()["answers"] == {"counted": 1, "erased": {"m3-muestra-1": {"tries": 1, "best": [1, 1]}}}
    assert page.row()["grade"] == pytest.approx(0.25)


def test_erasing_a_reading_leaves_nothing(aula: Any) -> None:
    page = lesson(aula)
    write(page, "mi secreto")
    assert page.post("erase", {"confirm": True}).status == 200
    assert page.state()["answers"] is None and page.state()["reading"] is None


def test_erasing_gives_no_new_attempts(aula: Any) -> None:
    page = lesson(aula, attributes={"max_attempts": 1})
    check(page, 1, wrong(page, question(page, 1)))
    for _ in range(2):
        assert page.post("erase", {"confirm": True}).status == 200
        refused = check(page, 1)
        assert refused.status == 403 and refused.json["code"] == "no_attempts_left"
    assert page.row()["grade"] == 0.0 and page.completion() == pytest.approx(0.125), "what is spent is done"
    assert "Borró su respuesta" in page.html("student_view")
    assert check(page, 2).status == 200 and page.row()["grade"] == pytest.approx(0.25)


def test_what_is_answered_after_erasing_adds_to_what_counted_before(aula: Any) -> None:
    page = lesson(aula, attributes={"max_attempts": 2})
    check(page, 1)
    page.post("erase", {"confirm": True})
    check(page, 1, wrong(page, question(page, 1)))
    check(page, 2)
    assert page.row()["grade"] == pytest.approx(0.5) and page.state()["answers"]["replies"]["m3-muestra-1"]["tries"] == 2
    assert check(page, 1).status == 403
    assert page.block.calculate_score().raw_earned == pytest.approx(0.5), "rescoring keeps a share whose answer was erased"


def test_a_test_without_attempts_stays_whole_when_it_is_erased(aula: Any) -> None:
    page = exam(aula, attributes={"max_attempts": 1})
    hand_in(page)
    page.post("erase", {"confirm": True})
    assert page.completion() == 1.0 and "Ya no quedan intentos" in page.html("student_view") and page.completion() == 1.0
    assert page.post("again", {}).status == 200 and hand_in(page).status == 403


def test_my_data_holds_everything(aula: Any) -> None:
    page = lesson(aula)
    write(page, "mi nota")
    answer = page.get("my_data")
    assert "attachment" in answer.headers["Content-Disposition"] and answer.json["answers"]["notes"][NOTE]["text"] == "mi nota"


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_my_data_tells_answers_in_words_and_gives_no_key_away(aula: Any, number: int) -> None:
    page = lesson(aula, attributes={"feedback_policy": "al_final"})
    each = question(page, number)
    page.post("save_answers", {"answers": {each.id: {"value": wrong(page, each)}}})
    check(page, number, wrong(page, each))
    check(page, number)
    told = page.get("my_data").json["answers"]
    assert "seed" not in told and page.state()["answers"]["seed"]
    value = told["replies"][each.id]["value"]
    said = [value] if isinstance(value, str) else [*value, *value.values()] if isinstance(value, dict) else value
    assert set(said) <= {text for part in each.parts for text in (part.text, part.match)} and not set(said) & set(each.part)
    if each.type in ("multiple", "match"):
        assert list(value) == sorted(value)


def test_my_data_of_a_test_is_in_words(aula: Any) -> None:
    page = exam(aula)
    mine = asked(page)
    hand_in(page)
    told = page.get("my_data").json["answers"]
    answers = told["sittings"][0]["answers"]
    assert set(answers) == {each.id for each in mine} and "seed" not in told
    for each in mine:
        value = answers[each.id]
        said = {value} if isinstance(value, str) else set(value)
        assert said <= {part.text for part in each.parts}


def test_a_changed_answer_does_not_tell_a_hidden_result(aula: Any) -> None:
    page = lesson(aula, attributes={"show_correctness": "never"})
    shown = []
    for number, value in ((1, right(page, question(page, 1))), (2, wrong(page, question(page, 2)))):
        each = question(page, number)
        check(page, number, value)
        other = wrong(page, each) if number == 1 else right(page, each)
        page.post("save_answers", {"answers": {each.id: {"value": other}}})
        shown.append(lesson_question(page.block._visit(), each, number, 5)["verdict"])
    assert shown == [None, None]


def test_my_data_keeps_results_back_while_the_course_hides_them(aula: Any) -> None:
    page = lesson(aula, attributes={"show_correctness": "never"})
    check(page, 1)
    told = page.get("my_data").json
    assert "earned" not in told and not {"share", "best", "best_value"} & set(told["answers"]["replies"]["m3-muestra-1"])
    test = exam(aula, attributes={"show_correctness": "never"})
    hand_in(test)
    assert "share" not in test.get("my_data").json["answers"]["sittings"][0]


@pytest.mark.parametrize("answers", [[], "texto", 7, {"notes": "nada", "drafts": 3, "replies": {"m3-muestra-1": 3}}])
def test_a_state_that_cannot_be_read_still_shows_a_page_and_survives(aula: Any, answers: Any) -> None:
    page = lesson(aula)
    page.write_state({"answers": answers, "reading": answers, "earned": "mucho", "attempts": None})
    assert "Una parte de lo guardado" in page.html("student_view")
    assert check(page, 2).status == 200
    stored = page.state()["answers"]
    if isinstance(answers, dict):
        assert stored["replies"]["m3-muestra-1"] == 3 and stored["notes"] == "nada" and stored["drafts"] == 3
    else:
        assert stored["_unreadable"] == answers


def test_no_room_is_said_and_nothing_is_lost(aula: Any) -> None:
    page = lesson(aula)
    page.write_state({"answers": {"relleno": "x" * 100_000}})
    before = page.row()["state"]
    answer = write(page, "una nota")
    assert answer.status == 413 and "Acorte" in answer.json["error"] and page.row()["state"] == before
