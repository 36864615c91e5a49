"""The map's addresses that give documents: parts for the script, the page of its own, lists to print or as data.

All answer a GET and change nothing. Who may call is said on each; the block gives the opening (`visit()`).
"""

from __future__ import annotations

from typing import Any

from webob import Response

from autodiagnostico_xblock.kit import compat
from autodiagnostico_xblock.kit.documents import pdf
from autodiagnostico_xblock.kit.documents.formats import FORMATS
from autodiagnostico_xblock.kit.handlers import Refused, anybody_gets, download, html_response, json_response, learner_gets

from .core.practice_query import read_query
from .ui import map_documents, map_downloads, map_labels, map_pages, map_pdf, map_selection, translator
from .ui.map_selection import Selection
from .ui.map_take import MOST_IN_PDF
from .ui.map_visit import MapVisit

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
        """A list or a comparison as a file: `formato` is `csv`, `json` or `pdf`; the rest is the query."""
        visit, query, wanted = self.visit(), read_query(request.query_string), request.GET.get("formato") or "csv"
        found = map_selection.of_query(visit, query)
        if wanted == "pdf":
            return _as_pdf(visit, found, visit.url("print_selection", query.written()))
        if wanted == "json":
            return download(map_downloads.as_json(found.practices), name="practicas.json", content_type="application/json")
        if wanted != "csv":
            raise Refused(400, "unknown_format")
        return download(map_downloads.as_csv(found.practices), name="practicas.csv", content_type="text/csv; charset=utf-8")

    @anybody_gets
    def open_data(self, request: Any) -> Response:
        """The packaged catalogue, whole, with its description and licence."""
        del request
        return download(map_downloads.whole(), name="buenas-practicas.zip", content_type="application/zip")

    @learner_gets
    def my_selection(self, request: Any) -> Response:
        """One's favourites with their notes: to print, or as PDF with `formato=pdf`."""
        visit, wanted = self.visit(), request.GET.get("formato") or ""
        if wanted == "pdf":
            return _as_pdf(visit, map_selection.of_favourites(visit), visit.url("my_selection"))
        if wanted:
            raise Refused(400, "unknown_format")
        return html_response(map_documents.my_selection(visit))

    @learner_gets
    def my_data(self, request: Any) -> Response:
        """Everything that is kept about the learner here, as JSON."""
        del request
        stored = {name: getattr(self, name) for name in PERSONAL}
        return download(map_downloads.my_data(stored), name="mapa.json", content_type="application/json")


def _as_pdf(visit: MapVisit, selection: Selection, printed: str) -> Response:
    """The PDF, or a refusal that offers the page to print at `printed`."""
    if not selection.practices:
        raise Refused(404, "nothing_selected")
    instead = {"link": printed, "link_text": map_labels.document(translator(visit.language))["print"]}
    if not FORMATS["pdf"].available:
        raise Refused(406, "format_not_installed", **instead)
    if len(selection.practices) > MOST_IN_PDF:
        raise Refused(413, "too_many_practices_for_pdf", **instead)
    try:
        body = pdf.write(map_pdf.document(visit, selection))
    except pdf.TooLarge:
        raise Refused(413, "document_too_large", **instead) from None
    except pdf.Failed:
        raise Refused(409, "document_failed", **instead) from None
    return download(body, name=map_pdf.name(visit, selection), content_type=FORMATS["pdf"].media_type)
