"""The written course: complete, sourced, in force, readable; right answers spread; no two questions alike."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from ..reading import reading_ease, words

ROOT = Path(__file__).parents[2]
LESSONS = ROOT / "curso_contenido" / "lecciones"
FIGURES = ROOT / "curso_contenido" / "resources" / "public" / "figuras"
SKELETON = yaml.safe_load((ROOT / "tests" / "data" / "esqueleto.yaml").read_text("utf-8"))
MODULES = [f"m{number}" for number in range(1, 9)]
READING_FLOOR = 45.0
CALLOUTS = {"caso", "tarea", "ojo", "idea", "lente"}
LAW = re.compile(r"\b(art[íi]culos?|ley general|ley nacional|ley de|constitución)\b", re.I)
FIGURE = re.compile(r"\d[\d,.]*\s?%|\b(19|20)\d\d\b")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def load(path: Path) -> Any:
    """Parsed YAML."""
    return yaml.safe_load(path.read_text("utf-8"))


def source_ids() -> set[str]:
    """Ids of every source that may be cited."""
    return {each["id"] for path in (ROOT / "contenido").glob("fuentes*.yaml") for each in load(path)}


def texts(module: str) -> dict[str, tuple[dict[str, Any], str]]:
    """id → head and body of every text of a module."""
    found = {}
    for path in sorted((LESSONS / module).glob("*.md")):
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        found[path.stem] = (yaml.safe_load(head), body)
    return found


def plain(body: str) -> str:
    """What a person reads of a body."""
    text = re.sub(r"\[@[^\]]+\]", "", body)
    text = re.sub(r"\[\[([^|\]]+)\|[^\]]+\]\]", r"\1", text)
    text = re.sub(r"!\[[^\]]*\]\(figura:[^)]*\)", "", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    text = re.sub(r"^(:::.*|\|[-| :]+\|)$", "", text, flags=re.M)
    # a heading or an item is a sentence of its own
    return re.sub(r"([^\s.:;?!…])\s*$", r"\1.", re.sub(r"[*#>|]+", " ", text), flags=re.M)


def questions(module: str) -> list[dict[str, Any]]:
    """Every question of a module, with the file that holds it."""
    return [{**question, "file": path.stem} for path in sorted((LESSONS / module).glob("*.yaml")) if path.stem != "glosario"
            for question in load(path)["questions"]]


def all_terms() -> list[dict[str, Any]]:
    """The course's glossary."""
    return [term for path in sorted(LESSONS.glob("m*/glosario.yaml")) for term in load(path)]


LESSON_IDS = [each for module in MODULES for each in SKELETON["lecciones_por_modulo"][module]]


def lesson(identifier: str) -> tuple[dict[str, Any], str]:
    """Head and body of a lesson."""
    return texts(identifier.split("-")[0])[identifier]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_its_opening_its_lessons_in_order_and_its_test(module: str) -> None:
    expected = SKELETON["lecciones_por_modulo"][module]
    assert sorted(texts(module)) == sorted(["inicio", *expected])
    assert all((LESSONS / module / f"{each}.yaml").exists() for each in (*expected, "examen", "glosario"))
    head, body = texts(module)["inicio"]
    assert head["kind"] == "opening" and head["id"] == f"{module}-inicio"
    assert 150 <= len(words(plain(body))) <= 300


@pytest.mark.parametrize("identifier", LESSON_IDS)
def test_a_lesson_is_complete(identifier: str) -> None:
    head, body = lesson(identifier)
    assert head["id"] == identifier and head["kind"] == "lesson" and head["module"] == identifier.split("-")[0]
    assert 5 <= len(head["title"]) <= 90 and 20 <= len(head["summary"]) <= 160 and head["summary"].endswith(".")
    assert set(head["minutes"]) == {"read", "check", "task"} and all(1 <= each <= 240 for each in head["minutes"].values())
    count = len(words(plain(body)))
    assert 700 <= count <= 1100, count
    kinds = re.findall(r"^::: (\w+) \S", body, re.M)
    assert set(kinds) <= CALLOUTS and "caso" in kinds and kinds.count("tarea") == 1, kinds
    assert len(re.findall(r"^:::$", body, re.M)) == len(kinds) == len(re.findall(r"^:::[ \t]*\w", body, re.M))
    assert not re.search(r"^# ", body, re.M) and "<" not in body.replace("<=", ""), "no HTML, no first-level title"
    assert not re.search(r"\]\((?!leccion:|indicador:|practica:|figura:)", body), "sources are cited by id"


@pytest.mark.parametrize("identifier", LESSON_IDS)
def test_what_a_lesson_names_exists(identifier: str) -> None:
    head, body = lesson(identifier)
    practices = set(SKELETON["practicas"])
    cited = re.findall(r"\[@([^\]:]+)(?::\s*([^\]]+))?\]", body)
    assert len(cited) >= 3, "a lesson leans on its sources"
    for source, place in cited:
        assert (place.strip() in practices) if source == "practica" else (source in source_ids()), (source, place)
    terms = {each["id"] for each in all_terms()}
    assert {each for each in re.findall(r"\[\[[^|\]]+\|([^\]]+)\]\]", body)} <= terms
    assert set(re.findall(r"\(leccion:([^)]+)\)", body)) <= set(LESSON_IDS)
    named = set(re.findall(r"\(practica:([^)]+)\)", body)) | {place.strip() for source, place in cited if source == "practica"}
    assert named <= set(head["practices"]) <= practices and head["practices"]
    for figure in re.findall(r"\(figura:([\w-]+)", body):
        assert (FIGURES / f"{figure}.svg").exists(), figure
    assert set(head["themes"]) <= {theme for themes in SKELETON["componentes"].values() for theme in themes}


@pytest.mark.parametrize("identifier", LESSON_IDS)
def test_statements_of_law_and_figures_carry_a_source(identifier: str) -> None:
    _, body = lesson(identifier)
    for paragraph in re.split(r"\n\s*\n", body):
        if (LAW.search(paragraph) or FIGURE.search(paragraph)) and not paragraph.lstrip().startswith(("#", "!")):
            assert "[@" in paragraph, paragraph[:160]


@pytest.mark.parametrize("identifier", LESSON_IDS)
def test_a_lesson_reads_easily(identifier: str) -> None:
    ease = reading_ease(plain(lesson(identifier)[1]))
    assert ease >= READING_FLOOR, ease


def test_every_indicator_is_taught_where_the_instrument_says() -> None:
    from autodiagnostico_xblock import data

    for indicator in data.instrument().by_id.values():
        assert indicator.id in lesson(indicator.lesson)[0]["indicators"], (indicator.id, indicator.lesson)


@pytest.mark.parametrize("identifier", LESSON_IDS)
def test_a_check_has_four_questions_or_more(identifier: str) -> None:
    module = identifier.split("-")[0]
    own = [each for each in questions(module) if each["file"] == identifier]
    assert len([each for each in own if each["type"] != "reflection"]) >= 4
    assert [each["id"] for each in own] == [f"{identifier}-{number}" for number in range(1, len(own) + 1)]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_test_draws_ten_of_twenty_or_more(module: str) -> None:
    whole = load(LESSONS / module / "examen.yaml")
    assert whole["id"] == f"{module}-examen" and whole["module"] == module and whole["title"] and whole["draw"] == 10
    assert len(whole["questions"]) >= 20 and all(each["type"] != "reflection" for each in whole["questions"])
    assert [each["id"] for each in whole["questions"]] == [f"{module}-examen-{n}" for n in range(1, len(whole["questions"]) + 1)]
    assert len({each["type"] for each in whole["questions"]}) >= 3


@pytest.mark.parametrize("module", MODULES)
def test_questions_have_feedback_for_every_option(module: str) -> None:
    for question in questions(module):
        kind = question["type"]
        assert len(question["prompt"]) >= 15, question["id"]
        if kind == "reflection":
            assert question["help"]
            continue
        parts = question[{"order": "items", "match": "pairs"}.get(kind, "options")]
        assert 3 <= len(parts) <= 6 and len({each["id"] for each in parts}) == len(parts), question["id"]
        assert all(len(each["feedback"]) >= 15 for each in parts), question["id"]
        right = [each for each in parts if each.get("right") is True]
        if kind == "single":
            assert len(right) == 1, question["id"]
        elif kind == "multiple":
            assert 2 <= len(right) < len(parts), question["id"]
        elif kind == "match":
            assert len({each["right"] for each in parts}) == len(parts), question["id"]
        else:
            assert kind == "order", question["id"]
        shown = [each.get("text") or each["left"] for each in parts]
        assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("module", MODULES)
def test_right_answers_are_spread_and_do_not_give_themselves_away(module: str) -> None:
    singles = [each for each in questions(module) if each["type"] == "single"]
    places = Counter(next(n for n, option in enumerate(each["options"]) if option.get("right")) for each in singles)
    assert len(places) >= 3 and max(places.values()) <= 0.5 * len(singles), places
    longest = [max(each["options"], key=lambda option: len(option["text"])).get("right", False) for each in singles]
    assert sum(longest) <= 0.4 * len(longest), "the right option is too often the longest"


@pytest.mark.parametrize("module", MODULES)
def test_how_many_are_right_cannot_be_guessed(module: str) -> None:
    several = [each for each in questions(module) if each["type"] == "multiple"]
    counts = Counter(sum(bool(option.get("right")) for option in each["options"]) for each in several)
    assert max(counts.values()) <= 0.8 * counts.total(), counts


def test_no_formula_is_repeated() -> None:
    asked = [each for module in MODULES for each in questions(module)]
    assert not [each["id"] for each in asked if each["prompt"].startswith("Una cada ")], "read as an article, not as a verb"
    approved = [option["feedback"] for each in asked for option in each.get("options", ()) if option.get("right")]
    empty = [each for each in approved if re.match(r"(Sí|Bien|Correcto|Así es|Exacto|Eso es)\b[.,:]", each)]
    assert len(empty) <= 0.05 * len(approved), "the verdict says already that it is right: feedback says why"


def test_no_two_questions_are_alike() -> None:
    asked = [(each["id"], set(words(each["prompt"].lower()))) for module in MODULES for each in questions(module)]
    for (first, a), (second, b) in combinations(asked, 2):
        assert len(a & b) / len(a | b) < 0.75, (first, second)


def test_the_glossary_is_whole_and_used() -> None:
    terms = all_terms()
    ids = [each["id"] for each in terms]
    assert len(set(ids)) == len(ids) >= 100
    assert len({each["term"].lower() for each in terms}) == len(terms)
    used = {each for module in MODULES for _, body in texts(module).values() for each in re.findall(r"\[\[[^|\]]+\|([^\]]+)\]\]", body)}
    assert set(ids) == used, set(ids) ^ used
    for each in terms:
        assert 30 <= len(each["definition"]) <= 400 and set(each.get("sources", [])) <= source_ids(), each["id"]
        assert set(each.get("see", [])) <= set(ids) - {each["id"]}, each["id"]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_figure_of_its_own(module: str) -> None:
    used = {each for _, body in texts(module).values() for each in re.findall(r"\(figura:([\w-]+)", body)}
    drawn = {path.stem for path in FIGURES.glob(f"{module}-*.svg")}
    assert used and used == drawn, used ^ drawn


@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.svg")), ids=lambda each: each.stem)
def test_a_figure_is_for_a_phone_and_asks_nobody(path: Path) -> None:
    root = etree.parse(str(path), PARSER).getroot()
    width = float(root.get("viewBox").split()[2])
    assert width == 360
    for node in root.iter(etree.Element):
        assert etree.QName(node).localname in {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
                                               "tspan", "title", "desc", "defs", "marker"}, node.tag
        assert not [name for name in node.attrib if name.startswith("on") or name.endswith("href") or name == "style"]
        size = node.get("font-size")
        assert size is None or float(size) >= 13, size


def test_the_language_is_inclusive() -> None:
    wrong = re.compile(r"\b(los ciudadanos|los funcionarios|los servidores públicos|minusválid\w+|discapacitad\w+)\b", re.I)
    for module in MODULES:
        for identifier, (_, body) in texts(module).items():
            assert not wrong.search(body), identifier
        for each in questions(module):
            assert not wrong.search(yaml.safe_dump(each, allow_unicode=True)), each["id"]
