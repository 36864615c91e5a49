"""Practices that somebody takes away: a filtered list, a comparison or their favourites, and in words how they were chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from ..core.practice_query import Query
from ..core.practices import Practice
from . import map_filters, map_labels, map_names, map_present, translator
from .map_visit import MapVisit


@attrs.frozen
class Selection:
    """`kind`: `list`, `comparison` or `favourites`; `criteria`: `(name, value)` pairs; `notes`: id → the person's own note."""

    kind: str
    practices: tuple[Practice, ...]
    criteria: tuple[tuple[str, str], ...]
    notes: Mapping[str, str] = attrs.field(factory=dict)


def of_query(visit: MapVisit, query: Query) -> Selection:
    """What an address asks for: the compared practices when it compares, else the whole list, in its order."""
    if query.comparing:
        known = visit.index.catalogue.by_id
        return Selection("comparison", tuple(known[each] for each in query.compared if each in known), ())
    rows = map_present.ordered(visit, query, visit.index.find(query))
    return Selection("list", tuple(practice for practice, _why in rows), tuple(_criteria(visit, query)))


def of_favourites(visit: MapVisit) -> Selection:
    """One's favourites that the map still shows, with their notes."""
    known = visit.index.catalogue.by_id
    notes = {key: visit.kept.favourites[key].note for key in visit.kept.chosen if key in known}
    return Selection("favourites", tuple(known[key] for key in notes), (), notes)


def _criteria(visit: MapVisit, query: Query) -> Iterator[tuple[str, str]]:
    _ = translator(visit.language)
    texts, names = map_labels.filters(_), map_names.facet_names(visit.language)
    if query.words:
        yield texts["search"], f"«{query.words}»"
    for facet, values in query.facets.items():
        yield texts[facet], "; ".join(names[facet].get(each, each) for each in values)
    if query.mine:
        yield texts["mine"], "; ".join(map_filters.mine_names(query, names))
    if not query.is_filtered:
        yield texts["active"], texts["no_filter"]
