"""The plan de apertura: what it is about, its commitments in order of priority, and its submitted versions.

`revise` joins what a browser sends with what is stored, part by part. Each part (`about`, `order`, and each
commitment by its id) carries the server's revision; a change made on an older revision that says something else
is a conflict, and the person picks. What cannot be read is carried along untouched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ..kit.pure.numbers import base_of
from .commitment import SCALE, About, Commitment
from .plan_change import check_about, check_commitment, check_order, is_commitment_id
from .problems import Problem

MOST_COMMITMENTS = 40
WHOLE_VERSIONS = 3
ABOUT, ORDER = "about", "order"


@attrs.frozen
class Version:
    """A submitted plan. Older ones keep only their figures: then `about` and `commitments` are None.

    `complete` is how many commitments had a complete quality reading; `states` counts them by completion.
    """

    number: int
    at: str
    label: str
    graded: bool
    count: int
    complete: int
    states: Mapping[str, int]
    about: About | None = None
    commitments: tuple[Commitment, ...] | None = None


@attrs.frozen
class Plan:
    """`commitments` are in order of priority; `order_rev` is the revision of that order."""

    about: About = attrs.field(factory=About)
    commitments: tuple[Commitment, ...] = ()
    order_rev: int = 0
    rev: int = 0
    versions: tuple[Version, ...] = ()
    next_number: int = 1
    unread: tuple[Any, ...] = ()
    extra: Mapping[str, Any] = attrs.field(factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was ever written here."""
        return not (self.rev or self.commitments or self.versions or self.unread or self.extra)

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of the commitments, in order."""
        return tuple(each.id for each in self.commitments)

    def find(self, identifier: str) -> Commitment | None:
        """The commitment with that id."""
        return next((each for each in self.commitments if each.id == identifier), None)

    def version(self, number: Any) -> Version | None:
        """The submitted version with that number."""
        return next((each for each in self.versions if each.number == number), None)


@attrs.frozen
class Revised:
    """Outcome: the new plan, parts that were kept, parts that conflict, and refused parts."""

    plan: Plan
    kept: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def revise(plan: Plan, changes: Mapping[str, Any], *, now: str) -> Revised:
    """Join `changes` (`{"about" | "order" | id: {…, "base"}}`) with `plan` at ISO time `now`.

    A commitment is removed with `{"removed": true, "base"}`. The order comes last, so that it may name new ones.
    """
    kept: list[str] = []
    conflicts: list[str] = []
    problems: list[Problem] = []
    for key in sorted(changes, key=lambda each: each == ORDER):
        raw = changes[key]
        if not isinstance(raw, Mapping):
            problems.append(Problem(f"plan.{key if key in (ABOUT, ORDER) else ''}".rstrip("."), "not_a_mapping"))
            continue
        after, found = _change(plan, key, raw, now=now)
        problems += found
        if found:
            continue
        if after is None:
            conflicts.append(key)
        else:
            plan = after
            kept.append(key)
    return Revised(plan, tuple(kept), tuple(conflicts), tuple(problems))


def _change(plan: Plan, key: str, raw: Mapping[str, Any], *, now: str) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan after one change, None when it conflicts, or why it is refused."""
    if key == ABOUT:
        return _change_about(plan, raw, now=now)
    if key == ORDER:
        return _change_order(plan, raw)
    if not is_commitment_id(key):
        return plan, (Problem("plan", "unknown_part"),)
    if raw.get("removed") is True:
        return _remove(plan, key, raw), ()
    return _change_commitment(plan, key, raw, now=now)


def _change_about(plan: Plan, raw: Mapping[str, Any], *, now: str) -> tuple[Plan | None, tuple[Problem, ...]]:
    about, problems = check_about(raw)
    if problems:
        return plan, problems
    if about.said() == plan.about.said():
        return plan, ()
    if base_of(raw) != plan.about.rev:
        return None, ()
    rev = plan.rev + 1
    return attrs.evolve(plan, about=attrs.evolve(about, rev=rev, at=now, extra=plan.about.extra), rev=rev), ()


def _change_order(plan: Plan, raw: Mapping[str, Any]) -> tuple[Plan | None, tuple[Problem, ...]]:
    ids, problems = check_order(raw)
    if problems:
        return plan, problems
    known = [each for each in dict.fromkeys(ids) if plan.find(each)]
    order = (*known, *(each for each in plan.order if each not in known))
    if order == plan.order:
        return plan, ()
    if base_of(raw) != plan.order_rev:
        return None, ()
    by_id = {each.id: each for each in plan.commitments}
    rev = plan.rev + 1
    return attrs.evolve(plan, commitments=tuple(by_id[each] for each in order), order_rev=rev, rev=rev), ()


def _change_commitment(plan: Plan, key: str, raw: Mapping[str, Any], *, now: str) -> tuple[Plan | None, tuple[Problem, ...]]:
    stored = plan.find(key)
    if stored is None and len(plan.commitments) >= MOST_COMMITMENTS:
        return plan, (Problem(f"plan.{key}", "too_many_commitments", {"most": MOST_COMMITMENTS}),)
    said, problems = check_commitment(key, raw)
    if problems:
        return plan, problems
    if stored is not None and stored.said() == said.said():
        return plan, ()
    if base_of(raw) != (stored.rev if stored else 0):
        return None, ()
    return put(plan, said, now=now), ()


def _remove(plan: Plan, key: str, raw: Mapping[str, Any]) -> Plan | None:
    stored = plan.find(key)
    if stored is None:
        return plan
    if base_of(raw) != stored.rev:
        return None
    left = tuple(each for each in plan.commitments if each.id != key)
    return attrs.evolve(plan, commitments=left, rev=plan.rev + 1)


def put(plan: Plan, commitment: Commitment, *, now: str) -> Plan:
    """The plan with `commitment` in its place, or at the end when it is new."""
    stored, rev = plan.find(commitment.id), plan.rev + 1
    marked = attrs.evolve(
        commitment, rev=rev, at=now, made=stored.made if stored else now, extra=stored.extra if stored else commitment.extra)
    if stored is None:
        commitments = (*plan.commitments, marked)
    else:
        commitments = tuple(marked if each.id == marked.id else each for each in plan.commitments)
    return attrs.evolve(plan, commitments=commitments, rev=rev)


def submit(plan: Plan, *, label: str, complete: int, at: str, graded: bool) -> Plan:
    """The plan with its present content as a new version; only the newest `WHOLE_VERSIONS` stay whole."""
    version = Version(
        number=plan.next_number, at=at, label=label, graded=graded, count=len(plan.commitments), complete=complete,
        states={state: sum(each.state == state for each in plan.commitments) for state in SCALE},
        about=plan.about, commitments=plan.commitments,
    )
    versions = (*plan.versions, version)
    older = tuple(attrs.evolve(each, about=None, commitments=None) for each in versions[:-WHOLE_VERSIONS])
    return attrs.evolve(plan, versions=older + versions[-WHOLE_VERSIONS:], next_number=plan.next_number + 1)
