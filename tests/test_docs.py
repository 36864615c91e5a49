"""Documentation that is true: every field, handler, event and decision is written down, and every link resolves."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from xblock.core import XBlock

from autodiagnostico_xblock import data
from autodiagnostico_xblock.core.attempt import OWN_KEYS
from autodiagnostico_xblock.core.commitment import Commitment
from curso_contenido.core.practice_query import FACETS, MINE
from curso_contenido.core.state import READING_KEYS, WORK_KEYS

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs" / "referencia.md").read_text("utf-8")
INHERITED = {"parent", "children", "name", "tags"}
PACKAGES = ("autodiagnostico_xblock", "curso_contenido")
BLOCKS = {name: block for name, block in XBlock.load_classes() if block.__module__.split(".")[0] in PACKAGES}


def section(block_type: str) -> str:
    """What the reference says of one block."""
    return REFERENCE.partition(f"## Bloque `{block_type}`")[2].partition("\n## ")[0]


def test_every_block_has_its_section() -> None:
    assert BLOCKS and all(section(name) for name in BLOCKS)


@pytest.mark.parametrize(("block_type", "name"), [(kind, name) for kind in BLOCKS for name in sorted(set(BLOCKS[kind].fields) - INHERITED)])
def test_fields_are_documented(block_type: str, name: str) -> None:
    assert f"`{name}`" in section(block_type)


HANDLERS = [(kind, name) for kind, block in BLOCKS.items() for name in dir(block)
            if getattr(getattr(block, name, None), "_is_xblock_handler", False)]


@pytest.mark.parametrize(("block_type", "name"), HANDLERS)
def test_handlers_are_documented(block_type: str, name: str) -> None:
    assert f"`{name}`" in section(block_type)


@pytest.mark.parametrize("package", PACKAGES)
def test_events_are_documented(package: str) -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / package).glob("*.py")]
    prefixes = [found for text in sources for found in re.findall(r'^EVENT = "([\w.]+)"', text, re.M)]
    names = [found for text in sources for found in re.findall(r'EVENT \+ "(\w+)"', text)]
    assert prefixes and names
    for name in names:
        assert any(f"`{prefix}{name}`" in REFERENCE for prefix in prefixes), name


def test_the_parts_of_a_lessons_state_are_documented() -> None:
    assert all(f"`{key}`" in section("leccion_gam") for key in (*READING_KEYS, *WORK_KEYS))


def test_the_address_of_the_map_is_documented() -> None:
    assert all(f"`{name}`" in section("mapa_practicas") for name in (*FACETS.values(), *MINE.values()))


def test_the_keys_of_an_answer_are_documented() -> None:
    assert all(f"`{key}`" in REFERENCE for key in ("level", "reason", "url", "note", "desired", "rev", "at", "seen"))
    assert "answers" in OWN_KEYS


def test_the_parts_of_a_commitment_are_documented() -> None:
    names = [each.name for each in attrs.fields(Commitment) if each.name not in ("id", "extra")]
    assert all(f"`{name}`" in REFERENCE for name in names)


def test_the_method_says_what_the_reading_of_a_plan_asks_for() -> None:
    text = (ROOT / "docs" / "metodo.md").read_text("utf-8")
    rules, limits = data.plan_rules(), {each.id: each.limit for each in data.plan_rules().remarks}
    assert f"las {len(rules.needed)} que hacen" in " ".join(text.split()) and len(rules.checks) - len(rules.needed) == 6
    assert f"menos de {limits['few']} o más de {limits['many']}" in text and f"más de {limits['overload']} actividades" in text
    assert f"más de {limits['quiet']} días" in text


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")], ids=lambda each: each.name)
def test_links_inside_the_repository_resolve(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|leccion:|figura:)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def test_every_decision_of_the_house_has_a_record() -> None:
    records = sorted(path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert records[:10] == [f"{number:04}" for number in range(1, 11)]


def test_the_method_says_the_bands_and_weights_that_ship() -> None:
    text = (ROOT / "docs" / "metodo.md").read_text("utf-8")
    instrument = data.instrument()
    for band in instrument.bands:
        assert f"{band.level} desde {band.minimum}" in text
    assert "pesos 3 (esencial), 2 (importante) y 1 (complementario)" in text
    assert dict(instrument.weights) == {"essential": 3, "important": 2, "complementary": 1}


def test_the_spanish_catalogue_is_complete_and_compiled() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "traducciones.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
