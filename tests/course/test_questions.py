"""Questions: reading them with all their problems, drawing, names on the page, and marking."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from autodiagnostico_xblock.kit.pure.problems import codes
from curso_contenido.core import drawing, marking
from curso_contenido.core.question_reader import parse_bank

from .samples import bank, exam, raw_questions

ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=5), inner, max_size=4), max_leaves=12)
SINGLE, MULTIPLE, ORDER, MATCH, REFLECTION = bank().questions


def test_a_good_bank_has_no_problems() -> None:
    found, problems = parse_bank({"questions": raw_questions()})
    assert found is not None and not problems
    assert [each.type for each in found.questions] == ["single", "multiple", "order", "match", "reflection"]
    assert len(found.marked) == 4 and [each.id for each in found.reflections] == ["m3-muestra-5"]


def broken(change: Any) -> tuple[Any, Any]:
    """Parse the sample after `change` has spoilt it."""
    raw: dict[str, Any] = {"questions": raw_questions()}
    change(raw)
    return parse_bank(raw)


@pytest.mark.parametrize(("change", "path", "code"), [
    (lambda raw: raw["questions"][0].pop("prompt"), "questions.0.prompt", "missing"),
    (lambda raw: raw["questions"][0].update(type="otra"), "questions.0.type", "not_an_option"),
    (lambda raw: raw["questions"][0]["options"][0].pop("feedback"), "questions.0.options.0.feedback", "missing"),
    (lambda raw: raw["questions"][0]["options"][0].update(right=True), "questions.0.options", "one_right"),
    (lambda raw: raw["questions"][0]["options"][0].update(right="sí"), "questions.0.options.0.right", "not_true_or_false"),
    (lambda raw: raw["questions"][1]["options"][1].update(right=True) or raw["questions"][1]["options"][3].update(right=True),
     "questions.1.options", "some_right"),
    (lambda raw: raw["questions"][2]["items"][1].update(id="a"), "questions.2.items.1.id", "repeated_id"),
    (lambda raw: raw["questions"][2]["items"][1].update(right=True), "questions.2.items.1.right", "no_right_in_order"),
    (lambda raw: raw["questions"][3]["pairs"][1].update(right="Mural"), "questions.3.pairs", "parts_alike"),
    (lambda raw: raw["questions"][4].update(id="m3-muestra-1"), "questions.4.id", "repeated_id"),
    (lambda raw: raw.update(draw=2), "questions.4.type", "no_reflection_in_test"),
    (lambda raw: raw.update(draw=9), "draw", "not_in_range"),
    (lambda raw: raw.update(questions=None), "questions", "missing"),
    (lambda raw: raw.update(questions={}), "questions", "not_a_list"),
])
def test_each_problem_says_where(change: Any, path: str, code: str) -> None:
    found, problems = broken(change)
    assert found is None and (path, code) in [(each.path, each.code) for each in problems]


def test_all_problems_come_at_once() -> None:
    found, problems = broken(lambda raw: [each.pop("prompt") for each in raw["questions"]] and raw["questions"][0].update(id="Mal"))
    assert found is None and len(problems) == 6 and set(codes(problems)) == {"missing", "not_an_id"}


@given(ANYTHING)
def test_no_data_breaks_the_reader(raw: Any) -> None:
    found, problems = parse_bank(raw)
    assert (found is None) == bool(problems)


@pytest.mark.parametrize(("question", "answer", "share"), [
    (SINGLE, "b", 1), (SINGLE, "a", 0),
    (MULTIPLE, ["a", "c"], 1), (MULTIPLE, ["a"], Fraction(1, 2)), (MULTIPLE, ["a", "b"], 0), (MULTIPLE, ["a", "b", "c"], Fraction(1, 2)),
    (MULTIPLE, ["b", "d"], 0),
    (ORDER, ["a", "b", "c"], 1), (ORDER, ["a", "c", "b"], Fraction(1, 3)), (ORDER, ["c", "a", "b"], 0),
    (MATCH, {"a": "a", "b": "b", "c": "c"}, 1), (MATCH, {"a": "a", "b": "c", "c": "b"}, Fraction(1, 3)),
    (MATCH, {"a": "a"}, Fraction(1, 3)),
])
def test_marking(question: Any, answer: Any, share: Any) -> None:
    read = marking.read_answer(question, answer)
    assert read == answer and marking.mark(question, read) == share


@pytest.mark.parametrize("question", [SINGLE, MULTIPLE, ORDER, MATCH], ids=lambda each: each.type)
def test_the_expected_answer_earns_everything(question: Any) -> None:
    answer = marking.expected(question)
    assert marking.mark(question, answer) == 1 and marking.is_whole(question, marking.read_answer(question, answer))
    assert all(marking.in_place(question, answer).values())


@pytest.mark.parametrize("question", [SINGLE, MULTIPLE, ORDER, MATCH, REFLECTION], ids=lambda each: each.type)
@given(raw=ANYTHING)
def test_no_answer_breaks_marking(question: Any, raw: Any) -> None:
    marking.read_answer(question, drawing.from_page(question, raw, "semilla"))
    assert 0 <= marking.mark(question, raw) <= 1


def test_half_of_the_pairs_are_not_a_whole_answer() -> None:
    assert not marking.is_whole(MATCH, marking.read_answer(MATCH, {"a": "a", "b": "b"}))
    assert not marking.is_whole(SINGLE, None)


def test_a_draw_is_the_same_on_return_and_differs_between_learners() -> None:
    test = exam()
    assert drawing.draw(test, "ana", 1) == drawing.draw(test, "ana", 1)
    assert len(set(drawing.draw(test, "ana", 1))) == 4
    assert len({drawing.draw(test, f"persona {n}", 1) for n in range(40)}) > 20


def test_a_new_sitting_asks_first_what_was_not_asked() -> None:
    test = exam(draw=4, size=10)
    first = drawing.draw(test, "ana", 1)
    second = drawing.draw(test, "ana", 2, first)
    third = drawing.draw(test, "ana", 3, {*first, *second})
    assert not set(first) & set(second) and len(set(third) - {*first, *second}) == 2


def test_a_draw_survives_a_bank_that_changed() -> None:
    kept = drawing.still_drawn(exam(), ("m3-examen-3", "ya-no-existe", "m3-examen-9"), "ana", 1)
    assert kept[:2] == ("m3-examen-3", "m3-examen-9") and len(set(kept)) == 4


@pytest.mark.parametrize("question", [SINGLE, MULTIPLE, ORDER, MATCH], ids=lambda each: each.type)
def test_names_on_the_page_say_nothing_of_ids_and_come_back(question: Any) -> None:
    answer = marking.expected(question)
    shown = drawing.to_page(question, answer, "semilla")
    names = {name for part in question.part for name in (
        drawing.left_token(question, part, "semilla"), drawing.right_token(question, part, "semilla"))}
    assert not names & set(question.part) and len(names) == 2 * len(question.parts)
    assert drawing.from_page(question, shown, "semilla") == answer
    assert marking.read_answer(question, drawing.from_page(question, shown, "otra semilla")) is None
    assert marking.read_answer(question, drawing.from_page(question, answer, "semilla")) is None, "ids are not accepted"


def test_an_order_is_never_shown_solved_and_pairs_never_side_by_side() -> None:
    for n in range(200):
        assert [each.id for each in drawing.shuffled(ORDER, str(n))] != list(ORDER.part)
        assert drawing.shuffled(MATCH, str(n)) != drawing.pairs_shown(MATCH, str(n))


def test_right_answers_fall_everywhere() -> None:
    places = {next(place for place, part in enumerate(drawing.shuffled(SINGLE, str(n))) if part.right) for n in range(40)}
    assert places == {0, 1, 2}
