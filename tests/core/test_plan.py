"""Changes to a plan: joined part by part, refused with a reason, and never lost."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiagnostico_xblock.core.commitment import TEXTS, Commitment
from autodiagnostico_xblock.core.plan import MOST_COMMITMENTS, Plan, revise, submit
from autodiagnostico_xblock.core.plan_journey import save_plan, submit_plan
from autodiagnostico_xblock.core.plan_reader import read_plan, write_plan
from autodiagnostico_xblock.core.problems import codes

from .plan_samples import NOW, ground, plan, whole

LATER = "2026-12-01T10:00:00+00:00"


def test_a_plan_is_written_and_read_back_the_same() -> None:
    found = submit(plan(whole(), whole(title="Otro")), label="Cabildo", complete=2, at=NOW, graded=True)
    assert read_plan(json.loads(json.dumps(write_plan(found)))) == found


def test_a_new_change_on_the_last_revision_is_kept_and_dated() -> None:
    before = plan(whole())
    rev = before.find("c-1").rev
    after = revise(before, {"c-1": whole(base=rev, title="Mejor título")}, now=LATER)
    found = after.plan.find("c-1")
    assert after.kept == ("c-1",) and found.title == "Mejor título"
    assert (found.made, found.at) == (NOW, LATER) and found.rev > rev


def test_a_stale_change_that_says_something_else_is_a_conflict_and_writes_nothing() -> None:
    before = plan(whole())
    after = revise(before, {"c-1": whole(base=0, title="Otro"), "about": {"title": "Otro", "base": 0}}, now=LATER)
    assert set(after.conflicts) == {"c-1", "about"} and after.plan == before


def test_a_stale_change_that_says_the_same_is_kept() -> None:
    before = plan(whole())
    assert revise(before, {"c-1": whole(base=0)}, now=LATER).kept == ("c-1",)


def test_removing_asks_for_the_last_revision() -> None:
    before = plan(whole())
    assert revise(before, {"c-1": {"removed": True, "base": 0}}, now=LATER).conflicts == ("c-1",)
    after = revise(before, {"c-1": {"removed": True, "base": before.find("c-1").rev}}, now=LATER)
    assert not after.plan.commitments
    assert revise(after.plan, {"c-1": whole(base=before.find("c-1").rev)}, now=LATER).conflicts == ("c-1",)


def test_the_order_is_a_part_of_its_own() -> None:
    before = plan(whole(), whole(), whole())
    after = revise(before, {"order": {"ids": ["c-3", "c-1"], "base": 0}}, now=LATER).plan
    assert after.order == ("c-3", "c-1", "c-2") and after.find("c-3").rev == before.find("c-3").rev
    assert revise(after, {"order": {"ids": ["c-2"], "base": 0}}, now=LATER).conflicts == ("order",)
    assert revise(after, {"order": {"ids": ["c-3", "c-1", "otra"], "base": 0}}, now=LATER).kept == ("order",)


def test_an_order_may_name_commitments_of_the_same_request() -> None:
    after = revise(plan(whole()), {"order": {"ids": ["c-9", "c-1"], "base": 0}, "c-9": whole()}, now=LATER)
    assert after.plan.order == ("c-9", "c-1")


@pytest.mark.parametrize(("change", "code", "path"), [
    ({"title": "x" * 201}, "too_long", "plan.c-1.title"),
    ({"problem": "x" * 20_000}, "too_long", "plan.c-1.problem"),
    ({"problem": 7}, "not_a_text", "plan.c-1.problem"),
    ({"activities": [{"what": "a", "start": "2027-05-02", "end": "2027-05-01"}]}, "days_reversed", "plan.c-1.activities.0.end"),
    ({"activities": [{"what": "a", "start": "mañana"}]}, "not_a_day", "plan.c-1.activities.0.start"),
    ({"activities": [{"what": "a", "end": "1999-05-01"}]}, "not_a_day", "plan.c-1.activities.0.end"),
    ({"activities": [{"what": "a"}] * 21}, "too_many", "plan.c-1.activities"),
    ({"activities": {"what": "a"}}, "not_a_list", "plan.c-1.activities"),
    ({"aims": [{"target": "16.6"}] * 3}, "too_many", "plan.c-1.aims"),
    ({"aims": [{"target": "dieciséis"}]}, "not_a_target", "plan.c-1.aims.0.target"),
    ({"gender": {"G21": {"mark": "yes"}}}, "not_a_criterion", "plan.c-1.gender"),
    ({"gender": {"G1": {"mark": "quizá"}}}, "not_an_option", "plan.c-1.gender.G1.mark"),
    ({"notes": [{"on": "2027-01-01", "url": "javascript:alert(1)"}]}, "not_a_link", "plan.c-1.notes.0.url"),
    ({"notes": [{"text": "Sin fecha"}]}, "missing", "plan.c-1.notes.0.on"),
    ({"values": ["honradez"]}, "not_an_option", "plan.c-1.values"),
    ({"wanted": 5}, "not_a_level", "plan.c-1.wanted"),
    ({"practices": ["Con Espacios"]}, "not_an_id", "plan.c-1.practices"),
    ({"recommendation": "<b>"}, "not_an_id", "plan.c-1.recommendation"),
])
def test_bad_input_is_refused_with_its_place_and_the_stored_stays(change: dict[str, Any], code: str, path: str) -> None:
    before = plan(whole())
    after = revise(before, {"c-1": whole(base=before.find("c-1").rev, **change)}, now=LATER)
    assert codes(after.problems) == (code,) and after.problems[0].path == path
    assert after.plan == before


def test_all_problems_are_gathered() -> None:
    after = revise(Plan(), {"c-1": whole(title="x" * 201, goal=3, wanted="mucho")}, now=NOW)
    assert set(codes(after.problems)) == {"too_long", "not_a_text", "not_a_level"}


def test_the_period_of_the_plan_reversed() -> None:
    after = revise(Plan(), {"about": {"start": "2027-05-02", "end": "2027-05-01"}}, now=NOW)
    assert codes(after.problems) == ("days_reversed",)


@pytest.mark.parametrize("key", ["", "c-", "c-Ñ", "otra", "c-" + "x" * 61, "__proto__", "c-1\n"])
def test_a_key_that_is_no_part_of_a_plan_is_refused(key: str) -> None:
    assert codes(revise(Plan(), {key: whole()}, now=NOW).problems) == ("unknown_part",)


def test_five_hundred_commitments_keep_the_first_and_say_so() -> None:
    saved = save_plan(Plan(), {"changes": {f"c-{n:03}": {"title": "x"} for n in range(180)}}, now=NOW, rest=0)
    assert len(saved.plan.commitments) == MOST_COMMITMENTS and codes(saved.problems)[0] == "too_many_commitments"
    assert save_plan(Plan(), {"changes": {f"c-{n}": {} for n in range(500)}}, now=NOW, rest=0).refused == "too_many_commitments"


@pytest.mark.parametrize("text", [
    "👩🏽‍🌾 con tractor", "שלום עולם", "\u202eمرحبا", "kʼi̱nal antsetik", "ñuu savi", "Tu'un sávi", "=1+1", "<script>alert(1)</script>",
    "línea\nsegunda", "%(x)s {0}",
])
def test_any_language_survives(text: str) -> None:
    found = revise(Plan(), {"c-1": whole(title=text)}, now=NOW).plan
    again = read_plan(json.loads(json.dumps(write_plan(found))))
    assert again.find("c-1").title == text


@given(st.text(max_size=150))
def test_what_cannot_be_stored_is_taken_out_and_nothing_else(text: str) -> None:
    found = revise(Plan(), {"c-1": {"title": text}}, now=NOW).plan.find("c-1")
    assert isinstance(found, Commitment)
    kept = [char for char in text if char.isprintable() and not char.isspace()]
    assert [char for char in found.title if char.isprintable() and not char.isspace()] == kept
    assert "\x00" not in found.title and found.title.encode("utf-8").decode("utf-8") == found.title


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**12) | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=12)
SHAPES = st.fixed_dictionaries({}, optional={
    "about": JSON, "commitments": JSON | st.lists(st.fixed_dictionaries({"id": st.just("c-1") | JSON}, optional={
        "title": JSON, "activities": JSON, "gender": JSON, "notes": JSON, "nuevo": JSON}), max_size=3),
    "versions": JSON, "kept": JSON, "rev": JSON, "next": JSON, "otra": JSON})


@given(JSON | SHAPES)
def test_any_stored_json_is_read_and_nothing_of_it_is_dropped(raw: Any) -> None:
    written = json.dumps(write_plan(read_plan(raw)))
    again = read_plan(json.loads(written))
    assert json.dumps(write_plan(again)) == written
    for each in _texts(raw):
        assert json.dumps(each)[1:-1] in written


def _texts(raw: Any) -> list[str]:
    if isinstance(raw, dict):
        return [text for value in raw.values() for text in _texts(value)]
    if isinstance(raw, list):
        return [text for value in raw for text in _texts(value)]
    return [raw] if isinstance(raw, str) else []


@given(st.dictionaries(st.sampled_from(["about", "order", "c-1", "r-x", ""]), JSON | st.fixed_dictionaries({}, optional={
    "title": JSON, "base": JSON, "ids": JSON, "activities": JSON, "aims": JSON, "notes": JSON, "gender": JSON, "values": JSON,
    "removed": JSON, "current": JSON, "start": JSON}), max_size=4))
def test_any_change_is_answered_and_what_is_kept_can_be_stored(changes: dict[str, Any]) -> None:
    before = plan(whole())
    after = revise(before, changes, now=LATER)
    assert set(after.kept) | set(after.conflicts) <= set(changes)
    assert read_plan(json.loads(json.dumps(write_plan(after.plan)))) == after.plan


def test_only_three_versions_stay_whole_and_repeated_content_is_stored_once() -> None:
    found = plan(whole())
    for number in range(5):
        found = submit(found, label=f"Versión {number}", complete=1, at=NOW, graded=True)
    assert [each.number for each in found.versions] == [1, 2, 3, 4, 5]
    assert [each.commitments is not None for each in found.versions] == [False, False, True, True, True]
    written = write_plan(found)
    assert "kept" not in written and json.dumps(written, ensure_ascii=False).count("Publicar cada trimestre en qué se gasta") == 1
    changed = revise(found, {"c-1": whole(base=found.find("c-1").rev, title="Nuevo")}, now=LATER).plan
    again = read_plan(json.loads(json.dumps(write_plan(changed))))
    assert again.versions[-1].commitments[0].title == "Publicar cada trimestre en qué se gasta"
    assert again.find("c-1").title == "Nuevo" and again == changed


def test_submitting_needs_a_commitment_and_no_open_question() -> None:
    assert submit_plan(Plan(), {}, ground(), now=NOW, graded=True, rest=0).refused == "no_commitments"
    before = plan(whole())
    assert submit_plan(before, {"changes": {"c-1": whole(title="Otro")}}, ground(), now=NOW, graded=True, rest=0).refused == "plan_conflict"
    bad = submit_plan(before, {"label": "x" * 121}, ground(), now=NOW, graded=True, rest=0)
    assert bad.refused == "too_long" and bad.plan == before
    done = submit_plan(before, {"label": "Cabildo"}, ground(), now=NOW, graded=True, rest=0)
    assert not done.refused and (done.version.number, done.version.complete, done.version.label) == (1, 1, "Cabildo")


def test_no_room_is_said_but_shortening_is_always_kept() -> None:
    long = {key: "ñ" * most for key, most in TEXTS.items()}
    changes = {f"c-{n}": {**whole(), **long} for n in range(10)}
    full = save_plan(Plan(), {"changes": changes}, now=NOW, rest=0)
    assert full.refused == "plan_too_large" and full.plan == Plan()
    big = revise(Plan(), changes, now=NOW).plan
    shorter = save_plan(big, {"changes": {"c-1": whole(base=big.find("c-1").rev)}}, now=NOW, rest=0)
    assert not shorter.refused and shorter.kept == ("c-1",)


def test_the_state_is_what_the_newest_note_says() -> None:
    notes = [{"on": "2027-03-01", "text": "a", "state": "substantial"}, {"on": "2027-02-01", "text": "b", "state": "limited"},
             {"on": "2027-04-01", "text": "sin cambio"}]
    found = plan(whole(notes=notes)).find("c-1")
    assert found.state == "substantial"
    assert [found.state_on(day) for day in ("2027-01-01", "2027-02-01", "2027-03-05")] == ["not_started", "limited", "substantial"]


def test_frozen_values() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        plan(whole()).about.title = "x"  # type: ignore[misc]
