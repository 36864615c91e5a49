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
