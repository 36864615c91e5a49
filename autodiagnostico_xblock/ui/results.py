"""Context of the results: level, components, themes, lenses, obligations, strengths and pending matters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
from django.utils.safestring import SafeString

from ..core import lenses
from ..core.advice import DUTY_MET, is_unmet
from ..core.answers import UNKNOWN, Answer
from ..core.instrument import Instrument
from ..core.scoring import ComponentResult, Result, needs_evidence, score
from ..core.snapshots import Snapshot
from ..core.what_if import suppose
from ..kit import reference
from ..kit.documents.radar import Series, radar
from . import Translate, result_labels
from .present import basis

MOST_STRENGTHS = 8


@attrs.frozen
class Shown:
    """A snapshot with what is needed to show it; `instrument` is the one its answers belong to."""

    instrument: Instrument
    snapshot: Snapshot
    before: Snapshot | None = None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Answers, empty when only the result is kept."""
        return self.snapshot.answers or {}


def results(shown: Shown, _: Translate) -> dict[str, Any]:
    """Everything that `results.html` shows under the heading."""
    texts = result_labels.results(_)
    result = shown.snapshot.result
    return {
        "overall": _overall(shown.instrument, result, texts),
        "locks": _locks(shown.instrument, result, texts),
        "components": (rows := _components(shown)),
        "radar": _radar(shown.instrument, rows, texts),
        "has_wanted": any(row["wanted"] is not None for row in rows),
        "has_before": any(row["before"] is not None for row in rows),
        "heat": _heat(shown.instrument, result),
        "lenses": _lenses(shown),
        **_indicators(shown, _),
    }


def _overall(instrument: Instrument, result: Result, texts: Mapping[str, str]) -> dict[str, Any]:
    level = None if result.level is None else instrument.levels[result.level]
    return {
        "score": result.score,
        "level": result.level,
        "name": level.name if level else "",
        "meaning": level.meaning if level else texts["no_level"],
        "coverage": texts["coverage"] % {"done": result.answered, "all": result.asked},
        "evidence": texts["evidence"] % {"done": result.evidence_given, "all": result.evidence_needed}
        if result.evidence_needed else "",
    }


def _locks(instrument: Instrument, result: Result, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    names = {component.id: component.name for component in instrument.components}
    locks = [
        {
            "text": texts["lock_component"] % {"component": names.get(each.id, each.id), "level": _name(instrument, each.level)},
            "keys": [instrument.by_id[key].question for key in each.locked_by if key in instrument.by_id],
        }
        for each in result.components
        if each.locked_by
    ]
    if result.locked_by:
        held = ", ".join(names.get(each, each) for each in result.locked_by)
        values = {"components": held, "level": _name(instrument, result.level)}
        locks.append({"text": texts["lock_overall"] % values, "keys": []})
    return locks


def _name(instrument: Instrument, level: int | None) -> str:
    return "–" if level is None else instrument.levels[level].name


def _components(shown: Shown) -> list[dict[str, Any]]:
    desired = {key: each.desired for key, each in shown.answers.items() if each.desired is not None and each.counts}
    wanted: dict[str, ComponentResult] = {}
    if desired:
        then = score(shown.instrument, shown.snapshot.route, suppose(shown.answers, desired))
        wanted = {each.id: each for each in then.components}
    before = {each.id: each for each in shown.before.result.components} if shown.before else {}
    rows = []
    for component in shown.instrument.components:
        found = next((each for each in shown.snapshot.result.components if each.id == component.id), None)
        if found is not None:
            rows.append({
                "id": component.id,
                "name": component.name,
                "short": component.short,
                "level": found.level,
                "level_name": _name(shown.instrument, found.level),
                "locked": bool(found.locked_by),
                "score": found.score,
                "wanted": wanted[component.id].score if component.id in wanted else None,
                "before": before[component.id].score if component.id in before else None,
                "answered": found.answered,
                "asked": found.asked,
            })
    return rows


def _radar(instrument: Instrument, rows: list[dict[str, Any]], texts: Mapping[str, str]) -> SafeString:
    if len(rows) < 3 or all(row["score"] is None for row in rows):
        return SafeString("")
    series = [
        Series(texts[key], style, tuple(None if row[field] is None else float(row[field]) for row in rows))
        for key, style, field in (("before", "before", "before"), ("wanted", "wanted", "wanted"), ("today", "now", "score"))
        if any(row[field] is not None for row in rows)
    ]
    return SafeString(radar([row["short"] for row in rows], series, title=texts["radar"]))


def _heat(instrument: Instrument, result: Result) -> list[dict[str, Any]]:
    levels = {theme.id: theme for each in result.components for theme in each.themes}
    return [
        {
            "name": component.name,
            "themes": [
                {"name": theme.name, "level": levels[theme.id].level, "score": levels[theme.id].score,
                 "level_name": _name(instrument, levels[theme.id].level)}
                for theme in component.themes
                if theme.id in levels
            ],
        }
        for component in instrument.components
    ]


def _lenses(shown: Shown) -> dict[str, Any]:
    targets = {each.id: each for each in reference.targets()}
    goals = {each.number: each for each in reference.goals()}
    criteria = {each.id: each for each in reference.gender_criteria()}
    agenda = [
        {"key": each.key, "score": each.score, "count": len(each.indicators),
         "about": targets[each.key].about if each.key in targets else "", "goal": goals.get(int(each.key.split(".")[0]))}
        for each in lenses.agenda_2030(shown.instrument, shown.snapshot.route, shown.answers)
        if each.answered
    ]
    gender = [
        {"key": each.key, "score": each.score, "count": len(each.indicators),
         "about": criteria[each.key].name if each.key in criteria else ""}
        for each in lenses.gender(shown.instrument, shown.snapshot.route, shown.answers)
        if each.answered
    ]
    return {"agenda": agenda, "gender": gender}


def _indicators(shown: Shown, _: Translate) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {key: [] for key in ("unmet", "improve", "strengths", "pending", "find_out")}
    for indicator in shown.instrument.in_route(shown.snapshot.route):
        answer = shown.answers.get(indicator.id)
        if answer is None:
            continue
        item = {
            "id": indicator.id,
            "question": indicator.question,
            "level": answer.level,
            "level_name": _name(shown.instrument, answer.level),
            "basis": basis(indicator.legal_basis, _),
            "owner": indicator.owner,
            "verify": indicator.verify,
            "evidence": indicator.evidence_expected,
        }
        if is_unmet(indicator, answer):
            groups["unmet"].append(item)
        elif answer.level is not None and answer.level < DUTY_MET:
            groups["improve"].append(item)
        elif answer.level is not None:
            groups["strengths"].append(item)
        if answer.status == UNKNOWN:
            groups["find_out"].append(item)
        if needs_evidence(indicator, answer) and not answer.has_evidence:
            groups["pending"].append(item)
    groups["strengths"] = sorted(groups["strengths"], key=lambda each: -each["level"])[:MOST_STRENGTHS]
    return groups
