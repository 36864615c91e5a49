"""What each request does to a plan: the stored one in, a new one out, or the reason why not.

Pure, like `journey`: the shell reads fields, calls one of these under the row lock, and writes what comes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from .commitment import SCALE
from .commitment_reader import write_about, write_commitment
from .journey import MOST_CHANGES, STATE_LIMIT, stored_bytes
from .plan import ABOUT, MOST_COMMITMENTS, ORDER, Plan, Version, revise, submit
from .plan_quality import Ground
from .plan_reader import write_plan
from .plan_reading import read_plan_quality
from .problems import Problem
from .texts import clean

LONGEST_LABEL = 120


@attrs.frozen
class SavedPlan:
    """Outcome of a save or a submission. When `refused` is set nothing of it may be written."""

    plan: Plan
    kept: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: str = ""
    version: Version | None = None


def save_plan(plan: Plan, data: Mapping[str, Any], *, now: str, rest: int) -> SavedPlan:
    """Join `data["changes"]` with the plan. Good parts are kept beside refused ones. `rest`: bytes of the other state."""
    changes = data.get("changes", {})
    if not isinstance(changes, Mapping):
        return SavedPlan(plan, refused="not_an_object")
    if len(changes) > MOST_CHANGES:
        problem = Problem("plan", "too_many_commitments", {"most": MOST_COMMITMENTS})
        return SavedPlan(plan, refused=problem.code, problems=(problem,))
    revised = revise(plan, changes, now=now)
    if revised.problems and not (revised.kept or revised.conflicts):
        return SavedPlan(plan, problems=revised.problems, refused=revised.problems[0].code)
    if is_too_large(plan, revised.plan, rest):
        return SavedPlan(plan, refused="plan_too_large")
    return SavedPlan(revised.plan, revised.kept, revised.conflicts, revised.problems)


def submit_plan(plan: Plan, data: Mapping[str, Any], ground: Ground, *, now: str, graded: bool, rest: int) -> SavedPlan:
    """Save what the browser carries, then add a version; any conflict or problem refuses the whole."""
    label = data.get("label", "")
    if not isinstance(label, str) or len(clean(label)) > LONGEST_LABEL:
        return SavedPlan(plan, refused="too_long", problems=(Problem("plan.label", "too_long", {"most": LONGEST_LABEL}),))
    saved = save_plan(plan, data, now=now, rest=rest)
    if saved.refused or saved.problems:
        return attrs.evolve(saved, plan=plan, refused=saved.refused or saved.problems[0].code)
    if saved.conflicts:
        return attrs.evolve(saved, refused="plan_conflict")
    if not saved.plan.commitments:
        return attrs.evolve(saved, plan=plan, refused="no_commitments")
    complete = read_plan_quality(saved.plan, ground).complete
    after = submit(saved.plan, label=clean(label), complete=complete, at=now, graded=graded)
    if is_too_large(saved.plan, after, rest):
        return SavedPlan(plan, refused="plan_too_large")
    return SavedPlan(after, saved.kept, version=after.versions[-1])


def is_too_large(before: Plan, after: Plan, rest: int) -> bool:
    """Too large, and not smaller than it already was: what shortens a plan is always kept."""
    size = stored_bytes(write_plan(after)) + rest
    return size > STATE_LIMIT and size > stored_bytes(write_plan(before)) + rest


def plan_share(version: Version, least: int) -> Fraction:
    """What a version earns, in [0, 1]: its complete commitments out of `least`."""
    return min(Fraction(1), Fraction(version.complete, max(1, least)))


def best_plan(plan: Plan, least: int, *, graded_only: bool = True) -> Fraction | None:
    """What the best version earns, by default of those that were graded; None without any."""
    return max((plan_share(each, least) for each in plan.versions if each.graded or not graded_only), default=None)


def combined(diagnosis: Fraction | None, plan: Fraction | None, weight: Fraction) -> Fraction | None:
    """The grade: the plan counts `weight` and the diagnosis the rest; None when neither was submitted."""
    if diagnosis is None and (plan is None or not weight):
        return None
    return (diagnosis or Fraction(0)) * (1 - weight) + (plan or Fraction(0)) * weight


def reply(saved: SavedPlan) -> dict[str, Any]:
    """What the browser needs to know: new revisions, and the stored parts that conflict (None: it was removed)."""
    return {
        "revisions": {key: _revision(saved.plan, key) for key in saved.kept},
        "conflicts": {key: _stored(saved.plan, key) for key in saved.conflicts},
    }


def _revision(plan: Plan, key: str) -> int:
    if key == ABOUT:
        return plan.about.rev
    if key == ORDER:
        return plan.order_rev
    found = plan.find(key)
    return found.rev if found else 0


def _stored(plan: Plan, key: str) -> dict[str, Any] | None:
    if key == ABOUT:
        return write_about(plan.about)
    if key == ORDER:
        return {"ids": list(plan.order), "rev": plan.order_rev}
    found = plan.find(key)
    return write_commitment(found) if found else None


def figures(plan: Plan) -> dict[str, int]:
    """Numbers for events and the report: commitments, versions, and how many are at each completion."""
    return {
        "commitments": len(plan.commitments), "versions": plan.next_number - 1,
        **{state: sum(each.state == state for each in plan.commitments) for state in SCALE},
    }
