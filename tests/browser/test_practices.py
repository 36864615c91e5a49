"""From an advice and from the plan to the one practice of the map, in the published course; and a selection as PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import UNIT, fits
from .test_plan import FORM, back, diagnose, open_plan, plan_saved
from .test_take_away import downloaded

pytestmark = pytest.mark.browser
DIAGNOSIS, MAP = (UNIT.replace("unidad1", name) for name in ("u-autodiagnostico", "u-mapa"))
PRACTICE = "a[href*='practica=']"


def opened(page: Any, link: Any) -> Any:
    """The tab that a link opens."""
    with page.context.expect_page() as found:
        link.click()
    found.value.wait_for_load_state()
    return found.value


def titled(link: Any) -> str:
    """Its words without those for screen readers."""
    return str(link.text_content().split("(se abre")[0].strip())


def shows(tab: Any, title: str) -> None:
    """The tab is the page of that one practice."""
    assert tab.title().startswith(title) and tab.locator("[data-detail] h3").inner_text() == title
    assert "practica=" in tab.url and tab.locator("script").count() == 0


@pytest.mark.parametrize("who", ["ana", "docente"])
def test_an_advice_opens_its_practice_in_a_new_tab(open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str, who: str) -> None:
    watched = open_unit(who, unit=DIAGNOSIS)
    page = watched.page
    diagnose(page)
    card = page.locator("[data-card]").filter(has=page.locator(PRACTICE)).first
    card.locator("summary").click()
    link = card.locator(PRACTICE).first
    title = titled(link)
    tab = opened(page, link)
    shows(tab, title)
    axe(tab)
    address = tab.url
    tab.context.request.post(f"{site}/quien", form={"who": "visitante"})
    tab.goto(address)
    shows(tab, title)
    watched.is_clean()


@pytest.mark.parametrize("width", [1280, 360])
def test_practices_of_a_commitment_are_chosen_by_title(open_unit: Callable[..., Any], axe: Callable[[Any], None], width: int) -> None:
    watched = open_unit(unit=DIAGNOSIS, width=width)
    page = watched.page
    diagnose(page)
    open_plan(page)
    page.click("[data-plan-new]")
    page.fill(f"{FORM} [data-f=title]", "Aprender de otros")
    part = page.locator(f"{FORM} details").filter(has=page.locator("[data-practices]"))
    part.locator("summary").click()
    box = part.locator("[data-practices]")
    titles = box.locator("option").all_inner_texts()[1:]
    plan_saved(page)
    for title in titles[:2]:
        box.locator("select").select_option(label=title)
        box.locator("[data-practice-add]").press("Enter")
        plan_saved(page)
        assert page.evaluate("document.activeElement.tagName") == "SELECT"
    assert [titled(each) for each in box.locator("li a").all()] == titles[:2]
    assert box.locator("option:disabled").count() == 2
    axe(page)
    fits(page)
    shows(opened(page, box.locator("li a").first), titles[0])
    box.locator("li button").first.click()
    plan_saved(page)
    back(page)
    page.locator("[data-open]").first.click()
    page.wait_for_selector(f"{FORM}")
    assert [titled(each) for each in box.locator("li a").all()] == [titles[1]]
    back(page)
    paper = opened(page, page.locator("[data-plan-print]"))
    shows(opened(paper, paper.locator(PRACTICE)), titles[1])
    watched.is_clean()


def test_two_windows_speak_of_practices_by_title(open_unit: Callable[..., Any]) -> None:
    one = open_unit(unit=DIAGNOSIS)
    diagnose(one.page)
    open_plan(one.page)
    one.page.click("[data-plan-new]")
    one.page.fill(f"{FORM} [data-f=title]", "Uno")
    one.page.locator(f"{FORM} [data-f=title]").blur()
    plan_saved(one.page)
    two = open_unit(context=one.page.context, unit=DIAGNOSIS)
    two.page.click(".gam-steps [data-go=results]")
    open_plan(two.page)
    for window in (two.page, one.page):
        if window is two.page:
            window.locator("[data-open]").first.click()
        window.locator(f"{FORM} details").filter(has=window.locator("[data-practices]")).locator("summary").click()
        place = 1 if window is two.page else 2
        window.locator("[data-practices] select").select_option(index=place)
        window.click("[data-practice-add]")
        if window is two.page:
            plan_saved(window)
    said = one.page.locator(".gam-conflict dl").first
    said.wait_for()
    title = one.page.locator("[data-practices] option").nth(2).inner_text()
    assert title in said.inner_text() and "mx-" not in said.inner_text()


@pytest.mark.parametrize(("who", "alone"), [("ana", False), ("visitante", True)])
def test_a_selection_comes_down_as_pdf(open_unit: Callable[..., Any], who: str, alone: bool) -> None:
    watched = open_unit(who, unit=MAP)
    page = watched.page
    if alone:
        page = opened(page, page.locator("[data-alone]"))
        page.locator("details.gam-more summary").click()
        page.locator("select[name=estado]").select_option("14")
        page.locator("details.gam-more [type=submit]").click()
        page.wait_for_load_state()
    else:
        page.locator("details.gam-more summary").click()
        page.locator("select[name=estado]").select_option("14")
    link = "[data-found] .gam-take a[href*='estado=14'][href*='formato=pdf']"
    page.wait_for_selector(link)
    name, content = downloaded(page, link)
    assert name.startswith("buenas-practicas-seleccion-") and content.startswith(b"%PDF-1.7")
