"""What can be taken away from a page: a link for each format that this place can write."""

from __future__ import annotations

from typing import Any

from ..kit.documents.formats import FORMATS
from . import Translate
from .visit import Visit

# for reading and editing first; then for calendars and programs
DOCUMENTS = {"diagnosis": ("pdf", "docx", "xlsx"), "plan": ("pdf", "docx", "xlsx"), "handover": ("zip",)}
DATA = {"diagnosis": ("csv", "json", "zip"), "plan": ("ics", "csv", "json", "zip"), "handover": ()}


def offered(visit: Visit, what: str, number: int | None = None) -> dict[str, Any]:
    """`documents` and `data`: links with their words; the formats whose library is not installed are left out."""
    _ = visit.translate
    names = _names(_)
    number_part = "" if number is None else f"&number={number}"

    def link(wanted: str) -> dict[str, str]:
        text = names.get(f"{what}_{wanted}", names[wanted])
        return {"text": text, "url": visit.url("export", f"what={what}&format={wanted}{number_part}")}

    return {
        "title": names["title"],
        "documents": [link(each) for each in DOCUMENTS[what] if FORMATS[each].available],
        "data_title": names["data"],
        "data": [link(each) for each in DATA[what] if FORMATS[each].available],
        "note": names[f"{what}_note"],
    }


def _names(_: Translate) -> dict[str, str]:
    return {
        "title": _("Take it with you"),
        "data": _("Open data"),
        "pdf": _("PDF, to print and sign"),
        "docx": _("DOCX, to edit"),
        "plan_docx": _("DOCX, draft agreement for the cabildo"),
        "xlsx": _("XLSX, spreadsheet"),
        "plan_xlsx": _("XLSX, with a follow-up sheet"),
        "ics": _("ICS, deadlines for your calendar"),
        "csv": _("CSV, one table"),
        "json": _("JSON, everything"),
        "zip": _("ZIP, open data with its description"),
        "handover_zip": _("ZIP, for the administration that comes in"),
        "diagnosis_note": _("The same report to read, edit or work on."),
        "plan_note": _("The same plan to approve, edit, follow up or put in your calendar."),
        "handover_note": _("Handover: diagnosis, plan, state of each commitment, evidence and pending matters in one file."),
    }
