"""The catalogue and any list of it as data: CSV, JSON, and a package with its `datapackage.json` and licence.

In CSV a text cell that a spreadsheet would take for a formula begins with an apostrophe; JSON carries texts as they are.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from functools import cache
from typing import Any

import attrs

from ..core.practices import Practice
from ..data import catalogue
from .map_authoring import COLUMNS, LISTS, NUMBERS

FORMULA = ("=", "+", "-", "@", "\t", "\r")
WHEN = (2026, 11, 24, 0, 0, 0)  # the same archive for the same data
README = """Catálogo de buenas prácticas de gobierno abierto municipal
Caja de Herramientas de Gobierno Abierto Municipal

practicas.json      los datos, con la forma del esquema publicado
practicas.csv       los mismos, una fila por práctica; varios valores de una celda van separados por «|».
                    Una celda de texto que empezaría como fórmula lleva un apóstrofo delante.
datapackage.json    descripción de los archivos y de sus columnas

Licencia de los textos: {licence} ({url}). Cada práctica cita sus fuentes, que conservan sus propios derechos.
Los resultados son los que declara cada fuente. El costo, las metas y el nivel de género son valoración propia.
"""


def raw_of(practice: Practice) -> dict[str, Any]:
    """A practice with the shape of the published schema."""
    raw: dict[str, Any] = attrs.asdict(practice)
    raw.pop("own")
    return {key: list(value) if isinstance(value, tuple) else value for key, value in raw.items()}


def as_json(practices: Iterable[Practice]) -> bytes:
    """The list as JSON."""
    return (json.dumps([raw_of(each) for each in practices], ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(practices: Iterable[Practice]) -> bytes:
    """The list as CSV for spreadsheets: UTF-8 with its mark."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in practices:
        writer.writerow([_cell(_value(each, column)) for column in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _value(practice: Practice, column: str) -> Any:
    if column.startswith("gender_"):
        return getattr(practice.gender, column.removeprefix("gender_"))
    if column.startswith("source_"):
        return " | ".join(getattr(each, column.removeprefix("source_")) for each in practice.sources)
    value = getattr(practice, column)
    return "|".join(value) if column in LISTS else value


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return "" if value is None else value


def package(practices: tuple[Practice, ...]) -> bytes:
    """Data, description and licence in one ZIP."""
    described = {
        "name": "buenas-practicas-gobierno-abierto-municipal", "title": "Buenas prácticas de gobierno abierto municipal",
        "licenses": [{"name": "CC-BY-4.0", "title": catalogue.LICENCE, "path": catalogue.LICENCE_URL}],
        "resources": [
            {"name": "practicas", "path": "practicas.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
             "profile": "tabular-data-resource", "schema": {"fields": [_field(column) for column in COLUMNS], "primaryKey": "id"}},
            {"name": "practicas-json", "path": "practicas.json", "format": "json", "mediatype": "application/json", "encoding": "utf-8"},
        ],
    }
    texts = {
        "practicas.csv": as_csv(practices), "practicas.json": as_json(practices),
        "datapackage.json": (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode(),
        "LEAME.txt": README.format(licence=catalogue.LICENCE, url=catalogue.LICENCE_URL).encode(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in texts.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _field(column: str) -> dict[str, str]:
    kind = "string" if column not in NUMBERS else "number" if column in ("lat", "lon") else "integer"
    return {"name": column, "type": kind}


@cache
def whole() -> bytes:
    """The package of the catalogue that ships; the course team's own practices are not in it."""
    return package(catalogue.practices())


def my_data(stored: dict[str, Any]) -> bytes:
    """What is kept about a person, as it is stored."""
    return json.dumps(stored, ensure_ascii=False, indent=1, default=str).encode()
