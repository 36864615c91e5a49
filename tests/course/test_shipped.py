"""What is shipped reads with the reader that institutions use, without a single problem."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from curso_contenido.data import texts

ROOT = Path(__file__).parents[2]
SKELETON = yaml.safe_load((ROOT / "tests" / "data" / "esqueleto.yaml").read_text("utf-8"))


@pytest.mark.parametrize("identifier", texts.identifiers())
def test_every_packaged_content_has_no_problems(identifier: str) -> None:
    found = texts.material(identifier)
    assert found.lesson is not None and not found.problems
    assert found.lesson.id == identifier


def test_modules_and_lessons_are_those_of_the_skeleton() -> None:
    assert {each.id: list(each.lessons) for each in texts.modules()} == SKELETON["lecciones_por_modulo"]


@pytest.mark.parametrize("identifier", texts.paths())
def test_the_times_are_of_what_the_text_has(identifier: str) -> None:
    found = texts.material(identifier)
    assert found.lesson is not None
    if not found.bank.is_test:
        assert bool(found.lesson.minutes.check) == bool(found.bank.questions)
    if found.lesson.minutes.task:
        assert "::: tarea" in found.lesson.body or identifier == "cierre"  # whose whole text is what to do on Monday


def test_the_path_by_role_is_read_on_a_phone_without_scrolling_sideways() -> None:
    welcome = texts.material("bienvenida").lesson
    assert welcome is not None and "\n|" not in welcome.body
    path = welcome.body.split("## Encuentre su camino")[1].split("## ")[0]
    roles = [line for line in path.splitlines() if line.startswith("- **")]
    assert len(roles) >= 6 and all("](leccion:" in each and "Siga con" in each for each in roles)
