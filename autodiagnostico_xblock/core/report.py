"""Learner states → rows for the course team: plain values in a fixed order, nothing that a learner typed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from .answers import NOT_APPLICABLE, UNKNOWN, Answer
from .attempt import read_draft
from .instrument import Instrument
from .plan import Plan
from .plan_journey import figures
from .plan_reader import read_plan
from .snapshots import read_history


def row(instrument: Instrument, state: Mapping[str, Any]) -> dict[str, Any]:
    """One learner's row, keys in order: route, role, municipality, dates, coverage, scores, the plan, then one per indicator.

    Scores are hundredths (0–100) rounded to one decimal, levels 0–4, dates ISO; missing values are "".
    An indicator's cell is its level, `unknown` or `not_applicable`.
    """
    draft = read_draft(state.get("draft"))
    history = read_history(state.get("snapshots"))
    last = history.last
    known = [answer for key, answer in draft.answers.items() if key in instrument.by_id]
    columns: dict[str, Any] = {
        "route": last.route if last else draft.route,
        "role": last.role if last else draft.role,
        "municipality": last.municipality if last else draft.municipality,
        "started": draft.started,
        "draft_answers": sum(1 for answer in known if answer.is_complete),
        "submissions": history.next_number - 1,
        "submitted": last.at if last else "",
        "answered": last.result.answered if last else "",
        "asked": last.result.asked if last else "",
        "overall_score": points(last.result.score) if last else "",
        "overall_level": _value(last.result.level) if last else "",
    }
    components = {each.id: each for each in last.result.components} if last else {}
    for component in instrument.components:
        found = components.get(component.id)
        columns[f"score:{component.id}"] = points(found.score) if found else ""
        columns[f"level:{component.id}"] = _value(found.level) if found else ""
    columns |= plan_columns(read_plan(state.get("plan")))
    answers = (last.answers if last else draft.answers) or {}
    for identifier in instrument.by_id:
        columns[f"answer:{identifier}"] = cell(answers.get(identifier))
    return columns


def plan_columns(plan: Plan) -> dict[str, Any]:
    """How many commitments, at which completion, and the newest version: its date and its complete commitments."""
    newest = plan.versions[-1] if plan.versions else None
    columns: dict[str, Any] = {f"plan_{key}": value for key, value in figures(plan).items()}
    return {**columns, "plan_submitted": newest.at if newest else "", "plan_complete": newest.complete if newest else ""}


def points(score: Fraction | None) -> Any:
    """Hundredths with one decimal, or "" when there is no score."""
    return "" if score is None else float(round(score * 100, 1))


def cell(answer: Answer | None) -> Any:
    """Level, `unknown`, `not_applicable` or ""."""
    if answer is None:
        return ""
    if answer.status in (UNKNOWN, NOT_APPLICABLE):
        return answer.status
    return _value(answer.level)


def _value(value: int | None) -> Any:
    return "" if value is None else value
