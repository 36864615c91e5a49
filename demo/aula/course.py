"""The demo's course: read from `curso.xml`, each block parsed by its own class (C§5.5). What Studio changed stays."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import attrs
from lxml import etree
from opaque_keys.edx.keys import CourseKey

from ..testing import COURSE
from .models import Enrollment
from .olx import PARSER, is_stored
from .olx import load as load_block
from .people import LEARNERS, user

OUTLINE = Path(__file__).resolve().parent.parent / "curso.xml"


@attrs.frozen
class Unit:
    """A unit of the outline and the usage keys of its blocks."""

    name: str
    title: str
    blocks: tuple[Any, ...]


@attrs.frozen
class Chapter:
    """A chapter of the outline."""

    title: str
    units: tuple[Unit, ...]


def course_key() -> Any:
    """The demo's course run."""
    return CourseKey.from_string(COURSE)


@cache
def outline() -> tuple[str, tuple[Chapter, ...]]:
    """Title and chapters."""
    root = etree.parse(str(OUTLINE), PARSER).getroot()
    chapters = tuple(
        Chapter(chapter.get("display_name"), tuple(
            Unit(unit.get("url_name"), unit.get("display_name"), tuple(
                course_key().make_usage_key(block.tag, block.get("url_name")) for block in unit))
            for unit in chapter))
        for chapter in root
    )
    return root.get("display_name"), chapters


def units() -> dict[str, Unit]:
    """Units by name, in order."""
    return {unit.name: unit for chapter in outline()[1] for unit in chapter.units}


def load() -> None:
    """Import the blocks that the course does not have yet, enrol the learners, turn completion on."""
    from waffle.models import Switch

    Switch.objects.update_or_create(name="completion.enable_completion_tracking", defaults={"active": True})
    for name in LEARNERS:
        Enrollment.objects.get_or_create(user=user(name), course_id=course_key())
    root = etree.parse(str(OUTLINE), PARSER).getroot()
    for node in root.iterfind(".//vertical/*"):
        if not is_stored(course_key().make_usage_key(node.tag, node.get("url_name"))):
            load_block(etree.tostring(node, encoding="unicode"), course_key())
