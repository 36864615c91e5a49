"""Studio text ⇄ lesson: a text and questions written by an institution, or the packaged ones, read with all their problems.

An own text may bring its own `sources` and `glossary` in its head; without a head it takes that of the packaged content.
Parsed texts are cached by content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import attrs

from autodiagnostico_xblock.kit import reference
from autodiagnostico_xblock.kit.authored import Form, load_yaml
from autodiagnostico_xblock.kit.pure.problems import Problem
from autodiagnostico_xblock.kit.pure.reading import Reader

from ..core.lesson import LESSON, TEST, Lesson, Term
from ..core.lesson_reader import parse, parse_glossary, split_front_matter
from ..core.questions import Bank
from ..core.standing import POLICIES
from ..data.texts import Material, glossary, identifiers, known, material, read_bank

MOST_TEXT = 200_000
MOST_SOURCES = 60
MOST_FILE_NAME = 120
PDF_NAME = re.compile(r"\w[\w.-]*\.pdf", re.IGNORECASE)  # what the course's files keep of a name as it was


def chosen(identifier: str, own_text: str, own_questions: str) -> Material:
    """What the block shows: the packaged content, with the parts that the institution wrote in place of it. Never raises."""
    if not own_text.strip() and not own_questions.strip():
        return material(identifier)
    return _own(identifier, own_text, own_questions)


@lru_cache(maxsize=64)
def _own(identifier: str, own_text: str, own_questions: str) -> Material:
    packaged = material(identifier) if identifier in identifiers() else Material(None)
    problems: list[Problem] = []
    bank = packaged.bank
    if own_questions.strip():
        bank = _own_bank(own_questions, problems)
    if not own_text.strip():
        lesson = packaged.lesson
        if lesson is None and bank.is_test:
            lesson = Lesson(bank.id or "propia", TEST, bank.title or "Prueba", module=bank.module)
        if lesson is None:
            problems += packaged.problems or (Problem("lesson_id", "unknown_packaged"),)
        return Material(None if _is_spoilt(problems, "own_questions") else lesson, bank, tuple(problems))
    lesson, terms, sources = _own_lesson(identifier, own_text, packaged.lesson, problems)
    usable = lesson if not _is_spoilt(problems, "own_questions") else None
    return Material(usable, bank, tuple(problems), terms, sources)


def _is_spoilt(problems: list[Problem], prefix: str) -> bool:
    return any(each.path.startswith(prefix) for each in problems)


def _own_bank(text: str, problems: list[Problem]) -> Bank:
    if len(text) > MOST_TEXT:
        problems.append(Problem("own_questions", "too_long", {"most": MOST_TEXT}))
        return Bank()
    bank, found = read_bank(text)
    problems += [attrs.evolve(each, path=f"own_questions.{each.path}") for each in found]
    return bank or Bank()


def _own_lesson(
    identifier: str, text: str, packaged: Lesson | None, problems: list[Problem]
) -> tuple[Lesson | None, Mapping[str, Term], Mapping[str, Any]]:
    if len(text) > MOST_TEXT:
        problems.append(Problem("own_text", "too_long", {"most": MOST_TEXT}))
        return None, {}, {}
    written, body, line = split_front_matter(text)
    raw, unreadable = load_yaml(written)
    if unreadable is not None or not (raw is None or isinstance(raw, Mapping)):
        problems.append(attrs.evolve(unreadable, path="own_text.head") if unreadable else Problem("own_text.head", "not_a_mapping"))
        return None, {}, {}
    head = {**_packaged_head(identifier, packaged), **(raw or {})}
    terms, found = parse_glossary(head.get("glossary"), path="own_text.head.glossary") if head.get("glossary") else ((), ())
    problems += found
    sources = _own_sources(head, problems)
    names = attrs.evolve(known(), sources={*known().sources, *sources}, terms={*known().terms, *(each.id for each in terms)})
    lesson, found = parse(head, body, names, first_line=line)
    problems += [attrs.evolve(each, path=f"own_text.{each.path}") for each in found]
    return lesson, {each.id: each for each in terms if each.id}, sources


def _packaged_head(identifier: str, packaged: Lesson | None) -> dict[str, Any]:
    if packaged is None:
        return {"id": identifier or "propia", "kind": LESSON, "title": "Lección"}
    return {
        "id": packaged.id, "kind": packaged.kind if packaged.body else LESSON, "module": packaged.module, "title": packaged.title,
        "summary": packaged.summary, "minutes": attrs.asdict(packaged.minutes), "themes": list(packaged.themes),
        "indicators": list(packaged.indicators), "practices": list(packaged.practices),
    }


def _own_sources(head: Mapping[str, Any], problems: list[Problem]) -> dict[str, reference.Source]:
    readers = Reader({"sources": head.get("sources") or []}, "own_text.head", problems).readers("sources", most=MOST_SOURCES)
    found = {}
    for each in readers:
        identifier, title = each.identifier(), each.text("title", most=300)
        url = each.text("url", most=500, required=False)
        if url and not url.startswith(("https://", "http://")):
            each.refuse("url", "unknown_link", options="http:")
        found[identifier] = reference.Source(
            identifier, "document", each.text("name", most=120, required=False) or title, title, url or None,
            each.text("read", most=10, required=False))
    return found


def all_terms(found: Material) -> Mapping[str, Term]:
    """The course's glossary with the terms of an own text laid on it."""
    return {**glossary(), **found.glossary} if found.glossary else glossary()


def all_sources(found: Material) -> Mapping[str, Any]:
    """The shipped sources with those of an own text laid on them."""
    return {**reference.sources(), **found.sources} if found.sources else reference.sources()


def is_pdf_name(text: str) -> bool:
    """`text` can be the name of a PDF among the files of a course: no folder, no spaces."""
    return len(text) <= MOST_FILE_NAME and PDF_NAME.fullmatch(text) is not None


def check_settings(fields: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Studio's form → field values, with every problem. Unknown keys are left out."""
    form = Form(fields)
    clean: dict[str, Any] = {
        **form.texts({"display_name": 200, "lesson_id": 64, "own_text": MOST_TEXT, "own_questions": MOST_TEXT, "download": MOST_FILE_NAME}),
        **form.flags("links_in_course"),
        "feedback_policy": form.option("feedback_policy", POLICIES),
        "max_attempts": int(form.number("max_attempts", 99, "not_attempts", whole=True) or 0),
        "pass_mark": (form.number("pass_mark", 100, "not_a_share") or 0.0) / 100,
        "weight": form.weight(),
    }
    if clean.get("download") and not is_pdf_name(clean["download"]):
        form.problems.append(Problem("download", "not_a_pdf_name"))
    if not form.problems:
        form.problems.extend(chosen(clean["lesson_id"], clean["own_text"], clean["own_questions"]).problems)
    return clean, form.problems
