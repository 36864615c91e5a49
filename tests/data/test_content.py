"""The instrument that ships: complete, sourced, fair, in force, and readable."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from autodiagnostico_xblock import data
from autodiagnostico_xblock.core.instrument import LEVELS, Indicator
from autodiagnostico_xblock.kit import reference

from ..reading import reading_ease

ROOT = Path(__file__).parents[2]
INSTRUMENT = data.instrument()
INDICATORS = list(INSTRUMENT.by_id.values())
RULES = data.advice()
SKELETON = yaml.safe_load((Path(__file__).parent / "esqueleto.yaml").read_text("utf-8"))

# Fernández Huerta: 30–50 is «difícil», 50–60 «algo difícil»
READING_FLOOR = 38.0


def texts_of(indicator: Indicator) -> list[str]:
    """Everything that a person reads of an indicator."""
    return [indicator.question, indicator.why, indicator.verify, indicator.small, *indicator.levels,
            indicator.evidence_expected, indicator.gender.text, *(each.change for each in indicator.sdg)]


def test_five_components_four_themes_three_indicators_with_the_decided_ids() -> None:
    shape = {c.id: {t.id: [i.id for i in t.indicators] for t in c.themes} for c in INSTRUMENT.components}
    assert shape == {
        component: {theme: [f"{theme}-{n}" for n in (1, 2, 3)] for theme in themes}
        for component, themes in SKELETON["componentes"].items()
    }


def test_obligations_and_good_practices_are_those_decided() -> None:
    desirable = {each.id for each in INDICATORS if not each.is_obligation}
    assert desirable == set(SKELETON["deseables"])


def test_the_short_route_is_exactly_the_twenty_essentials() -> None:
    asked = INSTRUMENT.in_route("breve")
    assert [each.id for each in asked] == [each.id for each in INDICATORS if each.id.endswith("-1")]
    assert {each.importance for each in asked} == {"essential"}
    assert len(INSTRUMENT.in_route("completa")) == 60


def test_not_applicable_only_where_it_was_decided() -> None:
    assert {each.id for each in INDICATORS if each.not_applicable} == set(SKELETON["no_aplica"])
    assert {each.id for each in INDICATORS if each.partly} == set(SKELETON["no_aplica_en_parte"])


def test_essentials_that_may_lock_are_obligations() -> None:
    never = {"plan-de-apertura-1", "aprendizaje-1"}
    assert {each.id for each in INDICATORS if each.importance == "essential" and not each.can_lock} == never


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.id)
def test_levels_are_distinct_sentences(indicator: Indicator) -> None:
    words = [set(re.findall(r"\w+", level.lower())) for level in indicator.levels]
    for (a, first), (b, second) in combinations(enumerate(words), 2):
        assert len(first & second) / len(first | second) < 0.85, (a, b)
    for level in indicator.levels:
        assert 20 <= len(level) <= 240 and level.endswith((".", "»", "”")), level


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.id)
def test_every_statement_has_a_known_source(indicator: Indicator) -> None:
    known = reference.sources()
    assert set(indicator.sources) <= set(known)
    assert {each.source for each in indicator.legal_basis} <= set(indicator.sources)
    assert all(known[each.source].kind == "law" for each in indicator.legal_basis)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.id)
def test_lens_lesson_and_evidence(indicator: Indicator) -> None:
    theme = INSTRUMENT.theme_of[indicator.id]
    lens = SKELETON["lentes"][theme]
    assert 1 <= len(indicator.sdg) <= 2 and {each.target for each in indicator.sdg} <= set(lens["ods"])
    assert indicator.gender.criteria and set(indicator.gender.criteria) & set(lens["g"])
    assert indicator.lesson in lens["lecciones"]
    assert indicator.evidence_from in (2, 3)


def test_ids_of_targets_criteria_and_practices_resolve() -> None:
    targets = {each.id for each in reference.targets()}
    criteria = {each.id for each in reference.gender_criteria()}
    for each in [*INDICATORS, *RULES]:
        assert {target.target for target in each.sdg} <= targets
        assert set(each.gender.criteria) <= criteria
    practices = set(SKELETON["practicas"])
    assert {practice for each in INDICATORS for practice in each.practices} <= practices


def test_at_least_130_recommendations_and_one_for_each_way_up() -> None:
    assert len(RULES) >= 130
    for indicator in INDICATORS:
        rules = [rule for rule in RULES if rule.indicator == indicator.id]
        assert {level for rule in rules for level in rule.from_levels} == set(LEVELS[:-1]), indicator.id
        assert any(rule.to_level >= 3 for rule in rules), indicator.id
        assert all(rule.id.startswith(f"{indicator.id}-") for rule in rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_recommendations_are_complete(rule: Any) -> None:
    assert 3 <= len(rule.steps) <= 5
    assert rule.to_level > max(rule.from_levels) or rule.to_level > min(rule.from_levels)
    assert set(rule.sources) <= set(reference.sources())
    assert {each.source for each in rule.legal_basis} <= set(rule.sources)
    assert 1 <= len(rule.sdg) <= 2
    assert rule.gender.criteria and len(rule.gender.text) > 40


def test_no_two_texts_are_alike() -> None:
    questions = [each.question for each in INDICATORS]
    titles = [rule.title for rule in RULES]
    assert len(set(questions)) == len(questions)
    assert len(set(titles)) == len(titles)


def test_the_language_is_inclusive_and_unexplained_shorthand_is_absent() -> None:
    wrong = re.compile(r"\b(los ciudadanos|los funcionarios|los servidores públicos|minusválid\w+|discapacitad\w+)\b", re.I)
    shorthand = re.compile(r"\b(LGTAIP|LNETB|LGCG|LGRA|LGA|CPEUM|SNAIP|SIPOT)\b")
    for each in INDICATORS:
        for text in texts_of(each):
            assert not wrong.search(text), (each.id, text)
        for text in (each.question, *each.levels):
            assert not shorthand.search(text), (each.id, text)


def test_reading_ease_is_above_the_floor() -> None:
    by_component = {
        component.id: reading_ease(" ".join(text for each in component.indicators() for text in texts_of(each) if text))
        for component in INSTRUMENT.components
    }
    assert min(by_component.values()) >= READING_FLOOR, by_component


def test_what_ships_is_what_was_authored() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "compilar.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
