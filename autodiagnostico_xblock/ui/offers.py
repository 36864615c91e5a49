"""What can be taken away from a page: a link for each format that this place can write."""

from __future__ import annotations

from typing import Any

from ..kit.documents.formats import FORMATS
from . import Translate
from .visit import Visit

# for reading and editing first; then for calendars and programs
DOCUMENTS = {
    "diagnosis": ("pdf", "docx", "xlsx"), "plan": ("pdf", "docx", "xlsx"), "dossier": ("pdf",), "handover": ("zip",),
}
DATA: dict[str, tuple[str, ...]] = {
    "diagnosis": ("csv", "json", "zip"), "plan": ("ics", "csv", "json", "zip"), "dossier": (), "handover": (),
}


def offered(visit: Visit, what: str, number: int | None = None) -> dict[str, Any]:
    """`documents` and `data`: links with their words; the formats whose library is not installed are left out.

    The documents of the plan begin with the one that has diagnosis and plan, when both are there.
    """
    _ = visit.translate
    names = _names(_)
    number_part = "" if number is None else f"&number={number}"

    def link(wanted: str, of: str = what) -> dict[str, str]:
        text = names.get(f"{of}_{wanted}", names[wanted])
        return {"text": text, "url": visit.url("export", f"what={of}&format={wanted}{number_part}")}

    whole = visit.history.items and visit.plan.commitments and what == "plan" and number is None
    first = [link(each, "dossier") for each in DOCUMENTS["dossier"] if FORMATS[each].available] if whole else []
    return {
        "title": names["title"],
        "documents": first + [link(each) for each in DOCUMENTS[what] if FORMATS[each].available],
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
        "dossier_pdf": _("PDF with everything: diagnosis and plan"),
        "plan_pdf": _("PDF of the plan, to print and sign"),
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
