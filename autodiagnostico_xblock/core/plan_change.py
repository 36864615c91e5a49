"""Changes to a plan that a browser sends, read strictly: `(value, ())` or what is wrong with them.

A part with a problem is refused whole: the browser keeps it and shows the sentence beside the field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..kit.pure.numbers import is_whole
from .commitment import (
    ABOUT_TEXTS,
    MARKS,
    MOST_ACTIVITIES,
    MOST_AIMS,
    MOST_IDS,
    MOST_MEASURES,
    MOST_NOTES,
    SCALE,
    TEXTS,
    VALUES,
    About,
    Commitment,
)
from .commitment_reader import ABOUT_DAYS, read_about, read_commitment
from .days import as_day
from .instrument import LEVELS
from .problems import Problem
from .texts import clean, is_link

COMMITMENT_ID = re.compile(r"[cr]-[a-z0-9-]{1,60}")
REFERENCE_ID = re.compile(r"[a-z0-9-]{1,64}")
TARGET_ID = re.compile(r"\d{1,2}\.[0-9a-z]{1,2}")
CRITERION_ID = re.compile(r"G([1-9]|1[0-9]|20)")
LONG, SHORT, LINK = 1000, 300, 500
MOST_ORDERED = 200  # ids in one change of order: several times what a plan holds, for those removed meanwhile
# texts of what a commitment has several of
LISTED: Mapping[str, Mapping[str, int]] = {
    "activities": {"what": SHORT}, "measures": {key: TEXTS[key] for key in ("indicator", "baseline", "goal")},
    "aims": {"practice": 600, "change": 600}, "notes": {"text": LONG, "url": LINK},
}
MOST: Mapping[str, int] = {"activities": MOST_ACTIVITIES, "measures": MOST_MEASURES, "aims": MOST_AIMS, "notes": MOST_NOTES}


def is_commitment_id(key: Any) -> bool:
    """`c-…` made by a browser, or `r-` and the id of a recommendation."""
    return isinstance(key, str) and COMMITMENT_ID.fullmatch(key) is not None


class _Checker:
    """Gathers problems of one part at `path`, and its clean values."""

    def __init__(self, path: str, raw: Mapping[str, Any]) -> None:
        self.path = path
        self.raw = raw
        self.problems: list[Problem] = []
        self.clean: dict[str, Any] = {}

    def refuse(self, key: str, code: str, **params: Any) -> None:
        self.problems.append(Problem(f"{self.path}.{key}", code, params))

    def texts(self, limits: Mapping[str, int]) -> None:
        for key, most in limits.items():
            value = self.raw.get(key)
            if value is None:
                continue
            if not isinstance(value, str):
                self.refuse(key, "not_a_text")
            elif len(text := clean(value)) > most:
                self.refuse(key, "too_long", most=most)
            else:
                self.clean[key] = text

    def days(self, names: tuple[str, ...]) -> None:
        for key in names:
            value = self.raw.get(key)
            if value in (None, ""):
                continue
            if as_day(value):
                self.clean[key] = value
            else:
                self.refuse(key, "not_a_day")

    def in_order(self, start: str, end: str) -> None:
        first, last = self.clean.get(start), self.clean.get(end)
        if first and last and last < first:
            self.refuse(end, "days_reversed")

    def codes(self, key: str, allowed: tuple[str, ...]) -> None:
        value = self.raw.get(key) or []
        if isinstance(value, list) and all(isinstance(each, str) and each in allowed for each in value):
            self.clean[key] = [each for each in allowed if each in value]
        else:
            self.refuse(key, "not_an_option", options=", ".join(allowed))

    def code(self, key: str, allowed: tuple[str, ...]) -> None:
        value = self.raw.get(key)
        if value in (None, ""):
            return
        if isinstance(value, str) and value in allowed:
            self.clean[key] = value
        else:
            self.refuse(key, "not_an_option", options=", ".join(allowed))

    def ids(self, key: str) -> None:
        value = self.raw.get(key) or []
        if isinstance(value, list) and len(value) > MOST_IDS:
            self.refuse(key, "too_many", most=MOST_IDS)
        elif isinstance(value, list) and all(_matches(REFERENCE_ID, each) for each in value):
            self.clean[key] = list(dict.fromkeys(value))
        else:
            self.refuse(key, "not_an_id")

    def reference(self, key: str) -> None:
        value = self.raw.get(key)
        if not value:
            return
        if _matches(REFERENCE_ID, value):
            self.clean[key] = value
        else:
            self.refuse(key, "not_an_id")

    def level(self, key: str) -> None:
        value = self.raw.get(key)
        if value is None:
            return
        if is_whole(value) and value in LEVELS:
            self.clean[key] = value
        else:
            self.refuse(key, "not_a_level")


def check_about(raw: Mapping[str, Any]) -> tuple[About, tuple[Problem, ...]]:
    """What the plan is about; with problems the value is not to be used."""
    checker = _Checker("plan.about", raw)
    checker.texts(ABOUT_TEXTS)
    checker.days(ABOUT_DAYS)
    checker.in_order("start", "end")
    checker.codes("values", VALUES)
    return read_about(checker.clean), tuple(checker.problems)


def check_order(raw: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Ids of commitments in their new order; those that are left out keep their place at the end."""
    ids = raw.get("ids")
    if isinstance(ids, list) and len(ids) <= MOST_ORDERED and all(isinstance(each, str) for each in ids):
        return tuple(ids), ()
    return (), (Problem("plan.order.ids", "not_a_list"),)


def check_commitment(identifier: str, raw: Mapping[str, Any]) -> tuple[Commitment, tuple[Problem, ...]]:
    """One commitment; with problems the value is not to be used."""
    checker = _Checker(f"plan.{identifier}", raw)
    checker.texts(TEXTS)
    checker.codes("values", VALUES)
    for key in ("practices", "indicators"):
        checker.ids(key)
    for key in ("current", "wanted"):
        checker.level(key)
    for key in LISTED:
        checker.clean[key] = _listed(checker, key)
    checker.clean["gender"] = _marks(checker)
    checker.reference("recommendation")
    found = read_commitment({**checker.clean, "id": identifier})
    return found or Commitment(id=identifier), tuple(checker.problems)


def _listed(checker: _Checker, key: str) -> list[dict[str, Any]]:
    value = checker.raw.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        checker.refuse(key, "not_a_list")
        return []
    if len(value) > MOST[key]:
        checker.refuse(key, "too_many", most=MOST[key])
        return []
    found = []
    for position, each in enumerate(value):
        inner = _Checker(f"{checker.path}.{key}.{position}", each)
        inner.texts(LISTED[key])
        _check_listed(inner, key)
        checker.problems += inner.problems
        if inner.clean:
            found.append(inner.clean)
    return found


def _check_listed(inner: _Checker, key: str) -> None:
    if key == "activities":
        inner.days(("start", "end"))
        inner.in_order("start", "end")
        if inner.raw.get("done") is True:
            inner.clean["done"] = True
    elif key == "aims":
        target = inner.raw.get("target")
        if target and not _matches(TARGET_ID, target):
            inner.refuse("target", "not_a_target")
        elif target:
            inner.clean["target"] = target
    elif key == "notes":
        inner.days(("on",))
        if not inner.raw.get("on"):
            inner.refuse("on", "missing")
        inner.code("state", SCALE)
        if inner.clean.get("url") and not is_link(inner.clean["url"]):
            inner.refuse("url", "not_a_link")
    inner.clean = {name: each for name, each in inner.clean.items() if each}


def _marks(checker: _Checker) -> dict[str, dict[str, Any]]:
    value = checker.raw.get("gender") or {}
    if not isinstance(value, Mapping) or not all(_matches(CRITERION_ID, key) for key in value):
        checker.refuse("gender", "not_a_criterion")
        return {}
    found = {}
    for key, each in value.items():
        inner = _Checker(f"{checker.path}.gender.{key}", each if isinstance(each, Mapping) else {"mark": each})
        inner.texts({"evidence": SHORT})
        inner.code("mark", MARKS)
        checker.problems += inner.problems
        if any(inner.clean.values()):
            found[key] = {name: part for name, part in inner.clean.items() if part}
    return found


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
