"""Links to take a selection away: to print, as PDF where this place can write it, and as data."""

from __future__ import annotations

from typing import Any

import attrs

from autodiagnostico_xblock.kit.documents.formats import FORMATS

from ..core.practice_query import Query
from ..core.practices import Practice
from ..data import catalogue
from . import map_labels, translator
from .map_visit import MapVisit

Links = dict[str, Any]
MOST_IN_PDF = 40  # some fifty pages; a list of more is for a spreadsheet


def of_list(visit: MapVisit, query: Query, count: int) -> Links:
    """Of the `count` practices that a query lists, and the whole catalogue."""
    texts = map_labels.listing(translator(visit.language))
    found = _offered(visit, attrs.evolve(query.listing(), compared=(), view=""), texts["take"], count)
    found["links"].append({"text": texts["open"] % {"licence": catalogue.LICENCE}, "url": visit.url("open_data")})
    return found


def of_comparison(visit: MapVisit, practices: list[Practice]) -> Links:
    """Of the practices that are compared."""
    texts = map_labels.listing(translator(visit.language))
    return _offered(visit, Query(compared=tuple(each.id for each in practices), comparing=True), texts["take_these"], len(practices))


def of_one(visit: MapVisit, practice: Practice) -> Links:
    """Of one practice: on paper only, its data are in the list's."""
    found = _offered(visit, Query(chosen=(practice.id,)), map_labels.listing(translator(visit.language))["take_one"], 1)
    return {**found, "links": [each for each in found["links"] if each["kind"] in ("print", "pdf")]}


def of_favourites(visit: MapVisit, shown: tuple[str, ...]) -> Links:
    """Of one's favourites: print and PDF with the notes; the data are the practices' own."""
    texts = map_labels.kept(translator(visit.language))
    found = _offered(visit, Query(chosen=shown), "", len(shown))
    mine = {"print": (texts["print"], visit.url("my_selection")), "pdf": (texts["pdf"], visit.url("my_selection", "formato=pdf"))}
    links = []
    for each in found["links"]:
        words, url = mine.get(each["kind"], (each["text"], each["url"]))
        links.append({**each, "text": words, "url": url})
    return {**found, "links": links}


def _offered(visit: MapVisit, query: Query, title: str, count: int) -> Links:
    texts, written = map_labels.listing(translator(visit.language)), query.written()
    links = [{"kind": "print", "text": texts["print"], "url": visit.url("print_selection", written)}]
    kinds = ("pdf", "csv", "json") if FORMATS["pdf"].available and count <= MOST_IN_PDF else ("csv", "json")
    links += [{"kind": each, "text": texts[each], "url": visit.url("selection", f"{written}&formato={each}".lstrip("&"))} for each in kinds]
    too_many = FORMATS["pdf"].available and count > MOST_IN_PDF
    return {"title": title, "links": links if count else [], "note": texts["pdf_most"] % {"most": MOST_IN_PDF} if too_many else ""}
