"""What the quality reading looks at, as data: checks of a commitment, remarks on the plan, their thresholds and texts.

A check names a rule that `plan_quality` knows; the data says in which dimension it counts, whether a complete
reading needs it, and what to tell the person. No rule is an expression to evaluate.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from .commitment import VALUES
from .problems import Problem
from .reading import Reader, refuse_repeated

DIMENSIONS = ("specific", "measurable", "answerable", "relevant", "time_bound")
CHECKS = (
    "problem", "people", "action", "no_gaps", "indicator", "baseline", "goal", "evidence", "area", "post", "resources", "partner",
    "values", "opens", "aim", "main_target", "gender_answered", "gender_claim", "legal_basis", "activities", "dated",
    "inside_period", "inside_administration",
)
REMARKS = (
    "no_period", "no_administration_end", "few", "many", "past_end", "outside_period", "overload", "duty_later",
    "missing_duties", "value_without_commitment", "no_gender", "quiet",
)


@attrs.frozen
class CheckRule:
    """`least` is a number of characters or of things; `missing` says what to do when it is not met."""

    id: str
    dimension: str
    needed: bool
    least: int
    name: str
    missing: str


@attrs.frozen
class RemarkRule:
    """A remark on the whole plan from `limit` on; its `text` may quote `{count}`, `{limit}` and `{names}`."""

    id: str
    limit: int
    text: str


@attrs.frozen
class Dimension:
    """One of the five questions that a commitment answers."""

    id: str
    name: str
    question: str


@attrs.frozen
class PlanRules:
    """Everything that the reading needs. `values_of` says which values each component of the instrument opens."""

    version: str
    dimensions: tuple[Dimension, ...]
    checks: tuple[CheckRule, ...]
    remarks: tuple[RemarkRule, ...]
    values_of: Mapping[str, tuple[str, ...]]

    @property
    def needed(self) -> tuple[str, ...]:
        """Ids of the checks that a complete reading needs."""
        return tuple(each.id for each in self.checks if each.needed)


def parse_rules(raw: Any) -> tuple[PlanRules, tuple[Problem, ...]]:
    """Read the rules; with problems nothing of them should be used."""
    problems: list[Problem] = []
    reader = Reader(raw, "", problems)
    found = PlanRules(
        version=reader.text("version", most=14),
        dimensions=tuple(
            Dimension(each.choice("id", DIMENSIONS), each.text("name", most=40), each.text("question", most=200))
            for each in reader.readers("dimensions", least=len(DIMENSIONS), most=len(DIMENSIONS))),
        checks=tuple(_check(each) for each in reader.readers("checks", least=len(CHECKS), most=len(CHECKS))),
        remarks=tuple(
            RemarkRule(each.choice("id", REMARKS), each.number("limit", least=0, most=400), each.text("text", most=400))
            for each in reader.readers("remarks", least=len(REMARKS), most=len(REMARKS))),
        values_of=_values_of(reader),
    )
    for name in ("dimensions", "checks", "remarks"):
        refuse_repeated([(f"{name}.{n}.id", each.id) for n, each in enumerate(getattr(found, name))], problems)
    return found, tuple(problems)


def _check(reader: Reader) -> CheckRule:
    return CheckRule(
        id=reader.choice("id", CHECKS),
        dimension=reader.choice("dimension", DIMENSIONS),
        needed=reader.raw.get("needed") is True,
        least=reader.number("least", least=0, most=400) if "least" in reader.raw else 1,
        name=reader.text("name", most=80),
        missing=reader.text("missing", most=300),
    )


def _values_of(reader: Reader) -> dict[str, tuple[str, ...]]:
    inner = reader.reader("values_of")
    found = {}
    for key in inner.raw:
        values = inner.texts(str(key), least=1, most=len(VALUES))
        if any(each not in VALUES for each in values):
            inner.refuse(str(key), "not_an_option", options=", ".join(VALUES))
        found[str(key)] = values
    return found
