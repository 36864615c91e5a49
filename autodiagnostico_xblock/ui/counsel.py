"""Context of advice and «what if»."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ..core.advice import Advice, Recommendation, advise
from ..core.answers import Answer
from ..core.instrument import Instrument
from ..core.scoring import score
from ..core.what_if import Opening, cheapest, suppose
from ..kit import reference
from . import Translate, result_labels
from .course_links import CourseLinks
from .present import basis

LITTLE_EFFORT = 2
FIRST_SHOWN = 8


def advice_context(
    instrument: Instrument, rules: Collection[Recommendation], answers: Mapping[str, Answer],
    priorities: Collection[str], _: Translate, *, course: CourseLinks, planned: Collection[str] = (),
) -> dict[str, Any]:
    """Cards in order, with what a filter needs; `course` says which lessons and practices can be opened.

    `planned` are ids of recommendations that the plan already has.
    """
    texts = result_labels.advice(_)
    cards = [
        {**_card(instrument, each, position, texts, _), "links": course.of(instrument.by_id[each.recommendation.indicator]),
         "planned": each.recommendation.id in planned}
        for position, each in enumerate(advise(instrument, rules, answers, priorities=priorities))
    ]
    return {
        "cards": cards,
        "first_shown": FIRST_SHOWN,
        "priorities": [
            {"id": each.id, "name": each.name, "picked": each.id in priorities} for each in instrument.components
        ],
    }


def _card(instrument: Instrument, given: Advice, position: int, texts: Mapping[str, str], _: Translate) -> dict[str, Any]:
    rule = given.recommendation
    indicator = instrument.by_id[rule.indicator]
    known = reference.sources()
    return {
        "id": rule.id,
        "number": position + 1,
        "later": position >= FIRST_SHOWN,
        "title": rule.title,
        "why": rule.why,
        "question": indicator.question,
        "duty": given.unmet_obligation, "picked": given.picked,
        "reasons": _reasons(given, texts),
        "component": instrument.component_of[rule.indicator],
        "horizon": rule.horizon,
        "horizon_text": texts[f"h{rule.horizon}"],
        "cost": rule.cost,
        "cost_text": texts[rule.cost],
        "lens": " ".join(name for name, has in (("agenda", rule.sdg), ("gender", rule.gender.criteria)) if has),
        "steps": rule.steps,
        "area": rule.area,
        "action_text": texts[rule.action],
        "requirements": rule.requirements,
        "basis": basis(rule.legal_basis, _),
        "sdg": rule.sdg,
        "gender": rule.gender,
        "success": rule.success_indicator,
        "commitment": rule.draft_commitment,
        "sources": [known[each] for each in rule.sources if each in known],
    }


def _reasons(given: Advice, texts: Mapping[str, str]) -> str:
    reasons = [
        texts["reason_priority"] if given.picked else "",
        texts["reason_duty"] if given.unmet_obligation else "",
        texts["reason_gap"] % {"now": given.level, "to": given.recommendation.to_level},
        texts["reason_effort"] if given.recommendation.effort <= LITTLE_EFFORT else "",
    ]
    return "; ".join(reason for reason in reasons if reason)


def what_if_context(
    instrument: Instrument, rules: Collection[Recommendation], route: str, answers: Mapping[str, Answer],
    levels: Mapping[str, int], _: Translate,
) -> dict[str, Any]:
    """Before and after supposing `levels`, and the cheapest ways up when nothing is supposed."""
    texts = result_labels.what_if(_)
    now = score(instrument, route, answers)
    then = score(instrument, route, suppose(answers, levels)) if levels else now
    names = {each.id: each.name for each in instrument.components}
    later = {each.id: each for each in then.components}
    rows = [
        {"name": names[each.id], "now": each, "then": later[each.id], "moved": later[each.id].score != each.score}
        for each in now.components
    ]
    return {
        "now": now,
        "then": then,
        "rows": rows,
        "levels": instrument.levels,
        "supposed": [
            {"id": key, "question": instrument.by_id[key].question, "level": level, "level_name": instrument.levels[level].name}
            for key, level in levels.items()
        ],
        "ways": [] if levels else [_way(instrument, each, texts) for each in cheapest(instrument, rules, route, answers)],
        "groups": _choices(instrument, route),
    }


def _choices(instrument: Instrument, route: str) -> list[dict[str, Any]]:
    asked = {each.id for each in instrument.in_route(route)}
    return [
        {"name": each.name, "indicators": [item for item in each.indicators() if item.id in asked]}
        for each in instrument.components
    ]


def _way(instrument: Instrument, opening: Opening, texts: Mapping[str, str]) -> dict[str, Any]:
    if opening.opens_overall and opening.overall is not None:
        title = texts["opens_overall"] % {"level": instrument.levels[opening.overall].name}
    else:
        names = {each.id: each.name for each in instrument.components}
        title = texts["opens_component"] % {
            "component": names[opening.component], "level": instrument.levels[opening.level].name}
    steps = [
        {"question": instrument.by_id[each.indicator].question, "change": texts["step"] % {
            "now": f"{each.now} · {instrument.levels[each.now].name}", "to": f"{each.to} · {instrument.levels[each.to].name}"},
         "needed": instrument.by_id[each.indicator].levels[each.to]}
        for each in opening.steps
    ]
    return {"title": title, "steps": steps, "levels": {each.indicator: each.to for each in opening.steps}}
