"""Answers: strict when they arrive, tolerant when they are read back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiagnostico_xblock.core.answers import Answer, check_change, read_answer, write_answer
from autodiagnostico_xblock.core.instrument_reader import parse
from autodiagnostico_xblock.core.problems import codes

from .samples import instrument, raw_instrument
from .test_instrument_reader import anything

ALWAYS = instrument().by_id["alfa-1"]
SOMETIMES = instrument().by_id["alfa-2"]


@pytest.mark.parametrize("level", [0, 4, "unknown", None])
def test_accepts_levels_and_special_answers(level: Any) -> None:
    answer, problems = check_change(ALWAYS, {"level": level})
    assert not problems
    assert answer is not None and write_answer(answer).get("level") == level


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"level": 5}, "not_a_level"),
        ({"level": True}, "not_a_level"),
        ({"level": "4"}, "not_a_level"),
        ({"level": 2.0}, "not_a_level"),
        ({"level": []}, "not_a_level"),
        ({"level": 2, "desired": 9}, "not_a_level"),
        ({"level": "not_applicable", "reason": "x"}, "always_applies"),
        ({"level": 2, "url": "javascript:alert(1)"}, "not_a_link"),
        ({"level": 2, "url": "https://"}, "not_a_link"),
        ({"level": 2, "url": "https://a b.mx"}, "not_a_link"),
        ({"level": 2, "url": "http://[::1"}, "not_a_link"),
        ({"level": 2, "url": 5}, "not_a_text"),
        ({"level": 2, "note": "x" * 501}, "too_long"),
        ("nada", "not_a_mapping"),
    ],
)
def test_refuses_what_is_not_an_answer(change: Any, code: str) -> None:
    answer, problems = check_change(ALWAYS, change)
    assert answer is None
    assert codes(problems) == (code,)


def test_not_applicable_only_counts_with_its_reason() -> None:
    without, _ = check_change(SOMETIMES, {"level": "not_applicable"})
    reasoned, _ = check_change(SOMETIMES, {"level": "not_applicable", "reason": " No hay localidades. "})
    assert without is not None and not without.is_complete
    assert reasoned is not None and reasoned.is_complete and not reasoned.counts


def test_a_part_that_does_not_apply_goes_beside_the_level() -> None:
    raw = raw_instrument()
    raw["components"][0]["themes"][0]["indicators"][1]["not_applicable"]["part"] = "La parte de lenguas no aplica"
    found, _ = parse(raw)
    assert found is not None
    partly = found.by_id["alfa-2"]
    assert codes(check_change(partly, {"level": "not_applicable", "reason": "x"})[1]) == ("always_applies",)
    answer, problems = check_change(partly, {"level": 3, "reason": "Nadie habla otra lengua, censo."})
    assert not problems and answer is not None and answer.counts and answer.reason


def test_texts_lose_what_a_database_cannot_keep() -> None:
    answer, _ = check_change(ALWAYS, {"level": 1, "note": "a\x00b\ud800 "})
    assert answer is not None and answer.note == "ab?"


@pytest.mark.parametrize("level", ["level", "nivel", 5, -1, True, [], 2.5])
def test_a_stored_level_that_is_none_of_ours_is_not_read(level: Any) -> None:
    assert read_answer({"level": level, "rev": 1}) is None


@given(anything)
def test_reading_never_raises(raw: Any) -> None:
    answer = read_answer(raw)
    assert answer is None or isinstance(answer, Answer)


@given(st.dictionaries(st.sampled_from(["level", "reason", "url", "note", "desired", "rev", "at", "seen"]), anything))
def test_what_is_read_writes_and_reads_the_same(raw: dict[str, Any]) -> None:
    answer = read_answer(raw)
    if answer is not None:
        assert read_answer(write_answer(answer)) == answer
