"""Reference lists that both packages read: states, municipalities, goals and targets, gender criteria, sources.

Standard library and attrs only; the files beside this one are read once and cached. Sources and terms of each
list: `DATA-LICENSES.md`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import attrs


@attrs.frozen
class State:
    """`clave`: two digits; `name`: the common name."""

    clave: str
    name: str


@attrs.frozen
class Municipality:
    """`clave`: five digits; `population` of the 2020 census, None when it was created later; `lat`, `lon` in degrees."""

    clave: str
    name: str
    population: int | None
    lat: float | None
    lon: float | None


@attrs.frozen
class Band:
    """Populations from `minimum` (inclusive) up to the next band."""

    id: str
    name: str
    minimum: int


@attrs.frozen
class Goal:
    """A Sustainable Development Goal; `ink` is the text colour that can be read on `colour`."""

    number: int
    name: str
    colour: str
    ink: str


@attrs.frozen
class Target:
    """A target in our own words; `support_only`: not for a municipality's main target."""

    id: str
    goal: int
    about: str
    local_signal: str
    support_only: bool


@attrs.frozen
class Criterion:
    """A gender criterion, `G1`–`G20`; `first_year`: part of the minimum that costs nothing."""

    id: str
    name: str
    criterion: str
    evidence: str
    sources: tuple[str, ...]
    first_year: bool


@attrs.frozen
class Source:
    """A text that content leans on. `kind`: `law`, `document` or `method`; `read`: month of reading (ISO)."""

    id: str
    kind: str
    name: str
    title: str
    url: str | None
    read: str


def _read(name: str) -> Any:
    return json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def states() -> tuple[State, ...]:
    """The 32 states, by clave."""
    return tuple(State(clave, name) for clave, name in _read("estados.json"))


@cache
def _municipalities() -> dict[str, tuple[Municipality, ...]]:
    return {
        state: tuple(Municipality(clave, name, population, lat, lon) for clave, name, population, lat, lon in rows)
        for state, rows in _read("municipios.json").items()
    }


@cache
def _by_clave() -> dict[str, Municipality]:
    return {each.clave: each for rows in _municipalities().values() for each in rows}


def municipalities(state: str) -> tuple[Municipality, ...]:
    """Municipalities of a state by clave, in alphabetical order; empty for an unknown one."""
    return _municipalities().get(state, ())


def municipality(clave: str) -> Municipality | None:
    """The municipality with that clave."""
    return _by_clave().get(clave)


@cache
def bands() -> tuple[Band, ...]:
    """Population bands, smallest first."""
    return tuple(Band(each["id"], each["name"], each["from"]) for each in _read("bandas.json"))


def band(population: int | None) -> Band | None:
    """The band of a population; None when it is not known."""
    if population is None:
        return None
    return [each for each in bands() if each.minimum <= population][-1]


@cache
def goals() -> tuple[Goal, ...]:
    """The 17 goals."""
    return tuple(Goal(**each) for each in _read("ods.json")["goals"])


@cache
def targets() -> tuple[Target, ...]:
    """The targets that matter to a municipality's openness, in numeric order."""
    return tuple(Target(**each) for each in _read("ods.json")["targets"])


@cache
def gender_criteria() -> tuple[Criterion, ...]:
    """G1 to G20."""
    return tuple(Criterion(**{**each, "sources": tuple(each["sources"])}) for each in _read("genero.json")["criteria"])


@cache
def gender_threshold() -> dict[str, Any]:
    """The packaged threshold of the gender checklist: `all_of`, `one_of`, `at_least`, `in_progress_from`."""
    return dict(_read("genero.json")["threshold"])


@cache
def sources() -> dict[str, Source]:
    """Every source by id."""
    return {each["id"]: Source(**each) for each in _read("fuentes.json")}
