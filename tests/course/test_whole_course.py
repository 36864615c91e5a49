"""A learner who does everything right, from the welcome to the closing, has the whole grade and the whole completion."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree
from opaque_keys.edx.keys import CourseKey

from curso_contenido.olx.files import course_files
from curso_contenido.olx.outline import Unit, outline
from curso_contenido.olx.settings import Options

from ..blocks.common import ESSENTIALS, levels
from ..blocks.lessons import asked, right
from ..core.plan_samples import ABOUT, whole

OUTLINE = outline()
FILES = course_files(OUTLINE, Options("Aula", "GA101", "2026"))
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
UNITS = [unit for chapter in OUTLINE.chapters if not chapter.staff_only for sequence in chapter.sequences for unit in sequence.units]
GRADED = {unit.id for chapter in OUTLINE.chapters for sequence in chapter.sequences if sequence.format for unit in sequence.units}


def opened(aula: Any, unit: Unit) -> Any:
    """The unit's block as the course sets it."""
    return aula.open(unit.block, name=unit.id, attributes=dict(unit.settings))


def study(page: Any) -> None:
    """Read to the end, answer every question rightly and write each reflection."""
    page.post("save_answers", {"profile": {"read": True}})
    bank = page.block.material().bank
    if bank.is_test:
        answers = {each.id: {"value": right(page, each)} for each in asked(page)}
        assert page.post("hand_in", {"answers": answers}).status == 200
        return
    for each in bank.questions:
        if each.is_marked:
            assert page.post("check", {"question": each.id, "value": right(page, each)}).status == 200
        else:
            kept = page.post("save_answers", {"answers": {each.id: {"value": "Lo anoto para el plan.", "base": 0}}})
            assert kept.status == 200 and not kept.json["conflicts"], kept.text


def explore(page: Any) -> None:
    """Look at three practices."""
    from curso_contenido.data import catalogue

    looked = [each.id for each in catalogue.practices()[:3]]
    assert page.post("keep", {"explored": looked}).status == 200


def diagnose(page: Any) -> None:
    """Answer the short route, submit it, and hand in a plan with three whole commitments."""
    page.post("save_answers", {"profile": {"route": "breve"}})
    assert page.post("submit", {"answers": levels(ESSENTIALS)}).status == 200
    assert page.row()["grade"] == 0.5  # the other half is the plan's
    changes = {"about": {**ABOUT, "base": 0}, **{f"c-{n}": whole(title=f"Compromiso {n}") for n in (1, 2, 3)}}
    assert page.post("submit_plan", {"changes": changes}).status == 200


DOES = {"leccion_gam": study, "mapa_practicas": explore, "autodiagnostico": diagnose}


@pytest.mark.parametrize("unit", UNITS, ids=lambda each: each.id)
def test_who_does_everything_has_it_all(aula: Any, unit: Unit) -> None:
    page = opened(aula, unit)
    DOES[unit.block](page)
    assert page.completion() == 1.0
    row = page.row()
    if unit.id in GRADED:
        assert row["grade"] == row["max_grade"] > 0


@pytest.mark.parametrize("path", sorted(path for path in FILES if path.startswith("vertical/")))
def test_every_tag_is_read_by_its_own_class_and_comes_back_the_same(aula: Any, path: str) -> None:
    from demo.aula.olx import export, load

    node = etree.fromstring(FILES[path], PARSER)[0]
    block = load(etree.tostring(node, encoding="unicode"), aula.course)
    again = load(export(block), CourseKey.from_string("course-v1:Aula+GA101+otra"))
    chosen = {name: node.get(name) for name in node.attrib if name in block.fields}
    assert {"display_name", "links_in_course"} <= set(chosen)
    for name in chosen:
        assert block.fields[name].read_from(block) == again.fields[name].read_from(again)
    assert block.display_name == node.get("display_name") and block.links_in_course is True


def test_staff_guidance_is_hidden_and_the_rest_is_seen() -> None:
    hidden = [path for path in FILES if path.startswith("chapter/") and b"visible_to_staff_only" in FILES[path]]
    assert hidden == ["chapter/equipo.xml"]
