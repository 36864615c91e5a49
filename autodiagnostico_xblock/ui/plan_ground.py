"""What a reading of the plan leans on, taken from a visit: rules, threshold, duties of the last diagnosis, the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import data
from ..core.advice import Recommendation, advise, is_unmet
from ..core.answers import Answer
from ..core.commitment import Commitment
from ..core.plan_drafts import commitment_id
from ..core.plan_quality import Check, Ground, Reading
from ..core.plan_rows import place_of
from ..kit import reference
from ..kit.handlers import Refused
from . import Translate, plan_form_labels, plan_labels
from .present import basis
from .visit import Visit

MOST_PICKED = 40
MOST_SUGGESTED = 5


def answers_of(visit: Visit) -> Mapping[str, Answer]:
    """Answers of the newest diagnosis that keeps them, else those in draft."""
    whole = [each.answers for each in visit.history.items if each.answers is not None]
    return whole[-1] if whole else visit.draft.answers


def ground(visit: Visit) -> Ground:
    """The ground of `visit`."""
    instrument = visit.questionnaire.instrument
    answers = answers_of(visit)
    asked = instrument.by_id.values() if instrument else ()
    duties = [each.id for each in asked if each.id in answers and is_unmet(each, answers[each.id])]
    return Ground(
        rules=data.plan_rules(),
        threshold=visit.settings.plan.threshold,
        today=visit.now.astimezone(visit.where).date(),
        duties=tuple(duties),
        support_only=tuple(each.id for each in reference.targets() if each.support_only),
    )


def picked(visit: Visit, request: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments of `plan_drafts.pick` for the recommendations that `request` names. Raises `Refused`."""
    ids = request.get("recommendations")
    known = {each.id: each for each in visit.questionnaire.rules}
    usable = isinstance(ids, list) and 0 < len(ids) <= MOST_PICKED and all(isinstance(each, str) and each in known for each in ids)
    if not usable:
        raise Refused(400, "unknown_recommendation")
    rules = [known[each] for each in dict.fromkeys(ids or ())]
    return {
        "instrument": visit.questionnaire.instrument, "rules": rules, "answers": answers_of(visit),
        "basis": {each.id: basis(each.legal_basis, visit.translate) for each in rules}, "values_of": data.plan_rules().values_of,
    }


def suggested(visit: Visit) -> list[Recommendation]:
    """The first recommendations of the newest diagnosis that the plan does not have."""
    instrument = visit.questionnaire.instrument
    if instrument is None or not visit.history.items:
        return []
    ordered = advise(instrument, visit.questionnaire.rules, answers_of(visit), priorities=visit.draft.priorities)
    taken = set(visit.plan.order)
    touched = {key for each in visit.plan.commitments for key in each.indicators}
    left = [each.recommendation for each in ordered if commitment_id(each.recommendation.id) not in taken]
    return [each for each in left if each.indicator not in touched][:MOST_SUGGESTED]


def reading_context(commitment: Commitment, reading: Reading, ground: Ground, _: Translate) -> dict[str, Any]:
    """What `plan_reading.html` shows of one commitment."""
    texts = plan_form_labels.form(_)
    basics = (*ground.threshold.all_of, *ground.threshold.one_of)

    def check(each: Check) -> dict[str, str]:
        field, row = place_of(each.rule.id, commitment, each.rule.least, basics)
        return {"id": each.rule.id, "field": field, "row": row, "text": each.rule.missing}

    return {
        "complete": reading.is_complete,
        "missing_text": texts["some_missing"] % {"count": len(reading.missing)},
        "short": texts["short"] % {"count": len(reading.missing)},
        "missing": [check(each) for each in reading.missing],
        "done": sum(each.rule.needed and each.met is True for each in reading.checks),
        "all": sum(each.rule.needed and each.met is not None for each in reading.checks),
        "dimensions": [
            {"name": each.name, "question": each.question, "missing": missing, "missing_text": texts["missing_n"] % {"count": len(missing)}}
            for each in ground.rules.dimensions
            for missing in [[check(one) for one in reading.of(each.id) if one.is_missing]]
        ],
        "advice": [check(each) for each in reading.advice],
        "gender": gender_context(reading, ground, _),
    }


def gender_context(reading: Reading, ground: Ground, _: Translate) -> dict[str, Any]:
    """The checklist in words: how it stands and what is missing."""
    texts, found = plan_labels.gender(_), reading.gender
    names = {each.id: f"{each.id} {each.name}" for each in reference.gender_criteria()}
    values = {"met": len(found.met), "least": ground.threshold.at_least}
    return {
        "status": texts[found.status],
        "is_sensitive": found.is_sensitive,
        "words": (texts["gender_met"] if found.is_sensitive else texts["gender_some"]) % values,
        "missing": [names[each] for each in found.missing],
        "either": [names[each] for each in found.either],
        "more": texts["gender_more"] % {"more": found.more} if found.more else "",
        "partly": [names[each] for each in found.partly],
    }
