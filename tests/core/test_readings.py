"""What is read from the same answers: lenses, comparison, «what if», and the report's row."""

from __future__ import annotations

from fractions import Fraction

from autodiagnostico_xblock.core import lenses
from autodiagnostico_xblock.core.advice import parse_advice
from autodiagnostico_xblock.core.attempt import Draft
from autodiagnostico_xblock.core.compare import compare
from autodiagnostico_xblock.core.instrument_reader import parse
from autodiagnostico_xblock.core.report import row
from autodiagnostico_xblock.core.scoring import score
from autodiagnostico_xblock.core.snapshots import History, add
from autodiagnostico_xblock.core.what_if import cheapest, suppose

from .samples import answers, instrument, raw_instrument, rule

DAY = "2026-11-24T10:00:00+00:00"


def history(*given: dict, version: str = "1.0.0") -> History:
    found = History()
    for each in given:
        draft = Draft(instrument="muestra", version=version, route="completa", answers=each)
        found = add(found, draft, score(instrument(), "completa", each), at=DAY, graded=True, earned=Fraction(1))
    return found


def test_lenses_group_by_target_and_criterion_in_numeric_order() -> None:
    raw = raw_instrument()
    indicators = raw["components"][0]["themes"][0]["indicators"]
    indicators[0]["sdg"] = [{"target": "16.10", "change": "x"}, {"target": "5.c", "change": "x"}]
    indicators[1]["sdg"] = [{"target": "16.6", "change": "x"}]
    indicators[1]["gender"]["criteria"] = ["G12", "G2"]
    found, _ = parse(raw)
    given = answers(alfa_1=4, alfa_2=2)
    agenda = lenses.agenda_2030(found, "completa", given)
    assert [each.key for each in agenda] == ["5.c", "16.6", "16.10"]
    assert agenda[0].score == 1 and agenda[1].score == Fraction(1, 2)
    assert [each.key for each in lenses.gender(found, "completa", given)] == ["G1", "G2", "G12"]


def test_comparison_tells_what_went_up_and_down() -> None:
    found = history(answers(alfa_1=1, alfa_2=3), answers(alfa_1=3, alfa_2=2, beta_1=4))
    compared = compare(instrument(), *found.items)
    assert [(each.indicator, each.change) for each in compared.gained] == [("alfa-1", 2)]
    assert [(each.indicator, each.change) for each in compared.lost] == [("alfa-2", -1)]
    assert {each.indicator for each in compared.moves} == {"alfa-1", "alfa-2", "beta-1"}


def test_other_versions_are_not_compared() -> None:
    first, second = history(answers(alfa_1=1)).items[0], history(answers(alfa_1=1), version="2.0.0").items[0]
    assert not compare(instrument(), first, second).comparable


def test_the_cheapest_step_that_opens_the_lock() -> None:
    rules, problems = parse_advice([rule("alfa-1-a"), rule("beta-1-a", cost="high", horizon=36)], instrument())
    assert not problems
    given = answers(alfa_1=0, alfa_2=4, alfa_3=4, beta_1=1, beta_2=2)
    ways = cheapest(instrument(), rules, "completa", given)
    assert ways[0].component == "uno" and ways[0].steps[0].indicator == "alfa-1"
    for way in ways:
        after = score(instrument(), "completa", suppose(given, {each.indicator: each.to for each in way.steps}))
        lifted = next(each for each in after.components if each.id == way.component)
        assert lifted.level == way.level and after.level == way.overall


def test_several_steps_when_no_single_one_is_enough() -> None:
    given = answers(alfa_1=0, alfa_2=0, alfa_3=0, beta_1=4, beta_2=4)
    for way in cheapest(instrument(), (), "completa", given):
        assert way.steps and all(each.to > each.now for each in way.steps)


def test_there_is_no_way_above_the_top() -> None:
    assert not cheapest(instrument(), (), "completa", answers(alfa_1=4, alfa_2=4, alfa_3=4, beta_1=4, beta_2=4))


def test_a_report_row_has_the_same_columns_for_everybody() -> None:
    state = {"snapshots": None, "draft": {"answers": {"alfa-1": {"level": 2, "note": "secreto"}}, "route": "breve"}}
    empty, started = row(instrument(), {}), row(instrument(), state)
    assert list(empty) == list(started)
    assert started["draft_answers"] == 1 and started["answer:alfa-1"] == 2
    assert "secreto" not in str(started)
