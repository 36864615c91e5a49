"""The quality reading of the whole plan: dates, load, order and what nobody took up. It advises and never blocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from .agenda import quarters
from .commitment import SCALE, Commitment
from .days import as_day
from .plan import Plan
from .plan_quality import Ground, Reading, read_quality
from .plan_rules import RemarkRule


@attrs.frozen
class Remark:
    """`commitments` are the ids it speaks of; `names` are words of the plan for the person's own eyes, never logged."""

    rule: RemarkRule
    count: int = 0
    commitments: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@attrs.frozen
class PlanReading:
    """`readings` by commitment id, in order; `remarks` on the whole."""

    readings: Mapping[str, Reading]
    remarks: tuple[Remark, ...]

    @property
    def complete(self) -> int:
        """Commitments whose reading is complete."""
        return sum(each.is_complete for each in self.readings.values())


def read_plan_quality(plan: Plan, ground: Ground) -> PlanReading:
    """The reading of `plan` and of each of its commitments."""
    readings = {each.id: read_quality(each, plan.about, ground) for each in plan.commitments}
    rules = {each.id: each for each in ground.rules.remarks}
    found = [
        *_dates(plan, rules), *_size(plan, rules), *_beyond(plan, readings, rules), *_load(plan, rules),
        *_duties(plan, ground, rules), *_lenses(plan, readings, rules), *_quiet(plan, ground.today, rules),
    ]
    return PlanReading(readings, tuple(found))


def _dates(plan: Plan, rules: Mapping[str, RemarkRule]) -> list[Remark]:
    missing = not (as_day(plan.about.start) and as_day(plan.about.end))
    found = [Remark(rules["no_period"])] if missing else []
    return found if as_day(plan.about.administration_end) else [*found, Remark(rules["no_administration_end"])]


def _size(plan: Plan, rules: Mapping[str, RemarkRule]) -> list[Remark]:
    count = len(plan.commitments)
    if count < rules["few"].limit:
        return [Remark(rules["few"], count)]
    return [Remark(rules["many"], count)] if count > rules["many"].limit else []


def _beyond(plan: Plan, readings: Mapping[str, Reading], rules: Mapping[str, RemarkRule]) -> list[Remark]:
    found = []
    for remark, check in (("past_end", "inside_administration"), ("outside_period", "inside_period")):
        late = [each for each in plan.commitments
                if any(one.rule.id == check and one.met is False for one in readings[each.id].checks)]
        if late:
            found.append(_about(rules[remark], late))
    return found


def _load(plan: Plan, rules: Mapping[str, RemarkRule]) -> list[Remark]:
    """A post with more than the limit of activities under way in one quarter."""
    rule = rules["overload"]
    worst: dict[str, list[Commitment]] = {}
    for each in quarters(plan):
        posts: dict[str, list[Commitment]] = {}
        for commitment, _ in each.activities:
            if commitment.post:
                posts.setdefault(" ".join(commitment.post.casefold().split()), []).append(commitment)
        for post, busy in posts.items():
            if len(busy) > max(rule.limit, len(worst.get(post, ()))):
                worst[post] = busy
    return [
        Remark(rule, len(busy), tuple(dict.fromkeys(each.id for each in busy)), (busy[0].post,)) for busy in worst.values()
    ]


def _duties(plan: Plan, ground: Ground, rules: Mapping[str, RemarkRule]) -> list[Remark]:
    """Obligations that come after something that the law does not ask for, and those that nobody took up."""
    found, wish, later = [], False, []
    for each in plan.commitments:
        if any(key in ground.duties for key in each.indicators):
            later += [each] if wish else []
        else:
            wish = True
    if later:
        found.append(_about(rules["duty_later"], later))
    taken = {key for each in plan.commitments for key in each.indicators}
    left = [each for each in ground.duties if each not in taken]
    return [*found, Remark(rules["missing_duties"], len(left))] if left else found


def _lenses(plan: Plan, readings: Mapping[str, Reading], rules: Mapping[str, RemarkRule]) -> list[Remark]:
    if not plan.commitments:
        return []
    touched = {value for each in plan.commitments for value in each.values}
    left = tuple(each for each in plan.about.values if each not in touched)
    found = [Remark(rules["value_without_commitment"], len(left), names=left)] if left else []
    sensitive = sum(each.gender.is_sensitive for each in readings.values())
    return found if sensitive else [*found, Remark(rules["no_gender"])]


def _quiet(plan: Plan, today: date, rules: Mapping[str, RemarkRule]) -> list[Remark]:
    """Commitments under way without a note in the last days that the rule says."""
    rule, still = rules["quiet"], []
    for each in plan.commitments:
        heard = [day for day in (each.start, *(as_day(note.on) for note in each.notes)) if day]
        if each.state != SCALE[-1] and each.start and each.start <= today and (today - max(heard)).days > rule.limit:
            still.append(each)
    return [_about(rule, still)] if still else []


def _about(rule: RemarkRule, commitments: list[Commitment]) -> Remark:
    return Remark(rule, len(commitments), tuple(each.id for each in commitments), tuple(each.title for each in commitments))
