"""The draft: merging by revision, and carrying along what it does not understand."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from autodiagnostico_xblock.core.attempt import Draft, begin, carry_over, merge, read_draft, write_draft
from autodiagnostico_xblock.core.problems import codes

from .samples import answers, instrument
from .test_instrument_reader import anything

WRONG = {"route": "larga", "municipality": "1", "priorities": ["x"], "role": []}
NOW, LATER = "2026-11-24T10:00:00+00:00", "2026-11-24T11:00:00+00:00"


def change(level: Any, base: int = 0, **parts: Any) -> dict[str, Any]:
    return {"level": level, "base": base, **parts}


def test_each_answer_has_its_own_revision() -> None:
    merged = merge(instrument(), Draft(), {"alfa-1": change(2), "beta-1": change(3)}, now=NOW)
    assert [merged.draft.answers[key].rev for key in ("alfa-1", "beta-1")] == [1, 2]
    assert merged.kept == ("alfa-1", "beta-1")


def test_a_change_on_the_stored_revision_is_kept() -> None:
    first = merge(instrument(), Draft(), {"alfa-1": change(2)}, now=NOW).draft
    second = merge(instrument(), first, {"alfa-1": change(3, base=1)}, now=LATER)
    assert second.draft.answers["alfa-1"].level == 3
    assert second.draft.answers["alfa-1"].at == LATER


def test_a_stale_change_that_says_something_else_is_a_conflict() -> None:
    first = merge(instrument(), Draft(), {"alfa-1": change(2)}, now=NOW).draft
    stale = merge(instrument(), first, {"alfa-1": change(4), "alfa-2": change(1)}, now=LATER)
    assert stale.conflicts == ("alfa-1",)
    assert stale.kept == ("alfa-2",)
    assert stale.draft.answers["alfa-1"].level == 2


def test_a_stale_change_that_says_the_same_is_no_conflict() -> None:
    first = merge(instrument(), Draft(), {"alfa-1": change(2)}, now=NOW).draft
    again = merge(instrument(), first, {"alfa-1": change(2)}, now=LATER)
    assert again.kept == ("alfa-1",) and again.draft == first


def test_a_wrong_part_does_not_take_the_good_ones_with_it() -> None:
    merged = merge(instrument(), Draft(), {"alfa-1": change(9), "beta-1": change(1), "otra": change(1)}, now=NOW)
    assert set(codes(merged.problems)) == {"not_a_level", "unknown_indicator"}
    assert list(merged.draft.answers) == ["beta-1"]


def test_evidence_remembers_when_it_was_last_seen() -> None:
    first = merge(instrument(), Draft(), {"alfa-1": change(2, note="Acta")}, now=NOW).draft
    same = merge(instrument(), first, {"alfa-1": change(3, base=1, note="Acta")}, now=LATER).draft
    moved = merge(instrument(), same, {"alfa-1": change(3, base=2, note="Otra acta")}, now=LATER).draft
    assert same.answers["alfa-1"].seen == NOW
    assert moved.answers["alfa-1"].seen == LATER


def test_begin_dates_the_draft_once_and_refuses_what_is_not_offered() -> None:
    draft, problems = begin(instrument(), Draft(), {"route": "breve", "role": "government", "municipality": "14039"}, now=NOW)
    assert not problems and draft.started == NOW and draft.instrument == "muestra"
    again, _ = begin(instrument(), draft, {"place": "beta", "priorities": ["dos", "dos"]}, now=LATER)
    assert again.started == NOW and again.priorities == ("dos",)
    same, problems = begin(instrument(), again, WRONG, now=LATER)
    assert same is again and set(codes(problems)) == {"not_an_option", "not_a_municipality"}


def test_unknown_parts_survive() -> None:
    raw = {"answers": {"alfa-1": {"level": 2}, "vieja-9": {"level": 3}, "rota": 7}, "futuro": {"a": 1}, "rev": 3}
    written = write_draft(read_draft(raw))
    assert written["answers"] == raw["answers"]
    assert written["futuro"] == {"a": 1} and written["rev"] == 3


def test_what_cannot_be_read_is_not_an_empty_draft() -> None:
    assert read_draft(None).is_empty and read_draft({}).is_empty
    assert not any(read_draft(raw).is_empty for raw in ([], "texto", {"answers": {"alfa-1": 7}}, {"started": NOW}))


@given(anything)
def test_reading_never_raises_and_drops_nothing_at_the_top(raw: Any) -> None:
    written = write_draft(read_draft(raw))
    if raw is not None and not isinstance(raw, dict):
        assert written["_unreadable"] == raw or raw != raw
    assert read_draft(written).answers == read_draft(raw).answers


def test_a_new_draft_may_start_from_earlier_answers() -> None:
    draft = carry_over(instrument(), answers(alfa_1=3, beta_1="ns"), now=NOW, route="breve", profile=Draft(role="other"))
    assert draft.rev == 2 and draft.role == "other" and draft.answers["alfa-1"].level == 3
