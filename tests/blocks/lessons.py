"""Shorthands of the lesson block's tests: an own text with every mark, its check, and a test that draws."""

from __future__ import annotations

from typing import Any

import yaml

from curso_contenido.core.drawing import to_page
from curso_contenido.core.marking import expected
from curso_contenido.core.questions import Question
from curso_contenido.core.work import questions_of

from ..course.samples import raw_questions

BLOCK = "leccion_gam"
SECRETS = ("Es la segunda.", "No es la primera.", "Sí, agua.", "Va primero.", "El mural cuenta.")
TEXT = """---
id: m3-muestra
kind: lesson
module: m3
title: "Una lección de muestra"
summary: "Para las pruebas."
minutes: {read: 7, check: 6, task: 60}
sources:
  - {id: reglamento, title: "Reglamento del municipio", url: "https://example.org/r", read: "2026-10"}
glossary:
  - {id: padron, term: "Padrón", definition: "Lista ordenada con fecha y área."}
---
Empieza sin título y con un [[padrón|padron]] [@reglamento: 12].

## Primera parte

Vea [la otra](leccion:m2-lgtaip), [el indicador](indicador:obligaciones-1) y [un sitio](https://example.org/x).

| Qué | Quién |
|---|---|
| [[El padrón|padron]] | Todas [@lgtaip: 58] |

::: caso En un pueblo
Pusieron el dato en el mural [@reglamento: 14].
:::

## Segunda parte

::: tarea Haga esto
1. Mire el mural.
:::
"""
QUESTIONS = yaml.safe_dump({"questions": raw_questions()}, allow_unicode=True)
EXAM = yaml.safe_dump({
    "id": "m3-examen", "module": "m3", "title": "Prueba", "draw": 4,
    "questions": [{**raw_questions()[n % 4], "id": f"m3-examen-{n + 1}"} for n in range(10)],
}, allow_unicode=True)
OWN = {"lesson_id": "m3-muestra", "own_text": TEXT, "own_questions": QUESTIONS}
OWN_EXAM = {"lesson_id": "m3-prueba", "own_questions": EXAM}


def lesson(aula: Any, **options: Any) -> Any:
    """The sample lesson, opened."""
    attributes = {**OWN, **options.pop("attributes", {})}
    return aula.open(BLOCK, attributes=attributes, **options)


def exam(aula: Any, **options: Any) -> Any:
    """The sample test, opened."""
    attributes = {**OWN_EXAM, **options.pop("attributes", {})}
    return aula.open(BLOCK, attributes=attributes, **options)


def asked(page: Any) -> tuple[Question, ...]:
    """The learner's questions."""
    block = page.block
    return questions_of(block.material().bank, block._work())


def question(page: Any, number: int) -> Question:
    """A question of the sample lesson, from 1."""
    return page.block.material().bank.questions[number - 1]


def right(page: Any, each: Question) -> Any:
    """Its right answer, with the names of this learner's page."""
    return to_page(each, expected(each), page.block._work().seed)


def wrong(page: Any, each: Question) -> Any:
    """A whole answer that earns nothing."""
    seed = page.block._work().seed
    ids = list(each.part)
    if each.type == "single":
        return to_page(each, next(part for part in ids if part not in each.right), seed)
    if each.type == "multiple":
        return to_page(each, [part for part in ids if part not in each.right], seed)
    turned = [*ids[1:], ids[0]]
    return to_page(each, turned if each.type == "order" else dict(zip(ids, turned, strict=True)), seed)


def check(page: Any, number: int, value: Any = None, **more: Any) -> Any:
    """Check a question, rightly unless a value is given."""
    each = question(page, number)
    return page.post("check", {"question": each.id, "value": right(page, each) if value is None else value, **more})


def hand_in(page: Any, rights: int = 4, **more: Any) -> Any:
    """Hand in a test with that many right answers, and the rest wrong."""
    answers = {each.id: {"value": (right if n < rights else wrong)(page, each)} for n, each in enumerate(asked(page))}
    return page.post("hand_in", {"answers": answers, **more})
