"""A grid as CSV: for people (opens in a spreadsheet, nothing in it runs) or for programs (exact, RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import Any

from .cells import clean, neutral
from .grids import Grid, plain


def for_people(grid: Grid) -> bytes:
    """Titles as header, a mark so that Excel reads the accents, and an apostrophe before what would run as a formula."""
    rows = [[neutral(_shown(value)) for value in each] for each in grid.rows]
    return _written([[neutral(field.title) for field in grid.fields], *rows]).encode("utf-8-sig")


def for_programs(grid: Grid) -> bytes:
    """Field names as header and the texts as they are; `datapackage.json` says the type of each column."""
    rows = [[clean(value) if isinstance(value, str) else _shown(value) for value in each] for each in grid.rows]
    return _written([[field.name for field in grid.fields], *rows]).encode("utf-8")


def _shown(value: Any) -> Any:
    found = plain(value)
    return "" if found is None else found


def _written(rows: list[list[Any]]) -> str:
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue()
