"""What a learner takes away: the diagnosis, the plan and the handover, in every format that can be written here."""

from __future__ import annotations

from typing import Any

from webob import Response

from .export import handover, offer
from .kit.documents.formats import FORMATS
from .kit.documents.grids import TooManyRows
from .kit.documents.pdf import Failed, TooLarge
from .kit.handlers import Refused, download, learner_gets
from .learner_state import EVENT, STATE
from .ui import documents, offers, plan_documents, takeaway, translator
from .ui.visit import Visit

PRINTED = {"diagnosis": "report", "plan": "plan_document", "dossier": "plan_document"}
VALUES = {"diagnosis": takeaway.diagnosis, "plan": takeaway.plan, "dossier": takeaway.dossier}


class DownloadsMixin:
    """One handler; it reads, presents and writes a file, and changes nothing."""

    @learner_gets
    def export(self, request: Any) -> Response:
        """`?what=diagnosis|plan|dossier|handover&format=pdf|docx|xlsx|ics|csv|json|zip&number=` as a file to keep."""
        what, wanted, number = (request.GET.get(key) or "" for key in ("what", "format", "number"))
        self._instrument()
        visit = self._visit({"zone": request.GET.get("zone")})
        if what not in offers.DOCUMENTS:
            raise Refused(400, "unknown_document")
        if wanted not in _formats(what):
            raise Refused(400, "unknown_format")
        if not FORMATS[wanted].available:
            raise Refused(406, "format_not_installed", **_instead(visit, what, number))
        try:
            body, name = self._handed_over(visit) if what == "handover" else _made(visit, what, wanted, number)
        except (TooLarge, TooManyRows):
            raise Refused(413, "document_too_large", **_instead(visit, what, number)) from None
        except Failed:
            raise Refused(409, "document_failed", **_instead(visit, what, number)) from None
        self.announce(EVENT + "exported", {"what": what, "format": wanted, "bytes": len(body)})
        return download(body, name=name, content_type=FORMATS[wanted].media_type)

    def _handed_over(self, visit: Visit) -> tuple[bytes, str]:
        diagnosed = takeaway.diagnosis(visit, None) if visit.history.items else None
        planned = takeaway.plan(visit, None)
        if diagnosed is None and not planned["commitments"]:
            raise Refused(404, "nothing_to_hand_over")
        printed = {"plan": plan_documents.paper(visit, None)}
        if diagnosed is not None:
            printed["diagnostico"] = documents.report(visit, None)
        stored = {name: getattr(self, name) for name in STATE}
        body = handover.package(diagnosed, planned, printed=printed, stored=stored)
        return body, offer.name("handover", planned, "zip")


def _formats(what: str) -> tuple[str, ...]:
    return offers.DOCUMENTS[what] + offers.DATA[what]


def _made(visit: Visit, what: str, wanted: str, number: str) -> tuple[bytes, str]:
    values = VALUES[what](visit, number)
    if what != "diagnosis" and not values["commitments"]:
        raise Refused(404, "empty_plan")
    return offer.MAKERS[what][wanted](values), offer.name(what, values, wanted)


def _instead(visit: Visit, what: str, number: str) -> dict[str, str]:
    """The page to print, which is always there."""
    if what not in PRINTED:
        return {}
    _ = translator(visit.language)
    number = number if number.isascii() and number.isdigit() else ""
    return {"link": visit.url(PRINTED[what], f"number={number}" if number else ""), "link_text": _("Open the page to print")}
