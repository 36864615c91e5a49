"""The map's addresses that give documents: parts for the script, the page of its own, lists to print or as data.

All answer a GET and change nothing. Who may call is said on each; the block gives the opening (`visit()`).
"""

from __future__ import annotations

from typing import Any

from webob import Response

from autodiagnostico_xblock.kit import compat
from autodiagnostico_xblock.kit.handlers import anybody_gets, download, html_response, json_response, learner_gets

from .core.practice_query import read_query
from .ui import map_documents, map_downloads, map_pages, map_present

PERSONAL = ("favourites", "explored", "activity", "earned", "attempts", "schema_version")


class MapDocumentsMixin:
    """Handlers that read."""

    @anybody_gets
    def part(self, request: Any) -> Response:
        """HTML of a part for the script: `parte` is `explore`, `favourites` or `activity`; the rest is the query."""
        html = map_pages.part(self.visit(), request.GET.get("parte", ""), request.query_string)
        return json_response({"html": compat.with_course_links(self, html)})

    @anybody_gets
    def mapa(self, request: Any) -> Response:
        """The map as a page of its own, which works without scripts and can be linked with its filters."""
        return html_response(compat.with_course_links(self, map_documents.alone(self.visit(), request.query_string)))

    @anybody_gets
    def print_selection(self, request: Any) -> Response:
        """The sheets of a list, to print."""
        return html_response(compat.with_course_links(self, map_documents.printed(self.visit(), request.query_string)))

    @anybody_gets
    def selection(self, request: Any) -> Response:
        """A list as data: `formato` is `csv` or `json`."""
        visit, query = self.visit(), read_query(request.query_string)
        rows = [each for each, _why in map_present.ordered(visit, query, visit.index.find(query))]
        if request.GET.get("formato") == "json":
            return download(map_downloads.as_json(rows), name="practicas.json", content_type="application/json")
        return download(map_downloads.as_csv(rows), name="practicas.csv", content_type="text/csv; charset=utf-8")

    @anybody_gets
    def open_data(self, request: Any) -> Response:
        """The packaged catalogue, whole, with its description and licence."""
        del request
        return download(map_downloads.whole(), name="buenas-practicas.zip", content_type="application/zip")

    @learner_gets
    def my_selection(self, request: Any) -> Response:
        """One's favourites with their notes, to print."""
        del request
        return html_response(map_documents.my_selection(self.visit()))

    @learner_gets
    def my_data(self, request: Any) -> Response:
        """Everything that is kept about the learner here, as JSON."""
        del request
        stored = {name: getattr(self, name) for name in PERSONAL}
        return download(map_downloads.my_data(stored), name="mapa.json", content_type="application/json")
