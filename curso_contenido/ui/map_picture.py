"""The map as a picture: outlines, gathered markers placed over them, and the same in a table.

Markers are ordinary links over the drawing, placed by shares of its size: they keep their size for fingers whatever
the width, and the keyboard walks them in the order of the table. There are two sets of markers, gathered for a wide
and for a narrow screen; the style shows one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from autodiagnostico_xblock.kit import reference

from ..core.clusters import Marker, Spot, by_key, gathered
from ..core.practice_query import MOST_CHOSEN, Query
from ..core.practices import AMERICA, MEXICO, Practice
from ..data import catalogue
from . import map_geometry, map_labels, map_names, translator
from .map_geometry import Box
from .map_visit import MapVisit

WIDE, NARROW = 0.052, 0.115
NAMED, MOST_NAMED = 3, 8
MOST_IN_TABLE = 40
MIDDLE_OF_MEXICO = 23.9, -102.5  # degrees: where the country's marker stands in the picture of the continent


def context(visit: MapVisit, query: Query, practices: Iterable[Practice]) -> dict[str, Any]:
    """The picture that shows where `practices` are, as far as they are on one."""
    _ = translator(visit.language)
    texts = map_labels.picture(_)
    found = tuple(practices)
    which = picture_of(query)
    here = [each for each in found if each.area == which and each.lat is not None and each.lon is not None]
    chosen = zoomed_on(query, which) or (("chosen",) if query.chosen and here else ())
    box = _box(which, query, here, chosen)
    spots = _spots(which, here, box, chosen, found if which == "america" else ())
    return {
        "texts": texts, "which": which, "box": box, "outlines": map_geometry.outlines(which, box, _tones(which, here)),
        "wide": _named([_marker(visit, query, each, which, chosen, box) for each in gathered(spots, WIDE)], chosen),
        "narrow": [_marker(visit, query, each, which, chosen, box) for each in gathered(spots, NARROW)],
        "tabs": _tabs(visit, query, which, texts), "others": _others(visit, query, found),
        "up": {"text": texts["country_map" if which == "mexico" else "whole_america"], **visit.link(_up(query, which))} if chosen else None,
        "rows": _rows(visit, query, which, here), "credit": texts[f"credit_{which}"],
    }


def _box(which: str, query: Query, here: Sequence[Practice], chosen: Sequence[str]) -> Box:
    """Near the practices chosen one by one, else around the places chosen, else the whole."""
    if query.chosen and here:
        return map_geometry.near(which, [(each.lat or 0.0, each.lon or 0.0) for each in here])
    return map_geometry.around(which, chosen)


def picture_of(query: Query) -> str:
    """Latin America when it is asked for, or when only countries of it are; else Mexico."""
    countries = query.facets.get("country", ())
    if query.facets.get("state"):
        return "mexico"
    if countries and all(each in AMERICA for each in countries):
        return "america"
    return query.view or "mexico"


def zoomed_on(query: Query, which: str) -> tuple[str, ...]:
    """States or countries that the picture goes near to; empty for the whole."""
    if which == "mexico":
        return tuple(each for each in query.facets.get("state", ()) if each in catalogue.known().states)
    return tuple(each for each in query.facets.get("country", ()) if each in AMERICA and map_geometry.is_drawn(each))


def _up(query: Query, which: str) -> Query:
    whole = query.with_facet("state" if which == "mexico" else "country", ())
    return attrs.evolve(whole, chosen=(), view="" if which == "mexico" else which)


def _spots(which: str, here: Sequence[Practice], box: Box, chosen: Sequence[str], everywhere: Sequence[Practice]) -> list[Spot]:
    """One a practice when near, one a state or a country when far."""
    def placed(practice: Practice) -> tuple[float, float]:
        return map_geometry.place_in(which, box, practice.lat or 0.0, practice.lon or 0.0)

    if chosen:
        return [Spot(each.id, *placed(each), (each.id,)) for each in here]
    known = {each.id: each for each in here}
    spots = []
    for key, ids in by_key(known, lambda each: known[each].state if which == "mexico" else known[each].country).items():
        points = [placed(known[each]) for each in ids]
        middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
        spots.append(Spot(key, *middle, ids))
    mexican = tuple(each.id for each in everywhere if each.country == MEXICO)
    if mexican and which == "america":
        spots.append(Spot(MEXICO, *map_geometry.place_in(which, box, *MIDDLE_OF_MEXICO), mexican))
    return spots


def _marker(visit: MapVisit, query: Query, marker: Marker, which: str, chosen: Sequence[str], box: Box) -> dict[str, Any]:
    count = len(marker.members)
    single = visit.index.catalogue.by_id[marker.members[0]] if count == 1 and chosen else None
    name = single.name if single else _label(visit, marker, which, chosen)
    towns = dict.fromkeys(map_names.town(visit.index.catalogue.by_id[each]) for each in marker.members) if chosen else {}
    return {
        "town": next(iter(towns)) if len(towns) == 1 else "", "left": f"{marker.x * 100:.1f}",
        "top": f"{marker.y * 100 * box.width / box.height:.1f}", "count": "" if single else count, "label": name,
        **visit.link(_target(query, marker, which, chosen)),
    }


def _named(markers: list[dict[str, Any]], chosen: Sequence[str]) -> list[dict[str, Any]]:
    """Near, and while they are few, markers also show the name of their place."""
    few = chosen and len(markers) <= MOST_NAMED
    return [each if few else {**each, "town": ""} for each in markers]


def _target(query: Query, marker: Marker, which: str, chosen: Sequence[str]) -> Query:
    """Where a marker leads: a practice, the places that it gathers, or those very practices when it cannot be nearer."""
    if chosen and len(marker.members) == 1:
        return attrs.evolve(query, practice=marker.members[0], comparing=False)
    if chosen:
        return attrs.evolve(query.listing(), chosen=marker.members[:MOST_CHOSEN])
    if which == "mexico":
        return query.with_facet("state", marker.keys)
    if marker.keys == (MEXICO,):
        return attrs.evolve(query.with_facet("country", (MEXICO,)), view="")
    return query.with_facet("country", tuple(each for each in marker.keys if each != MEXICO))


def _label(visit: MapVisit, marker: Marker, which: str, chosen: Sequence[str]) -> str:
    texts = map_labels.picture(translator(visit.language))
    names: Iterable[str]
    if chosen:
        known = visit.index.catalogue.by_id
        names = (map_names.town(known[each]) for each in marker.members)
    else:
        names = (_name(key) for key in marker.keys)
    where = list(dict.fromkeys(names))
    if len(where) > NAMED:
        where = [*where[:NAMED - 1], texts["more_places"] % {"count": len(where) - NAMED + 1}]
    joined = where[0] if len(where) == 1 else texts["and"] % {"first": ", ".join(where[:-1]), "last": where[-1]}
    count = len(marker.members)
    return texts["one" if count == 1 else "many"] % {"where": joined, "count": count}


@lru_cache(maxsize=256)
def _name(key: str) -> str:
    return next((each.name for each in reference.states() if each.clave == key), "") or catalogue.countries().get(key, key)


def _tones(which: str, here: Sequence[Practice]) -> Mapping[str, int]:
    """State or country → 1 to 3, by how many practices it has."""
    groups = by_key((each.id for each in here), {each.id: each.state if which == "mexico" else each.country for each in here}.__getitem__)
    return {key: 1 + (len(ids) > 1) + (len(ids) > 4) for key, ids in groups.items()}


def _tabs(visit: MapVisit, query: Query, which: str, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    whole = query.with_facet("state", ())
    foreign = query.facets.get("country", ()) and query.facets["country"] != (MEXICO,)
    mexico = attrs.evolve(whole.with_facet("country", ()) if foreign else whole, view="")
    america = attrs.evolve(whole.with_facet("country", ()) if query.facets.get("country") == (MEXICO,) else whole, view="america")
    return [{"name": texts[key], "here": which == key, **visit.link(each)} for key, each in (("mexico", mexico), ("america", america))]


def _others(visit: MapVisit, query: Query, found: Sequence[Practice]) -> list[dict[str, Any]]:
    """Countries that are on neither picture."""
    groups = by_key((each.id for each in found if each.area == "other"), lambda each: visit.index.catalogue.by_id[each].country)
    without_state = query.with_facet("state", ())
    return sorted(({"name": _name(key), "count": len(ids), **visit.link(without_state.with_facet("country", (key,)))}
                   for key, ids in groups.items()), key=lambda each: str(each["name"]))


def _rows(visit: MapVisit, query: Query, which: str, here: Sequence[Practice]) -> list[dict[str, Any]]:
    facet = "state" if which == "mexico" else "country"
    groups = by_key((each.id for each in here), {each.id: getattr(each, facet) for each in here}.__getitem__)
    rows = [{"name": _name(key), "count": len(ids), **visit.link(query.with_facet(facet, (key,)))} for key, ids in groups.items() if key]
    return sorted(rows, key=lambda each: str(each["name"]))[:MOST_IN_TABLE]
