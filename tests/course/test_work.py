"""A learner's work: kept, checked, handed in, begun again; and what survives in its state."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as some

from curso_contenido.core import standing, work
from curso_contenido.core.drawing import to_page
from curso_contenido.core.lesson import LESSON, OPENING
from curso_contenido.core.marking import expected
from curso_contenido.core.own_data import in_words
from curso_contenido.core.report import row
from curso_contenido.core.retirement import without_free_text
from curso_contenido.core.state import Reading, Work, read_reading, read_work, write_reading, write_work

from .samples import bank, exam

NOW = "2026-11-24T10:00:00+00:00"
BANK, EXAM = bank(), exam()
START = Work(seed="semilla")
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(
        some.sampled_from(["seen", "read", "drafts", "notes", "replies", "sittings", "share", "value", "text", "ids", "answers", "x"]),
        inner, max_size=5), max_leaves=20)


def right(question: Any, seed: str = "semilla") -> Any:
    """The right answer with the page's names."""
    return to_page(question, expected(question), seed)


def wrong(question: Any) -> Any:
    """A whole answer that earns nothing, of a `single` question."""
    return to_page(question, next(each.id for each in question.parts if not each.right), "semilla")


def check(state: Work, number: int, value: Any, *, most: int = 0, graded: bool = True) -> work.Done:
    return work.check(BANK, state, f"m3-muestra-{number}", value, graded=graded, most=most, now=NOW)


def test_each_question_of_a_lesson_counts_by_its_best() -> None:
    question = BANK.questions[0]
    state = check(START, 1, wrong(question)).work
    assert standing.earned(BANK, state) == 0
    state = check(state, 1, right(question)).work
    state = check(state, 1, wrong(question)).work
    assert standing.earned(BANK, state) == Fraction(1, 4)
    assert state.replies["m3-muestra-1"].tries == state.counted == 3 and state.replies["m3-muestra-1"].share == 0


def test_all_right_is_one() -> None:
    state = START
    for number, question in enumerate(BANK.marked, 1):
        state = check(state, number, right(question)).work
    assert standing.earned(BANK, state) == standing.regraded(BANK, state) == 1


def test_attempts_run_out_and_staff_give_them_back() -> None:
    question = BANK.questions[0]
    state = START
    for _ in range(2):
        state = check(state, 1, wrong(question), most=2).work
    refused = check(state, 1, right(question), most=2)
    assert refused.refused == "no_attempts_left" and refused.work is state
    stored = write_work(state)
    assert read_work(stored, attempts=2).replies["m3-muestra-1"].tries == 2
    again = read_work(stored, attempts=0)
    assert again.replies["m3-muestra-1"].tries == 0
    assert check(again, 1, right(question), most=2).share == 1


def test_practice_after_the_date_neither_counts_nor_earns() -> None:
    state = check(START, 1, right(BANK.questions[0]), most=1, graded=False).work
    assert standing.earned(BANK, state) == 0 and state.counted == 0 and not standing.is_graded(state)
    assert state.replies["m3-muestra-1"].share == 1


@pytest.mark.parametrize(("number", "value", "code"), [
    (1, None, "nothing_answered"), (1, "b", "nothing_answered"), (3, [], "nothing_answered"), (4, {}, "nothing_answered"),
    (5, "texto", "unknown_question"), (9, "x", "unknown_question"),
])
def test_what_is_not_a_whole_answer_is_refused(number: int, value: Any, code: str) -> None:
    done = check(START, number, value)
    assert done.refused == code and done.work is START


def test_drafts_and_notes_are_kept_with_their_revision() -> None:
    question = BANK.questions[0]
    changes = {"m3-muestra-1": {"value": right(question)}, "m3-muestra-5": {"value": " Hablar \x00con Obras "}}
    done = work.save(BANK, START, changes, now=NOW)
    assert done.kept == {"m3-muestra-1": 1, "m3-muestra-5": 2}
    assert done.work.drafts["m3-muestra-1"].value == "b" and done.work.notes["m3-muestra-5"].value == "Hablar con Obras"
    assert read_work(write_work(done.work)) == done.work
    checked = check(done.work, 1, right(question)).work
    assert "m3-muestra-1" not in checked.drafts and checked.notes == done.work.notes


def test_a_note_changed_elsewhere_is_a_conflict_and_a_choice_is_not() -> None:
    first = work.save(BANK, START, {"m3-muestra-5": {"value": "una"}, "m3-muestra-1": {"value": right(BANK.questions[0])}}, now=NOW).work
    second = work.save(BANK, first, {"m3-muestra-5": {"value": "otra", "base": 0},
                                     "m3-muestra-1": {"value": wrong(BANK.questions[0]), "base": 0}}, now=NOW)
    assert second.conflicts["m3-muestra-5"].value == "una" and list(second.kept) == ["m3-muestra-1"]
    assert second.work.notes == first.notes
    settled = work.save(BANK, first, {"m3-muestra-5": {"value": "otra", "base": 1}}, now=NOW)
    assert settled.work.notes["m3-muestra-5"].value == "otra" and settled.kept["m3-muestra-5"] == 3


def test_one_refused_part_does_not_take_the_good_ones_with_it() -> None:
    changes = {"m3-muestra-5": {"value": "x" * (work.NOTE_LIMIT + 1)}, "m3-muestra-1": {"value": right(BANK.questions[0])},
               "otra": {"value": 1}, "m3-muestra-2": 7, "m3-muestra-3": {"value": ["a"]}}
    done = work.save(BANK, START, changes, now=NOW)
    assert list(done.kept) == ["m3-muestra-1"] and not done.refused
    assert [each.code for each in done.problems] == ["too_long", "unknown_question", "not_a_mapping", "not_an_answer"]
    assert work.save(BANK, START, {"otra": {}}, now=NOW).refused == "unknown_question"


def test_an_emptied_answer_is_kept_as_such() -> None:
    first = work.save(BANK, START, {"m3-muestra-1": {"value": right(BANK.questions[0])}}, now=NOW).work
    assert work.save(BANK, first, {"m3-muestra-1": {"value": None}}, now=NOW).work.drafts["m3-muestra-1"].value is None


def test_there_is_a_limit_and_what_is_there_stays() -> None:
    full = attrs.evolve(START, extra={"relleno": "x" * work.STATE_LIMIT})
    done = work.save(BANK, full, {"m3-muestra-5": {"value": "más"}}, now=NOW)
    assert done.refused == "state_too_large" and done.work is full


def sit(state: Work, *, rights: int, most: int = 0, graded: bool = True) -> work.Done:
    """Hand in a sitting with that many right answers."""
    mine = work.questions_of(EXAM, state)
    changes = {each.id: {"value": right(each)} for each in mine[:rights]}
    return work.hand_in(EXAM, state, changes, graded=graded, most=most, attempts=state.counted, now=NOW)


def test_a_test_is_handed_in_whole_and_its_best_stays() -> None:
    done = sit(START, rights=3)
    assert done.share == Fraction(3, 4) and work.in_result(done.work)
    assert sit(done.work, rights=4).refused == "sitting_over"
    second = work.again(EXAM, done.work, most=0, attempts=1).work
    assert not {each.id for each in work.questions_of(EXAM, second)} & set(done.work.sittings[0].ids)
    after = sit(second, rights=1).work
    assert standing.earned(EXAM, after) == Fraction(3, 4) and [each.number for each in after.sittings] == [1, 2]
    assert standing.regraded(EXAM, after) == Fraction(3, 4)


def test_the_questions_of_a_sitting_stay_when_the_bank_grows() -> None:
    mine = [each.id for each in work.questions_of(EXAM, START)]
    saved = work.save(EXAM, START, {mine[0]: {"value": right(EXAM.by_id[mine[0]])}}, now=NOW).work
    assert [each.id for each in work.questions_of(exam(size=40), read_work(write_work(saved)))] == mine


def test_a_test_without_attempts_left_is_over() -> None:
    state = sit(START, rights=1, most=1).work
    assert work.again(EXAM, state, most=1, attempts=1).refused == "no_attempts_left"
    assert work.again(EXAM, state, most=1, attempts=0).refused == "", "staff reset the attempts"
    assert work.again(EXAM, START, most=1, attempts=0).work is START, "nothing to begin again"
    assert sit(START, rights=0).refused == "nothing_answered"


def test_old_sittings_are_thinned_but_the_best_keeps_its_answers() -> None:
    state = sit(START, rights=4).work
    for _ in range(9):
        state = sit(work.again(EXAM, state, most=0, attempts=0).work, rights=1).work
    whole = [each.number for each in state.sittings if each.answers is not None]
    assert whole == [1, 5, 6, 7, 8, 9, 10] and standing.earned(EXAM, state) == 1


@pytest.mark.parametrize(("policy", "passed", "spent", "hidden", "shown"), [
    (standing.ALWAYS, False, False, False, standing.CHOSEN), (standing.ALWAYS, True, False, False, standing.EVERYTHING),
    (standing.ALWAYS, False, True, False, standing.EVERYTHING), (standing.ONLY_RIGHT, True, True, False, standing.PARTS),
    (standing.AT_END, False, False, False, standing.OVERALL), (standing.AT_END, True, False, False, standing.EVERYTHING),
    (standing.AT_END, False, True, False, standing.EVERYTHING), (standing.ALWAYS, True, True, True, standing.HIDDEN),
])
def test_what_may_be_shown(policy: str, passed: bool, spent: bool, hidden: bool, shown: int) -> None:
    assert standing.may_show(policy, passed=passed, spent=spent, hidden=hidden) == shown


SECTIONS = ("uno", "dos", "tres", "cuatro")


def share(kind: str, which: Any, state: Work, reading: Reading) -> Fraction:
    return standing.completion(kind, which, standing.progress(which, state, reading, SECTIONS))


def test_completion_is_reading_and_checks() -> None:
    half = Reading(seen=("uno", "dos", "otra"))
    assert share(LESSON, BANK, START, half) == Fraction(1, 4)
    assert share(OPENING, attrs.evolve(BANK, questions=()), START, half) == Fraction(1, 2)
    state = START
    for number, question in enumerate(BANK.marked, 1):
        state = check(state, number, wrong(question) if number == 1 else right(question)).work
    assert share(LESSON, BANK, state, half) == Fraction(3, 4)
    assert share(LESSON, BANK, state, Reading(read=NOW)) == 1, "the reflection is never needed"
    assert share(LESSON, BANK, state, Reading(seen=SECTIONS)) == 1


def test_completion_of_a_test_is_whole_when_it_is_handed_in() -> None:
    mine = work.questions_of(EXAM, START)
    saved = work.save(EXAM, START, {each.id: {"value": right(each)} for each in mine}, now=NOW).work
    assert share("test", EXAM, saved, Reading()) == Fraction(9, 10)
    assert share("test", EXAM, sit(START, rights=1).work, Reading()) == 1


@given(ANYTHING)
def test_any_state_is_read_and_nothing_is_lost(raw: Any) -> None:
    state, reading = read_work(raw), read_reading(raw)
    assert read_work(write_work(state)) == state and read_reading(write_reading(reading)) == reading
    for which in (BANK, EXAM):
        found = standing.progress(which, state, reading, SECTIONS)
        assert 0 <= standing.completion(LESSON, which, found) <= 1
        assert 0 <= standing.earned(which, state) <= 1 and 0 <= standing.regraded(which, state) <= 1
        row(which, SECTIONS, {"reading": raw, "answers": raw, "earned": raw, "attempts": raw})
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key == "x":
                assert write_work(state)[key] == value


def test_retirement_empties_what_was_written() -> None:
    notes = {"m3-muestra-5": {"text": "mi secreto", "rev": 1}, "rara": "mi secreto"}
    state = {"answers": {"notes": notes, "replies": {"q": {"value": "a", "share": [1, 1]}}, "_unreadable": "mi secreto"},
             "reading": {"seen": ["uno"]}, "earned": 0.5}
    blank = without_free_text(state)
    assert "secreto" not in str(blank) and blank["earned"] == 0.5 and blank["reading"] == state["reading"]
    assert blank["answers"]["replies"] == state["answers"]["replies"]
    assert without_free_text(blank) == blank and without_free_text("x") == {}


@given(ANYTHING)
def test_retirement_takes_any_state(raw: Any) -> None:
    blank = without_free_text({"answers": raw, "reading": raw})
    assert without_free_text(blank) == blank


def test_the_row_of_a_learner_says_nothing_that_was_written() -> None:
    state = work.save(BANK, START, {"m3-muestra-5": {"value": "mi secreto"}}, now=NOW).work
    state = check(state, 1, right(BANK.questions[0])).work
    found = row(BANK, SECTIONS, {"answers": write_work(state), "reading": {"seen": ["uno"]}, "attempts": 1, "earned": 0.25})
    assert list(found)[:6] == ["read", "marked_read", "answered", "asked", "attempts", "earned"]
    assert (found["read"], found["best:m3-muestra-1"], found["tries:m3-muestra-1"], found["note:m3-muestra-5"]) == (25.0, 100.0, 1, 1)
    assert "secreto" not in str(found)


def test_what_stays_of_an_erased_lesson_are_numbers() -> None:
    state = check(check(START, 1, right(BANK.questions[0])).work, 2, right(BANK.questions[1]), graded=False).work
    state = work.save(BANK, state, {BANK.reflections[0].id: {"value": "privado"}}, now=NOW).work
    kept = write_work(work.erase(state))
    assert kept == {"counted": 1, "erased": {"m3-muestra-1": {"tries": 1, "best": [1, 1]}}}, "practice leaves nothing"
    assert without_free_text({"answers": kept}) == {"answers": kept} and read_work(kept) == work.erase(state)
    assert in_words(BANK, kept, hidden=True) == {"counted": 1, "erased": {"m3-muestra-1": {"tries": 1}}}
    assert work.erase(work.erase(state)) == work.erase(state)
    assert read_work(kept, attempts=0).result("m3-muestra-1").tries == 0, "staff give attempts back"
    assert row(BANK, SECTIONS, {"answers": kept, "attempts": 1})["best:m3-muestra-1"] == 100.0
