"""The reference lists that ship: municipalities, states, bands, targets and gender criteria."""

from __future__ import annotations

import re

import pytest

from autodiagnostico_xblock.kit import reference

STATES = reference.states()
MUNICIPALITIES = [each for state in STATES for each in reference.municipalities(state.clave)]


def test_every_municipality_of_the_32_states_once() -> None:
    assert len(STATES) == 32 and len({each.name for each in STATES}) == 32
    assert len(MUNICIPALITIES) == len({each.clave for each in MUNICIPALITIES}) == 2478
    assert all(re.fullmatch(r"\d{5}", each.clave) for each in MUNICIPALITIES)


@pytest.mark.parametrize(("state", "count"), [("20", 570), ("21", 217), ("30", 212), ("09", 16)])
def test_known_counts(state: str, count: int) -> None:
    assert len(reference.municipalities(state)) == count


def test_population_adds_up_to_the_census() -> None:
    assert sum(each.population or 0 for each in MUNICIPALITIES) == 126_014_024
    assert sum(each.population is None for each in MUNICIPALITIES) == 9


def test_every_municipality_has_a_point_in_mexico() -> None:
    for each in MUNICIPALITIES:
        assert each.lat is not None and 14.4 < each.lat < 32.8, each
        assert each.lon is not None and -118.5 < each.lon < -86.6, each


@pytest.mark.parametrize(("clave", "name"), [("17036", "Hueyapan"), ("02006", "San Quintín"), ("23008", "Playa del Carmen")])
def test_the_newest_names(clave: str, name: str) -> None:
    found = reference.municipality(clave)
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    ("population", "name"), [(0, "menos de 5 mil"), (4999, "menos de 5 mil"), (5000, "5–15 mil"), (2_000_000, ">1 M")])
def test_bands_are_half_open(population: int, name: str) -> None:
    found = reference.band(population)
    assert found is not None and found.name == name
    assert reference.band(None) is None


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours."""
    def light(colour: str) -> float:
        parts = [int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    first, second = sorted((light(one), light(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def test_goals_and_targets() -> None:
    goals = reference.goals()
    assert [each.number for each in goals] == list(range(1, 18))
    assert all(contrast(each.colour, each.ink) >= 4.5 for each in goals)
    assert all(each.goal in range(1, 18) and each.id.startswith(f"{each.goal}.") for each in reference.targets())
    assert {each.id for each in reference.targets() if each.support_only} == {"9.c", "17.8"}


def test_gender_criteria() -> None:
    criteria = reference.gender_criteria()
    assert [each.id for each in criteria] == [f"G{n}" for n in range(1, 21)]
    assert {each.id for each in criteria if each.first_year} == {"G1", "G4", "G5", "G7", "G17"}
