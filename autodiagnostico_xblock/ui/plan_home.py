"""Context of the plan's home: the list, the reading of the whole, the views, versions, and the course team's corner."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..core.commitment import VALUES, Commitment
from ..core.days import as_day
from ..core.plan_quality import Reading
from ..core.plan_reading import Remark, read_plan_quality
from ..kit import compat
from . import Translate, labels, plan_form_labels, plan_labels
from .dates import civil, day, short
from .offers import offered
from .plan_ground import ground, suggested
from .plan_views import agenda, coverage, followed, lateness, line_of_time, year
from .visit import Visit


def home_context(visit: Visit) -> dict[str, Any]:
    """Everything that `plan.html` shows."""
    _, plan, instrument = visit.translate, visit.plan, visit.questionnaire.instrument
    basis = ground(visit)
    reading = read_plan_quality(plan, basis)
    texts = plan_labels.home(_)
    return {
        "home": texts, "about": plan_labels.about(_), "common": labels.common(_), "form": plan_form_labels.form(_),
        "uid": visit.uid,
        "plan": plan,
        "title": plan.about.title or texts["title"],
        "period": _period(visit, _),
        "summary": texts["complete_count"] % {"done": reading.complete, "all": len(plan.commitments)} if plan.commitments else "",
        "comments": [{"text": each.text, "day": day(each.at, visit.where, _)} for each in reversed(visit.comments)],
        "items": [item(each, number, reading.readings[each.id], basis.today, _) for number, each in enumerate(plan.commitments, 1)],
        "suggested": [{"id": each.id, "title": each.title} for each in suggested(visit)],
        "has_results": bool(visit.history.items),
        "values": [(key, plan_labels.values(_)[key], key in plan.about.values) for key in VALUES],
        "remarks": [remark(each, _) for each in reading.remarks],
        "agenda": agenda(plan, basis.today, _, since=basis.today),
        "year": year(plan, basis.today, _),
        "line": line_of_time(plan, basis.today, _),
        "coverage": coverage(instrument, plan, reading.readings, _) if instrument else {},
        "follow": followed(instrument, plan, visit.history, basis.today, _) if instrument else {},
        "versions": versions(visit, _),
        "grade": _grade(visit, texts),
        "late": visit.late,
        "is_staff": compat.is_staff(visit.block) and not compat.is_masquerading(visit.block),
        "print_url": visit.url("plan_document"),
        "offers": offered(visit, "plan"), "handover": offered(visit, "handover"),
        "data_url": visit.url("plan_data"),
    }


def _period(visit: Visit, _: Translate) -> str:
    about = visit.plan.about
    first, last = as_day(about.start), as_day(about.end)
    return f"{civil(first, _)} – {civil(last, _)}" if first and last else ""


def item(commitment: Commitment, number: int, reading: Reading, today: date, _: Translate) -> dict[str, Any]:
    """One line of the list."""
    texts, states, gender = plan_labels.home(_), plan_labels.states(_), plan_labels.gender(_)
    needed = [each for each in reading.checks if each.rule.needed and each.met is not None]
    dates = f"{civil(commitment.start, _)} – {civil(commitment.end, _)}" if commitment.start and commitment.end else texts["no_dates"]
    return {
        "id": commitment.id,
        "number": number,
        "title": commitment.title or texts["untitled"],
        "who": commitment.post or commitment.area or texts["no_area"],
        "dates": dates,
        "short": {"start": short(commitment.start, _), "end": short(commitment.end, _)},
        "late": lateness(commitment, today, _),
        "state": states[commitment.state],
        "state_code": commitment.state,
        "complete": reading.is_complete,
        "reading": texts["reading_complete"] if reading.is_complete else texts["reading_missing"] % {
            "done": sum(each.met is True for each in needed), "all": len(needed)},
        "gender": gender[reading.gender.status],
        "aims": [(each.target, each.target.partition(".")[0]) for each in commitment.aims if each.target],
        "wanted_text": "" if commitment.wanted is None else texts["levels"] % {
            "now": "–" if commitment.current is None else commitment.current, "to": commitment.wanted},
    }


def remark(found: Remark, _: Translate) -> dict[str, Any]:
    """A remark in words, with the commitments that it speaks of."""
    if found.rule.id == "value_without_commitment":
        quoted = ", ".join(plan_labels.values(_)[each] for each in found.names)
    elif found.rule.id == "overload":
        quoted = ", ".join(found.names)
    else:
        quoted = ", ".join(f"«{each or plan_labels.home(_)['untitled']}»" for each in found.names)
    text = found.rule.text.replace("{count}", str(found.count)).replace("{limit}", str(found.rule.limit)).replace("{names}", quoted)
    return {"id": found.rule.id, "text": text, "commitments": found.commitments}


def versions(visit: Visit, _: Translate) -> list[dict[str, Any]]:
    """Submitted versions, newest first."""
    texts = plan_labels.home(_)
    return [
        {
            "number": each.number,
            "name": texts["version"] % {"number": each.number, "day": day(each.at, visit.where, _)},
            "label": each.label,
            "figures": texts["figures"] % {"count": each.count, "complete": each.complete},
            "graded": each.graded,
            "whole": each.commitments is not None,
            "url": visit.url("plan_document", f"number={each.number}"),
        }
        for each in reversed(visit.plan.versions)
    ]


def _grade(visit: Visit, texts: dict[str, str]) -> str:
    settings = visit.settings.plan
    if not settings.share:
        return texts["does_not_count"]
    return texts["counts"] % {"share": settings.share, "minimum": settings.minimum}
