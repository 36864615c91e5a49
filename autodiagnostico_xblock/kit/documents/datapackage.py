"""Open data: CSV files with the `datapackage.json` that says what each column is (Frictionless Data Package 1.0)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from . import csv
from .cells import clean
from .grids import Field, Grid

TYPES = {"text": "string", "integer": "integer", "number": "number", "percent": "number", "date": "date"}


def descriptor(grids: Sequence[Grid], *, name: str, title: str, about: str, moment: datetime) -> dict[str, Any]:
    """The content of `datapackage.json`. `name` is lower-case ASCII."""
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": clean(title),
        "description": clean(about),
        "created": moment.isoformat(timespec="seconds"),
        "resources": [_resource(each) for each in grids],
    }


def _resource(grid: Grid) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": grid.name,
        "path": f"{grid.name}.csv",
        "title": clean(grid.title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(each) for each in grid.fields], "missingValues": [""]},
    }


def _field(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"name": field.name, "type": TYPES[field.kind], "title": clean(field.title)}
    if field.about:
        found["description"] = clean(field.about)
    if field.choices:
        found["constraints"] = {"enum": list(field.choices)}
    return found


def files(grids: Sequence[Grid], *, name: str, title: str, about: str, moment: datetime) -> dict[str, bytes]:
    """File name → content: one CSV per grid, all of it as JSON, and the descriptor."""
    described = descriptor(grids, name=name, title=title, about=about, moment=moment)
    found = {f"{each.name}.csv": csv.for_programs(each) for each in grids}
    found["datos.json"] = as_json(grids, described)
    found["datapackage.json"] = _encoded(described)
    return found


def as_json(grids: Sequence[Grid], described: dict[str, Any]) -> bytes:
    """Every grid as a list of objects, with the descriptor under `package`."""
    return _encoded({"package": described, **{each.name: each.records() for each in grids}})


def _encoded(value: Any) -> bytes:
    # halves of a pair cannot be written; everything else stays as it was typed
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace")
