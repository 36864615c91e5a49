"""The door of instruments: all problems at once, each with its path."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiagnostico_xblock.core.instrument_reader import parse
from autodiagnostico_xblock.core.problems import codes

from .samples import instrument, raw_instrument


def test_reads_components_themes_and_indicators_in_order() -> None:
    found = instrument()
    assert list(found.by_id) == ["alfa-1", "alfa-2", "alfa-3", "beta-1", "beta-2"]
    assert found.component_of["beta-2"] == "dos"
    assert found.theme_of["alfa-3"] == "alfa"


def test_routes_choose_by_class() -> None:
    found = instrument()
    assert [each.id for each in found.in_route("breve")] == ["alfa-1", "beta-1"]
    assert len(found.in_route("completa")) == 5


def test_an_unknown_route_is_the_first_one() -> None:
    assert instrument().route("otra").id == "breve"


def test_offering_some_routes_leaves_the_others_out_and_nothing_else() -> None:
    found = instrument()
    short = found.offering(["breve", "larga"])
    assert [each.id for each in short.routes] == ["breve"] and short.by_id == found.by_id
    assert short.in_route("completa") == found.in_route("breve")
    assert found.offering([]) is found and found.offering(["larga"]) is found and found.offering(["completa", "breve"]) is found


def test_gathers_every_problem_with_its_path() -> None:
    raw = raw_instrument()
    raw["version"] = "uno"
    raw["components"][0]["themes"][0]["indicators"][0]["levels"] = ["Igual.", "igual.", "C.", "D.", "E."]
    raw["components"][1]["themes"][0]["indicators"][1]["legal_basis"] = []
    found, problems = parse(raw)
    assert found is None
    assert [(each.path, each.code) for each in problems] == [
        ("version", "not_a_version"),
        ("components.0.themes.0.indicators.0.levels", "levels_alike"),
        ("components.1.themes.0.indicators.1.legal_basis", "obligation_without_basis"),
    ]


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("id", "Con Espacios", "not_an_id"),
        ("id", 1001, "not_a_text"),
        ("bands", [{"level": 0, "from": 5}], "bands_not_rising"),
        ("bands", [{"level": 0, "from": 0}, {"level": 1, "from": 0}], "bands_not_rising"),
        ("levels", [], "wrong_length"),
        ("weights", {"essential": 0, "important": 2, "complementary": 1}, "not_in_range"),
        ("routes", [], "wrong_length"),
        ("components", "nada", "not_a_list"),
        ("components", None, "missing"),
    ],
)
def test_refuses_wrong_values(path: str, value: Any, code: str) -> None:
    found, problems = parse({**raw_instrument(), path: value})
    assert found is None
    assert code in codes(problems)


def test_ids_are_unique_across_components() -> None:
    raw = raw_instrument()
    raw["components"][1]["themes"][0]["indicators"][0]["id"] = "alfa-1"
    assert codes(parse(raw)[1]) == ("repeated_id",)


def test_only_major_versions_break_comparison() -> None:
    found = instrument()
    assert found.is_comparable("muestra", "1.9.0")
    assert not found.is_comparable("muestra", "2.0.0")
    assert not found.is_comparable("otra", "1.0.0")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(anything)
def test_never_raises(raw: Any) -> None:
    found, problems = parse(raw)
    assert (found is None) == bool(problems)


@given(st.sampled_from(sorted(raw_instrument())), anything)
def test_never_raises_on_a_spoilt_part(key: str, value: Any) -> None:
    found, problems = parse({**raw_instrument(), key: value})
    assert (found is None) == bool(problems)
