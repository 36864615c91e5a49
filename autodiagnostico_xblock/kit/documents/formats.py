"""The formats that a document may be taken away in, and whether this place can write them."""

from __future__ import annotations

import attrs

from . import typesetter

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@attrs.frozen
class Format:
    """`id` is also the suffix of the file; `library` has to be installed, "" for none; `name` is what people call it."""

    id: str
    name: str
    media_type: str
    library: str = ""

    @property
    def available(self) -> bool:
        """Whether it can be written here."""
        return not self.library or typesetter.library(self.library) is not None


FORMATS = {
    each.id: each for each in (
        Format("pdf", "PDF", "application/pdf", "typst"),
        Format("docx", "DOCX", WORDS, "docx"),
        Format("xlsx", "XLSX", SHEET, "xlsxwriter"),
        Format("ics", "ICS", "text/calendar; charset=utf-8"),
        Format("csv", "CSV", "text/csv; charset=utf-8"),
        Format("json", "JSON", "application/json"),
        Format("zip", "ZIP", "application/zip"),
    )
}
