"""Diagnosis and plan presented for `export`: the contexts of their pages, the words of the documents, and the moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..core.agreement import filled
from ..core.answers import NOT_APPLICABLE, UNKNOWN
from ..core.plan import Plan, Version
from ..core.snapshots import Snapshot
from ..data import agreement
from ..kit import reference
from . import documents, export_labels, labels, parts, plan_documents, plan_form_labels, plan_labels
from .dates import civil, day, iso_day
from .visit import Visit


def diagnosis(visit: Visit, number: str | None) -> dict[str, Any]:
    """Everything that the documents of a diagnosis show. Raises `Refused` for one that is not in the history."""
    snapshot = documents.chosen(visit, number)
    context = documents.report_context(visit, snapshot)
    _, instrument = visit.translate, parts._instrument_of(visit, snapshot)
    return {
        **context, **_frame(visit),
        "number": snapshot.number,
        "clave": snapshot.municipality,
        "day": day(snapshot.at, visit.where, _),
        "iso_day": iso_day(snapshot.at, visit.where),
        "route": instrument.route(snapshot.route).name,
        "instrument": f"{snapshot.instrument} {snapshot.version}",
        "rows": _answer_rows(visit, snapshot),
        "has_answers": snapshot.answers is not None,
    }


def plan(visit: Visit, number: str | None) -> dict[str, Any]:
    """Everything that the documents of the plan show. Raises `Refused` for a version that is not kept whole."""
    chosen, version = plan_documents.chosen(visit, number)
    _ = visit.translate
    iso = (version.at if version else visit.now.isoformat())[:10]
    return {
        **plan_documents.paper_context(visit, chosen, version), **_frame(visit),
        "clave": visit.draft.municipality, "day": civil(visit.now.astimezone(visit.where).date(), _), "iso_day": iso,
        "lists": plan_form_labels.lists(_), "uid": visit.uid, "session": _session(visit, chosen, version),
        "states": plan_labels.states(_),
        "goals": {each.number: each for each in reference.goals()},
        "targets": {each.id: each for each in reference.targets()},
    }


def dossier(visit: Visit, number: str | None) -> dict[str, Any]:
    """`diagnosis` (the newest) and `plan` (or a version of it), and what the plan says of both: place, day, commitments."""
    planned = plan(visit, number)
    both = {"diagnosis": diagnosis(visit, None), "plan": planned}
    return {**both, **{key: planned[key] for key in ("place", "iso_day", "commitments")}}


def _frame(visit: Visit) -> dict[str, Any]:
    return {"words": export_labels.words(visit.translate), "moment": visit.now, "language": visit.language}


def _answer_rows(visit: Visit, snapshot: Snapshot) -> list[dict[str, Any]]:
    """Raw values of each answer, for sheets and open data."""
    instrument = parts._instrument_of(visit, snapshot)
    texts = labels.common(visit.translate)
    special = {UNKNOWN: texts["unknown"], NOT_APPLICABLE: texts["not_applicable"]}
    names = {each.id: each.name for each in instrument.components}
    themes = {theme.id: theme.name for each in instrument.components for theme in each.themes}
    return [
        {
            "id": key, "question": instrument.by_id[key].question, "component": names[instrument.component_of[key]],
            "theme": themes[instrument.theme_of[key]], "level": answer.level,
            "level_name": "" if answer.level is None else instrument.levels[answer.level].name,
            "status": special.get(answer.status, ""), "wanted": answer.desired, "url": answer.url, "note": answer.note,
            "reason": answer.reason,
            "kind": texts["obligation"] if instrument.by_id[key].is_obligation else texts["desirable"],
        }
        for key, answer in (snapshot.answers or {}).items() if key in instrument.by_id
    ]


def _session(visit: Visit, chosen: Plan, version: Version | None) -> dict[str, Any]:
    """The draft agreement with its places filled: texts with the basis of each, and the sources it cites."""
    draft, found, _ = agreement(), export_labels.words(visit.translate), visit.translate
    about, known, last = chosen.about, reference.sources(), visit.history.last
    start, end = about.start, about.end
    count = len(chosen.commitments)
    score = None if last is None or last.result.score is None else last.result.score
    values = {
        "municipality": parts.place_name(visit.draft.municipality) or found["this_municipality"],
        "plan": about.title or found["plan"],
        "count": found["one_commitment"] if count == 1 else found["some_commitments"] % {"count": count},
        "period": found["period"] % {"start": _iso_day(start, visit), "end": _iso_day(end, visit)} if start and end else "",
        "diagnosis": found["without_diagnosis"] if last is None or score is None else found["with_diagnosis"] % {
            "day": day(last.at, visit.where, _), "score": round(score * 100)},
    }
    cited = [each for each in (*draft.recitals, draft.publication) if each.source]

    def said(each: Any) -> str:
        law = f" ({known[each.source].title}, {labels.common(_)['article']} {each.article})" if each.source else ""
        return filled(each.text, values).removesuffix(".") + law + "."

    return {
        "title": draft.title, "heading": filled(draft.heading, values), "warning": draft.warning,
        "proem": [filled(each, values) for each in draft.proem], "recitals": [said(each) for each in draft.recitals],
        "points": [*(filled(each, values) for each in draft.points), said(draft.publication), draft.validity],
        "closing": draft.closing, "signatures": draft.signatures,
        "sources": [known[each] for each in dict.fromkeys(one.source for one in cited)],
    }


def _iso_day(text: str, visit: Visit) -> str:
    return civil(datetime.fromisoformat(text).date(), visit.translate)
