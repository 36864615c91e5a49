"""«¿Qué pasaría si…?»: what a raised level would open, without saving anything.

`cheapest` looks for the improvements of one indicator that open the next level of the whole or of a component,
by effort; effort comes from the recommendations that lead there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import attrs

from .advice import COST_EFFORT, HORIZON_EFFORT, Recommendation
from .answers import Answer
from .instrument import LEVELS, TOP_LEVEL, Component, Instrument
from .scoring import ComponentResult, score, score_component

STEP_WITHOUT_ADVICE = COST_EFFORT["medium"] * HORIZON_EFFORT[12]


@attrs.frozen
class Step:
    """Raise `indicator` from level `now` to `to`."""

    indicator: str
    now: int
    to: int


@attrs.frozen
class Opening:
    """`steps` that lift `component` to `level`; `overall` is the whole's level after them."""

    component: str
    steps: tuple[Step, ...]
    effort: int
    level: int
    overall: int | None
    opens_overall: bool


def suppose(answers: Mapping[str, Answer], levels: Mapping[str, int]) -> dict[str, Answer]:
    """`answers` with some levels changed."""
    changed = {
        key: attrs.evolve(answers.get(key, Answer()), status="level", level=level) for key, level in levels.items()
    }
    return {**answers, **changed}


def cheapest(
    instrument: Instrument,
    rules: Collection[Recommendation],
    route: str,
    answers: Mapping[str, Answer],
    *,
    most: int = 3,
) -> tuple[Opening, ...]:
    """At most `most` openings: those of the whole first, then by effort; one per component and size."""
    now = score(instrument, route, answers)
    asked = {each.id for each in instrument.in_route(route)}
    efforts = _efforts(rules)
    found: list[Opening] = []
    for component in instrument.components:
        current = next((each for each in now.components if each.id == component.id), None)
        if current is None or current.level is None or current.level == TOP_LEVEL:
            continue
        for steps, level in _raises(instrument, component, current, asked, answers, efforts):
            effort = sum(efforts.get((s.indicator, at), STEP_WITHOUT_ADVICE) for s in steps for at in range(s.now, s.to))
            then = score(instrument, route, suppose(answers, {s.indicator: s.to for s in steps}))
            opens = then.level is not None and now.level is not None and then.level > now.level
            found.append(Opening(component.id, steps, effort, level, then.level, opens))
    return tuple(sorted(found, key=lambda each: (not each.opens_overall, each.effort, len(each.steps)))[:most])


def _efforts(rules: Collection[Recommendation]) -> dict[tuple[str, int], int]:
    efforts: dict[tuple[str, int], int] = {}
    for rule in rules:
        for level in rule.from_levels:
            spread = -(-rule.effort // max(1, rule.to_level - level))
            key = (rule.indicator, level)
            efforts[key] = min(spread, efforts.get(key, spread))
    return efforts


def _raises(
    instrument: Instrument,
    component: Component,
    current: ComponentResult,
    asked: set[str],
    answers: Mapping[str, Answer],
    efforts: Mapping[tuple[str, int], int],
) -> list[tuple[tuple[Step, ...], int]]:
    """Ways to lift one component: each single indicator that does it alone, else one chain of cheap steps."""
    counted = [each.id for each in component.indicators() if each.id in asked and each.id in answers and answers[each.id].counts]
    singles: list[tuple[tuple[Step, ...], int]] = []
    for identifier in counted:
        now = answers[identifier].earned_level
        for to in LEVELS[now + 1:]:
            then = score_component(instrument, component, asked, suppose(answers, {identifier: to}))
            if (then.level or 0) > (current.level or 0):
                singles.append(((Step(identifier, now, to),), then.level or 0))
                break
    return singles or _chain(instrument, component, current, asked, answers, efforts, counted)


def _chain(
    instrument: Instrument,
    component: Component,
    current: ComponentResult,
    asked: set[str],
    answers: Mapping[str, Answer],
    efforts: Mapping[tuple[str, int], int],
    counted: list[str],
) -> list[tuple[tuple[Step, ...], int]]:
    start = {each: answers[each].earned_level for each in counted}
    levels = dict(start)
    held = set(current.locked_by)
    while any(level < TOP_LEVEL for level in levels.values()):
        open_ids = [each for each in counted if levels[each] < TOP_LEVEL]
        lowest_first = sorted(
            open_ids,
            key=lambda each: (each not in held or levels[each] > start[each],
                              efforts.get((each, levels[each]), STEP_WITHOUT_ADVICE), levels[each]),
        )
        levels[lowest_first[0]] += 1
        then = score_component(instrument, component, asked, suppose(answers, levels))
        if (then.level or 0) > (current.level or 0):
            steps = tuple(Step(each, start[each], to) for each, to in levels.items() if to > start[each])
            return [(steps, then.level or 0)]
    return []
