"""The draft of the agreement with which a cabildo approves a plan: its parts, as data.

Texts may name `{municipality}`, `{plan}`, `{count}`, `{period}` and `{diagnosis}`; what depends on state law stays as a
gap in square brackets, for the municipality to fill.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import attrs

from .problems import Problem
from .reading import Reader

PLACES = ("municipality", "plan", "count", "period", "diagnosis")
NAMED = re.compile(r"\{(\w*)\}")


@attrs.frozen
class Recital:
    """A reason; with a `source` id and its `article` when it leans on a law."""

    text: str
    source: str = ""
    article: str = ""


@attrs.frozen
class Agreement:
    """Heading, proem, reasons, points, publication, validity, closing, and who signs, by post."""

    version: str
    title: str
    heading: str
    proem: tuple[str, ...]
    recitals: tuple[Recital, ...]
    points: tuple[str, ...]
    publication: Recital
    validity: str
    closing: str
    signatures: tuple[str, ...]
    warning: str


def parse_agreement(raw: Any) -> tuple[Agreement, tuple[Problem, ...]]:
    """Read the draft; with problems nothing of it should be used."""
    problems: list[Problem] = []
    reader = Reader(raw, "", problems)
    found = Agreement(
        version=reader.text("version", most=14),
        title=reader.text("title", most=200),
        heading=reader.text("heading", most=200),
        proem=reader.texts("proem", least=1, most=6),
        recitals=tuple(_recital(each) for each in reader.readers("recitals", least=1, most=20)),
        points=reader.texts("points", least=1, most=20),
        publication=_recital(reader.reader("publication")),
        validity=reader.text("validity", most=300),
        closing=reader.text("closing", most=300),
        signatures=reader.texts("signatures", least=1, most=12),
        warning=reader.text("warning", most=600),
    )
    said = [found.title, found.heading, *found.proem, *found.points, *(each.text for each in found.recitals)]
    if any(name not in PLACES for text in said for name in NAMED.findall(text)):
        problems.append(Problem("agreement", "not_an_option", {"options": ", ".join(PLACES)}))
    return found, tuple(problems)


def _recital(reader: Reader) -> Recital:
    source = reader.text("source", most=60) if "source" in reader.raw else ""
    return Recital(reader.text("text", most=1200), source, reader.text("article", most=120) if source else "")


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its places filled from `values`; nothing inside a value is looked at again."""
    return NAMED.sub(lambda found: values.get(found[1], found[0]), text)
