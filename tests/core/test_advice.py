"""Advice: what applies, in which order, and problems of the rules."""

from __future__ import annotations

import pytest

from autodiagnostico_xblock.core.advice import Recommendation, advise, is_unmet, parse_advice, wanted_level
from autodiagnostico_xblock.core.answers import Answer
from autodiagnostico_xblock.core.problems import codes

from .samples import answers, instrument, rule


def rules(*raw: dict) -> tuple[Recommendation, ...]:
    found, problems = parse_advice(list(raw), instrument())
    assert not problems, problems
    return found


def order(found) -> list[str]:
    return [each.recommendation.id for each in found]


def test_only_rules_of_the_answered_level_apply() -> None:
    given_rules = rules(rule("alfa-1-a"), rule("alfa-1-b", from_levels=[2, 3], to_level=4))
    assert order(advise(instrument(), given_rules, answers(alfa_1=1))) == ["alfa-1-a"]
    assert order(advise(instrument(), given_rules, answers(alfa_1=3))) == ["alfa-1-b"]
    assert not advise(instrument(), given_rules, answers(alfa_1=4))


@pytest.mark.parametrize("value", ["ns", "na"])
def test_unknown_and_not_applicable_get_no_advice(value: str) -> None:
    assert not advise(instrument(), rules(rule("alfa-2-a")), answers(alfa_2=value))


def test_obligations_come_before_good_practices() -> None:
    given_rules = rules(rule("beta-1-a"), rule("alfa-2-a", horizon=36, cost="high"))
    assert order(advise(instrument(), given_rules, answers(beta_1=0, alfa_2=0))) == ["alfa-2-a", "beta-1-a"]


def test_priorities_come_first_of_all() -> None:
    given_rules = rules(rule("beta-1-a"), rule("alfa-1-a"))
    found = advise(instrument(), given_rules, answers(beta_1=0, alfa_1=0), priorities=["dos"])
    assert order(found) == ["beta-1-a", "alfa-1-a"] and found[0].picked


def test_more_gap_and_less_effort_come_first() -> None:
    given_rules = rules(rule("alfa-1-a", horizon=36, cost="high"), rule("alfa-1-b"), rule("alfa-2-a"))
    found = advise(instrument(), given_rules, answers(alfa_1=0, alfa_2=1))
    assert order(found) == ["alfa-1-b", "alfa-2-a", "alfa-1-a"]


def test_wanted_level() -> None:
    found = instrument()
    assert wanted_level(found.by_id["alfa-1"], Answer(status="level", level=0)) == 3
    assert wanted_level(found.by_id["beta-1"], Answer(status="level", level=0)) == 1
    assert wanted_level(found.by_id["alfa-1"], Answer(status="level", level=3)) == 4
    assert wanted_level(found.by_id["alfa-1"], Answer(status="level", level=0, desired=2)) == 2


def test_an_obligation_is_met_at_three() -> None:
    indicator = instrument().by_id["alfa-1"]
    assert is_unmet(indicator, Answer(status="level", level=2))
    assert not is_unmet(indicator, Answer(status="level", level=3))
    assert not is_unmet(indicator, Answer(status="unknown"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"indicator": "otro-1"}, "unknown_indicator"),
        ({"horizon": 6}, "not_an_option"),
        ({"from_levels": [4]}, "not_a_level"),
        ({"cost": "gratis"}, "not_an_option"),
        ({"steps": []}, "wrong_length"),
        ({"title": ""}, "missing"),
    ],
)
def test_problems_of_rules(change: dict, code: str) -> None:
    assert code in codes(parse_advice([rule("alfa-1-a", **change)], instrument())[1])


def test_rule_ids_are_unique() -> None:
    assert codes(parse_advice([rule("alfa-1-a"), rule("alfa-1-a")], instrument())[1]) == ("repeated_id",)
