"""Studio text ⇄ instrument: YAML or JSON written by an institution, read with all its problems.

The text holds an instrument and, optionally, its `recommendations`. Parsed texts are cached by content.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import attrs

from .. import data
from ..core.advice import Recommendation, parse_advice
from ..core.gender_check import Threshold, parse_threshold
from ..core.instrument import Instrument
from ..core.instrument_reader import parse
from ..core.problems import Problem
from ..kit import reference
from ..kit.authored import Form, load_yaml

MOST_TEXT = 600_000
POLICIES = ("completa", "con_evidencia", "por_nivel")
RANGES = {"plan_share": (0, 0, 100), "plan_minimum": (3, 1, 40)}  # packaged, least, most


@attrs.frozen(eq=False)
class Questionnaire:
    """An instrument with its advice; `instrument` is None when the text cannot be used."""

    instrument: Instrument | None
    rules: tuple[Recommendation, ...] = ()
    problems: tuple[Problem, ...] = ()


def questionnaire(packaged: str, text: str) -> Questionnaire:
    """The institution's own text when there is one, else the packaged instrument."""
    if text and text.strip():
        return own_text(text)
    return _packaged(packaged if packaged in data.INSTRUMENTS else data.DEFAULT_INSTRUMENT)


@lru_cache(maxsize=8)
def _packaged(identifier: str) -> Questionnaire:
    return Questionnaire(data.instrument(identifier), data.advice(identifier))


@lru_cache(maxsize=16)
def own_text(text: str) -> Questionnaire:
    """Read `text`; never raises."""
    if len(text) > MOST_TEXT:
        return Questionnaire(None, problems=(Problem("", "too_long", {"most": MOST_TEXT}),))
    raw, problem = load_yaml(text)
    if problem is not None:
        return Questionnaire(None, problems=(problem,))
    instrument, problems = parse(raw)
    if instrument is None:
        return Questionnaire(None, problems=problems)
    rules, problems = parse_advice(raw.get("recommendations") or [], instrument)
    return Questionnaire(None if problems else instrument, () if problems else rules, problems)


@attrs.frozen
class PlanSettings:
    """`share` of the grade in percent, `minimum` of complete commitments that earn it, and `problems` of what was stored."""

    share: int
    minimum: int
    threshold: Threshold
    problems: tuple[Problem, ...] = ()


def plan_settings(share: Any, minimum: Any, gender: Any) -> PlanSettings:
    """Read what is stored, whatever it is: a number out of its range is its nearest end, and what is no number, as packaged."""
    problems: list[Problem] = []
    found = {}
    for key, raw in (("plan_share", share), ("plan_minimum", minimum)):
        default, least, most = RANGES[key]
        value = raw if type(raw) is int else _whole(raw, default)
        found[key] = min(most, max(least, default if value is None else value))
        if value != found[key]:
            problems.append(Problem(key, "not_in_range", {"least": least, "most": most}))
    threshold, refused = parse_threshold(gender, packaged_threshold())
    return PlanSettings(found["plan_share"], found["plan_minimum"], threshold, (*problems, *refused))


@lru_cache(maxsize=1)
def packaged_threshold() -> Threshold:
    """The threshold of the gender checklist when the course team sets none."""
    packaged = reference.gender_threshold()
    return Threshold(tuple(packaged["all_of"]), tuple(packaged["one_of"]), packaged["at_least"], packaged["in_progress_from"])


def check_settings(fields: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Studio's form → field values, with every problem. Unknown keys are left out."""
    form = Form(fields)
    clean: dict[str, Any] = {
        **form.texts({"display_name": 200, "introduction": 8000, "contact": 400, "instrument_text": MOST_TEXT}),
        **_plan_settings(fields, form.problems),
        **form.flags("ask_municipality", "links_in_course"),
        "instrument_id": form.option("instrument_id", data.INSTRUMENTS, "unknown_packaged"),
        "grade_policy": form.option("grade_policy", POLICIES),
        "weight": form.weight(),
    }
    _check_questionnaire(form, clean)
    return clean, form.problems


def _plan_settings(fields: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """How much the plan counts, how many commitments it needs, and the gender threshold (empty parts: as packaged)."""
    clean: dict[str, Any] = {}
    for key, (default, least, most) in RANGES.items():
        clean[key] = _whole(fields.get(key), default)
        if clean[key] is None or not least <= clean[key] <= most:
            problems.append(Problem(key, "not_in_range", {"least": least, "most": most}))
    named = {key: fields.get(f"gender_{key}") for key in ("all_of", "one_of")}
    found: dict[str, Any] = {key: value for key, value in named.items() if value not in (None, "")}
    if fields.get("gender_at_least") not in (None, ""):
        found["at_least"] = _whole(fields["gender_at_least"], 0)
    parsed, refused = parse_threshold(found, packaged_threshold())
    problems += [attrs.evolve(each, path=each.path.replace("gender_threshold.", "gender_")) for each in refused]
    chosen = {"all_of": list(parsed.all_of), "one_of": list(parsed.one_of), "at_least": parsed.at_least}
    return {**clean, "gender_threshold": {key: chosen[key] for key in found}}


def _whole(value: Any, default: int) -> int | None:
    if value in (None, ""):
        return default
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def _check_questionnaire(form: Form, clean: dict[str, Any]) -> None:
    found = questionnaire(clean["instrument_id"], clean.get("instrument_text", ""))
    form.own("instrument_text", found.problems)
    if found.instrument is None:
        return
    allowed = [route.id for route in found.instrument.routes]
    routes = form.fields.get("routes")
    chosen = [each for each in allowed if isinstance(routes, list) and each in routes]
    if not chosen and routes and isinstance(routes, list):
        chosen = allowed  # the form still shows the routes of the questionnaire before this one
    if not chosen:
        form.problems.append(Problem("routes", "no_routes"))
    clean["routes"] = chosen
