"""Requests over a learner's journey: saving, submitting, starting again, and the room there is."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiagnostico_xblock.core import journey
from autodiagnostico_xblock.core.attempt import Draft, read_draft, write_draft
from autodiagnostico_xblock.core.snapshots import WHOLE, History, read_history, write_history

from .samples import instrument
from .test_instrument_reader import anything

NOW = "2026-11-24T10:00:00+00:00"


def submitted(draft: Draft, history: History, answers: dict[str, Any], **kwargs: Any) -> journey.Saved:
    options = {"now": NOW, "policy": "completa", "graded": True, **kwargs}
    return journey.submit(instrument(), draft, history, {"answers": answers}, **options)


def test_a_submission_carries_everything() -> None:
    saved = submitted(Draft(route="breve"), History(), {"alfa-1": {"level": 3}, "beta-1": {"level": "unknown"}})
    assert not saved.refused and saved.snapshot is not None
    assert saved.snapshot.result.answered == 2 and saved.snapshot.earned == 1
    assert saved.draft.answers["alfa-1"].level == 3


def test_nothing_answered_cannot_be_submitted() -> None:
    assert submitted(Draft(), History(), {}).refused == "nothing_answered"


def test_a_conflict_refuses_the_submission() -> None:
    first = submitted(Draft(), History(), {"alfa-1": {"level": 3}})
    second = submitted(first.draft, first.history, {"alfa-1": {"level": 1, "base": 0}})
    assert second.refused == "conflict" and second.conflicts == ("alfa-1",)
    assert second.snapshot is None


def test_a_wrong_answer_refuses_the_submission_and_changes_nothing() -> None:
    saved = submitted(Draft(), History(), {"alfa-1": {"level": 3}, "beta-1": {"level": 77}})
    assert saved.refused == "not_a_level" and saved.draft == Draft() and saved.history is None


MANY = {"answers": {str(n): {} for n in range(201)}}


@pytest.mark.parametrize("data", [{"answers": []}, {"profile": 3}, {"confirm": "todo"}, MANY])
def test_bodies_of_another_shape_are_refused(data: dict) -> None:
    assert journey.save(instrument(), Draft(), data, now=NOW).refused == "not_an_object"


def test_confirming_evidence_renews_its_date() -> None:
    old = read_draft({"answers": {"alfa-1": {"level": 3, "note": "Acta", "seen": "2024-01-01T00:00:00+00:00", "rev": 1}}})
    saved = journey.save(instrument(), old, {"confirm": ["alfa-1", "beta-1", 7]}, now=NOW)
    assert saved.draft.answers["alfa-1"].seen == NOW and not saved.refused


def test_older_snapshots_keep_only_their_results() -> None:
    draft, history = Draft(), History()
    for number in range(WHOLE + 3):
        base = draft.answers["alfa-1"].rev if draft.answers else 0
        saved = submitted(draft, history, {"alfa-1": {"level": number % 5, "base": base}})
        draft, history = saved.draft, saved.history
    assert [each.answers is None for each in history.items] == [True] * 3 + [False] * WHOLE
    assert [each.number for each in history.items] == list(range(1, WHOLE + 4))
    assert read_history(json.loads(json.dumps(write_history(history)))) == history


def test_the_same_evidence_is_kept_once() -> None:
    draft, history = Draft(), History()
    note = "Acta de cabildo " * 20
    for _ in range(3):
        base = draft.answers["alfa-1"].rev if draft.answers else 0
        saved = submitted(draft, history, {"alfa-1": {"level": 3, "note": note, "base": base}})
        draft, history = saved.draft, saved.history
    assert json.dumps(write_history(history)).count("Acta de cabildo " * 19) == 1
    assert history.items[0].answers["alfa-1"].note == note.strip()


def test_no_room_is_a_refusal_that_loses_nothing() -> None:
    full = read_draft({"answers": {}, "relleno": "x" * journey.STATE_LIMIT})
    saved = journey.save(instrument(), full, {"answers": {"alfa-1": {"level": 2}}}, now=NOW)
    assert saved.refused == "state_too_large" and saved.draft is full


def test_what_makes_the_state_smaller_is_taken_even_without_room() -> None:
    full = read_draft({"answers": {"alfa-1": {"level": 2, "note": "x" * 400, "rev": 1}}, "relleno": "x" * journey.STATE_LIMIT})
    saved = journey.save(instrument(), full, {"answers": {"alfa-1": {"level": 2, "base": 1}}}, now=NOW)
    assert not saved.refused and saved.draft.answers["alfa-1"].note == ""


def test_starting_over_keeps_who_answers_and_the_history() -> None:
    saved = submitted(Draft(role="government", route="completa"), History(), {"alfa-1": {"level": 3}})
    empty = journey.restart(instrument(), saved.draft, saved.history, from_last=False, now=NOW)
    again = journey.restart(instrument(), empty, saved.history, from_last=True, now=NOW)
    assert not empty.answers and empty.role == "government"
    assert again.answers["alfa-1"].level == 3 and again.answers["alfa-1"].rev > saved.draft.answers["alfa-1"].rev


def test_regrading_takes_the_best_graded_snapshot() -> None:
    first = submitted(Draft(route="completa"), History(), {"alfa-1": {"level": 4}})
    base = first.draft.answers["alfa-1"].rev
    second = submitted(first.draft, first.history, {"alfa-1": {"level": 0, "base": base}, "alfa-2": {"level": 1}}, graded=False)
    assert journey.regrade(second.history, "por_nivel") == 1
    assert journey.regrade(second.history, "completa") == Fraction(1, 5)
    assert journey.regrade(History(), "completa") is None


@given(anything, anything)
def test_any_stored_state_can_be_read_and_added_to(draft: Any, snapshots: Any) -> None:
    saved = submitted(read_draft(draft), read_history(snapshots), {"alfa-1": {"level": 3, "base": 0}})
    assert saved.refused in ("", "conflict")


@given(st.dictionaries(st.sampled_from(["answers", "profile", "confirm", "zone"]), anything))
def test_any_body_is_kept_or_refused(data: dict) -> None:
    saved = journey.save(instrument(), Draft(), data, now=NOW)
    assert json.dumps(write_draft(saved.draft))
