"""Every refusal that the code can give is said in words, in Spanish too; and no sentence waits for a code that nobody gives."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autodiagnostico_xblock.kit import sentences as common
from autodiagnostico_xblock.kit.pure.problems import Problem
from autodiagnostico_xblock.ui import sentences as diagnosis
from autodiagnostico_xblock.ui import translator
from curso_contenido.ui import map_sentences
from curso_contenido.ui import sentences as lesson
from curso_contenido.ui import translator as course_translator

ROOT = Path(__file__).parents[1]
KIT = ROOT / "autodiagnostico_xblock" / "kit"
SAID_BY = {"Problem": 1, "Refused": 1, "refuse": 1, "sentence": 0}  # call → position of the code


def spoken(*rooms: common.Sentences) -> set[str]:
    """Codes that have a sentence."""
    own = {code for room in rooms for code in room.own(str)}
    return own | set(common.requests(str)) | set(common.reading(str))


def given(*folders: Path) -> Iterator[tuple[str, str]]:
    """File and code of every refusal that is written out in the code; one of two is two."""
    for path in (path for folder in folders for path in sorted(folder.rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            position = SAID_BY.get(getattr(node.func, "id", getattr(node.func, "attr", "")))
            if position is None or len(node.args) <= position:
                continue
            code = node.args[position]
            for each in (code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,):
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield path.name, each.value


@pytest.mark.parametrize(("folders", "rooms"), [
    ((ROOT / "autodiagnostico_xblock",), (diagnosis.SENTENCES,)),
    ((ROOT / "curso_contenido", KIT), (lesson.SENTENCES, map_sentences.SENTENCES)),
], ids=["diagnosis", "course"])
def test_every_code_has_its_sentence(folders: tuple[Path, ...], rooms: tuple[common.Sentences, ...]) -> None:
    found = set(given(*folders))
    assert len(found) > 30
    assert not {(file, code) for file, code in found if code not in spoken(*rooms)}


def test_no_sentence_waits_for_a_code_that_nobody_gives() -> None:
    rooms = (diagnosis.SENTENCES, lesson.SENTENCES, map_sentences.SENTENCES)
    sources = (path for package in ("autodiagnostico_xblock", "curso_contenido") for path in (ROOT / package).rglob("*.py"))
    code = "".join(path.read_text("utf-8") for path in sources if "sentences" not in path.name)
    assert not {each for each in spoken(*rooms) - {common.UNKNOWN} if f'"{each}"' not in code}


@pytest.mark.parametrize(("room", "translate"), [
    (diagnosis.SENTENCES, translator), (lesson.SENTENCES, course_translator), (map_sentences.SENTENCES, course_translator),
], ids=["diagnosis", "lesson", "map"])
def test_an_unknown_code_or_one_without_its_values_still_says_something(aula: Any, room: common.Sentences, translate: Any) -> None:
    said = room.listed([Problem("a.b", "of_the_future"), Problem("a", "repeated_id")], translate("es"))
    assert said == [{"path": path, "text": "No se pudo usar esta parte."} for path in ("a.b", "a")]
    assert "«uno»" in room.sentence("repeated_id", translate("es"), id="uno")
