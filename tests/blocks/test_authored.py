"""What the course team writes in Studio, read by the room that the three editors share."""

from __future__ import annotations

from typing import Any

import pytest

from autodiagnostico_xblock.kit.authored import Form, load_yaml
from autodiagnostico_xblock.kit.pure.problems import Problem, codes


def test_a_form_gives_values_and_every_problem_with_its_place() -> None:
    form = Form({"name": "  Plaza  ", "note": "x" * 6, "other": 7, "on": True, "off": "true", "rule": ["a"]})
    assert form.texts({"name": 10, "note": 5, "other": 5, "absent": 5}) == {"name": "Plaza", "absent": ""}
    assert form.flags("on", "off", "absent") == {"on": True, "off": False, "absent": False}
    assert form.option("rule", ("a", "b")) == "a"
    assert [(each.path, each.code) for each in form.problems] == [
        ("note", "too_long"), ("other", "not_a_text"), ("rule", "not_an_option")]
    form.own("text", (Problem("lines.2", "missing"), Problem("", "not_a_list")))
    assert [each.path for each in form.problems[3:]] == ["text.lines.2", "text"]


@pytest.mark.parametrize(("written", "whole", "read"), [
    ("", False, None), (None, False, None), ("2,5", False, 2.5), (0, False, 0.0), ("10", True, 10.0), (" 3 ", True, 3.0)])
def test_numbers_that_are_read(written: Any, whole: bool, read: float | None) -> None:
    form = Form({"n": written})
    assert form.number("n", 10, "not_a_number", whole=whole) == read and not form.problems


@pytest.mark.parametrize("written", ["-1", "10.5", "nan", "inf", "mucho", [], {}, "1e9", True])
def test_numbers_that_are_refused(written: Any) -> None:
    form = Form({"n": written})
    assert form.number("n", 10, "not_a_number", whole=True) is None and codes(form.problems) == ("not_a_number",)


@pytest.mark.parametrize(("text", "line"), [("a: [", 1), ("a: 1\nb: 2: 3", 2), ("!!python/object/apply:os.getcwd []", 1), ("[" * 5000, 1)])
def test_a_text_that_is_not_yaml_says_the_line_and_runs_nothing(text: str, line: int) -> None:
    value, problem = load_yaml(text)
    assert value is None and problem is not None and problem.code == "not_readable" and problem.params["line"] >= line
