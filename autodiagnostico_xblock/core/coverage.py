"""What the plan touches: components, values, targets of the Agenda 2030, and the gender lens."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from .commitment import VALUES
from .gender_check import STATUSES
from .instrument import Instrument
from .plan import Plan
from .plan_quality import Reading

LETTERS = 1000  # after every number that a target can have


@attrs.frozen
class Coverage:
    """Ids of commitments by component, value, target (in numeric order) and gender status."""

    components: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]]
    targets: Mapping[str, tuple[str, ...]]
    gender: Mapping[str, tuple[str, ...]]


def cover(instrument: Instrument, plan: Plan, readings: Mapping[str, Reading]) -> Coverage:
    """Coverage of `plan`; a commitment touches the components of the indicators that it moves."""
    targets = {aim.target for each in plan.commitments for aim in each.aims if aim.target}
    return Coverage(
        components={
            component.id: tuple(
                each.id for each in plan.commitments
                if any(instrument.component_of.get(key) == component.id for key in each.indicators))
            for component in instrument.components
        },
        values={value: tuple(each.id for each in plan.commitments if value in each.values) for value in VALUES},
        targets={
            target: tuple(each.id for each in plan.commitments if any(aim.target == target for aim in each.aims))
            for target in sorted(targets, key=_numeric)
        },
        gender={
            status: tuple(each.id for each in plan.commitments if readings[each.id].gender.status == status)
            for status in STATUSES
        },
    )


def _numeric(target: str) -> tuple[int, int, str]:
    """Order of targets: `16.7` before `16.10`, and those with a letter (`16.a`) after every number."""
    goal, _, part = target.partition(".")
    return int(goal), int(part) if part.isdigit() else LETTERS, part
