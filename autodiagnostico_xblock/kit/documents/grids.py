"""Tables of values that XLSX, CSV and open data are written from. Standard library and attrs only."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

KINDS = ("text", "integer", "number", "percent", "date")


class TooManyRows(ValueError):
    """More rows than a file of this house is made for."""


@attrs.frozen
class Field:
    """A column. `name` is for programs (ASCII), `title` for people.

    `kind`: `text` (also claves, so no zero is lost), `integer`, `number`, `percent` (a share from 0 to 1) or `date`
    (a `date`). `width` in characters; `choices` become a list to pick from; `about` explains it in the open data.
    """

    name: str
    title: str
    kind: str = attrs.field(default="text", validator=attrs.validators.in_(KINDS))
    width: int = 18
    choices: tuple[str, ...] = ()
    about: str = ""


@attrs.frozen
class Grid:
    """Rows under fields; a missing value is None or "". `spare`: empty rows to fill in, with the same lists."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Any, ...], ...]
    note: str = ""
    spare: int = 0

    def __attrs_post_init__(self) -> None:
        if any(len(each) != len(self.fields) for each in self.rows):
            raise ValueError(f"{self.name}: a row has not as many values as fields")

    def records(self) -> list[dict[str, Any]]:
        """Rows as objects for JSON; dates as ISO text, missing values as null."""
        return [
            {field.name: plain(value) for field, value in zip(self.fields, each)} for each in self.rows
        ]


def plain(value: Any) -> Any:
    """A value that JSON has."""
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None or value == "" else value
