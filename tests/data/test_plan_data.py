"""The rules and the calendar of the plan that ship: readable, sourced, in force."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autodiagnostico_xblock import data
from autodiagnostico_xblock.core.commitment import VALUES
from autodiagnostico_xblock.core.gender_check import parse_threshold
from autodiagnostico_xblock.core.plan_rows import FIELDS
from autodiagnostico_xblock.core.plan_rules import parse_rules
from autodiagnostico_xblock.kit import reference
from autodiagnostico_xblock.ui.authoring import packaged_threshold
from autodiagnostico_xblock.ui.plan_form import SECTIONS

from ..reading import reading_ease

ROOT = Path(__file__).parents[2]
RULES, CALENDAR = data.plan_rules(), data.calendar()
TEXTS = [*(each.missing for each in RULES.checks), *(each.text for each in RULES.remarks), *(each.advice for each in CALENDAR)]


def test_what_ships_is_what_was_written() -> None:
    import subprocess
    import sys

    done = subprocess.run([sys.executable, str(ROOT / "tools" / "compilar.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_plain_and_impersonal_or_of_usted(text: str) -> None:
    assert reading_ease(re.sub(r"[{}«»\[\]]", "", text)) >= 38.0
    assert not re.search(r"\b(tu|tus|ti|contigo|haz|pon|escribe)\b", text, re.IGNORECASE) and text.endswith(".")


def test_every_date_of_federal_law_says_its_law_and_state_law_has_no_date() -> None:
    known = reference.sources()
    for each in CALENDAR:
        assert all(basis.source in known and known[basis.source].kind == "law" for basis in each.legal_basis)
        assert each.legal_basis if each.kind != "state_law" else not each.days


def test_each_component_opens_some_value() -> None:
    assert set(RULES.values_of) == {each.id for each in data.instrument().components}
    assert all(set(values) <= set(VALUES) for values in RULES.values_of.values())


def test_every_check_has_its_place_in_the_form() -> None:
    placed = [check for checks in SECTIONS.values() for check in checks]
    assert len(placed) == len(set(placed)) and set(placed) == {each.id for each in RULES.checks}
    assert set(FIELDS) <= set(placed)


def test_the_packaged_threshold_can_be_used() -> None:
    packaged = packaged_threshold()
    assert parse_threshold(reference.gender_threshold(), packaged) == (packaged, ())
    names = {each.id for each in reference.gender_criteria()}
    assert set(packaged.all_of) | set(packaged.one_of) <= names and packaged.at_least == 7


@pytest.mark.parametrize("change", [
    {"checks": []}, {"remarks": [{"id": "few"}]}, {"dimensions": 3}, {"values_of": {"marco": ["honradez"]}}, {"version": 1},
])
def test_broken_rules_are_refused(change: dict) -> None:
    assert parse_rules({**data.raw("plan_rules.json"), **change})[1]
