"""The line of time: well-formed, inside its frame, and harmless whatever it is named."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiagnostico_xblock.core.texts import clean
from autodiagnostico_xblock.kit.documents.gantt import WIDTH, Bar, Line, Stretch, gantt

MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
NAMESPACE = "{http://www.w3.org/2000/svg}"
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def drawn(bars: list[Bar], start: date, end: date, *lines: Line) -> ElementTree.Element:
    return ElementTree.fromstring(gantt(bars, start=start, end=end, title="Línea", months=MONTHS, lines=lines))


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\"><img src=x>", "👩🏽‍🌾 ñuu kʼi̱nal", "\u202eשלום", "x" * 500, "&amp;"])
def test_any_name_is_text(name: str) -> None:
    svg = drawn([Bar(name, (Stretch(date(2027, 1, 1), date(2027, 2, 1)),))], date(2027, 1, 1), date(2027, 6, 30))
    texts = [each.text or "" for each in svg.iter(f"{NAMESPACE}text")]
    assert f"1. {name}" in texts or any(each.endswith("…") and len(each) < 100 for each in texts)
    assert not list(svg.iter(f"{NAMESPACE}script")) and svg.get("aria-label") == "Línea"


def test_stretches_are_inside_their_bar_and_what_is_done_has_a_pattern() -> None:
    bar = Bar("Uno", (Stretch(date(2027, 1, 1), date(2027, 1, 31), True), Stretch(date(2027, 3, 1), date(2027, 3, 31))))
    lines = (Line("Hoy", date(2027, 2, 1), "today"), Line("Fuera", date(2029, 1, 1), "limit"))
    svg = drawn([bar], date(2027, 1, 1), date(2027, 3, 31), *lines)
    boxes = [(float(each.get("x")), float(each.get("width")), each.get("fill")) for each in svg.findall(f"{NAMESPACE}rect")]
    whole, first, second = boxes
    assert first[2] == "url(#gam-done)" != second[2] and whole[0] <= first[0] and first[0] + first[1] <= second[0]
    assert second[0] + second[1] <= whole[0] + whole[1]
    texts = [each.text for each in svg.iter(f"{NAMESPACE}text")]
    assert "Hoy" in texts and "Fuera" not in texts and "ene 2027" in texts


def test_what_is_overdue_has_a_word_and_a_triangle_inside_the_frame() -> None:
    late = Bar("Uno", (Stretch(date(2027, 1, 1), date(2027, 1, 2), overdue=True), Stretch(date(2027, 3, 1), date(2027, 3, 31))), "Atrasado")
    svg = drawn([late, Bar("y" * 200, (), "Atrasado"), Bar("Dos", ())], date(2027, 1, 1), date(2027, 3, 31))
    rows = ["".join(each.itertext()) for each in svg.findall(f"{NAMESPACE}text")]
    assert rows[0] == "1. Atrasado. Uno" and rows[1].endswith("…") and len(rows[1]) < 100 and rows[2] == "3. Dos"
    assert [each.text for each in svg.iter(f"{NAMESPACE}tspan")] == ["Atrasado. "] * 2
    marks = svg.findall(f"{NAMESPACE}path")
    assert len(marks) == 2 and all(float(number) >= 0 for each in marks for number in re.findall(r"-?[\d.]+", each.get("d")))


def test_months_do_not_write_over_each_other() -> None:
    svg = drawn([], date(2026, 11, 24), date(2027, 2, 24))
    names = [each.text for each in svg.findall(f"{NAMESPACE}g/{NAMESPACE}text")]
    assert names == ["dic 2026", "ene 2027", "feb"]


@given(DAYS, st.integers(0, 36_000), st.lists(st.tuples(DAYS, st.integers(0, 900)), max_size=4), st.text(max_size=120))
def test_nothing_leaves_the_frame(start: date, length: int, stretches: list[tuple[date, int]], name: str) -> None:
    end = min(date(2099, 12, 31), start + timedelta(days=length))
    bars = [Bar(clean(name), tuple(Stretch(each, each + timedelta(days=days)) for each, days in stretches))]
    svg = drawn(bars, start, end, Line("Hoy", start, "today"))
    for box in svg.findall(f"{NAMESPACE}rect"):
        assert float(box.get("x")) >= 0 and float(box.get("x")) + float(box.get("width")) <= WIDTH
    assert sum(1 for each in svg.findall(f"{NAMESPACE}g/{NAMESPACE}text")) <= 13
