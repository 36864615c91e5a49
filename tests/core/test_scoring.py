"""Scoring: weights, «no sé», «no aplica», locks, coverage and grade policies."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiagnostico_xblock.core.answers import Answer
from autodiagnostico_xblock.core.scoring import grade, level_of, score

from .samples import answers, instrument

LEVELS = st.sampled_from([0, 1, 2, 3, 4, "ns", None])


def component(result, identifier: str):
    return next(each for each in result.components if each.id == identifier)


def test_a_theme_is_the_weighted_mean_of_its_answers() -> None:
    result = score(instrument(), "completa", answers(alfa_1=4, alfa_2=2, alfa_3=0))
    assert component(result, "uno").score == Fraction(3 * 4 + 2 * 2, 4 * 6)


def test_unknown_earns_nothing_and_stays_in_the_denominator() -> None:
    result = score(instrument(), "completa", answers(alfa_1=4, alfa_2="ns"))
    assert component(result, "uno").score == Fraction(12, 20)
    assert result.answered == 2


def test_not_applicable_leaves_the_denominator() -> None:
    result = score(instrument(), "completa", answers(alfa_1=4, alfa_2="na"))
    assert component(result, "uno").score == 1
    assert result.answered == 2


def test_not_applicable_without_reason_is_not_an_answer() -> None:
    given_answers = {**answers(alfa_1=4), "alfa-2": Answer(status="not_applicable")}
    assert score(instrument(), "completa", given_answers).answered == 1


def test_what_is_not_answered_is_coverage_not_score() -> None:
    result = score(instrument(), "completa", answers(alfa_1=3))
    assert component(result, "uno").score == Fraction(3, 4)
    assert component(result, "dos").score is None
    assert result.coverage == Fraction(1, 5)


def test_overall_is_the_mean_of_components() -> None:
    result = score(instrument(), "breve", answers(alfa_1=4, beta_1=2))
    assert result.score == Fraction(3, 4)


def test_answers_outside_the_route_are_left_alone() -> None:
    result = score(instrument(), "breve", answers(alfa_1=4, alfa_2=0))
    assert component(result, "uno").score == 1


def test_an_essential_obligation_holds_its_component_back() -> None:
    result = score(instrument(), "completa", answers(alfa_1=0, alfa_2=4, alfa_3=4, beta_1=4, beta_2=4))
    found = component(result, "uno")
    assert (found.banded, found.level, found.locked_by) == (2, 1, ("alfa-1",))


def test_an_essential_that_is_only_desirable_holds_nothing_back() -> None:
    found = component(score(instrument(), "completa", answers(beta_1=0, beta_2=4)), "dos")
    assert found.locked_by == () and found.level == found.banded == 2


def test_the_lowest_component_holds_the_whole_back() -> None:
    result = score(instrument(), "completa", answers(alfa_1=4, alfa_2=4, alfa_3=4, beta_1=0, beta_2=0))
    assert (result.banded, result.level, result.locked_by) == (2, 1, ("dos",))


@pytest.mark.parametrize(("points", "level"), [(0, 0), (19, 0), (20, 1), (39, 1), (40, 2), (60, 3), (80, 4), (100, 4)])
def test_bands_are_half_open(points: int, level: int) -> None:
    assert level_of(instrument(), Fraction(points, 100)) == level


def test_nothing_answered_has_no_level() -> None:
    result = score(instrument(), "completa", {})
    assert result.score is None and result.level is None and result.evidence_coverage == 0


def test_grade_policies() -> None:
    backed = Answer(status="level", level=3, note="Acta")
    result = score(instrument(), "completa", {**answers(alfa_2=2, alfa_3=1), "alfa-1": backed})
    assert grade(result, "completa") == (Fraction(3, 5), 1)
    assert grade(result, "con_evidencia") == (Fraction(1, 2), 1)
    assert grade(result, "por_nivel") == (result.score, 1)
    assert grade(result, "desconocida") == grade(result, "completa")


def test_evidence_is_whole_when_no_level_asks_for_it() -> None:
    assert grade(score(instrument(), "breve", answers(alfa_1=1)), "con_evidencia") == (1, 1)


@given(st.dictionaries(st.sampled_from(list(instrument().by_id)), LEVELS))
def test_scores_and_levels_stay_in_range(levels: dict) -> None:
    given_answers = answers(**{key.replace("-", "_"): value for key, value in levels.items() if value is not None})
    result = score(instrument(), "completa", given_answers)
    assert result.score is None or 0 <= result.score <= 1
    assert 0 <= result.coverage <= 1
    for each in result.components:
        assert each.level is None or each.banded is not None and 0 <= each.level <= each.banded <= 4


@given(st.dictionaries(st.sampled_from(list(instrument().by_id)), st.integers(0, 4), min_size=5), st.data())
def test_raising_an_answer_never_lowers_anything(levels: dict, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(sorted(levels)))
    raised = {**levels, chosen: min(4, levels[chosen] + 1)}
    before, after = (
        score(instrument(), "completa", answers(**{key.replace("-", "_"): value for key, value in each.items()}))
        for each in (levels, raised)
    )
    assert after.score >= before.score and after.level >= before.level
