"""One commitment of the plan: what will be done, for whom, by whom, when, and how it will be known.

Values only; `plan_reader` reads them from stored JSON and from what a browser sends. Fields follow the template of
OGP commitments (problem, action, values, responsible, dates, completion) and what `docs/metodo.md` adds:
indicators with baseline and goal, targets of the Agenda 2030 and the gender checklist.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from .days import as_day

VALUES = ("transparency", "participation", "accountability", "innovation")
SCALE = ("not_started", "limited", "substantial", "completed")
MARKS = ("yes", "partly", "no", "not_applicable")
# characters of each text
TEXTS: Mapping[str, int] = {
    "title": 200, "problem": 2000, "people": 600, "action": 2000, "opens": 1200, "area": 200, "post": 200, "partner": 300,
    "indicator": 400, "baseline": 300, "goal": 300, "budget": 200, "funding": 300, "legal_basis": 600, "learned": 600,
    "risks": 1200,
}
ABOUT_TEXTS: Mapping[str, int] = {"title": 200, "vision": 1200, "priorities": 1200}
LAST_DAY = "9999-12-31"  # after every ISO day that can be written
MOST_ACTIVITIES = 20
MOST_NOTES = 40
MOST_AIMS = 2
MOST_MEASURES = 7
MOST_IDS = 12


@attrs.frozen
class About:
    """The plan as a whole. `start`, `end` (its period) and `administration_end` are ISO days or empty.

    `priorities` are the municipality's own, in its words; `values` are some of `VALUES`.
    """

    title: str = ""
    vision: str = ""
    priorities: str = ""
    start: str = ""
    end: str = ""
    administration_end: str = ""
    values: tuple[str, ...] = ()
    rev: int = 0
    at: str = ""
    extra: Mapping[str, Any] = attrs.field(factory=dict)

    def said(self) -> About:
        """What people said, without the server's marks."""
        return attrs.evolve(self, rev=0, at="", extra={})


@attrs.frozen
class Activity:
    """One step; `start` and `end` are ISO days or empty."""

    what: str = ""
    start: str = ""
    end: str = ""
    done: bool = False


@attrs.frozen
class Aim:
    """A target of the Agenda 2030 (`16.10`): this practice changes that, which brings the target closer."""

    target: str = ""
    practice: str = ""
    change: str = ""


@attrs.frozen
class Measure:
    """What will be counted or checked, how much it is today and how much it should be; units are in the texts."""

    indicator: str = ""
    baseline: str = ""
    goal: str = ""


@attrs.frozen
class Mark:
    """What is said of one gender criterion: one of `MARKS`, or empty, and its evidence."""

    mark: str = ""
    evidence: str = ""


@attrs.frozen
class Note:
    """Progress on a day, with evidence; `state` is one of `SCALE` or empty when the note does not change it."""

    on: str = ""
    text: str = ""
    url: str = ""
    state: str = ""


@attrs.frozen
class Commitment:
    """A commitment. `indicator`, `baseline` and `goal` are its first measure, `measures` the others; `aims` has the main target first.

    `current` and `wanted` are levels (0–4) of the first of `indicators`; `recommendation` is where it came from.
    How far it is comes from its `notes`. `rev` is the server's revision, `made` and `at` ISO times of its first and last change.
    """

    id: str
    title: str = ""
    problem: str = ""
    people: str = ""
    action: str = ""
    opens: str = ""
    area: str = ""
    post: str = ""
    partner: str = ""
    indicator: str = ""
    baseline: str = ""
    goal: str = ""
    budget: str = ""
    funding: str = ""
    legal_basis: str = ""
    learned: str = ""
    risks: str = ""
    values: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
    measures: tuple[Measure, ...] = ()
    aims: tuple[Aim, ...] = ()
    gender: Mapping[str, Mark] = attrs.field(factory=dict)
    notes: tuple[Note, ...] = ()
    practices: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    recommendation: str = ""
    current: int | None = None
    wanted: int | None = None
    rev: int = 0
    made: str = ""
    at: str = ""
    extra: Mapping[str, Any] = attrs.field(factory=dict)

    @property
    def state(self) -> str:
        """Its completion today: what the newest note that speaks of it says, by its day."""
        return self.state_on(LAST_DAY)

    def state_on(self, day: str) -> str:
        """Its completion at the end of an ISO day; one of `SCALE`."""
        said = sorted((each for each in self.notes if each.state and each.on <= day), key=lambda each: each.on)
        return said[-1].state if said else SCALE[0]

    def said(self) -> Commitment:
        """What people said, without the server's marks: to tell whether two versions differ."""
        return attrs.evolve(self, rev=0, made="", at="", extra={})

    @property
    def measured(self) -> tuple[Measure, ...]:
        """All of its measures, the first one too, even while that one is empty."""
        return (Measure(self.indicator, self.baseline, self.goal), *self.measures)

    @property
    def start(self) -> date | None:
        """First day of its activities."""
        return min((day for each in self.activities if (day := as_day(each.start))), default=None)

    @property
    def end(self) -> date | None:
        """Last day of its activities."""
        return max((day for each in self.activities if (day := as_day(each.end))), default=None)

    @property
    def has_evidence(self) -> bool:
        """Whether any note brings a link."""
        return any(each.url for each in self.notes)
