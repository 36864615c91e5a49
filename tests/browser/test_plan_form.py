"""The form of a commitment: every part of it can be written, rows come and go, what is missing is a step away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ..core.plan_samples import whole
from .conftest import fits
from .test_plan import FORM, JOURNALS, back, open_plan, plan_saved, write_own

pytestmark = pytest.mark.browser
SEND = "async ([url, changes]) => (await Gam.post(url, { changes })).status"


def stored(page: Any) -> dict[str, Any]:
    """The plan as it is kept, by its JSON download."""
    found = page.context.request.get(page.locator("a[href*=plan_data]").get_attribute("href")).json()
    return {each["id"]: each for each in found["commitments"]}


def put(page: Any, changes: dict[str, Any]) -> None:
    """Store parts of the plan and open its home again."""
    with page.expect_request(lambda request: request.url.endswith("/plan_part")) as asked:
        open_plan(page)
    assert page.evaluate(SEND, [asked.value.url.replace("plan_part", "save_plan"), changes]) == 200
    page.reload()
    open_plan(page)


def open_first(page: Any) -> None:
    """The first commitment, with all of its sections open."""
    page.locator("[data-open]").first.click()
    page.wait_for_selector("[data-check], [data-short]", state="attached")
    page.evaluate("document.querySelectorAll('.gam-part, .gam-part details').forEach(each => { each.open = true; })")


def row_of(page: Any, name: str, number: int) -> Any:
    return page.locator(f"[data-rows={name}] [data-row]").nth(number)


def test_every_part_of_a_commitment_is_written_and_comes_back(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    watched = open_unit(width=360)
    page = watched.page
    open_plan(page)
    write_own(page, "Uno")
    open_first(page)
    texts = {key: f"{key}: ñuu, kʼi̱nal 👩🏽‍🌾 <b>=1+1</b> שלום" for key in (
        "problem", "people", "action", "opens", "area", "post", "partner", "budget", "funding", "legal_basis", "risks", "learned")}
    for key, text in texts.items():
        page.fill(f"{FORM} [data-f={key}]", text)
    for box in page.locator(f"{FORM} [data-check-list]").all():
        box.check()
    page.select_option("[data-f=indicator_id]", index=3)
    page.click("[data-more=questions]")
    row_of(page, "questions", 0).locator("select").select_option(index=5)
    page.select_option("[data-f=current]", "1")
    page.select_option("[data-f=wanted]", "3")
    rows: dict[str, list[dict[str, str]]] = {
        "activities": [{"what": "Acordar", "start": "2027-01-04", "end": "2027-01-29"}, {"what": "Publicar", "start": "2027-02-01"}],
        "measures": [{"indicator": "Hojas", "baseline": "0", "goal": "4"}, {"indicator": "Personas", "baseline": "0 al mes", "goal": "20"}],
        "notes": [{"on": "2027-02-01", "text": "Va", "url": "https://ejemplo.mx/acta"}, {"on": "2027-03-01", "text": "Sigue"}],
    }
    for name, many in rows.items():
        for number, row in enumerate(many):
            if page.locator(f"[data-rows={name}] [data-row]").count() <= number:
                page.click(f"[data-more={name}]")
            for key, value in row.items():
                row_of(page, name, number).locator(f"[data-p={key}]").fill(value)
    row_of(page, "notes", 1).locator("[data-p=state]").select_option("limited")
    for number, target in enumerate(("16.6", "5.5")):
        aim = page.locator("[data-aim]").nth(number)
        aim.locator("[data-p=target]").select_option(target)
        aim.locator("[data-p=practice]").fill("Publicar")
        aim.locator("[data-p=change]").fill("Se revisa")
    for criterion in range(1, 21):
        page.select_option(f"[data-criterion=G{criterion}] [data-p=mark]", "partly")
    page.fill("[data-criterion=G20] [data-p=evidence]", "Acta")
    plan_saved(page)
    axe(page)
    fits(page)
    back(page)
    found = next(iter(stored(page).values()))
    assert {key: found[key] for key in texts} == texts and len(found["values"]) == 4 and len(found["indicators"]) == 2
    assert found["activities"] == rows["activities"] and found["aims"][1]["target"] == "5.5"
    assert {key: found[key] for key in rows["measures"][0]} == rows["measures"][0] and found["measures"] == rows["measures"][1:]
    assert (found["current"], found["wanted"], found["state"]) == (1, 3, "limited") and found["notes"][0] == rows["notes"][0]
    assert len(found["gender"]) == 20 and found["gender"]["G20"] == {"mark": "partly", "evidence": "Acta"}
    page.reload()
    open_plan(page)
    open_first(page)
    assert row_of(page, "measures", 1).locator("[data-p=goal]").input_value() == "20"
    assert page.locator("[data-rows=questions] legend:visible").inner_text() == "Pregunta 2"
    assert page.locator("[data-aim]").nth(1).locator("[data-p=target]").input_value() == "5.5"
    watched.is_clean()


def test_a_row_that_was_removed_comes_back_by_keyboard(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    page = open_unit(width=360).page
    measures = [{"indicator": "Personas que preguntan", "baseline": "0", "goal": "20"}, {"indicator": "Localidades", "goal": "14"}]
    put(page, {"c-1": whole(measures=measures)})
    open_first(page)
    row_of(page, "measures", 0).locator("[data-drop]").focus()
    page.keyboard.press("Enter")
    said = "Deshacer: Se quitó: Indicador 1, «Trimestres publicados con gasto por localidad»."
    assert page.evaluate("() => document.activeElement.textContent") == said
    plan_saved(page)
    axe(page)
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.value") == "Trimestres publicados con gasto por localidad"
    plan_saved(page)
    row_of(page, "measures", 1).locator("[data-drop]").click()
    plan_saved(page)
    back(page)
    found = stored(page)["c-1"]
    assert found["indicator"].startswith("Trimestres") and found["measures"] == measures[1:]
    open_first(page)
    row_of(page, "measures", 0).locator("[data-drop]").click()
    plan_saved(page)
    back(page)
    found = stored(page)["c-1"]
    assert found["indicator"] == "Localidades" and "measures" not in found


def test_what_is_missing_is_said_above_the_form_and_leads_to_its_row(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    page = open_unit(width=360).page
    gender = {"G1": {"mark": "no"}, "G9": {"mark": "no"}, "G3": {"mark": "no"}, "G4": {"mark": "no"}}
    activities = [*whole()["activities"], {"what": "Sin fecha de término", "start": "2027-05-01"}]
    put(page, {"c-1": whole(measures=[{"indicator": "Personas que preguntan", "goal": "20"}], gender=gender, activities=activities)})
    page.locator("[data-open]").first.click()
    page.wait_for_selector("[data-short]")
    assert page.inner_text("[data-short] summary") == "Lo que falta: 3"
    assert page.locator("[data-short]").bounding_box()["y"] < 600
    page.locator("[data-short] summary").focus()
    page.keyboard.press("Enter")
    axe(page)
    fits(page)
    places = {"baseline": "[data-rows=measures] [data-row]:nth-child(2) [data-p=baseline]", "gender": "[data-criterion=G7] [data-p=mark]",
              "activities": "[data-rows=activities] [data-row]:nth-child(3) [data-p=end]"}
    for field, place in places.items():
        page.locator(f"[data-short] [data-goto={field}]").click()
        assert page.evaluate("s => document.activeElement.matches(s)", place), field
        assert page.locator(place).is_visible()
    page.locator(places["activities"]).fill("2027-06-01")
    page.locator(places["activities"]).blur()
    page.wait_for_function("() => document.querySelector('[data-short] summary').textContent === 'Lo que falta: 2'")
    assert page.locator("[data-short]").get_attribute("open") is not None
    page.locator("[data-short] [data-goto-reading]").click()
    assert page.evaluate("() => document.activeElement.textContent") == "Lectura"
    page.fill(places["baseline"], "0")
    page.select_option(places["gender"], "no")
    page.wait_for_function("() => /Está todo lo que hace falta/.test(document.querySelector('[data-short]').textContent)")
    axe(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not page.locator("[data-short]").is_visible() and page.locator("[data-reading]").is_visible()


def test_problems_are_listed_above_the_form_and_point_at_their_row(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    page = open_unit(width=360).page
    put(page, {"c-1": whole(), "c-2": whole(title="Dos")})
    open_first(page)
    page.fill("[data-rows=activities] [data-row]:nth-child(2) [data-p=end]", "2026-01-01")
    page.click("[data-more=notes]")
    note = row_of(page, "notes", 0)
    note.locator("[data-p=url]").fill("acta.pdf")
    note.locator("[data-p=url]").blur()
    page.wait_for_function("() => document.querySelectorAll('[data-problems] button').length === 2")
    first, second = page.locator("[data-problems] button").all()
    assert first.inner_text() == "Actividad 2, Termina: Termina antes de empezar: cambie una de las dos fechas."
    assert second.inner_text().startswith("Avance 1, Enlace a la evidencia: ")
    axe(page)
    fits(page)
    first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.matches('[data-row]:nth-child(2) [data-p=end]')")
    back(page)
    assert "Termina antes de empezar" in page.inner_text("[data-item='c-1'] .gam-problem") and page.evaluate(JOURNALS) == 1
    axe(page)
    page.reload()
    open_plan(page)
    page.wait_for_selector("[data-item='c-1'] .gam-problem")
    page.locator("[data-open]").first.click()
    assert page.locator("[data-problems] button").count() == 2
    page.fill("[data-rows=activities] [data-row]:nth-child(2) [data-p=start]", "2025-12-01")
    page.fill("[data-rows=notes] [data-p=url]", "https://ejemplo.mx/acta.pdf")
    plan_saved(page)
    assert page.locator("[data-problems]").is_hidden() and page.locator(f"{FORM} .gam-problem").count() == 0
    back(page)
    assert page.locator(".gam-problem").count() == 0 and page.evaluate(JOURNALS) == 0
