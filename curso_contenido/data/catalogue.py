"""The shipped catalogue of practices, what its ids may name, the outlines of the maps, and links into the course.

The only reader of these files; results are cached and frozen. Shipped data with a problem is a bug: it raises at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from autodiagnostico_xblock.kit import reference
from autodiagnostico_xblock.kit.course_links import Link, read_links

from ..core.practice_reader import read_practices
from ..core.practices import Known, Practice, in_order

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.es"


@attrs.frozen
class Indicator:
    """A question of the self-diagnosis that practices serve.

    `lesson`: id of the lesson that teaches it. `commitments`: titles of its advice, which the plan takes as drafts.
    """

    id: str
    question: str
    theme: str
    component: str
    lesson: str
    commitments: tuple[str, ...] = attrs.field(converter=tuple)


def _read(name: str) -> Any:
    return json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def _shipped() -> Any:
    return _read("practices.json")


@cache
def known() -> Known:
    """Everything that ids in a practice may name."""
    bands = tuple(each.id for each in reference.bands())
    municipalities = {
        each.clave: (each.lat, each.lon, getattr(reference.band(each.population), "id", ""))
        for state in reference.states() for each in reference.municipalities(state.clave)
    }
    return Known(
        states=frozenset(each.clave for each in reference.states()), municipalities=municipalities, bands=bands,
        targets=frozenset(each.id for each in reference.targets()), indicators=frozenset(indicators()),
        countries=frozenset(countries()))


@cache
def practices() -> tuple[Practice, ...]:
    """The published practices, in the order in which they are listed. ValueError when the shipped data is broken."""
    found, problems = read_practices(_shipped()["practices"], known())
    if problems:
        raise ValueError(problems)
    return in_order(found)


@cache
def countries() -> Mapping[str, str]:
    """ISO code → name, in the order in which they are offered."""
    return dict(_shipped()["countries"])


@cache
def components() -> Mapping[str, str]:
    """Id → name of the five components, in the instrument's order."""
    return dict(_shipped()["components"])


@cache
def indicators() -> Mapping[str, Indicator]:
    """Id → indicator."""
    return {key: Indicator(key, **each) for key, each in _shipped()["indicators"].items()}


@cache
def links() -> Mapping[str, Link]:
    """Units that exist in the published course, by the id of what they show."""
    return read_links(_read("links.json"), ("lessons", "practices", "tools"))


@cache
def geometry() -> Mapping[str, Any]:
    """`{mexico, detail, america}`: outlines as SVG paths and the frame that places a point on them."""
    return dict(_read("geometry.json"))
