"""Texts: their head and body, with every problem and its line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from curso_contenido.core.lesson_reader import parse, parse_glossary, split_front_matter
from curso_contenido.core.marks import SOFT, plain

from .samples import BODY, HEAD, KNOWN


def test_the_sample_has_no_problems() -> None:
    lesson, problems = parse(HEAD, BODY, KNOWN)
    assert lesson is not None and not problems
    assert (lesson.id, lesson.minutes.task, lesson.indicators) == ("m3-muestra", 30, ("obligaciones-1",))


@pytest.mark.parametrize(("text", "head", "line"), [
    ("---\nid: a\n---\nUno\n", "id: a", 4), ("\ufeff---\nid: a\n---\nUno\n", "id: a", 4), ("Uno\n", "", 1), ("---\nsin cerrar", "", 1),
])
def test_front_matter_is_what_is_between_two_fences(text: str, head: str, line: int) -> None:
    found, body, first = split_front_matter(text)
    assert (found, first) == (head, line) and body.strip() in text


@pytest.mark.parametrize(("line", "code"), [
    ("Algo [@no-existe: 3].", "unknown_source"), ("Algo [@practica:otra].", "unknown_practice"),
    ("Algo [@practica].", "practice_without_id"), ("Un [[término|no-existe]].", "unknown_term"), ("![alt](figura:otra)", "unknown_figure"),
    ("![](figura:m3-ruta)", "figure_without_text"), ("[x](leccion:otra)", "unknown_lesson"),
    ("[x](javascript:1)", "unknown_link"), ("[x](practica:otra)", "unknown_practice"),
    ("::: aviso Título", "unknown_box"), ("::: caso", "box_without_title"), (":::", "box_not_open"),
    ("Algo [@lgtaip 58]", "mark_not_readable"),
    ("Algo [[dato-abierto]]", "mark_not_readable"),
])
def test_each_problem_of_a_body_says_its_line(line: str, code: str) -> None:
    lesson, problems = parse(HEAD, f"Uno\n\n{line}\n", KNOWN, first_line=10)
    assert (lesson is None) is (code not in SOFT) and ("body:12", code) in [(each.path, each.code) for each in problems]


def test_boxes_are_closed_and_do_not_nest() -> None:
    assert [(each.path, each.code) for each in parse(HEAD, "::: caso Uno\ntexto\n", KNOWN)[1]] == [("body:1", "box_not_closed")]
    nested = parse(HEAD, "::: caso Uno\n::: idea Dos\n:::\n", KNOWN)[1]
    assert [(each.path, each.code) for each in nested] == [("body:2", "box_inside_box")]


@pytest.mark.parametrize(("change", "path", "code"), [
    ({"id": "Mal"}, "head.id", "not_an_id"), ({"kind": "otra"}, "head.kind", "not_an_option"), ({"title": ""}, "head.title", "missing"),
    ({"minutes": {"read": -1}}, "head.minutes.read", "not_in_range"), ({"indicators": "uno"}, "head.indicators", "not_a_list"),
])
def test_each_problem_of_a_head(change: dict[str, Any], path: str, code: str) -> None:
    assert (path, code) in [(each.path, each.code) for each in parse({**HEAD, **change}, BODY, KNOWN)[1]]


SCRAPS = some.none() | some.integers() | some.text(max_size=4) | some.lists(some.none())


@given(some.dictionaries(some.sampled_from([*HEAD, "otra"]), SCRAPS),
       some.text(alphabet=":[]|@()!#ñ \nab", max_size=60))
def test_no_text_breaks_the_reader(head: Any, body: str) -> None:
    lesson, problems = parse(head, body, KNOWN)
    assert (lesson is None) is any(each.code not in SOFT for each in problems)
    split_front_matter(body)
    plain(body)


def test_terms() -> None:
    good = {"id": "dato-abierto", "term": "Dato abierto", "definition": "Se puede usar.", "sources": ["lgtaip"], "see": []}
    terms, problems = parse_glossary([good, {**good, "definition": None}])
    assert len(terms) == 2 and [(each.path, each.code) for each in problems] == [
        ("terms.1.definition", "missing"), ("terms.1.id", "repeated_id")]


def test_the_search_index_gets_words_only() -> None:
    text = plain(BODY)
    assert "datos abiertos" in text and "Un camino con tres pasos." in text
    assert not any(mark in text for mark in ("[@", "[[", ":::", "|", "leccion:", "figura:", "##"))
