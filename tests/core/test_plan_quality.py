"""The quality reading: what each check sees, what the plan is told, and the gender checklist."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from autodiagnostico_xblock.core.commitment import Mark
from autodiagnostico_xblock.core.gender_check import parse_threshold, read_gender
from autodiagnostico_xblock.core.plan import Plan
from autodiagnostico_xblock.core.plan_quality import RULES, read_quality
from autodiagnostico_xblock.core.plan_reading import read_plan_quality
from autodiagnostico_xblock.core.plan_rules import CHECKS, DIMENSIONS, REMARKS, parse_rules
from autodiagnostico_xblock.data import raw

from .plan_samples import THRESHOLD, ground, plan, whole


def missing(about: dict[str, Any] | None = None, grounds: dict[str, Any] | None = None, **changes: Any) -> set[str]:
    """Ids of every check of one commitment that is not met, needed or not."""
    found = plan(whole(**changes), about=about)
    reading = read_quality(found.commitments[0], found.about, ground(**(grounds or {})))
    return {each.rule.id for each in reading.checks if each.met is False}


def remarks(found: Plan, **grounds: Any) -> dict[str, Any]:
    return {each.rule.id: each for each in read_plan_quality(found, ground(**grounds)).remarks}


def test_the_rules_that_ship_name_every_check_and_remark_once() -> None:
    rules, problems = parse_rules(raw("plan_rules.json"))
    assert not problems
    assert [each.id for each in rules.checks] == list(CHECKS) and {each.id for each in rules.remarks} == set(REMARKS)
    assert {each.id for each in rules.dimensions} == set(DIMENSIONS) == {each.dimension for each in rules.checks}
    assert set(RULES) == set(CHECKS)


def test_a_commitment_with_everything_is_complete() -> None:
    assert missing() == set()


@pytest.mark.parametrize(("change", "check"), [
    ({"problem": "Falta."}, "problem"), ({"people": ""}, "people"), ({"action": "Publicar."}, "action"),
    ({"title": "Antes del [fecha]"}, "no_gaps"),
    ({"activities": [{"what": "[área]", "start": "2027-01-04", "end": "2027-01-05"}] * 2}, "no_gaps"),
    ({"indicator": ""}, "indicator"), ({"baseline": ""}, "baseline"), ({"goal": ""}, "goal"), ({"goal": "0"}, "goal"),
    ({"area": ""}, "area"), ({"post": ""}, "post"), ({"budget": ""}, "resources"), ({"partner": ""}, "partner"),
    ({"values": []}, "values"), ({"opens": "Sí"}, "opens"), ({"aims": []}, "aim"), ({"aims": [{"target": "16.6"}]}, "aim"),
    ({"gender": {"G1": {"mark": "no"}}}, "gender_answered"), ({"activities": []}, "activities"),
    ({"activities": [{"what": "a", "start": "2027-01-04"}, {"what": "b", "start": "2027-01-04", "end": "2027-01-09"}]}, "dated"),
    ({"activities": [{"what": "a", "start": "2026-12-01", "end": "2027-01-09"}] * 2}, "inside_period"),
    ({"notes": [{"on": "2027-02-01", "text": "Va", "state": "limited"}]}, "evidence"),
])
def test_each_check_sees_its_own_matter(change: dict[str, Any], check: str) -> None:
    assert missing(**change) == {check}


def test_nothing_after_the_end_of_the_administration() -> None:
    late = [{"what": "a", "start": "2027-09-01", "end": "2027-12-31"}] * 2
    assert missing(activities=late, about={"end": "2027-12-31"}) == {"inside_administration"}
    assert missing(activities=late, about={"end": "2027-12-31", "administration_end": ""}) == set()


def test_a_target_for_support_only_and_a_claim_on_equality_without_ground() -> None:
    aim = {"practice": "Publicar datos", "change": "Hay más acceso a internet"}
    assert missing(aims=[{"target": "9.c", **aim}], grounds={"support_only": {"9.c"}}) == {"main_target"}
    few = {key: {"mark": "no"} for key in ("G1", "G3", "G4", "G7", "G9")}
    assert missing(aims=[{"target": "5.c", **aim}], gender=few) == {"gender_claim"}


def test_an_obligation_asks_for_its_legal_basis() -> None:
    change = {"legal_basis": "", "indicators": ["presupuesto-1"]}
    assert missing(**change) == set()
    assert missing(**change, grounds={"duties": ["presupuesto-1"]}) == {"legal_basis"}


def test_an_honest_no_completes_the_gender_checklist() -> None:
    assert missing(gender={key: {"mark": "no"} for key in ("G1", "G3", "G4", "G7", "G9")}) == set()


# -- the whole plan


def test_an_empty_plan_is_told_where_to_begin() -> None:
    assert set(remarks(Plan())) == {"no_period", "no_administration_end", "few"}


def test_a_sound_plan_has_no_remark() -> None:
    assert not remarks(plan(whole(), whole(), whole()))


def test_too_few_and_too_many() -> None:
    assert remarks(plan(whole()))["few"].count == 1
    assert remarks(plan(*(whole(post=f"Cargo {n}") for n in range(13))))["many"].count == 13


def test_nobody_is_overloaded_and_the_same_post_is_recognised() -> None:
    steps = [{"what": f"Paso {n}", "start": "2027-01-04", "end": "2027-03-05"} for n in range(4)]
    busy = plan(whole(activities=steps), whole(activities=steps, post=" titular de la  TESORERÍA "), whole())
    found = remarks(busy)["overload"]
    assert found.count == 10 and found.names == ("Titular de la Tesorería",) and found.commitments == ("c-1", "c-2", "c-3")


def test_obligations_come_before_what_the_law_does_not_ask_for() -> None:
    found = plan(whole(), whole(indicators=["presupuesto-1"]), whole(indicators=["obligaciones-1"]))
    duties = ("presupuesto-1", "obligaciones-1", "integridad-1")
    said = remarks(found, duties=duties)
    assert said["duty_later"].commitments == ("c-2", "c-3") and said["missing_duties"].count == 1
    ordered = plan(whole(indicators=["presupuesto-1"]), whole(indicators=["obligaciones-1"]), whole())
    assert "duty_later" not in remarks(ordered, duties=duties)


def test_values_that_no_commitment_touches_and_gender_nowhere() -> None:
    found = plan(*(whole(gender={}) for _ in range(3)), about={"values": ["innovation", "transparency"]})
    said = remarks(found)
    assert said["value_without_commitment"].names == ("innovation",) and "no_gender" in said


def test_a_commitment_under_way_without_news() -> None:
    old = [{"what": "a", "start": "2026-01-04", "end": "2027-01-29"}, {"what": "b", "start": "2026-02-01", "end": "2027-01-29"}]
    about = {"start": "2026-01-01"}
    quiet = plan(whole(activities=old), whole(), whole(), about=about)
    assert remarks(quiet)["quiet"].commitments == ("c-1",)
    heard = plan(whole(activities=old, notes=[{"on": "2026-11-01", "text": "Va"}]), whole(), whole(), about=about)
    assert "quiet" not in remarks(heard)


# -- gender


def marks(*met: str, **others: str) -> dict[str, Mark]:
    return {**{each: Mark("yes") for each in met}, **{key: Mark(value) for key, value in others.items()}}


@pytest.mark.parametrize(("met", "status", "missing_ones", "either", "more"), [
    ((), "not_yet", ("G1", "G7", "G9"), ("G3", "G4"), 3),
    (("G1", "G2", "G5"), "in_progress", ("G7", "G9"), ("G3", "G4"), 1),
    (("G1", "G3", "G7", "G9", "G10", "G11"), "in_progress", (), (), 1),
    (("G1", "G3", "G7", "G9", "G10", "G11", "G12"), "sensitive", (), (), 0),
    (("G1", "G4", "G7", "G10", "G11", "G12", "G13", "G14"), "in_progress", ("G9",), (), 0),
])
def test_the_threshold_of_the_method(met: Any, status: str, missing_ones: Any, either: Any, more: int) -> None:
    found = read_gender(marks(*met), THRESHOLD)
    assert (found.status, found.missing, found.either, found.more) == (status, missing_ones, either, more)


def test_partly_and_not_applicable_do_not_count() -> None:
    found = read_gender(marks("G3", "G7", "G9", "G10", "G11", "G12", G1="not_applicable", G13="partly"), THRESHOLD)
    assert not found.is_sensitive and found.missing == ("G1",) and found.partly == ("G13",) and found.answered == 8


def test_a_threshold_of_the_course_team() -> None:
    found, problems = parse_threshold({"all_of": "g1, G5", "one_of": [], "at_least": 2}, THRESHOLD)
    assert not problems and (found.all_of, found.one_of, found.at_least, found.in_progress_from) == (("G1", "G5"), (), 2, 2)
    assert read_gender(marks("G1", "G5"), found).is_sensitive
    assert parse_threshold({}, THRESHOLD) == (THRESHOLD, ())


@pytest.mark.parametrize("bad", [{"all_of": "G21"}, {"at_least": 0}, {"at_least": True}, {"one_of": 7}, "G1", {"all_of": [3]}])
def test_a_threshold_that_cannot_be_used_leaves_the_packaged_one(bad: Any) -> None:
    found, problems = parse_threshold(bad, THRESHOLD)
    assert problems and found == THRESHOLD


def test_shares_for_the_person() -> None:
    found = plan(whole(problem=""))
    reading = read_quality(found.commitments[0], found.about, ground())
    assert not reading.is_complete and [each.rule.id for each in reading.missing] == ["problem"] and 0.9 < reading.share < 1
    assert {each.rule.dimension for each in reading.of("specific")} == {"specific"}
    assert attrs.evolve(reading, checks=()).share == 1
