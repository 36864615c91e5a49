"""What is asked: Instrument › Component › Theme › Indicator, its levels, weights, bands and routes.

Values only; `instrument_reader.parse` makes them from data. Nobody checks them again after that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Literal

import attrs

TOP_LEVEL = 4
LEVELS = range(TOP_LEVEL + 1)
KINDS = ("obligation", "desirable")
CLASSES = ("essential", "important", "complementary")

Kind = Literal["obligation", "desirable"]


@attrs.frozen
class LegalBasis:
    """`article` of the law whose source id is `source`."""

    source: str
    article: str


@attrs.frozen
class Target:
    """A target of the Agenda 2030 (`16.10`) and the change that is expected there."""

    target: str
    change: str


@attrs.frozen
class Gender:
    """The question that would change a decision, or what to take care of; criteria `G1`–`G20`."""

    text: str
    criteria: tuple[str, ...]


@attrs.frozen
class Indicator:
    """One question with five anchored levels (0–4)."""

    id: str
    kind: str
    importance: str
    question: str
    why: str
    verify: str
    small: str
    levels: tuple[str, ...]
    legal_basis: tuple[LegalBasis, ...]
    evidence_from: int
    evidence_expected: str
    not_applicable: str
    partly: str
    sdg: tuple[Target, ...]
    gender: Gender
    owner: str
    sources: tuple[str, ...]
    lesson: str
    practices: tuple[str, ...]

    @property
    def is_obligation(self) -> bool:
        """Whether a legal duty asks for it."""
        return self.kind == "obligation"

    @property
    def may_not_apply(self) -> bool:
        """Whether the whole question may leave the score; with `partly` only a part of it may be left out of a level."""
        return bool(self.not_applicable) and not self.partly

    @property
    def can_lock(self) -> bool:
        """Only an essential obligation may hold a component's level back."""
        return self.is_obligation and self.importance == "essential"


@attrs.frozen
class Theme:
    """A group of indicators inside a component."""

    id: str
    name: str
    indicators: tuple[Indicator, ...]


@attrs.frozen
class Component:
    """One of the instrument's large parts; `short` is the name for charts."""

    id: str
    name: str
    short: str
    themes: tuple[Theme, ...]

    def indicators(self) -> Iterator[Indicator]:
        """All indicators, in order."""
        for theme in self.themes:
            yield from theme.indicators


@attrs.frozen
class LevelName:
    """Name and meaning of a level, for people."""

    name: str
    meaning: str


@attrs.frozen
class Band:
    """Scores from `minimum` (hundredths, inclusive) up to the next band are `level`."""

    level: int
    minimum: int


@attrs.frozen
class Route:
    """Which classes of indicators are asked, and how long it takes in minutes."""

    id: str
    name: str
    minutes: int
    classes: tuple[str, ...]


@attrs.frozen(slots=False)
class Instrument:
    """A whole questionnaire. Same `id` and same major `version`: comparable."""

    id: str
    version: str
    title: str
    levels: tuple[LevelName, ...]
    bands: tuple[Band, ...]
    weights: Mapping[str, int]
    routes: tuple[Route, ...]
    components: tuple[Component, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Indicator]:
        """Indicators by id, in order."""
        return {indicator.id: indicator for component in self.components for indicator in component.indicators()}

    @cached_property
    def component_of(self) -> Mapping[str, str]:
        """Component id of each indicator id."""
        return {item.id: component.id for component in self.components for item in component.indicators()}

    @cached_property
    def theme_of(self) -> Mapping[str, str]:
        """Theme id of each indicator id."""
        return {
            item.id: theme.id
            for component in self.components
            for theme in component.themes
            for item in theme.indicators
        }

    def offering(self, routes: Collection[str]) -> Instrument:
        """This instrument with only the routes of ids `routes`; with all of its own when it has none of those."""
        kept = tuple(route for route in self.routes if route.id in routes)
        return attrs.evolve(self, routes=kept) if kept and kept != self.routes else self

    def route(self, identifier: str) -> Route:
        """The route called `identifier`, or the first one."""
        return next((route for route in self.routes if route.id == identifier), self.routes[0])

    @cached_property
    def _asked(self) -> Mapping[str, tuple[Indicator, ...]]:
        return {
            route.id: tuple(item for item in self.by_id.values() if item.importance in route.classes)
            for route in self.routes
        }

    def in_route(self, identifier: str) -> tuple[Indicator, ...]:
        """Indicators that the route asks, in order."""
        return self._asked[self.route(identifier).id]

    def is_comparable(self, identifier: str, version: str) -> bool:
        """Whether answers to `identifier` at `version` mean the same as answers to this one."""
        return identifier == self.id and version.split(".")[0] == self.version.split(".")[0]
