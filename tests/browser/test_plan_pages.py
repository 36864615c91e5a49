"""Every page of the plan, wide and narrow: nothing scrolls sideways, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ..core.plan_samples import ABOUT, whole
from .conftest import answer_all, fits
from .test_plan import FORM, TITLES, back, diagnose, open_plan, plan_saved, write_own
from .test_plan_form import open_first, put

pytestmark = pytest.mark.browser
OPEN = "document.querySelectorAll('[data-part=plan] details').forEach(each => { each.open = true; })"
LATE = [{"what": "Acordar", "start": "2026-01-04", "end": "2026-01-29"}, {"what": "Publicar", "start": "2026-02-01", "end": "2099-04-30"}]
LONG = "Compromiso con un nombre largo, como suelen ser los que aprueba el cabildo en sesión, número "


@pytest.fixture
def sound(axe: Callable[[Any], None]) -> Callable[[Any], None]:
    """Fail when the page, with everything open, has a violation or scrolls sideways at 1280 or 360 px."""

    def check(page: Any) -> None:
        page.evaluate(OPEN)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            axe(page)
            fits(page)

    return check


def test_before_any_diagnosis_it_says_what_to_do_first(open_unit: Callable[..., Any], sound: Callable[[Any], None]) -> None:
    watched = open_unit(width=360)
    page = watched.page
    open_plan(page)
    assert "Si antes envía el autodiagnóstico" in page.inner_text("[data-part=plan] .gam-hint")
    sound(page)
    page.click("[data-plan-diagnose]")
    assert page.locator("[data-begin]").is_visible()
    watched.is_clean()


def test_an_empty_plan_and_three_good_commitments(open_unit: Callable[..., Any], sound: Callable[[Any], None]) -> None:
    page = open_unit().page
    diagnose(page)
    open_plan(page)
    assert page.locator("[data-plan-pick]:visible").count() == 5 and page.locator("[data-plan-diagnose]").count() == 0
    sound(page)
    put(page, {"about": {**ABOUT, "base": 0}, **{f"c-{n}": whole(title=f"{LONG}{n}") for n in (1, 2, 3)}})
    assert page.locator("[data-item] .gam-duty").count() == 3
    title, first = page.locator("[data-part=plan] .gam-title").first.bounding_box(), page.locator("[data-plan-advice]").bounding_box()
    assert first["y"] - title["y"] - title["height"] < 32, "nothing empty between the title and what can be done"
    sound(page)


def test_twenty_commitments_some_of_them_late(open_unit: Callable[..., Any], sound: Callable[[Any], None]) -> None:
    watched = open_unit()
    page = watched.page
    changes = {f"c-{n}": whole(title=f"{LONG}{n}", activities=LATE[:1] if n == 1 else LATE) for n in range(1, 21)}
    put(page, {"about": {**ABOUT, "start": "2026-01-01", "base": 0}, **changes})
    said = page.locator("[data-item] .gam-late").all_inner_texts()
    assert said[0] == "⚠ Atrasado: debía terminar el 29 de enero de 2026" and said[1:] == ["⚠ Actividades vencidas: 1"] * 19
    sound(page)
    assert page.locator(".gam-quarter .gam-late").count() == 20 and page.locator("[data-part=plan] td .gam-late").count() == 20
    watched.is_clean()


def test_follow_up_after_a_second_diagnosis_and_versions_compared(open_unit: Callable[..., Any], sound: Callable[[Any], None]) -> None:
    page = open_unit().page
    diagnose(page)
    page.locator("[data-card] [data-plan-pick]").first.click()
    page.wait_for_function("() => /Ya está en el plan/.test(document.querySelector('[data-pick-said]').textContent)")
    page.click(".gam-steps [data-go=answer]")
    answer_all(page, level=3)
    page.click(".gam-steps [data-go=review]")
    page.click("[data-submit]")
    page.wait_for_selector("[data-card], [data-part=results] h3")
    open_plan(page)
    for number in (1, 2):
        page.fill("[data-plan-submit] [name=label]", f"Trimestre {number}")
        page.click("[data-plan-submit] [type=submit]")
        page.wait_for_function(f"() => /versión {number}/.test((document.querySelector('[data-plan-submitted]') || {{}}).textContent)")
        page.locator("[data-open]").first.click()
        page.fill(f"{FORM} [data-f=people]", "Las catorce localidades")
        page.locator(f"{FORM} [data-f=people]").blur()
        plan_saved(page)
        back(page)
    page.click("[data-plan-compare] [type=submit]")
    page.wait_for_function("() => /Quién lo vive/.test(document.querySelector('[data-plan-comparison]').textContent)")
    sound(page)
    assert "3 · Funciona" in page.inner_text(".gam-moved")


def test_the_form_with_problems_and_what_is_missing(open_unit: Callable[..., Any], sound: Callable[[Any], None]) -> None:
    page = open_unit().page
    put(page, {"c-1": whole(activities=LATE, goal="")})
    open_first(page)
    page.fill("[data-rows=activities] [data-row]:first-child [data-p=end]", "2025-01-01")
    page.locator("[data-rows=activities] [data-row]:first-child [data-p=end]").blur()
    page.wait_for_selector("[data-problems]:visible")
    sound(page)


def test_what_the_course_team_and_others_see(open_unit: Callable[..., Any], sound: Callable[[Any], None]) -> None:
    put(open_unit().page, {"about": {**ABOUT, "base": 0}, "c-1": whole(activities=LATE)})
    page = open_unit("docente").page
    open_plan(page)
    page.click("[data-plan-staff] summary")
    page.fill("[data-plan-find] [name=learner]", "ana")
    page.click("[data-plan-find] [type=submit]")
    page.wait_for_selector("[data-plan-comment]")
    page.fill("[data-plan-comment] [name=text]", "Falta el cargo")
    page.click("[data-plan-comment] [type=submit]")
    page.wait_for_function("() => /Falta el cargo/.test(document.querySelector('[data-plan-comments]').textContent)")
    sound(page)
    assert "Actividades vencidas: 1" in page.inner_text("[data-plan-theirs]")
    for who in ("ana", "como-ana", "autora"):
        page = open_unit(who).page
        open_plan(page)
        assert ("Falta el cargo" in page.inner_text("[data-part=plan]")) == (who != "autora")
        sound(page)
    page = open_unit("visitante").page
    assert page.locator("[data-go=plan]").count() == 0
    sound(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_priorities_by_dragging_and_by_keyboard(open_unit: Callable[..., Any], width: int) -> None:
    watched = open_unit(width=width)
    page = watched.page
    put(page, {f"c-{n}": whole(title=title) for n, title in enumerate(("Uno", "Dos", "Tres"), 1)})
    page.locator("[data-order]").scroll_into_view_if_needed()
    grips = page.locator("[data-grip]")
    second, first = grips.nth(1).bounding_box(), grips.nth(0).bounding_box()
    page.mouse.move(second["x"] + 20, second["y"] + 20)
    page.mouse.down()
    page.mouse.move(first["x"] + 20, first["y"] + 10, steps=10)
    page.mouse.move(first["x"] + 20, first["y"] - 5, steps=4)
    page.mouse.up()
    assert page.evaluate(TITLES) == ["Dos", "Uno", "Tres"]
    plan_saved(page)
    page.locator("[data-item='c-3'] [data-up]").focus()
    for expected in (["Dos", "Tres", "Uno"], ["Tres", "Dos", "Uno"]):
        page.keyboard.press("Enter")
        assert page.evaluate(TITLES) == expected
    assert "lugar 1 de 3" in page.inner_text("[data-order-said]")
    plan_saved(page)
    page.reload()
    open_plan(page)
    assert page.evaluate(TITLES) == ["Tres", "Dos", "Uno"]
    watched.is_clean()


def test_bad_input_is_answered_with_a_sentence_and_loses_nothing(open_unit: Callable[..., Any]) -> None:
    page = open_unit(width=360).page
    open_plan(page)
    write_own(page, "Uno")
    open_first(page)
    long = "ñuu " * 4999 + "kʼi̱nal"
    page.evaluate("""text => {
        const box = document.querySelector('[data-plan-form=commitment] [data-f=problem]');
        box.removeAttribute('maxlength');
        box.value = text;
        box.dispatchEvent(new Event('change', {bubbles: true}));
    }""", long)
    page.wait_for_selector("[data-problems]:visible")
    said = page.locator("[data-problems] button").all_inner_texts()
    assert len(said) == 1 and said[0].startswith("Cuál es el problema: ") and "2000" in said[0]
    page.reload()
    open_plan(page)
    page.locator("[data-open]").first.click()
    assert page.input_value(f"{FORM} [data-f=problem]") == long
    page.fill(f"{FORM} [data-f=problem]", "Corto")
    plan_saved(page)
    for number in range(20):
        page.evaluate("document.querySelector('[data-more=activities]').click()")
        page.evaluate("n => { document.querySelectorAll('[data-rows=activities] [data-p=what]')[n].value = 'Paso ' + n; }", number)
    page.evaluate("document.querySelector('[data-more=activities]').click()")
    page.evaluate("""() => {
        const last = document.querySelectorAll('[data-rows=activities] [data-p=what]')[20];
        last.value = 'Uno más';
        last.dispatchEvent(new Event('change', {bubbles: true}));
    }""")
    page.wait_for_selector("[data-problems]:visible")
    assert "más de 20" in page.inner_text("[data-problems]")
    assert page.evaluate("() => document.querySelectorAll('[data-rows=activities] [data-row]').length") == 21
