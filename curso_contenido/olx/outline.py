"""The course as a tree of chapters, sequences and units: read from `esquema.yaml`, with titles and minutes from the lessons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs
import yaml

LESSON = "leccion_gam"
TEST_FORMAT = "Prueba de módulo"


@attrs.frozen
class Text:
    """What the outline needs of a packaged text: its title and the minutes that it asks of a learner."""

    title: str
    minutes: int


@attrs.frozen
class Unit:
    """A unit with one block. `id` is the block's permanent `url_name`; `settings`: attributes that it sets."""

    id: str
    title: str
    block: str
    minutes: int
    settings: tuple[tuple[str, str], ...] = ()


@attrs.frozen
class Sequence:
    """A subsection; graded when it has a `format`."""

    id: str
    title: str
    units: tuple[Unit, ...]
    format: str = ""

    @property
    def minutes(self) -> int:
        """Minutes of its units."""
        return sum(unit.minutes for unit in self.units)


@attrs.frozen
class Chapter:
    """A section; `staff_only`: learners never see it."""

    id: str
    title: str
    sequences: tuple[Sequence, ...]
    staff_only: bool = False

    @property
    def minutes(self) -> int:
        """Minutes that a learner needs; none for what only staff sees."""
        return 0 if self.staff_only else sum(each.minutes for each in self.sequences)


@attrs.frozen
class Assignment:
    """A kind of graded work: its name, short label, how many there are, and its weight (0–1)."""

    format: str
    short: str
    count: int
    weight: float


@attrs.frozen
class Outline:
    """The whole course."""

    title: str
    chapters: tuple[Chapter, ...]
    assignments: tuple[Assignment, ...]

    @property
    def minutes(self) -> int:
        """Minutes of a learner, from the welcome to the closing."""
        return sum(each.minutes for each in self.chapters)

    def units(self) -> Iterator[Unit]:
        """Every unit, in order."""
        for chapter in self.chapters:
            for sequence in chapter.sequences:
                yield from sequence.units


@cache
def _raw() -> Any:
    return yaml.safe_load(files(__package__).joinpath("esquema.yaml").read_text(encoding="utf-8"))


def outline(texts: Mapping[str, Text]) -> Outline:
    """The course with titles and minutes of `texts` (by lesson id). Raises KeyError for a lesson without text."""
    raw = _raw()
    chapters = tuple(_chapter(each, texts, raw["test_minutes"]) for each in raw["chapters"])
    return Outline(raw["title"], chapters, tuple(Assignment(**each) for each in raw["grading"]))


def _chapter(raw: Mapping[str, Any], texts: Mapping[str, Text], test_minutes: int) -> Chapter:
    own = tuple(_sequence(each, texts) for each in raw.get("sequences", ()))
    module = raw.get("module")
    if module is None:
        return Chapter(raw["id"], raw["title"], own, raw.get("staff_only", False))
    lessons = (f"{module}-inicio", *raw["lessons"])
    study = Sequence(f"{module}-lecciones", "Lecciones", tuple(_unit({"id": each, "block": LESSON}, texts) for each in lessons))
    test = {"id": f"{module}-examen", "block": LESSON, "minutes": test_minutes}
    exam = Sequence(f"{module}-prueba", "Prueba del módulo", (_unit(test, texts),), TEST_FORMAT)
    return Chapter(module, raw["title"], (study, *own, exam))


def _sequence(raw: Mapping[str, Any], texts: Mapping[str, Text]) -> Sequence:
    return Sequence(raw["id"], raw["title"], tuple(_unit(each, texts) for each in raw["units"]), raw.get("format", ""))


def _unit(raw: Mapping[str, Any], texts: Mapping[str, Text]) -> Unit:
    identifier, block = raw["id"], raw["block"]
    title = raw.get("title") or texts[identifier].title
    minutes = raw.get("minutes") or texts[identifier].minutes
    settings = {**({"lesson_id": identifier} if block == LESSON else {}), **raw.get("settings", {}), "links_in_course": "true"}
    return Unit(identifier, title, block, minutes, tuple(sorted(settings.items())))
