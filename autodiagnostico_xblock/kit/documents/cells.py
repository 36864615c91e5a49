"""Texts for files: what no format can carry is taken out, and what a sheet would run as a formula is made plain.

Two kinds of CSV exist here. The one for people opens in a spreadsheet, so `neutral` puts an apostrophe before a text
that would run. The open data (`datapackage`) is for programs and keeps the texts as they are; it says so beside it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# XML 1.0 has no way to write these, and no reader shows them
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def clean(text: str) -> str:
    """`text` with line ends as `\\n` and without control characters, halves of pairs and non-characters."""
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def runs_as_formula(text: str) -> bool:
    """Whether a spreadsheet that reads `text` from CSV may run it: by its first character, also in full width."""
    return text[:1] in FORMULA or text.lstrip()[:1] in FORMULA if text else False


def neutral(value: Any) -> Any:
    """`value` for a CSV that people open: a text that would run gets an apostrophe; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    cleaned = clean(value)
    return "'" + cleaned if runs_as_formula(cleaned) or runs_as_formula(value) else cleaned


def file_name(*parts: str) -> str:
    """Lower-case ASCII name without extension: `informe-san-miguel-jalisco-2026-11-22`, at most 120 characters."""
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode()
    words = "".join(char if char.isalnum() else " " for char in plain).lower().split()
    return "-".join(words)[:120].strip("-") or "documento"
