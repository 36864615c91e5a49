"""Fields of a practice in words, and where a problem of the course team's text is, said with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from autodiagnostico_xblock.kit.pure.problems import Problem

from . import Translate, map_sentences
from .map_authoring import column_of, csv_rows


def labels(_: Translate) -> dict[str, str]:
    """Column → label, of those that the small form asks and in its order."""
    return {
        "name": _("Name of the practice"), "government": _("Government that did it"), "country": _("Country"),
        "state": _("State of Mexico"), "municipality": _("Clave of the municipality (five digits)"),
        "region": _("Region, outside Mexico"), "band": _("Population"), "start": _("Year it began"), "components": _("Component"),
        "topics": _("Lens"), "description": _("What it does"), "result": _("What came of it, according to the source"),
        "requirements": _("What it takes"), "ask": _("Whom to ask (an area, never a person)"), "cost": _("Cost of doing it"),
        "evidence": _("Evidence"), "sdg": _("Targets, separated by |, such as 16.7|5.5"), "source_title": _("Title of the source"),
        "source_url": _("Address of the source"), "source_read": _("Month in which it was read, such as 2026-11"),
    }


def listed(problems: Iterable[Problem], own_text: Any, _: Translate) -> list[dict[str, str]]:
    """`[{"path", "text"}]` for an error list; those of a CSV in `own_text` also have the `label` of their row and column."""
    rows, names = csv_rows(own_text) if isinstance(own_text, str) else (), labels(_)
    problems = tuple(problems)
    found = map_sentences.listed(problems, _)
    for problem, each in zip(problems, found):
        position, _dot, rest = problem.path.removeprefix("own_text.").partition(".")
        # the path of an unknown column is its name, whatever it looks like
        if rest and position.isdecimal() and int(position) < len(rows) and problem.code != "unknown_column":
            column = column_of(rest)
            each["label"] = _("Row %(row)s, %(field)s") % {"row": rows[int(position)], "field": names.get(column, column)}
    return found
