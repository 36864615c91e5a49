"""Context of the form of filters: every option with its count, and the filters that are on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ..core.practice_index import Found
from ..core.practice_query import FACETS, MINE, Query
from . import map_labels, map_names, translator
from .map_visit import MapVisit

PILLS = ("component", "topic")
SELECTS = ("country", "state", "band", "evidence", "cost", "goal", "target", "gender", "years")
SPANISH = frozenset({"country", "state", "goal", "target"})  # names that are data, in Spanish whatever the interface


def context(visit: MapVisit, query: Query, found: Found) -> dict[str, Any]:
    """The whole form."""
    _ = translator(visit.language)
    texts, names = map_labels.filters(_), map_names.facet_names(visit.language)
    selects = [each for each in (_facet(facet, query, found, texts, names) for facet in SELECTS) if each["options"]]
    return {
        "texts": texts, "action": visit.url("mapa"), "words": query.words,
        "pills": [_facet(facet, query, found, texts, names) for facet in PILLS], "selects": selects,
        "open": any(query.facets.get(facet) for facet in SELECTS),
        "carried": [(name, value) for name, value in (("comparar", "_".join(query.compared)), ("mapa", query.view)) if value],
        "active": _active(visit, query, texts, names), "clear": visit.link(Query(compared=query.compared)),
        "mine": _mine(query, texts, names),
    }


def _facet(
    facet: str, query: Query, found: Found, texts: Mapping[str, str], names: Mapping[str, Mapping[str, str]],
) -> dict[str, Any]:
    chosen, counts = query.facets.get(facet, ()), found.counts.get(facet, {})
    options = [
        {"value": value, "name": name, "count": counts[value], "chosen": value in chosen}
        for value, name in names[facet].items() if value in counts
    ]
    several = len(chosen) > 1 and facet not in PILLS
    return {"name": FACETS[facet], "label": texts[facet], "options": options, "several": several, "spanish": facet in SPANISH}


def _active(visit: MapVisit, query: Query, texts: Mapping[str, str], names: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    listed = query.listing()
    active: list[dict[str, Any]] = []
    if query.words:
        active.append({"text": texts["words"] % {"words": query.words}, **visit.link(attrs.evolve(listed, words=""))})
    for facet, values in query.facets.items():
        for value in values:
            others = tuple(each for each in values if each != value)
            text = names[facet].get(value, value)
            active.append({"text": text, "spanish": facet in SPANISH, **visit.link(query.with_facet(facet, others))})
    if query.chosen:
        active.append({"text": texts["chosen"] % {"count": len(query.chosen)}, **visit.link(attrs.evolve(listed, chosen=()))})
    if query.mine:
        what = ", ".join(mine_names(query, names))
        active.append({"text": texts["mine_active"] % {"what": what}, **visit.link(attrs.evolve(listed, mine={}))})
    return active


def mine_names(query: Query, names: Mapping[str, Mapping[str, str]]) -> list[str]:
    """What is looked for in a municipality like one's own."""
    found = [names[key].get(value, "") for key in ("state", "band") for value in query.mine.get(key, ())]
    return [each for each in (*found, *(theme_name(value, names) for value in query.mine.get("theme", ()))) if each]


def theme_name(theme: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """Name of a component or a topic."""
    return names["component"].get(theme) or names["topic"].get(theme, "")


def _mine(query: Query, texts: Mapping[str, str], names: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    def options(key: str, known: Mapping[str, str]) -> list[dict[str, Any]]:
        return [{"value": value, "name": name, "chosen": value in query.mine.get(key, ())} for value, name in known.items()]

    return {
        "open": bool(query.mine), "state_name": MINE["state"], "band_name": MINE["band"], "theme_name": MINE["theme"],
        "states": options("state", names["state"]), "bands": options("band", names["band"]),
        "themes": options("theme", {**names["component"], **names["topic"]}),
    }
