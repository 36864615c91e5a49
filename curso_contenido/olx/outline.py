"""The course as a tree of chapters, sequences and units: `esquema.yaml` with the modules, titles and minutes of the texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import attrs
import yaml

from ..data import texts

LESSON = "leccion_gam"
TEST_FORMAT = "Prueba de módulo"
OPENING_MINUTES = 2
BOOKLET = "modulo-%s.pdf"
TEST_ATTEMPTS = "5"  # each one draws other questions of the bank; the best stays


@attrs.frozen
class Unit:
    """A unit with one block. `id` is the block's permanent `url_name`; `settings`: attributes that it sets.

    `minutes`: to read and answer it; `task`: what its task in the municipality takes.
    """

    id: str
    title: str
    block: str
    minutes: int
    task: int
    settings: tuple[tuple[str, str], ...] = ()


@attrs.frozen
class Sequence:
    """A subsection; graded when it has a `format`."""

    id: str
    title: str
    units: tuple[Unit, ...]
    format: str = ""


@attrs.frozen
class Chapter:
    """A section; `staff_only`: learners never see it."""

    id: str
    title: str
    sequences: tuple[Sequence, ...]
    staff_only: bool = False

    @property
    def minutes(self) -> int:
        """Minutes of a learner who does one task of the chapter, its shortest; none for what only staff sees."""
        units = [unit for sequence in self.sequences for unit in sequence.units]
        tasks = [unit.task for unit in units if unit.task]
        return 0 if self.staff_only else sum(unit.minutes for unit in units) + min(tasks, default=0)


@attrs.frozen
class Assignment:
    """A kind of graded work: its name, short label, how many there are, and its weight (0–1)."""

    format: str
    short: str
    count: int
    weight: float


@attrs.frozen
class Outline:
    """The whole course. `reviewed`: the date of its texts."""

    title: str
    reviewed: date
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


def booklet_name(module: str) -> str:
    """`m3` → `modulo-3.pdf`: the file with the module to read without a connection."""
    return BOOKLET % module.removeprefix("m")


def offering(course: Outline, names: Collection[str]) -> Outline:
    """`course` whose openings offer the booklet of their module, for those that are in `names`."""
    offered = {f"{each.id}-inicio": booklet_name(each.id) for each in texts.modules() if booklet_name(each.id) in names}

    def with_booklet(unit: Unit) -> Unit:
        added = (("download", offered[unit.id]),) if unit.id in offered else ()
        return attrs.evolve(unit, settings=tuple(sorted((*unit.settings, *added))))

    def with_booklets(each: Sequence) -> Sequence:
        return attrs.evolve(each, units=tuple(with_booklet(unit) for unit in each.units))

    return attrs.evolve(course, chapters=tuple(
        attrs.evolve(each, sequences=tuple(with_booklets(sequence) for sequence in each.sequences)) for each in course.chapters))


@cache
def _raw() -> Any:
    return yaml.safe_load(files(__package__).joinpath("esquema.yaml").read_text(encoding="utf-8"))


@cache
def outline() -> Outline:
    """The packaged course. Raises ValueError for a text that cannot be used."""
    raw = _raw()
    chapters = tuple(_chapter(each, raw["test_minutes"]) for each in raw["chapters"])
    return Outline(raw["title"], raw["reviewed"], chapters, tuple(Assignment(**each) for each in raw["grading"]))


def _chapter(raw: Mapping[str, Any], test_minutes: int) -> Chapter:
    own = tuple(_sequence(each) for each in raw.get("sequences", ()))
    if "module" not in raw:
        return Chapter(raw["id"], raw["title"], own, raw.get("staff_only", False))
    module = next(each for each in texts.modules() if each.id == raw["module"])
    study = tuple(_unit({"id": each, "block": LESSON}) for each in (f"{module.id}-inicio", *module.lessons))
    test = _unit({"id": f"{module.id}-examen", "block": LESSON, "minutes": test_minutes, "settings": {"max_attempts": TEST_ATTEMPTS}})
    return Chapter(module.id, f"{module.number}. {module.name}", (
        Sequence(f"{module.id}-lecciones", "Lecciones", study), *own,
        Sequence(f"{module.id}-prueba", "Prueba del módulo", (test,), TEST_FORMAT)))


def _sequence(raw: Mapping[str, Any]) -> Sequence:
    return Sequence(raw["id"], raw["title"], tuple(_unit(each) for each in raw["units"]), raw.get("format", ""))


def _unit(raw: Mapping[str, Any]) -> Unit:
    identifier, block = raw["id"], raw["block"]
    title, minutes, task = raw.get("title", ""), raw.get("minutes", 0), 0
    if block == LESSON and not (title and minutes):
        lesson = texts.material(identifier).lesson
        if lesson is None:
            raise ValueError(f"{identifier}: {texts.material(identifier).problems}")
        title = title or lesson.title
        minutes = minutes or lesson.minutes.read + lesson.minutes.check or OPENING_MINUTES
        task = lesson.minutes.task
    settings = {**({"lesson_id": identifier} if block == LESSON else {}), **raw.get("settings", {}), "links_in_course": "true"}
    return Unit(identifier, title, block, minutes, task, tuple(sorted(settings.items())))
