"""The demo's course: the one that is imported elsewhere, and the workshop of `curso.xml`, each block parsed by its own class.

What Studio changed stays.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import attrs
from lxml import etree
from opaque_keys.edx.keys import CourseKey

from curso_contenido.olx.files import course_files
from curso_contenido.olx.outline import outline as packaged
from curso_contenido.olx.settings import Options

from ..testing import COURSE
from .models import Enrollment
from .olx import PARSER, is_stored
from .olx import load as load_block
from .people import LEARNERS, user

WORKSHOP = Path(__file__).resolve().parent.parent / "curso.xml"


@attrs.frozen
class Unit:
    """A unit of the outline and the usage keys of its blocks."""

    name: str
    title: str
    blocks: tuple[Any, ...]


@attrs.frozen
class Chapter:
    """A chapter of the outline; `staff_only`: learners do not see it."""

    title: str
    units: tuple[Unit, ...]
    staff_only: bool = False


def course_key() -> Any:
    """The demo's course run."""
    return CourseKey.from_string(COURSE)


@cache
def tree() -> Any:
    """One element with every chapter, its units and their blocks, sections left out."""
    key = course_key()
    files = course_files(packaged(), Options(key.org, key.course, key.run))
    root = etree.Element("course", display_name=packaged().title)
    for chapter in packaged().chapters:
        node = etree.SubElement(root, "chapter", display_name=chapter.title, staff_only=str(chapter.staff_only))
        for unit in (unit for sequence in chapter.sequences for unit in sequence.units):
            vertical = etree.fromstring(files[f"vertical/u-{unit.id}.xml"], PARSER)
            vertical.set("url_name", f"u-{unit.id}")
            node.append(vertical)
    root.extend(etree.parse(str(WORKSHOP), PARSER).getroot())
    return root


@cache
def outline() -> tuple[str, tuple[Chapter, ...]]:
    """Title and chapters."""
    chapters = tuple(
        Chapter(chapter.get("display_name"), tuple(
            Unit(unit.get("url_name"), unit.get("display_name"), tuple(
                course_key().make_usage_key(block.tag, block.get("url_name")) for block in unit))
            for unit in chapter), chapter.get("staff_only") == "True")
        for chapter in tree()
    )
    return tree().get("display_name"), chapters


def units() -> dict[str, Unit]:
    """Units by name, in order."""
    return {unit.name: unit for chapter in outline()[1] for unit in chapter.units}


def is_hidden(name: str) -> bool:
    """Whether only staff sees the unit."""
    return any(unit.name == name for chapter in outline()[1] if chapter.staff_only for unit in chapter.units)


def unit_of(block: str) -> Unit | None:
    """The unit that holds the block with that `url_name`."""
    return next((unit for unit in units().values() if any(key.block_id == block for key in unit.blocks)), None)


def load() -> None:
    """Import the blocks that the course does not have yet, enrol the learners, turn completion on."""
    from waffle.models import Switch

    Switch.objects.update_or_create(name="completion.enable_completion_tracking", defaults={"active": True})
    for name in LEARNERS:
        Enrollment.objects.get_or_create(user=user(name), course_id=course_key())
    for node in tree().iterfind(".//vertical/*"):
        if not is_stored(course_key().make_usage_key(node.tag, node.get("url_name"))):
            load_block(etree.tostring(node, encoding="unicode"), course_key())
