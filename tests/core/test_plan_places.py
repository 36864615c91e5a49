"""Several indicators, where each check is mended, and what is overdue on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from autodiagnostico_xblock.core.commitment import MOST_MEASURES, Commitment, Measure
from autodiagnostico_xblock.core.overdue import is_late, overdue
from autodiagnostico_xblock.core.plan import Plan, revise
from autodiagnostico_xblock.core.plan_quality import read_quality
from autodiagnostico_xblock.core.plan_rows import place_of

from .plan_samples import NOW, ground, plan, whole

OTHER = {"indicator": "Personas que preguntan por el gasto", "baseline": "0 al mes", "goal": "20 al mes"}
BASICS = ("G1", "G7", "G9", "G3", "G4")


def one(**changes: Any) -> Commitment:
    return plan(whole(**changes)).commitments[0]


def missing(**changes: Any) -> dict[str, tuple[str, str]]:
    """Needed checks that are not met, and where each is mended."""
    found = plan(whole(**changes))
    reading = read_quality(found.commitments[0], found.about, ground())
    return {each.rule.id: place_of(each.rule.id, found.commitments[0], each.rule.least, BASICS) for each in reading.missing}


def test_a_commitment_has_several_measures_and_the_first_stays_where_it_was() -> None:
    found = one(measures=[OTHER])
    assert found.measured == (Measure("Trimestres publicados con gasto por localidad", "0", "4"), Measure(**OTHER))
    assert one().measured == found.measured[:1] and Commitment("c-1").measured == (Measure(),)


def test_as_many_measures_as_can_be_followed() -> None:
    refused = revise(Plan(), {"c-1": whole(measures=[OTHER] * (MOST_MEASURES + 1))}, now=NOW).problems
    assert [(each.path, each.code, each.params) for each in refused] == [("plan.c-1.measures", "too_many", {"most": MOST_MEASURES})]
    refused = revise(Plan(), {"c-1": whole(measures=[OTHER, {"goal": "x" * 301}])}, now=NOW).problems
    assert [(each.path, each.code) for each in refused] == [("plan.c-1.measures.1.goal", "too_long")]
    refused = revise(Plan(), {"c-1": whole(indicators=[f"i-{n}" for n in range(13)])}, now=NOW).problems
    assert [(each.path, each.code) for each in refused] == [("plan.c-1.indicators", "too_many")]


@pytest.mark.parametrize(("change", "check", "place"), [
    ({"measures": [{**OTHER, "indicator": ""}]}, "indicator", ("indicator", "1")),
    ({"measures": [OTHER, {**OTHER, "baseline": ""}]}, "baseline", ("baseline", "2")),
    ({"measures": [{**OTHER, "goal": "0 AL MES"}]}, "goal", ("goal", "1")),
    ({"goal": ""}, "goal", ("goal", "0")),
    ({"measures": [{**OTHER, "goal": "[número] al mes"}]}, "no_gaps", ("goal", "1")),
    ({"title": "Antes del [fecha]"}, "no_gaps", ("title", "0")),
    ({"activities": [*whole()["activities"], {"what": "Sin fechas"}]}, "dated", ("activities", "2")),
    ({"aims": [*whole()["aims"], {"target": "16.7"}]}, "aim", ("aims", "1")),
    ({"aims": []}, "aim", ("aims", "0")),
    ({"gender": {"G1": {"mark": "no"}, "G3": {"mark": "no"}, "G7": {"evidence": "Acta"}}}, "gender_answered", ("gender", "G7")),
    ({"people": ""}, "people", ("people", "0")),
])
def test_what_is_missing_says_its_field_and_its_row(change: dict[str, Any], check: str, place: tuple[str, str]) -> None:
    assert missing(**change) == {check: place}


def test_the_last_day_is_still_in_time() -> None:
    found = one()
    first, second = found.activities
    assert overdue(found, date(2027, 1, 29)) == () and overdue(found, date(2027, 1, 30)) == (first,)
    assert not is_late(found, date(2027, 4, 30)) and is_late(found, date(2027, 5, 1))
    assert overdue(found, date(2027, 5, 1)) == (first, second)


def test_what_is_done_or_completed_is_never_overdue() -> None:
    done = one(activities=[{**each, "done": True} for each in whole()["activities"]])
    completed = one(notes=[{"on": "2027-02-01", "text": "Listo", "state": "completed"}])
    assert overdue(done, date(2028, 1, 1)) == () == overdue(completed, date(2028, 1, 1))
    assert is_late(done, date(2028, 1, 1)) and not is_late(completed, date(2028, 1, 1))  # nobody has said that it is completed
    assert not is_late(one(activities=[]), date(2028, 1, 1)) and overdue(one(activities=[{"what": "Sin fecha"}]), date(2028, 1, 1)) == ()
