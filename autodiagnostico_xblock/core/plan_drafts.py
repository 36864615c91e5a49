"""From results to plan: a recommendation that the person picked becomes a draft commitment, filled in.

What only the municipality knows stays between brackets or empty, and the quality reading asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from .advice import Recommendation, wanted_level
from .answers import Answer
from .commitment import MOST_AIMS, TEXTS, About, Activity, Aim, Commitment
from .days import add_months, as_day
from .instrument import Instrument, Target
from .plan import MOST_COMMITMENTS, Plan, put
from .problems import Problem

LONGEST_STEP = 300


def commitment_id(recommendation: str) -> str:
    """The id of the commitment that a recommendation becomes: picking it twice gives one commitment."""
    return f"r-{recommendation}"


def pick(
    plan: Plan, instrument: Instrument, rules: Sequence[Recommendation], answers: Mapping[str, Answer], *,
    basis: Mapping[str, str], values_of: Mapping[str, tuple[str, ...]], now: str,
) -> tuple[Plan, tuple[str, ...], tuple[Problem, ...]]:
    """The plan with a draft for each of `rules` that it does not have yet; ids of the new ones.

    `basis` has the legal basis of each recommendation in words.
    """
    new = [rule for rule in rules if plan.find(commitment_id(rule.id)) is None]
    if len(plan.commitments) + len(new) > MOST_COMMITMENTS:
        return plan, (), (Problem("plan", "too_many_commitments", {"most": MOST_COMMITMENTS}),)
    today = date.fromisoformat(now[:10])
    for rule in new:
        answer = answers.get(rule.indicator, Answer())
        values = values_of.get(instrument.component_of[rule.indicator], ())
        plan = put(plan, draft(instrument, rule, answer, basis.get(rule.id, ""), values, plan.about, today), now=now)
    return plan, tuple(commitment_id(rule.id) for rule in new), ()


def draft(
    instrument: Instrument, rule: Recommendation, answer: Answer, basis: str, values: tuple[str, ...], about: About, today: date,
) -> Commitment:
    """A commitment with everything that the recommendation and the diagnosis know."""
    indicator = instrument.by_id[rule.indicator]
    level = answer.level
    problem = rule.why if level is None else f"{indicator.levels[level]}\n{rule.why}"
    texts: dict[str, Any] = {
        "title": rule.title, "problem": problem, "action": rule.draft_commitment, "area": rule.area,
        "indicator": rule.success_indicator, "legal_basis": basis,
    }
    return Commitment(
        id=commitment_id(rule.id),
        **{key: text[:TEXTS[key]] for key, text in texts.items()},
        values=values,
        activities=_activities(rule, about, today),
        aims=_aims(rule.sdg, rule.title),
        practices=indicator.practices,
        indicators=(rule.indicator,),
        recommendation=rule.id,
        current=level,
        wanted=None if level is None else max(wanted_level(indicator, answer), rule.to_level),
    )


def _aims(targets: Sequence[Target], practice: str) -> tuple[Aim, ...]:
    return tuple(Aim(each.target, practice, each.change) for each in targets[:MOST_AIMS])


def _activities(rule: Recommendation, about: About, today: date) -> tuple[Activity, ...]:
    """The steps, one after another inside the recommendation's horizon, cut by the plan's end or the administration's."""
    first = max(today, as_day(about.start) or today)
    limits = [day for text in (about.end, about.administration_end) if (day := as_day(text)) and day > first]
    last = min([add_months(first, rule.horizon), *limits])
    length = (last - first).days / len(rule.steps)
    found = []
    for position, step in enumerate(rule.steps):
        start = first + timedelta(days=round(position * length) + (1 if position else 0))
        end = first + timedelta(days=round((position + 1) * length))
        found.append(Activity(step[:LONGEST_STEP], min(start, end).isoformat(), end.isoformat()))
    return tuple(found)
