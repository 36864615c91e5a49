"""From results to plan, by quarter, what it covers, and what happened with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from autodiagnostico_xblock import data
from autodiagnostico_xblock.core.agenda import events, parse_calendar, quarters, span
from autodiagnostico_xblock.core.answers import Answer
from autodiagnostico_xblock.core.commitment_reader import write_commitment
from autodiagnostico_xblock.core.coverage import cover
from autodiagnostico_xblock.core.days import add_months, as_day, last_working_day
from autodiagnostico_xblock.core.follow_up import compare_versions, days_of_notes, follow, states_on
from autodiagnostico_xblock.core.plan import MOST_COMMITMENTS, Plan, revise, submit
from autodiagnostico_xblock.core.plan_drafts import pick
from autodiagnostico_xblock.core.plan_journey import best_plan, combined, figures, plan_share
from autodiagnostico_xblock.core.plan_reading import read_plan_quality

from .plan_samples import NOW, ground, plan, whole
from .test_readings import history

INSTRUMENT = data.instrument()
FIRST = next(each for each in data.advice() if each.id == "obligaciones-1-a")


def picked(before: Plan = Plan(), level: int | None = 0, rules: tuple = (FIRST,)) -> Plan:  # noqa: B008
    answers = {FIRST.indicator: Answer(status="level", level=level)} if level is not None else {}
    found, _, problems = pick(
        before, INSTRUMENT, rules, answers, basis={FIRST.id: "LGTAIP, art. 58"}, values_of=data.plan_rules().values_of, now=NOW)
    assert not problems
    return found


def test_a_recommendation_becomes_a_commitment_that_comes_filled_in() -> None:
    found = picked().commitments[0]
    assert found.id == "r-obligaciones-1-a" and found.recommendation == FIRST.id and found.indicators == ("obligaciones-1",)
    assert found.title == FIRST.title and found.action == FIRST.draft_commitment and found.legal_basis == "LGTAIP, art. 58"
    assert INSTRUMENT.by_id["obligaciones-1"].levels[0] in found.problem and found.values == ("transparency",)
    assert (found.current, found.wanted) == (0, 3) and found.aims[0].target == "16.10"
    assert [each.what for each in found.activities] == list(FIRST.steps)
    assert found.activities[0].start == "2026-11-24" and found.activities[-1].end == "2027-02-24"
    days = [(each.start, each.end) for each in found.activities]
    assert all(start <= end for start, end in days) and days == sorted(days)


def test_picking_twice_gives_one_and_keeps_what_was_written() -> None:
    first = picked()
    changed = revise(first, {"r-obligaciones-1-a": {"title": "Mío", "base": first.commitments[0].rev}}, now=NOW).plan
    assert picked(changed) == changed


def test_dates_of_a_draft_respect_the_plan_and_the_administration() -> None:
    before = plan(about={"start": "2027-02-01", "end": "2027-12-31", "administration_end": "2027-03-01"})
    found = picked(before).commitments[0]
    assert found.start == date(2027, 2, 1) and found.end == date(2027, 3, 1)


def test_every_recommendation_that_ships_makes_a_draft_that_can_be_saved() -> None:
    for rule in data.advice():
        found = pick(Plan(), INSTRUMENT, [rule], {}, basis={}, values_of=data.plan_rules().values_of, now=NOW)[0]
        made = found.commitments[0]
        again = revise(Plan(), {made.id: {**write_commitment(made), "base": 0}}, now=NOW)
        assert not again.problems and again.plan.commitments[0].said() == made.said(), rule.id


def test_no_more_drafts_than_a_plan_may_have() -> None:
    full = plan(*(whole() for _ in range(MOST_COMMITMENTS)))
    found, new, problems = pick(full, INSTRUMENT, [FIRST], {}, basis={}, values_of={}, now=NOW)
    assert found == full and not new and problems[0].code == "too_many_commitments"


# -- the agenda


def test_quarters_hold_what_is_under_way_and_what_ends() -> None:
    found = quarters(plan(whole()))
    assert [(each.year, each.number) for each in found] == [(2027, 1), (2027, 2), (2027, 3)]
    assert [len(each.activities) for each in found] == [2, 1, 0] and [len(each.ends) for each in found] == [1, 1, 0]
    assert span(Plan()) is None and quarters(Plan()) == ()


def test_the_dates_of_the_year_are_those_inside_the_plan_and_not_before_a_day() -> None:
    found = plan(whole(activities=[{"what": "Uno", "start": "2027-11-01", "end": "2028-02-10"}]), about={"start": "", "end": ""})
    inside = [(each.yearly.id, each.day) for one in quarters(found, data.calendar()) for each in one.events]
    assert ("informacion-financiera", date(2027, 10, 30)) not in inside and ("informacion-financiera", date(2028, 1, 30)) in inside
    assert all(date(2027, 11, 1) <= day <= date(2028, 2, 10) for _, day in inside if day)
    later = [each.day for one in quarters(found, data.calendar(), since=date(2028, 1, 31)) for each in one.events]
    assert later and min(day for day in later if day) == date(2028, 1, 31)
    assert not any(one.events for one in quarters(found, data.calendar(), since=date(2028, 3, 1)))


def test_a_month_that_goes_on_counts_from_the_first_day_asked() -> None:
    def days(start: date, end: date) -> list[Any]:
        return [each.day for each in events(data.calendar(), Plan(), start=start, end=end) if each.yearly.kind == "period"]

    assert days(date(2027, 5, 31), date(2027, 6, 30)) == [date(2027, 5, 31)]
    assert days(date(2027, 6, 1), date(2027, 12, 31)) == [] == days(date(2027, 5, 20), date(2027, 5, 10))


def test_the_calendar_that_ships() -> None:
    found, problems = parse_calendar(data.raw("calendar.json"))
    assert not problems and found == data.calendar()
    themes = {theme.id for component in INSTRUMENT.components for theme in component.themes}
    assert all(set(each.themes) <= themes for each in found)


def test_yearly_dates_fall_where_the_law_says_and_state_law_has_none() -> None:
    found = events(data.calendar(), plan(), start=date(2027, 1, 1), end=date(2027, 12, 31))
    days = {(each.yearly.id, each.day) for each in found}
    assert ("programa-evaluacion", date(2027, 4, 30)) in days and ("informacion-financiera", date(2027, 10, 30)) in days
    assert ("declaracion-conclusion", date(2027, 11, 29)) in days  # sixty days after 30 September
    assert ("entrega-recepcion", None) in days
    assert [each.day for each in found if each.day] == sorted(each.day for each in found if each.day)


@pytest.mark.parametrize("bad", [
    {"kind": "deadline"}, {"days": [[13, 1]]}, {"days": [[2, 30]]}, {"days": [[1, True]]}, {"id": "Mal id"}, {"advice": ""},
])
def test_a_calendar_with_a_problem_is_refused(bad: dict) -> None:
    good = {"id": "uno", "kind": "deadline", "name": "Uno", "advice": "Hacer.", "days": [[1, 31]], "themes": [], "legal_basis": []}
    raw = {**good, **bad}
    if bad == {"kind": "deadline"}:
        raw["days"] = []
    assert parse_calendar([raw])[1] and not parse_calendar([good])[1]


def test_days() -> None:
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert last_working_day(2028, 4) == date(2028, 4, 28)
    assert [as_day(each) for each in ("2027-02-29", "1999-01-01", "27-1-1", None, "2027-W01-1", "20270101")] == [None] * 6


# -- what it covers


def test_coverage_by_component_value_target_and_gender() -> None:
    found = plan(whole(indicators=["presupuesto-1", "tramites-1"]), whole(
        gender={}, aims=[{"target": each, "practice": "Hacer esto", "change": "Cambia aquello"} for each in ("16.10", "16.b")]))
    readings = read_plan_quality(found, ground()).readings
    seen = cover(INSTRUMENT, found, readings)
    assert seen.components["rendicion"] == ("c-1",) == seen.components["innovacion"] and seen.components["marco"] == ()
    assert list(seen.targets) == ["16.6", "16.10", "16.b"] and seen.values["transparency"] == ("c-1", "c-2")
    assert seen.gender == {"sensitive": ("c-1",), "in_progress": (), "not_yet": ("c-2",)}


# -- what happened


def test_a_new_diagnosis_shows_which_commitment_moved_which_indicator() -> None:
    def level(value: int) -> dict[str, Answer]:
        return {key: Answer(status="level", level=value) for key in ("alfa-1", "beta-1")}

    found = plan(whole(indicators=["alfa-1", "beta-1"], current=1, wanted=3), whole(indicators=["alfa-9"]))
    before, after = history(level(2), level(3)).items
    followed = follow(found, attrs.evolve(history(), items=(before, attrs.evolve(after, at="2027-06-01T10:00:00+00:00"))))
    assert [(each.indicator, each.before, each.now, each.change) for each in followed] == [
        ("alfa-1", 1, 3, 2), ("beta-1", 2, 3, 1), ("alfa-9", None, None, 0)]
    assert followed[0].is_reached and not followed[1].is_reached
    assert follow(found, history()) == ()


def test_versions_are_compared() -> None:
    first = submit(plan(whole(), whole(title="Se va"), whole(title="Sube")), label="", complete=3, at=NOW, graded=True)
    changes = {
        "c-1": whole(base=first.find("c-1").rev, goal="8"), "c-2": {"removed": True, "base": first.find("c-2").rev},
        "c-4": whole(title="Llega"), "order": {"ids": ["c-3", "c-1"], "base": 0},
    }
    second = submit(revise(first, changes, now=NOW).plan, label="", complete=3, at=NOW, graded=True)
    found = compare_versions(*second.versions)
    assert found.is_whole and not found.about
    kinds = {each.commitment.id: (each.kind, each.fields, each.before, each.after) for each in found.differences}
    assert kinds == {"c-3": ("changed", (), 3, 1), "c-1": ("changed", ("goal",), 1, 2), "c-4": ("added", (), None, 3),
                     "c-2": ("removed", (), 2, None)}
    assert not compare_versions(attrs.evolve(second.versions[0], about=None, commitments=None), second.versions[1]).is_whole


def test_completion_over_time() -> None:
    notes = [{"on": "2027-02-01", "text": "a", "state": "limited"}, {"on": "2027-04-01", "text": "b", "state": "completed"}]
    found = plan(whole(notes=notes), whole())
    days = days_of_notes(found, until=date(2027, 12, 31))
    assert days == ("2027-02-01", "2027-04-01") and days_of_notes(found, until=date(2027, 3, 1)) == days[:1]
    assert [each["completed"] for each in states_on(found.commitments, days)] == [0, 1]
    assert figures(found) == {"commitments": 2, "versions": 0, "not_started": 1, "limited": 0, "substantial": 0, "completed": 1}


# -- the grade


def test_a_plan_earns_its_complete_commitments_out_of_those_asked_for_and_the_best_stays() -> None:
    found = submit(plan(whole()), label="", complete=3, at=NOW, graded=True)
    found = submit(found, label="", complete=1, at=NOW, graded=True)
    found = submit(found, label="", complete=9, at=NOW, graded=False)
    assert [plan_share(each, 4) for each in found.versions] == [pytest.approx(0.75), 0.25, 1]
    assert best_plan(found, 4) == pytest.approx(0.75) and best_plan(Plan(), 3) is None


@pytest.mark.parametrize(("diagnosis", "made", "weight", "expected"), [
    (1, None, 0, 1), (1, 1, 0, 1), (1, None, 0.3, 0.7), (1, 1, 0.3, 1), (None, 1, 0.3, 0.3), (None, 1, 0, None), (None, None, 1, None),
])
def test_the_plan_counts_what_the_course_team_says(diagnosis: int, made: int, weight: float, expected: float) -> None:
    assert combined(diagnosis, made, weight) == (None if expected is None else pytest.approx(expected))
