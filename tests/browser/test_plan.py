"""From results to a finished plan in a browser: wide, narrow, by keyboard alone, without network, in two windows."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest

from .conftest import answer_all, begin, fits

pytestmark = pytest.mark.browser
FORM = "[data-plan-form=commitment]"
SAID = "words => RegExp(words).test(document.querySelector('[data-plan-form=commitment] [data-plan-saved]').textContent)"
SAVED = "() => [...document.querySelectorAll('[data-plan-saved]')].some(e => /Guardado/.test(e.textContent))"
JOURNALS = "() => Object.keys(localStorage).filter(key => key.startsWith('gam:') && key.endsWith(':plan')).length"
TITLES = "() => [...document.querySelectorAll('[data-order] [data-open]')].map(e => e.textContent)"


def diagnose(page: Any) -> None:
    """Submit the short route."""
    begin(page)
    answer_all(page, level=1)
    page.click(".gam-steps [data-go=review]")
    page.click("[data-submit]")
    page.wait_for_selector("[data-card]")


def open_plan(page: Any) -> None:
    """Go to the plan's home."""
    page.click(".gam-steps [data-go=plan]")
    page.wait_for_selector("[data-plan-versions]")


def back(page: Any) -> None:
    """From a commitment to the home, drawn again."""
    with page.expect_response(lambda response: response.url.endswith("/plan_part") and "page" in (response.request.post_data or "")):
        page.click("[data-plan-back]")
    page.wait_for_selector("[data-plan-versions]:visible")


def plan_saved(page: Any) -> None:
    page.wait_for_function(SAVED)
    page.evaluate("document.querySelectorAll('[data-plan-saved]').forEach(e => { e.textContent = ''; })")


def write_own(page: Any, title: str) -> None:
    """A commitment of one's own, with its name."""
    page.click("[data-plan-new]")
    page.fill(f"{FORM} [data-f=title]", title)
    page.locator(f"{FORM} [data-f=title]").blur()
    plan_saved(page)
    back(page)


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_from_results_to_a_finished_plan(open_unit: Callable[..., Any], axe: Callable[[Any], None], width: int) -> None:
    watched = open_unit(width=width)
    page = watched.page
    diagnose(page)
    page.locator("[data-card] [data-plan-pick]").first.click()
    page.wait_for_function("() => /Ya está en el plan/.test(document.querySelector('[data-pick-said]').textContent)")
    axe(page)
    page.locator("[data-card] [data-go=plan]").first.click()
    page.wait_for_selector("[data-item]")
    axe(page)
    fits(page)
    fill_about(page)
    page.locator("[data-open]").first.click()
    page.wait_for_selector("[data-check]")
    axe(page)
    fits(page)
    page.evaluate("document.querySelectorAll('.gam-part').forEach(each => { each.open = true; })")
    axe(page)
    fits(page)
    finish(page)
    page.wait_for_function("() => /Está todo lo que hace falta/.test(document.querySelector('[data-reading-place]').textContent)")
    axe(page)
    back(page)
    assert "Lectura completa" in page.inner_text("[data-item]")
    page.evaluate("document.querySelectorAll('[data-part=plan] details').forEach(each => { each.open = true; })")
    axe(page)
    fits(page)
    page.fill("[data-plan-submit] [name=label]", "Para el cabildo")
    page.click("[data-plan-submit] [type=submit]")
    page.wait_for_function("() => /versión 1/.test((document.querySelector('[data-plan-submitted]') || {}).textContent)")
    axe(page)
    watched.is_clean()


def fill_about(page: Any) -> None:
    page.fill("[data-plan-form=about] [data-f=title]", "Plan de apertura de Tlali")
    for key, day in (("start", "2026-01-01"), ("end", "2028-09-30"), ("administration_end", "2028-09-30")):
        page.fill(f"[data-plan-form=about] [data-f={key}]", day)
    page.locator("[data-plan-form=about] [data-check-list]").first.check()
    plan_saved(page)


def finish(page: Any) -> None:
    """Write what the reading of a draft from advice asks for."""
    form = page.locator("[data-plan-form=commitment]")
    words = {
        "action": "Publicar una hoja con los temas, su área y su fecha, en el sitio y en el mural.",
        "people": "Las catorce localidades, ñuu y kʼi̱nal 👩🏽‍🌾",
        "opens": "Cualquier persona podrá ver qué se publica y cuándo.", "post": "Titular de la Unidad",
    }
    for key, text in words.items():
        form.locator(f"[data-f={key}]").fill(text)
    for key, text in (("baseline", "0"), ("goal", "20")):
        form.locator(f"[data-p={key}]").first.fill(text)
    for criterion in ("G1", "G3", "G4", "G7", "G9"):
        form.locator(f"[data-criterion={criterion}] [data-p=mark]").select_option("no")
    plan_saved(page)


def test_by_keyboard_alone_with_another_order(open_unit: Callable[..., Any]) -> None:
    watched = open_unit()
    page = watched.page

    def tab_to(selector: str, most: int = 120) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("s => Boolean(document.activeElement && document.activeElement.matches(s))", selector):
                assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
                return
        raise AssertionError(f"the keyboard does not reach {selector}")

    diagnose(page)
    for _ in range(2):
        tab_to("[data-plan-pick]", 200)
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.dataset.go === 'plan'")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('[data-item]').length === 2")
    before = page.evaluate(TITLES)
    tab_to("[data-down]")
    page.keyboard.press("Enter")
    assert page.evaluate(TITLES) == before[::-1]
    assert before[0] in page.inner_text("[data-order-said]") and "lugar 2 de 2" in page.inner_text("[data-order-said]")
    assert page.evaluate("() => document.activeElement.matches('[data-up]')")  # its pair, because it is the last one now
    plan_saved(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-check]")
    assert page.evaluate("() => document.activeElement.textContent") == before[0]
    tab_to("[data-f=people]")
    page.keyboard.type("Quienes viven lejos de la cabecera")
    tab_to(".gam-part > summary")
    plan_saved(page)
    page.keyboard.press("Enter")
    tab_to("[data-goto]", 200)
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.matches('[data-f], [data-p], [data-check-list]')")
    page.reload()
    open_plan(page)
    assert page.evaluate(TITLES) == before[::-1]
    tab_to("[data-plan-submit] [type=submit]", 200)
    page.keyboard.press("Enter")
    page.wait_for_function("() => /versión 1/.test((document.querySelector('[data-plan-submitted]') || {}).textContent)")
    tab_to("[data-plan-print]")
    watched.is_clean()


def test_dragging_by_the_number(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    open_plan(page)
    for title in ("Uno", "Dos", "Tres"):
        write_own(page, title)
    grips = page.locator("[data-grip]")
    first, last = grips.nth(0).bounding_box(), grips.nth(2).bounding_box()
    page.mouse.move(first["x"] + 20, first["y"] + 20)
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + 10, steps=8)
    page.mouse.move(last["x"] + 20, last["y"] + 60, steps=8)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.evaluate(TITLES) == ["Uno", "Dos", "Tres"]
    page.mouse.move(first["x"] + 20, first["y"] + 20)
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + 10, steps=8)
    page.mouse.move(last["x"] + 20, last["y"] + 60, steps=8)
    page.mouse.up()
    assert page.evaluate(TITLES) == ["Dos", "Tres", "Uno"]
    plan_saved(page)
    page.reload()
    open_plan(page)
    assert page.evaluate(TITLES) == ["Dos", "Tres", "Uno"]


def test_without_network_one_writes_and_it_is_sent_later(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    open_plan(page)
    write_own(page, "Con red")
    page.context.set_offline(True)
    page.click("[data-plan-new]")
    page.fill(f"{FORM} [data-f=title]", "Sin red")
    page.wait_for_function(SAID, arg="Sin conexión")
    page.click("[data-plan-back]")
    page.wait_for_function("() => document.querySelectorAll('[data-order] [data-item]').length === 2")
    assert page.evaluate(TITLES) == ["Con red", "Sin red"] and page.evaluate(JOURNALS) == 1
    page.locator("[data-open]").nth(1).click()
    assert page.input_value(f"{FORM} [data-f=title]") == "Sin red"
    page.context.set_offline(False)
    plan_saved(page)
    assert page.evaluate(JOURNALS) == 0
    page.reload()
    open_plan(page)
    assert page.evaluate(TITLES) == ["Con red", "Sin red"]


def test_what_was_not_sent_survives_closing_the_page_while_typing(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    open_plan(page)
    write_own(page, "Uno")
    page.route("**/handler/save_plan", lambda route: route.abort())
    page.locator("[data-open]").first.click()
    page.fill(f"{FORM} [data-f=problem]", "Lo que escribí y no llegó")
    page.wait_for_function(JOURNALS + " || 0")
    page.wait_for_function("() => Object.keys(localStorage).some(key => key.endsWith(':plan') && /no llegó/.test(localStorage[key]))")
    page.unroute("**/handler/save_plan")
    page.reload()
    open_plan(page)
    plan_saved(page)
    page.locator("[data-open]").first.click()
    assert page.input_value(f"{FORM} [data-f=problem]") == "Lo que escribí y no llegó"
    assert page.evaluate(JOURNALS) == 0


@pytest.mark.parametrize("mine", [True, False])
def test_two_windows_show_both_and_the_person_picks(open_unit: Callable[..., Any], axe: Callable[[Any], None], mine: bool) -> None:
    one = open_unit()
    open_plan(one.page)
    write_own(one.page, "Uno")
    two = open_unit(context=one.page.context)
    open_plan(two.page)
    for page, text in ((one.page, "Aquí primero"), (two.page, "Allá después")):
        page.locator("[data-open]").first.click()
        page.fill(f"{FORM} [data-f=title]", text)
        page.locator(f"{FORM} [data-f=title]").blur()
        if page is one.page:
            plan_saved(page)
    two.page.wait_for_selector(".gam-conflict")
    said = two.page.inner_text(".gam-conflict")
    assert "Nombre del compromiso" in said and "Aquí primero" in said and "Allá después" in said
    axe(two.page)
    two.page.click(f".gam-conflict [data-pick={'mine' if mine else 'theirs'}]")
    if mine:
        plan_saved(two.page)
    back(two.page)
    expected = ["Allá después" if mine else "Aquí primero"]
    assert two.page.evaluate(TITLES) == expected and two.page.evaluate(JOURNALS) == 0
    one.page.reload()
    open_plan(one.page)
    assert one.page.evaluate(TITLES) == expected


def test_two_windows_disagree_about_the_order_and_about_what_was_removed(open_unit: Callable[..., Any]) -> None:
    one = open_unit()
    open_plan(one.page)
    for title in ("Uno", "Dos", "Tres"):
        write_own(one.page, title)
    two = open_unit(context=one.page.context)
    open_plan(two.page)
    one.page.locator("[data-up]").nth(2).click()
    plan_saved(one.page)
    two.page.locator("[data-down]").nth(0).click()
    two.page.wait_for_selector("[data-conflict-of=order] .gam-conflict")
    said = two.page.inner_text("[data-conflict-of=order]")
    assert "Dos; Uno; Tres" in said and "Uno; Tres; Dos" in said
    two.page.click("[data-pick=mine]")
    plan_saved(two.page)
    one.page.reload()
    open_plan(one.page)
    assert one.page.evaluate(TITLES) == ["Dos", "Uno", "Tres"]
    one.page.locator("[data-open]").first.click()
    one.page.click("[data-plan-remove]")
    one.page.click("[data-plan-remove-yes]")
    one.page.wait_for_function("() => document.querySelectorAll('[data-order] [data-item]').length === 2")
    two.page.locator("[data-open]").first.click()
    two.page.fill(f"{FORM} [data-f=title]", "Dos vive")
    two.page.locator(f"{FORM} [data-f=title]").blur()
    two.page.wait_for_selector(".gam-conflict")
    assert "Se quitó en otra ventana" in two.page.inner_text(".gam-conflict")
    two.page.click("[data-pick=mine]")
    plan_saved(two.page)
    back(two.page)
    assert sorted(two.page.evaluate(TITLES)) == ["Dos vive", "Tres", "Uno"]


def test_submitting_waits_for_what_two_windows_disagree_about(open_unit: Callable[..., Any]) -> None:
    one = open_unit()
    open_plan(one.page)
    write_own(one.page, "Uno")
    two = open_unit(context=one.page.context)
    open_plan(two.page)
    fill_about(one.page)
    two.page.fill("[data-plan-form=about] [data-f=title]", "Otro nombre")
    two.page.locator("[data-plan-form=about] [data-f=title]").blur()
    two.page.wait_for_selector("[data-conflict-of=about] .gam-conflict")
    two.page.click("[data-plan-submit] [type=submit]")
    two.page.wait_for_function("() => /Elija cuál conservar/.test(document.querySelector('[data-plan-submitted]').textContent)")
    two.page.click("[data-conflict-of=about] [data-pick=theirs]")
    two.page.wait_for_function("() => /Tlali/.test(document.querySelector('[data-plan-form=about] [data-f=title]').value)")
    two.page.click("[data-plan-submit] [type=submit]")
    two.page.wait_for_function("() => /versión 1/.test((document.querySelector('[data-plan-submitted]') || {}).textContent)")


def test_a_problem_is_said_beside_its_field_and_mended(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    page = open_unit().page
    open_plan(page)
    write_own(page, "Uno")
    page.locator("[data-open]").first.click()
    page.locator(".gam-part > summary").nth(3).click()
    page.click("[data-more=activities]")
    row = page.locator("[data-row]:visible").first
    row.locator("[data-p=what]").fill("Publicar")
    row.locator("[data-p=start]").fill("2027-03-01")
    row.locator("[data-p=end]").fill("2027-02-01")
    row.locator("[data-p=end]").blur()
    page.wait_for_selector(".gam-problem:visible")
    assert "Termina antes de empezar" in page.inner_text(".gam-problem:visible")
    assert row.locator("[data-p=end]").get_attribute("aria-invalid") == "true" and page.evaluate(JOURNALS) == 1
    axe(page)
    row.locator("[data-p=end]").fill("2027-04-01")
    row.locator("[data-p=end]").blur()
    plan_saved(page)
    assert page.locator(".gam-problem").count() == 0 and page.evaluate(JOURNALS) == 0
    page.click("[data-drop]:visible")
    plan_saved(page)
    assert page.evaluate("() => document.activeElement.textContent") == "Deshacer: Se quitó: Actividad 1, «Publicar»."
    page.click("[data-more=activities]")
    page.click("[data-drop]:visible")  # an empty row leaves nothing to bring back
    assert page.evaluate("() => document.activeElement.closest('[data-undo]') !== null")


def test_removing_asks_first(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    open_plan(page)
    for title in ("Uno", "Dos"):
        write_own(page, title)
    page.locator("[data-open]").first.click()
    page.click("[data-plan-remove]")
    page.click("[data-plan-remove-no]")
    assert page.evaluate("() => document.activeElement.matches('[data-plan-remove]')")
    page.click("[data-plan-remove]")
    page.click("[data-plan-remove-yes]")
    page.wait_for_function("() => document.querySelectorAll('[data-order] [data-item]').length === 1")
    assert page.evaluate(TITLES) == ["Dos"]


def test_progress_versions_and_their_comparison(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    watched = open_unit()
    page = watched.page
    open_plan(page)
    write_own(page, "Uno")
    for number, state in ((1, "limited"), (2, "completed")):
        page.locator("[data-open]").first.click()
        page.locator(".gam-part > summary").last.click()
        page.click("[data-more=notes]")
        note = page.locator("[data-rows=notes] [data-row]").last
        note.locator("[data-p=text]").fill("Se avanzó")
        note.locator("[data-p=url]").fill("https://ejemplo.mx/acta")
        note.locator("[data-p=state]").select_option(state)
        plan_saved(page)
        back(page)
        page.click("[data-plan-submit] [type=submit]")
        page.wait_for_function(f"() => /versión {number}/.test((document.querySelector('[data-plan-submitted]') || {{}}).textContent)")
    assert "Completado" in page.inner_text("[data-item]")
    page.click("[data-plan-compare] [type=submit]")
    page.wait_for_function("() => /Avance/.test(document.querySelector('[data-plan-comparison]').textContent)")
    axe(page)
    watched.is_clean()


def test_a_date_of_the_year_becomes_an_activity(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    open_plan(page)
    write_own(page, "Archivos")
    page.locator("[data-open]").first.click()
    page.locator(".gam-part > summary").nth(1).click()
    page.select_option("[data-f=indicator_id]", "archivos-y-privacidad-1")
    page.locator(".gam-part > summary").nth(3).click()
    page.click("[data-year] summary")
    shown = page.locator("[data-year] li:visible").all_inner_texts()
    assert shown and all("archivos" in each.lower() for each in shown)
    page.locator("[data-year-add]:visible").first.click()
    assert "archivos" in page.locator("[data-row]:visible [data-p=what]").first.input_value()
    plan_saved(page)


def test_a_comment_of_the_course_team_reaches_the_learner(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    learner = open_unit()
    open_plan(learner.page)
    write_own(learner.page, "Uno")
    team = open_unit("docente")
    page = team.page
    open_plan(page)
    page.click("[data-plan-staff] summary")
    page.fill("[data-plan-find] [name=learner]", "nadie")
    page.click("[data-plan-find] [type=submit]")
    page.wait_for_function("() => /no tiene plan/.test(document.querySelector('[data-plan-staff-said]').textContent)")
    page.fill("[data-plan-find] [name=learner]", "ana")
    page.click("[data-plan-find] [type=submit]")
    page.wait_for_selector("[data-plan-comment]")
    page.fill("[data-plan-comment] [name=text]", "Muy bien, falta el cargo")
    page.click("[data-plan-comment] [type=submit]")
    page.wait_for_function("() => /quedó/.test(document.querySelector('[data-plan-staff-said]').textContent)")
    assert "Muy bien" in page.inner_text("[data-plan-comments]")
    axe(page)
    again = open_unit("ana")
    open_plan(again.page)
    assert "Muy bien, falta el cargo" in again.page.inner_text(".gam-said")
    axe(again.page)


@pytest.mark.parametrize("who", ["autora", "como-ana"])
def test_preview_and_masquerade_keep_nothing_in_the_browser(open_unit: Callable[..., Any], axe: Callable[[Any], None], who: str) -> None:
    watched = open_unit(who)
    page = watched.page
    open_plan(page)
    page.click("[data-plan-new]")
    page.fill(f"{FORM} [data-f=title]", "De paso")
    page.locator(f"{FORM} [data-f=title]").blur()
    page.wait_for_function(SAID, arg="Guardado|Vista previa")
    assert page.evaluate(JOURNALS) == 0
    axe(page)
    watched.is_clean()
    ana = open_unit("ana")
    open_plan(ana.page)
    assert ana.page.evaluate(TITLES) == []


def test_erasing_takes_the_plan_and_its_journal(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    begin(page)
    open_plan(page)
    write_own(page, "Uno")
    page.route("**/handler/save_plan", lambda route: route.abort())
    page.locator("[data-open]").first.click()
    page.fill(f"{FORM} [data-f=problem]", "algo")
    page.locator(f"{FORM} [data-f=problem]").blur()
    page.wait_for_function(SAID, arg="Sin conexión")
    page.click(".gam-steps [data-go=start]")
    page.reload()
    page.click(".gam-data summary")
    page.click("[data-erase]")
    with page.expect_navigation():
        page.click("[data-erase-yes]")
    assert page.evaluate(JOURNALS) == 0
    page.unroute("**/handler/save_plan")
    open_plan(page)
    assert page.evaluate(TITLES) == []


def test_the_plan_prints(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    page = open_unit().page
    open_plan(page)
    write_own(page, "Uno")
    with page.context.expect_page() as opened:
        page.click("[data-plan-print]")
    paper = opened.value
    paper.wait_for_load_state()
    assert paper.title().startswith("plan-de-apertura-")
    axe(paper)
    assert len(paper.pdf()) > 10_000


def test_scripts_and_style_of_the_plan_are_small_and_come_when_asked_for(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_selector("[data-begin]")
    assert not [url for url in asked if "plan" in url]
    with page.expect_response(lambda response: response.url.endswith("/plan_part")) as drawn:
        open_plan(page)
    own = [url for url in dict.fromkeys(asked) if "/public/" in url and "plan" in url]
    size = sum(len(gzip.compress(page.context.request.get(url).body())) for url in own)
    assert len(own) == 6 and size <= 15 * 1024, size
    assert len(gzip.compress(drawn.value.body())) <= 20 * 1024


def test_the_plan_lives_in_the_frame_of_the_course(open_unit: Callable[..., Any], site: str) -> None:
    watched = open_unit()
    page = watched.page
    page.goto(f"{site}/?unidad=unidad1")
    frame = page.frame_locator("iframe")
    frame.locator(".gam-steps [data-go=plan]").click()
    frame.locator("[data-plan-new]").click()
    frame.locator(f"{FORM} [data-f=title]").fill("En el marco")
    frame.locator("[data-plan-back]").click()
    frame.locator("[data-item]").wait_for()
    page.wait_for_timeout(400)
    frame_height, content_height = page.evaluate(
        "() => { const f = document.querySelector('iframe'); return [f.clientHeight, f.contentDocument.body.scrollHeight]; }")
    assert frame_height >= content_height - 4
    watched.is_clean()
