"""Whole documents: the page of its own, which needs no scripts, and lists to print."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from django.utils.safestring import SafeString

from autodiagnostico_xblock.kit.page import shared_asset

from ..core.practice_query import Query, read_query
from ..data import catalogue
from . import map_labels, map_pages, map_present, map_selection, render, translator
from .map_dates import day
from .map_selection import Selection
from .map_visit import MapVisit

MOST_PRINTED = 150


def _style(*names: str) -> SafeString:
    """Our own style sheets, as they are: escaped, their quoted names would be lost."""
    own = files("curso_contenido").joinpath("resources", "public", "css", "map.css").read_text(encoding="utf-8")
    return SafeString("".join(shared_asset(name) for name in names) + own)


def alone(visit: MapVisit, address: str) -> str:
    """The map as a page that can be linked with its filters; everything in it is a link or a form."""
    _ = translator(visit.language)
    visit, query = map_pages.without_state(visit), read_query(address)
    page, shown = map_labels.page(_), map_pages.body(visit, query)
    practice = visit.index.catalogue.by_id.get(query.practice)
    context = {
        **shown, "language": visit.language, "title": visit.settings.title, "page": page, "style": _style("gam.css"),
        "page_title": f"{practice.name} · {visit.settings.title}" if practice else visit.settings.title,
        "kicker": _("Toolbox of Municipal Open Government"), "intro": not query.practice and not query.comparing,
        "unknown": map_labels.detail(_)["unknown"] if query.practice and practice is None else "",
    }
    return render("map_alone.html", context)


def printed(visit: MapVisit, address: str) -> str:
    """The sheets of every practice of a list."""
    return _sheets(visit, map_selection.of_query(visit, read_query(address)))


def my_selection(visit: MapVisit) -> str:
    """The sheets of one's favourites, with the notes."""
    return _sheets(visit, map_selection.of_favourites(visit))


def _sheets(visit: MapVisit, selection: Selection) -> str:
    _ = translator(visit.language)
    page, texts = map_labels.page(_), map_labels.listing(_)
    today = day(visit.now.isoformat(), visit.zone, _)
    practices = selection.practices
    sheets: list[dict[str, Any]] = []
    for each in practices[:MOST_PRINTED]:
        sheets.append({**map_present.detail(visit, each, Query()), "note": selection.notes.get(each.id, "")})
    compared = Query(compared=tuple(each.id for each in practices), comparing=True) if selection.kind == "comparison" else None
    context = {
        "language": visit.language, "style": _style("gam.css", "print.css"), "title": visit.settings.title, "made": today,
        "file_name": f"practicas-{visit.now:%Y-%m-%d}", "sheets": sheets, "note_label": map_labels.kept(_)["note"],
        "count": texts["count"] % {"found": len(practices), "all": len(visit.index.catalogue.practices)},
        "cut": _("Only the first %(most)s are printed; use filters to print others.") % {"most": MOST_PRINTED}
        if len(practices) > MOST_PRINTED else "",
        "criteria": selection.criteria, "k": map_present.comparison(visit, compared) if compared else None,
        "honest": page["honest"], "un_note": map_labels.detail(_)["un_note"], "new_tab": "",
        "licence": _("Own text of the catalogue under %(licence)s.") % {"licence": catalogue.LICENCE},
    }
    return render("map_print.html", context)
