"""Grids as an XLSX that prints well and computes nothing: every text is stored as text, never as a formula or a link.

XlsxWriter is an extra (`documentos`): `available()` says whether it is there.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from . import palette, typesetter
from .cells import clean, runs_as_formula
from .grids import Field, Grid, TooManyRows
from .typesetter import Unavailable

__all__ = ["Unavailable", "available", "write"]

MOST_ROWS = 20_000
LONGEST_CELL = 32_000
LONGEST_LIST = 240
FORMATS = {"integer": "0", "number": "#,##0.##", "percent": "0%", "date": "dd/mm/yyyy", "text": "@"}
HEAD_ROW = 3
UPRIGHT, WIDEST_PAGE = 90, 190  # characters that a printed page takes in width: standing, lying
LINE, TALLEST_ROW = 15, 400


def available() -> bool:
    """Whether XlsxWriter is installed."""
    return typesetter.library("xlsxwriter") is not None


def write(grids: Sequence[Grid], *, title: str, subject: str = "", moment: datetime | None = None, footer: str = "&P / &N") -> bytes:
    """A workbook with a sheet per grid. Raises `Unavailable` without XlsxWriter, `TooManyRows` above 20,000."""
    if not available():
        raise Unavailable("XlsxWriter")
    if any(len(each.rows) > MOST_ROWS for each in grids):
        raise TooManyRows(title)
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    created = (moment or datetime(2026, 1, 1)).replace(tzinfo=None)
    book.set_properties({"title": clean(title)[:255], "subject": clean(subject)[:255], "author": "", "comments": "", "created": created})
    looks = _Looks(book)
    names: set[str] = set()
    for grid in grids:
        sheet = book.add_worksheet(sheet_name(grid.title, names))
        _fill(sheet, grid, looks)
        _print_setup(sheet, grid, footer)
    book.close()
    return target.getvalue()


class _Looks:
    """Formats of the workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.known: dict[tuple[str, bool], Any] = {}
        ink = f"#{palette.INK}"
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": f"#{palette.ACCENT}"})
        self.note = book.add_format({"font_color": f"#{palette.SOFT}", "font_size": 10, "valign": "top"})
        head = {"bold": True, "bg_color": f"#{palette.VEIL}", "font_color": ink, "bottom": 2, "bottom_color": f"#{palette.ACCENT}",
                "text_wrap": True, "valign": "vcenter"}
        self.head = {side: book.add_format({**head, "align": side}) for side in ("left", "center", "right")}

    def cell(self, kind: str, *, quoted: bool = False) -> Any:
        """Format of a value; `quoted` keeps a text a text when somebody edits it."""
        if (kind, quoted) not in self.known:
            words = kind == "text"
            self.known[kind, quoted] = self.book.add_format({
                "num_format": FORMATS[kind], "valign": "top", "bottom": 1, "bottom_color": f"#{palette.LINE}", "text_wrap": words,
                "align": side(kind), "quote_prefix": quoted})
        return self.known[kind, quoted]


def side(kind: str) -> str:
    """Where a value of that kind stands in its column."""
    return {"text": "left", "date": "left", "integer": "center"}.get(kind, "right")


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: at most 31 characters, none of `[]:*?/\\`, not repeated."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", clean(title)).strip()[:31] or "Hoja"
    name, number = plain, 2
    while name.lower() in taken:
        name, number = f"{plain[:27]} {number}", number + 1
    taken.add(name.lower())
    return name


def _fill(sheet: Any, grid: Grid, looks: _Looks) -> None:
    sheet.write_string(0, 0, clean(grid.title), looks.title)
    sheet.set_row(0, 26)
    if grid.note:
        sheet.write_string(1, 0, clean(grid.note)[:LONGEST_CELL], looks.note)
    for column, field in enumerate(grid.fields):
        sheet.set_column(column, column, field.width)
        sheet.write_string(HEAD_ROW, column, clean(field.title), looks.head[side(field.kind)])
    sheet.set_row(HEAD_ROW, 32)
    for number, row in enumerate(grid.rows, HEAD_ROW + 1):
        sheet.set_row(number, _height(grid.fields, row))
        for column, (field, value) in enumerate(zip(grid.fields, row)):
            _put(sheet, number, column, field, value, looks)
    for number in range(len(grid.rows) + HEAD_ROW + 1, len(grid.rows) + HEAD_ROW + 1 + grid.spare):
        for column, field in enumerate(grid.fields):
            sheet.write_blank(number, column, None, looks.cell(field.kind))
    last = HEAD_ROW + max(1, len(grid.rows) + grid.spare)
    for column, field in enumerate(grid.fields):
        if field.choices and sum(len(each) + 1 for each in field.choices) <= LONGEST_LIST:
            sheet.data_validation(HEAD_ROW + 1, column, last, column, {"validate": "list", "source": list(field.choices)})
        elif field.kind == "date" and grid.spare:
            sheet.data_validation(HEAD_ROW + 1, column, last, column, {
                "validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": date(2100, 12, 31)})
    sheet.autofilter(HEAD_ROW, 0, last, len(grid.fields) - 1)
    sheet.freeze_panes(HEAD_ROW + 1, 1)


def _height(fields: Sequence[Field], row: Sequence[Any]) -> int:
    """Room for the wrapped texts of a row: not every program makes it by itself."""
    lines = [sum(math.ceil(max(1, len(line)) / max(1, field.width - 1)) for line in value.split("\n"))
             for field, value in zip(fields, row) if isinstance(value, str) and value]
    return min(TALLEST_ROW, LINE * max(lines, default=1))


def _put(sheet: Any, row: int, column: int, field: Field, value: Any, looks: _Looks) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, looks.cell(field.kind))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), looks.cell("date"))
    elif isinstance(value, str) or field.kind == "text":
        words = clean(str(value))
        words = words if len(words) <= LONGEST_CELL else words[:LONGEST_CELL] + " […]"
        sheet.write_string(row, column, words, looks.cell("text", quoted=runs_as_formula(words)))
    else:
        sheet.write_number(row, column, float(value), looks.cell(field.kind))


def _print_setup(sheet: Any, grid: Grid, footer: str) -> None:
    wide = sum(field.width for field in grid.fields)
    sheet.set_paper(1)
    if wide > UPRIGHT:
        sheet.set_landscape()
    pages = math.ceil(wide / WIDEST_PAGE)
    sheet.fit_to_pages(pages, 0)
    if pages > 1:
        sheet.repeat_columns(0, min(2, len(grid.fields) - 1))
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(f"&L{clean(grid.title)[:80].replace('&', '&&')}&R{footer}")
    sheet.hide_gridlines(2)
