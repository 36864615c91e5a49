"""The written course: `lecciones/**` by id, its questions, glossary and figures. The only reader of these files.

Everything is read once per process and shared, which is safe because it is frozen. A packaged text with problems still gives
them instead of raising: the block says so on its page, and the tests of content keep it from shipping.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from autodiagnostico_xblock.kit import reference
from autodiagnostico_xblock.kit.authored import load_yaml
from autodiagnostico_xblock.kit.pure.problems import Problem

from ..core.lesson import GLOSSARY, NOTES, TEST, Lesson, Term
from ..core.lesson_reader import parse, parse_glossary, split_front_matter
from ..core.marks import Known
from ..core.question_reader import parse_bank
from ..core.questions import Bank

PACKAGE = Path(__file__).resolve().parent.parent
TEXTS = PACKAGE / "lecciones"
FIGURES = PACKAGE / "resources" / "public" / "figuras"
OPENING_FILE, TEST_FILE, GLOSSARY_FILE = "inicio", "examen", "glosario"
BUILT = {"glosario": (GLOSSARY, "Glosario del curso"), "notas": (NOTES, "Mis notas para el plan")}
VIEW_BOX = re.compile(r'viewBox="\s*[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)\s*"')


@attrs.frozen
class Module:
    """A module of the course and its lessons, in order."""

    id: str
    name: str
    lessons: tuple[str, ...]

    @property
    def number(self) -> str:
        """`m3` → `3`."""
        return self.id.removeprefix("m")


@attrs.frozen(eq=False)
class Material:
    """What a block shows: a text and its questions. `lesson` is None when it cannot be used, and `problems` say why."""

    lesson: Lesson | None
    bank: Bank = Bank()
    problems: tuple[Problem, ...] = ()
    glossary: Mapping[str, Term] = attrs.field(factory=dict)
    sources: Mapping[str, Any] = attrs.field(factory=dict)


@attrs.frozen
class Cited:
    """A practice of the map as a source: its name, and where it was read."""

    name: str
    title: str
    url: str


@cache
def modules() -> tuple[Module, ...]:
    """The modules, in order."""
    found = json.loads((PACKAGE / "data" / "modules.json").read_text(encoding="utf-8"))
    return tuple(Module(each["id"], each["name"], tuple(each["lessons"])) for each in found)


@cache
def paths() -> Mapping[str, Path]:
    """Id of each packaged content → its main file (Markdown, or YAML of a test), in the course's order."""
    found = {path.stem: path for path in sorted(TEXTS.glob("*.md"))}
    for module in modules():
        folder = TEXTS / module.id
        files = {f"{module.id}-inicio": f"{OPENING_FILE}.md", **{each: f"{each}.md" for each in module.lessons},
                 f"{module.id}-examen": f"{TEST_FILE}.yaml"}
        found |= {identifier: folder / name for identifier, name in files.items() if (folder / name).exists()}
    return found


def identifiers() -> tuple[str, ...]:
    """Every `lesson_id` that is packaged, the glossary and the notes included."""
    return (*paths(), *BUILT)


def authored(identifier: str) -> tuple[str, str]:
    """Markdown and YAML of a packaged content as they are written; empty texts where there is none."""
    path = paths().get(identifier)
    if path is None:
        return "", ""
    questions = path if path.suffix == ".yaml" else path.with_suffix(".yaml")
    text = path.read_text(encoding="utf-8") if path.suffix == ".md" else ""
    return text, questions.read_text(encoding="utf-8") if questions.exists() else ""


@cache
def material(identifier: str) -> Material:
    """The packaged content with that id; an unknown id is a problem, not an exception."""
    if identifier in BUILT:
        kind, title = BUILT[identifier]
        return Material(Lesson(identifier, kind, title))
    text, questions = authored(identifier)
    if not text and not questions:
        return Material(None, problems=(Problem("lesson_id", "unknown_packaged", {"id": identifier[:60]}),))
    bank, problems = read_bank(questions) if questions else (Bank(), ())
    if not text:
        lesson = None if bank is None else Lesson(bank.id or identifier, TEST, bank.title, module=bank.module)
        return Material(lesson, bank or Bank(), problems)
    head, body, line = split_front_matter(text)
    raw, unreadable = load_yaml(head)
    lesson, more = (None, (unreadable,)) if unreadable else parse(raw, body, known(), first_line=line)
    return Material(lesson if bank is not None else None, bank or Bank(), (*more, *problems))


def read_bank(text: str) -> tuple[Bank | None, tuple[Problem, ...]]:
    """Questions from YAML."""
    raw, unreadable = load_yaml(text)
    if unreadable is not None:
        return None, (attrs.evolve(unreadable, path="questions"),)
    return parse_bank(raw)


@cache
def glossary() -> Mapping[str, Term]:
    """Every term of the course by id, in alphabetical order of how it is written."""
    terms: list[Term] = []
    for path in sorted(TEXTS.glob(f"m*/{GLOSSARY_FILE}.yaml")):
        raw, unreadable = load_yaml(path.read_text(encoding="utf-8"))
        terms += () if unreadable or raw is None else [each for each in parse_glossary(raw)[0] if each.id]
    return {each.id: each for each in sorted(terms, key=lambda each: sort_key(each.term))}


def sort_key(text: str) -> str:
    """Letters in the Spanish order: accents do not count, ñ comes after n."""
    plain = text.casefold().replace("ñ", "n\uffff")
    return plain.translate(str.maketrans("áéíóúü", "aeiouu"))


@cache
def figures() -> Mapping[str, tuple[int, int]]:
    """Name of each packaged figure → its width and height."""
    found = {}
    for path in sorted(FIGURES.glob("*.svg")):
        box = VIEW_BOX.search(path.read_text(encoding="utf-8")[:2000])
        found[path.stem] = (round(float(box[1])), round(float(box[2]))) if box else (360, 240)
    return found


@cache
def catalogue() -> Mapping[str, Any]:
    """The map's shipped data: practices and the indicators that they serve; empty where the map is not installed."""
    path = PACKAGE / "data" / "practices.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def practices() -> Mapping[str, Cited]:
    """Practices that may be cited, by id."""
    return {each["id"]: Cited(each["name"], each["sources"][0]["title"], each["sources"][0]["url"])
            for each in catalogue().get("practices", ()) if each.get("sources")}


def indicator(identifier: str) -> str:
    """What an indicator of the self-diagnosis asks; empty for one that is not known here."""
    return catalogue().get("indicators", {}).get(identifier, {}).get("question", "")


@cache
def known() -> Known:
    """Ids that a packaged body may name."""
    named = (*(each for module in modules() for each in module.lessons), *identifiers())
    return Known(sources=frozenset(reference.sources()), practices=frozenset(practices()) or None, terms=frozenset(glossary()),
                 figures=frozenset(figures()), lessons=frozenset(named))


def forget() -> None:
    """Read everything again: for tests that bring texts of their own."""
    for each in (modules, paths, material, glossary, figures, catalogue, practices, known):
        each.cache_clear()
