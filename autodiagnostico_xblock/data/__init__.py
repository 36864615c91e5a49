"""What is shipped: instruments, advice, links, and the rules and calendar of the plan, as data, and their one loader.

May import `core`, the kit and the standard library. The only reader of these files; results are cached for the process
and shared, which is safe because they are frozen. Shipped data with a problem is a bug: it raises at once.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from ..core.advice import Recommendation, parse_advice
from ..core.agenda import Yearly, parse_calendar
from ..core.agreement import Agreement, parse_agreement
from ..core.instrument import Instrument
from ..core.instrument_reader import parse
from ..core.plan_rules import PlanRules, parse_rules
from ..core.problems import Problem
from ..kit.course_links import Link, read_links

DEFAULT_INSTRUMENT = "municipal-1"
INSTRUMENTS = (DEFAULT_INSTRUMENT,)

Data = TypeVar("Data")


def raw(name: str) -> Any:
    """Parsed JSON of the shipped file `name`."""
    return json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _sound(name: str, found: Data, problems: tuple[Problem, ...]) -> Data:
    if problems:
        raise ValueError(f"{name}: {problems}")
    return found


@cache
def instrument(identifier: str = DEFAULT_INSTRUMENT) -> Instrument:
    """The packaged instrument. Raises KeyError for an id that is not packaged, ValueError for broken data."""
    if identifier not in INSTRUMENTS:
        raise KeyError(identifier)
    found, problems = parse(raw(f"instruments/{identifier}.json"))
    if found is None:
        raise ValueError(f"{identifier}: {problems}")
    return found


@cache
def advice(identifier: str = DEFAULT_INSTRUMENT) -> tuple[Recommendation, ...]:
    """Recommendations of the packaged instrument. Raises like `instrument`."""
    return _sound(identifier, *parse_advice(raw(f"advice/{identifier}.json"), instrument(identifier)))


@cache
def plan_rules() -> PlanRules:
    """What the quality reading of a plan looks at. Raises ValueError for broken data."""
    return _sound("plan_rules", *parse_rules(raw("plan_rules.json")))


@cache
def calendar() -> tuple[Yearly, ...]:
    """The municipal year that a plan suggests. Raises ValueError for broken data."""
    return _sound("calendar", *parse_calendar(raw("calendar.json")))


@cache
def agreement() -> Agreement:
    """The draft with which a cabildo approves a plan. Raises ValueError for broken data."""
    return _sound("agreement", *parse_agreement(raw("agreement.json")))


@cache
def links() -> dict[str, Link]:
    """Lessons and practices that exist in the published course, by id."""
    return read_links(raw("links.json"), ("lessons", "practices"))
