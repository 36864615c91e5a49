"""A good practice, and the catalogue of those that are shown.

Frozen values, already checked by `practice_reader`. Ids are API: favourites, indicators and links name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

COMPONENTS = ("transparencia", "participacion", "rendicion", "marco", "innovacion")
TOPICS = ("genero", "agenda-2030", "lenguas-indigenas", "accesibilidad", "juventudes")
COSTS = ("low", "medium", "high")
GENDER_LEVELS = ("none", "sensitive", "transformative")
# what the sources let us say: results that they declare, a description, still going on, ended or interrupted
EVIDENCE = ("con-resultados", "documentada", "en-curso", "terminada")
MEXICO = "MX"
# countries on the second picture; the others are in the list and in a group of their own
AMERICA = ("AR", "BO", "BR", "BZ", "CL", "CO", "CR", "CU", "DO", "EC", "SV", "GT", "GY", "HT", "HN", "JM", "NI", "PA", "PY", "PE", "PR",
           "SR", "TT", "UY", "VE")


@attrs.frozen
class Source:
    """Where it was read; `read`: month or day (ISO), empty when the course team did not say."""

    title: str
    url: str
    read: str = ""


@attrs.frozen
class Gender:
    """How the practice looks at inequality between women and men, and why we say so."""

    level: str = "none"
    reason: str = ""


@attrs.frozen
class Practice:
    """`state` and `municipality` are claves, only in Mexico; `region` names the place elsewhere.

    `band`: id of a population band, empty when unknown. `start`, `end`: years. `contrary`: evidence against it and
    limits of what was read. `rights_note`: set where the practice is a people's own government. `own`: added by the
    course team.
    """

    id: str
    name: str
    government: str
    country: str
    description: str
    components: tuple[str, ...]
    sources: tuple[Source, ...]
    topics: tuple[str, ...] = ()
    state: str = ""
    municipality: str = ""
    region: str = ""
    community: str = ""
    band: str = ""
    lat: float | None = None
    lon: float | None = None
    start: int | None = None
    end: int | None = None
    result: str = ""
    contrary: str = ""
    cost: str = ""
    requirements: str = ""
    ask: str = ""
    sdg: tuple[str, ...] = ()
    gender: Gender = Gender()
    tool: str = ""
    evidence: str = "documentada"
    rights_note: str = ""
    indicators: tuple[str, ...] = ()
    own: bool = False

    @property
    def area(self) -> str:
        """Which picture it is on: `mexico`, `america` or `other`."""
        if self.country == MEXICO:
            return "mexico"
        return "america" if self.country in AMERICA else "other"


@attrs.frozen
class Known:
    """What ids may name: claves of states, municipality → (lat, lon, band), bands, targets, indicators, countries."""

    states: frozenset[str]
    municipalities: Mapping[str, tuple[float | None, float | None, str]]
    bands: tuple[str, ...]
    targets: frozenset[str]
    indicators: frozenset[str]
    countries: frozenset[str]


@attrs.frozen(eq=False, slots=False)
class Catalogue:
    """Practices in the order in which they are listed; ids do not repeat."""

    practices: tuple[Practice, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Practice]:
        """Id → practice."""
        return {each.id: each for each in self.practices}

    def without(self, hidden: frozenset[str], components: frozenset[str]) -> Catalogue:
        """Those that the course team shows: not in `hidden`, and of one of `components` when any is named."""
        return Catalogue(tuple(
            each for each in self.practices
            if each.id not in hidden and (not components or components & set(each.components))))


def in_order(practices: tuple[Practice, ...]) -> tuple[Practice, ...]:
    """The course's own first, then Mexico, Latin America, the rest; inside, those with results first, then by name."""
    areas = ("mexico", "america", "other")
    return tuple(sorted(practices, key=lambda each: (
        not each.own, areas.index(each.area), EVIDENCE.index(each.evidence), each.name)))
