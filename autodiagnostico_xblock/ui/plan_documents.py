"""The plan on paper and as data, and what the course team reads of somebody's plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs
from django.utils.safestring import SafeString

from .. import data
from ..core.attempt import read_draft
from ..core.comments import read_comments
from ..core.commitment import Commitment, Measure
from ..core.commitment_reader import write_about, write_commitment
from ..core.days import as_day
from ..core.plan import Plan, Version
from ..core.plan_quality import Reading
from ..core.plan_reader import read_plan
from ..core.plan_reading import read_plan_quality
from ..core.snapshots import read_history
from ..kit import reference
from ..kit.handlers import Refused
from . import Translate, labels, plan_form_labels, plan_labels, render, result_labels
from .course_links import course_links, from_anywhere
from .dates import civil, day, parse
from .documents import file_name, paper_style
from .parts import place_name
from .plan_ground import gender_context, ground
from .plan_home import item, remark
from .plan_views import activity, agenda, coverage, followed, line_of_time
from .visit import Visit

FORMAT, FORMAT_VERSION = "caja-gobierno-abierto/plan", "1.1.0"


def chosen(visit: Visit, number: str | None) -> tuple[Plan, Version | None]:
    """The plan as it is now, or as it was in a version. Raises `Refused` for one that is not kept whole."""
    if not number:
        return visit.plan, None
    found = visit.plan.version(int(number)) if number.isascii() and number.isdigit() and len(number) < 9 else None
    if found is None or found.about is None or found.commitments is None:
        raise Refused(404, "no_version")
    return attrs.evolve(visit.plan, about=found.about, commitments=found.commitments), found


def paper(visit: Visit, number: str | None) -> str:
    """A complete HTML document of the plan."""
    plan, version = chosen(visit, number)
    return render("plan_paper.html", {**paper_context(visit, plan, version), "style": paper_style()})


def paper_context(visit: Visit, plan: Plan, version: Version | None) -> dict[str, Any]:
    """What `plan_paper.html` and the course team's reading show of `plan`."""
    _, instrument, found = visit.translate, visit.questionnaire.instrument, ground(visit)
    reading = read_plan_quality(plan, found)
    texts, about = plan_labels.home(_), plan.about
    place = place_name(visit.draft.municipality)
    moment = version.at if version else visit.now.isoformat()
    today = (parse(moment) or visit.now).astimezone(visit.where).date()
    commitments = [
        commitment(visit, each, place_in, reading.readings[each.id], today) for place_in, each in enumerate(plan.commitments, 1)]
    title = about.title or texts["title"]
    return {
        "home": texts, "about_texts": plan_labels.about(_), "form": plan_form_labels.form(_), "gender": plan_labels.gender(_),
        "common": labels.common(_), "legal_note": result_labels.results(_)["legal_note"], "language": visit.language, "paper": True,
        "title": title, "place": place, "about": about, "plan": plan,
        "file_name": file_name(title, place, moment[:10]),
        "heading": texts["version"] % {"number": version.number, "day": day(moment, visit.where, _)} if version
        else day(moment, visit.where, _),
        "label": version.label if version else "",
        "dates": [(plan_labels.about(_)[key], civil(as_day(getattr(about, key)), _)) for key in ("start", "end", "administration_end")],
        "values": [plan_labels.values(_)[each] for each in about.values],
        "commitments": [{**each, "practices": from_anywhere(visit, each["practices"])} for each in commitments],
        "remarks": [remark(each, _) for each in reading.remarks],
        "agenda": agenda(plan, today, _),
        "line": line_of_time(plan, today, _),
        "coverage": coverage(instrument, plan, reading.readings, _) if instrument else {},
        "follow": followed(instrument, plan, visit.history, found.today, _) if instrument else {},
    }


def commitment(visit: Visit, each: Commitment, number: int, reading: Reading, today: date) -> dict[str, Any]:
    """One commitment for people as of `today`: its line in the list, its texts, and its lists with codes in words."""
    _, instrument = visit.translate, visit.questionnaire.instrument
    states, marks, criteria = plan_labels.states(_), plan_labels.marks(_), {one.id: one for one in reference.gender_criteria()}
    asked = [instrument.by_id[key] for key in each.indicators if key in instrument.by_id] if instrument else []
    return {
        "item": item(each, number, reading, today, _),
        "c": _said(each),
        "measures": [one for one in each.measured if one != Measure()],
        "values": [plan_labels.values(_)[value] for value in each.values],
        "activities": [activity(each, one, today, _) for one in each.activities],
        "aims": [{"target": one.target, "goal": one.target.partition(".")[0], "practice": one.practice, "change": one.change}
                 for one in each.aims],
        "marks": [{"id": key, "name": criteria[key].name, "mark": marks.get(one.mark, ""), "evidence": one.evidence}
                  for key, one in sorted(each.gender.items(), key=lambda pair: int(pair[0][1:])) if key in criteria],
        "notes": [{"day": civil(as_day(one.on), _), "text": one.text, "url": one.url, "state": states.get(one.state, "")}
                  for one in sorted(each.notes, key=lambda note: note.on)],
        "gender": gender_context(reading, ground(visit), _),
        "questions": [one.question for one in asked],
        "practices": course_links(visit).named(each.practices),
        "level": levels(visit, each, _),
    }


def _said(each: Commitment) -> Commitment:
    """`each` with all of its measures in the three texts of the first one, numbered when they are several."""
    if not each.measures:
        return each
    return attrs.evolve(each, **{
        key: "\n".join(f"{number}. {getattr(one, key)}" for number, one in enumerate(each.measured, 1) if getattr(one, key))
        for key in ("indicator", "baseline", "goal")
    })


def levels(visit: Visit, each: Commitment, _: Translate) -> str:
    """«1 · Comienza → 3 · Funciona», or an empty text."""
    instrument = visit.questionnaire.instrument
    if instrument is None or each.wanted is None:
        return ""
    names = [level.name for level in instrument.levels]
    now = "–" if each.current is None else f"{each.current} · {names[each.current]}"
    return f"{now} → {each.wanted} · {names[each.wanted]}"


def plan_data(visit: Visit, number: str | None) -> dict[str, Any]:
    """The plan with its published shape (`docs/esquemas/plan.schema.json`): the ids and codes, and each reading."""
    plan, version = chosen(visit, number)
    found = ground(visit)
    reading = read_plan_quality(plan, found)
    return {
        "format": FORMAT, "format_version": FORMAT_VERSION, "rules_version": data.plan_rules().version,
        "at": version.at if version else visit.now.isoformat(timespec="seconds"),
        "version": version.number if version else None, "label": version.label if version else "",
        "instrument": visit.questionnaire.instrument.id if visit.questionnaire.instrument else None,
        "municipality": visit.draft.municipality,
        "about": _public(write_about(plan.about)),
        "commitments": [
            {
                **_public(write_commitment(each)), "priority": priority, "state": each.state,
                "reading": {
                    "complete": reading.readings[each.id].is_complete,
                    "missing": [one.rule.id for one in reading.readings[each.id].missing],
                    "advice": [one.rule.id for one in reading.readings[each.id].advice],
                    "gender": reading.readings[each.id].gender.status,
                },
            }
            for priority, each in enumerate(plan.commitments, 1)
        ],
        "remarks": [each.rule.id for each in reading.remarks],
    }


def _public(written: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in written.items() if key != "rev" and not key.startswith("_")}


def for_staff(visit: Visit, state: Mapping[str, Any], learner: str) -> str:
    """Somebody's plan and its comments, for the course team to read. Raises `Refused` when there is no plan."""
    plan = read_plan(state.get("plan"))
    if not plan.commitments:
        raise Refused(404, "no_plan")
    theirs = attrs.evolve(visit, plan=plan, draft=read_draft(state.get("draft")), history=read_history(state.get("snapshots")))
    _, found = visit.translate, ground(theirs)
    readings = read_plan_quality(plan, found).readings
    return render("plan_staff.html", {
        "home": plan_labels.home(_), "form": plan_form_labels.form(_), "about": plan.about, "title": plan.about.title,
        "common": labels.common(_), "learner": learner,
        "commitments": [
            commitment(theirs, each, number, readings[each.id], found.today) for number, each in enumerate(plan.commitments, 1)],
        "comments": SafeString(comments_html(visit, state.get("comments"))),
    })


def comments_html(visit: Visit, stored: Any) -> str:
    """Comments so far, newest first."""
    _ = visit.translate
    comments = [{"text": each.text, "day": day(each.at, visit.where, _)} for each in reversed(read_comments(stored))]
    return render("plan_comments.html", {"home": plan_labels.home(_), "comments": comments})
