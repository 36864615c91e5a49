"""Context of the blank form of a commitment: options, targets, criteria, and the dates of the year."""

from __future__ import annotations

from typing import Any

from ..core.commitment import ABOUT_TEXTS, MARKS, MOST_IDS, SCALE, TEXTS, VALUES
from ..kit import reference
from . import labels, plan_form_labels, plan_labels
from .course_links import choices, course_links
from .plan_ground import ground
from .plan_views import year
from .visit import Visit

# what each section of the form gathers: fields, and the checks that are mended there
SECTIONS = {
    "problem": ("problem", "people"),
    "action": ("action", "opens", "values", "no_gaps"),
    "who": ("area", "post", "partner"),
    "when": ("activities", "dated", "inside_period", "inside_administration"),
    "goal": ("indicator", "baseline", "goal"),
    "money": ("resources", "legal_basis"),
    "agenda": ("aim", "main_target"),
    "gender": ("gender_answered", "gender_claim"),
    "learn": (),
    "progress": ("evidence",),
}


def form_context(visit: Visit) -> dict[str, Any]:
    """Everything that `plan_form.html` shows."""
    _, instrument, course = visit.translate, visit.questionnaire.instrument, course_links(visit)
    marks, states, values = plan_labels.marks(_), plan_labels.states(_), plan_labels.values(_)
    threshold = visit.settings.plan.threshold
    basics = (*threshold.all_of, *threshold.one_of)
    return {
        "form": plan_form_labels.form(_), "home": plan_labels.home(_), "item": {"title": plan_labels.home(_)["untitled"]},
        "common": labels.common(_), "uid": visit.uid, "language": visit.language,
        "limits": {**TEXTS, **ABOUT_TEXTS},
        "sections": {key: " ".join(checks) for key, checks in SECTIONS.items()},
        "values": [(key, values[key]) for key in VALUES],
        "marks": [(key, marks[key]) for key in MARKS],
        "states": [(key, states[key]) for key in SCALE],
        "groups": _groups(instrument) if instrument else [],
        "levels": list(enumerate(instrument.levels)) if instrument else [],
        "targets": [{"id": each.id, "about": each.about, "support": each.support_only} for each in reference.targets()],
        "basic_criteria": [_criterion(each, basic=True) for each in reference.gender_criteria() if each.id in basics],
        "other_criteria": [_criterion(each, basic=False) for each in reference.gender_criteria() if each.id not in basics],
        "year": [each for each in year(visit.plan, ground(visit).today, _) if each["day"]],
        "practices": choices(), "practice_page": course.practice, "most_practices": MOST_IDS, "gone": course.gone,
    }


def _criterion(each: reference.Criterion, *, basic: bool) -> dict[str, Any]:
    return {
        "id": each.id, "name": each.name, "text": each.criterion, "evidence": each.evidence, "basic": basic, "free": each.first_year}


def _groups(instrument: Any) -> list[dict[str, Any]]:
    return [
        {"name": component.name, "indicators": [
            {"id": each.id, "question": each.question, "theme": instrument.theme_of[each.id]} for each in component.indicators()]}
        for component in instrument.components
    ]
