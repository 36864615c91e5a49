"""A module as one accessible PDF, to read and work on paper: its texts, questions, sources, words and answers.

It reads what a visitor of the block reads, through the same rendering.
Its date is that of the texts, not the clock's: the same texts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timezone
from fractions import Fraction
from types import SimpleNamespace

from autodiagnostico_xblock import __version__
from autodiagnostico_xblock.kit.documents import pdf
from autodiagnostico_xblock.kit.documents.model import (
    Block,
    Callout,
    Cover,
    Document,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Runs,
)
from autodiagnostico_xblock.kit.documents.shorthand import bullets, text

from ..core.lesson import Term
from ..core.state import Reading, Work
from ..data import texts
from ..ui import closing, labels
from ..ui.visit import Settings, Visit
from .booklet_questions import answer, exercise
from .booklet_text import TERM_MARK, blocks
from .outline import booklet_name, outline

LANGUAGE = "es"
KICKER = "Caja de Herramientas de Gobierno Abierto Municipal"
LICENCE = "CC BY 4.0"
DISCLAIMER = (
    "Este material orienta y cita sus fuentes; no sustituye asesoría jurídica. "
    "Las leyes cambian: antes de decidir, revise el texto vigente.\n"
    "Licencia Creative Commons Atribución 4.0 (CC BY 4.0): se puede copiar, imprimir y adaptar si se dice de dónde viene."
)
ABOUT_ANSWERS = (
    "Primero, la letra o el orden; después, por qué cada opción es o no es la buena. Las preguntas para pensar no tienen respuesta única."
)
HOW_TO = (
    "Los números entre corchetes, como [1], llevan a la lista de fuentes que cierra cada lección.",
    f"Las palabras con {TERM_MARK} se explican en las palabras del módulo, después de la última lección.",
    "Donde dice «Vea la ficha», la práctica está contada con detalle en el mapa de buenas prácticas del curso.",
    "Cada lección termina con preguntas para responder con lápiz. Las respuestas, con su porqué, están al final.",
    "La prueba que cuenta para la calificación se responde en el curso en línea; no está en este cuaderno.",
)


def build(number: str) -> bytes:
    """PDF of the module `mN`. KeyError for another id; `pdf.Unavailable` without typst."""
    return pdf.write(booklet({each.id: each for each in texts.modules()}[number]))


def build_all(say: Callable[[str], None]) -> dict[str, bytes]:
    """File name → PDF of every module; `say` hears how far it is."""
    found = {}
    for module in texts.modules():
        name = booklet_name(module.id)
        found[name] = build(module.id)
        say(f"  {name}: {len(found[name]) / 1024:.0f} KB")
    return found


def booklet(module: texts.Module) -> Document:
    """The whole module."""
    lessons = [_visit(each) for each in module.lessons]
    opening = _visit(f"{module.id}-inicio")
    found: list[Block] = [*_opening(opening)]
    for number, visit in enumerate(lessons, 1):
        found += _lesson(number, visit)
    found += [*_words([opening, *lessons]), PageBreak(), *_answers(lessons)]
    course = outline()
    dated = datetime.combine(course.reviewed, time(12), timezone.utc)
    month = f"{closing.MONTHS[LANGUAGE][dated.month - 1]} de {dated.year}"
    facts = (("Curso", course.title), ("Versión", __version__), ("Fecha de los textos", month), ("Licencia", LICENCE))
    return Document(
        title=f"Módulo {module.number}. {module.name}", blocks=tuple(found), contents="Contenido", subject=opening.lesson.summary,
        cover=Cover(f"Módulo {module.number}. {module.name}", opening.lesson.summary, KICKER, facts, DISCLAIMER),
        keywords=("gobierno abierto", "municipio", module.name), page="Página {page} de {pages}", date=dated)


def _visit(identifier: str) -> Visit:
    """A visitor's reading of a packaged text, in a course of which nothing else is at hand. ValueError for an unusable text."""
    material = texts.material(identifier)
    if material.lesson is None:
        raise ValueError(f"{identifier}: {material.problems}")
    block = SimpleNamespace(scope_ids=SimpleNamespace(usage_id=identifier))
    settings = Settings("", linked=False, most=0, policy="", pass_mark=Fraction(0))
    return Visit(
        block=block, material=material, settings=settings, reading=Reading(), work=Work(), attempts=0, earned=Fraction(0),
        language=LANGUAGE, late=False, hidden=False, keeps=False)


def _body(visit: Visit) -> tuple[Block, ...]:
    return blocks(visit.body.html, lambda name: (texts.FIGURES / f"{name}.svg").read_text(encoding="utf-8"))


def _opening(visit: Visit) -> Iterator[Block]:
    yield Heading(1, "Para empezar")
    yield from _body(visit)
    module = closing.module(visit)
    if module is not None:
        yield Heading(2, visit.texts["page"]["lessons"])
        yield Items(tuple(_listed(each) for each in module["lessons"]), ordered=True)
        yield Paragraph(text(module["total"]), "soft")
    yield Heading(2, "Cómo se usa este cuaderno")
    yield bullets(*HOW_TO)


def _listed(entry: dict[str, str]) -> Item:
    return Item((Run(entry["title"], bold=True), Run(f" ({entry['time']}). {entry['summary']}")))


def _lesson(number: int, visit: Visit) -> Iterator[Block]:
    page = visit.texts["page"]
    yield Heading(1, f"Lección {number}. {visit.title}")
    yield Paragraph(text(visit.lesson.summary), "lead", keep=True)
    yield Paragraph(text(" · ".join(closing.times(visit))), "soft", keep=True)
    yield from _body(visit)
    yield Heading(2, page["questions"])
    for position, asked in enumerate(visit.material.bank.questions, 1):
        yield from exercise(position, asked)
    serves = closing.serves(visit)
    if serves:
        yield Callout("note", page["serves"], (bullets(*serves),))
    sources = closing.sources(visit)
    if sources:
        yield Heading(2, page["sources"])
        yield Items(tuple(Item(_source(each)) for each in sources), ordered=True)


def _source(entry: dict[str, str]) -> Runs:
    parts = [Run(f"{entry['title'].rstrip('.')}. "), Run(f"{entry['places']} ")]
    address = [Run(entry["url"], link=entry["url"]), Run(". ")] if entry["url"] else []
    return text(*parts, *address, Run(entry["read"], soft=True))


def _words(visits: list[Visit]) -> Iterator[Block]:
    """Every term that the module's texts call, once."""
    called = {term.id: term for visit in visits for term, _ in visit.body.terms}
    yield Heading(1, "Palabras del módulo")
    for term in sorted(called.values(), key=lambda each: texts.sort_key(each.term)):
        yield Paragraph(_defined(term, called))


def _defined(term: Term, here: dict[str, Term]) -> Runs:
    see = ", ".join(here[each].term for each in term.see if each in here)
    more = f" {labels.all_labels(LANGUAGE)['page']['see']} {see}." if see else ""
    return text(Run(f"{term.term}. ", bold=True), term.definition, Run(more, soft=True))


def _answers(lessons: list[Visit]) -> Iterator[Block]:
    yield Heading(1, "Respuestas")
    yield Paragraph(text(ABOUT_ANSWERS))
    for number, visit in enumerate(lessons, 1):
        yield Heading(2, f"Lección {number}. {visit.title}")
        for position, asked in enumerate(visit.material.bank.questions, 1):
            yield from answer(position, asked)
