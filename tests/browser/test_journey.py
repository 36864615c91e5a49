"""The whole journey in a browser: wide, narrow, by keyboard alone, and as everybody."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest

from .conftest import answer_all, begin, fits, saved

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_from_the_first_answer_to_results_and_advice(open_unit: Callable[..., Any], axe: Callable[[Any], None], width: int) -> None:
    watched = open_unit(width=width)
    page = watched.page
    axe(page)
    fits(page)
    begin(page)
    first = page.locator("[data-q]:visible").first
    first.locator("input[value='3']").check()
    first.locator("summary").click()
    saved(page)
    assert first.locator("[data-box=evidence]").is_visible()
    axe(page)
    fits(page)
    answer_all(page, level=1, leave=2)
    page.click(".gam-steps [data-go=review]")
    page.wait_for_selector("[data-submit]")
    assert page.locator("[data-jump]").count() >= 2
    axe(page)
    fits(page)
    page.click("[data-submit]")
    page.wait_for_selector("[data-card]")
    here = page.evaluate("""() => { const [step, strip] = ['.gam-steps [aria-current]', '.gam-steps ol'].map(
        each => document.querySelector(each).getBoundingClientRect()); return step.left >= strip.left && step.right <= strip.right; }""")
    assert here, "the step where one is must be in sight"
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    axe(page)
    fits(page)
    watched.is_clean()


def test_long_lists_are_folded_on_the_screen_and_whole_on_paper(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    watched = open_unit(width=360)
    page = watched.page
    begin(page)
    answer_all(page, level=1)
    page.click(".gam-steps [data-go=review]")
    page.click("[data-submit]")
    page.wait_for_selector("[data-card]")
    duties, cards = page.locator("[data-unmet] li"), page.locator("[data-card]")
    assert f"({duties.count()})" in page.inner_text("[data-unmet] h3") and duties.count() > 3
    assert page.locator("[data-unmet] li:visible").count() == 3
    assert page.locator("[data-card] [data-plan-pick]:visible").count() == 3 and page.locator("[data-card]:visible").count() == 8
    axe(page)
    fits(page)
    page.focus("[data-unmet] summary")
    page.keyboard.press("Enter")
    assert page.locator("[data-unmet] li:visible").count() == duties.count()
    page.click("[data-most]")
    assert page.evaluate("document.activeElement.matches('[data-card] > details > summary')")
    shown = page.locator("[data-card]:visible").count()
    closed = page.locator("[data-part=results] details:not([open])").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("[data-card] [data-plan-pick]:visible").count() == cards.count() > shown
    assert page.locator("[data-part=results] details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-card]:visible").count() == shown
    assert page.locator("[data-part=results] details:not([open])").count() == closed
    watched.is_clean()


def test_what_if_filters_priorities_and_comparison(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    watched = open_unit()
    page = watched.page
    begin(page)
    answer_all(page, level=1)
    for _ in range(2):
        page.click(".gam-steps [data-go=review]")
        page.click("[data-submit]")
        page.wait_for_selector("[data-card]")
    page.locator("[data-suppose]").first.click()
    page.wait_for_selector("[data-supposed]")
    page.select_option("[data-whatif] [name=level]", "4")
    page.click("[data-whatif] [type=submit]")
    page.wait_for_function("() => document.querySelectorAll('[data-supposed]').length >= 2 || document.querySelector('[data-unsuppose]')")
    before = page.locator("[data-card]:visible").count()
    page.select_option("[data-filter=horizon]", "3")
    assert "recomendaciones" in page.inner_text("[data-shown]")
    page.select_option("[data-filter=horizon]", "")
    page.click("[data-most]")
    assert page.locator("[data-card]:visible").count() > before
    page.check("[data-priorities] input[value=innovacion]")
    page.click("[data-priorities] [type=submit]")
    page.wait_for_function("() => (document.querySelector('[data-card]') || {dataset: {}}).dataset.component === 'innovacion'")
    page.click("[data-compare] [type=submit]")
    page.wait_for_selector("[data-panel=comparison] table")
    compared = page.inner_text("[data-panel=comparison]")
    assert "20 preguntas siguen igual" in compared and page.locator("[data-panel=comparison] .gam-radar").count() == 1
    axe(page)
    page.set_viewport_size({"width": 360, "height": 800})
    fits(page)
    watched.is_clean()


def test_by_keyboard_alone(open_unit: Callable[..., Any]) -> None:
    watched = open_unit()
    page = watched.page

    def tab_to(selector: str, most: int = 80) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("s => Boolean(document.activeElement && document.activeElement.matches(s))", selector):
                ring = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
                assert ring != "none" or "radio" in selector
                return
        raise AssertionError(f"the keyboard does not reach {selector}")

    tab_to("[data-profile=route]")
    tab_to("[data-begin] [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'H3'")
    for number in range(20):
        tab_to("[data-q] input[type=radio]", 12)
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        tab_to("[data-move='1'], [data-last]", 40)
        page.keyboard.press("Enter")
        if number < 19:
            page.wait_for_function("() => document.activeElement.tagName === 'H3'")
    page.wait_for_selector("[data-submit]")
    tab_to("[data-submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-card]")
    assert "20 de 20" in page.inner_text("[data-part=results]")
    watched.is_clean()


def test_it_comes_back_where_it_was_left(open_unit: Callable[..., Any]) -> None:
    watched = open_unit()
    page = watched.page
    begin(page)
    page.click("[data-component=rendicion]")
    page.locator("[data-q]:visible input[value='2']").first.check()
    saved(page)
    page.reload()
    assert page.inner_text("[data-begin] [type=submit]") == "Seguir donde me quedé"
    page.click("[data-begin] [type=submit]")
    assert page.locator("[data-theme]:visible").get_attribute("data-of") == "rendicion"
    assert page.locator("[data-q]:visible input[value='2']").first.is_checked()
    page.click("[data-missing]")
    assert page.evaluate("document.activeElement.type") == "radio"


PEOPLE = [("visitante", "inicie sesión"), ("autora", "Vista previa"), ("docente", "Empezar"), ("como-ana", "Empezar")]


@pytest.mark.parametrize(("who", "words"), PEOPLE)
def test_everybody_sees_a_page_without_faults(open_unit: Callable[..., Any], axe: Callable[[Any], None], who: str, words: str) -> None:
    for width in (1280, 360):
        watched = open_unit(who, width=width)
        assert words in watched.page.inner_text("body")
        axe(watched.page)
        fits(watched.page)
        watched.is_clean()


def test_the_editor_lists_problems_and_then_saves(open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str) -> None:
    watched = open_unit("autora")
    page = watched.page
    page.goto(f"{site}/studio/block-v1:Aula+GA101+2026+type@autodiagnostico+block@uno")
    axe(page)
    page.fill("[name=instrument_text]", "id: Mal\nversion: uno")
    page.click("[data-check]")
    page.wait_for_selector(".gam-error-summary li")
    assert page.locator(".gam-error-summary li").count() > 3
    assert page.evaluate("document.activeElement.classList.contains('gam-error-summary')")
    axe(page)
    page.fill("[name=instrument_text]", "")
    page.fill("[name=display_name]", "Autodiagnóstico de prueba")
    page.click(".save-button")
    page.wait_for_function("() => document.body.dataset.notified === 'save:end'")
    watched.is_clean()


def test_the_report_and_the_sheet_print(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    watched = open_unit()
    page = watched.page
    begin(page)
    answer_all(page, level=1)
    page.click(".gam-steps [data-go=review]")
    page.click("[data-submit]")
    page.wait_for_selector("[data-card]")
    with page.context.expect_page() as opened:
        page.click("[data-report]")
    report = opened.value
    report.wait_for_load_state()
    assert report.title().startswith("autodiagnostico-")
    axe(report)
    assert len(report.pdf()) > 20_000


def test_dark_high_contrast_keeps_the_pictures_legible(open_unit: Callable[..., Any]) -> None:
    page = open_unit(forced_colors="active", color_scheme="dark", reduced_motion="reduce").page
    begin(page)
    answer_all(page, level=1)
    page.click(".gam-steps [data-go=review]")
    page.click("[data-submit]")
    page.wait_for_selector("[data-card]")
    # axe takes the colours of the sheet for those of the palette, so it cannot judge here:
    # dark lines on the black of the person's own palette would not be seen
    assert page.evaluate("getComputedStyle(document.querySelector('.gam-radar')).backgroundColor") == "rgb(255, 255, 255)"


def test_where_one_begins_is_on_the_first_screen_of_a_desk(open_unit: Callable[..., Any]) -> None:
    page = open_unit(width=1280).page
    assert page.locator("[data-begin] [type=submit]").bounding_box()["y"] < 700


def test_the_title_keeps_its_words_whole_with_text_twice_as_large(open_unit: Callable[..., Any]) -> None:
    page = open_unit(width=360).page
    lines = page.evaluate("""() => {
        const title = document.querySelector('.gam-title'), word = document.createRange(), [first] = title.textContent.split(' ');
        title.style.setProperty('font-size', `${2 * parseFloat(getComputedStyle(title).fontSize)}px`, 'important');
        word.setStart(title.firstChild, 0);
        word.setEnd(title.firstChild, first.length);
        return [first, word.getClientRects().length];
    }""")
    assert lines == ["Autodiagnóstico", 1]
    fits(page)


def test_the_page_is_small(open_unit: Callable[..., Any], site: str) -> None:
    watched = open_unit()
    page = watched.page
    context = page.context
    html = context.request.get(page.url).text()
    addresses = page.evaluate("[...document.querySelectorAll('[href*=resources],[src*=resources]')].map(e => e.href || e.src)")
    assets = [context.request.get(address).text() for address in addresses]
    inline = page.evaluate("[...document.querySelectorAll('body script:not([src]):not([type]), style')].map(e => e.textContent)")
    block = page.evaluate("document.querySelector('.xblock').outerHTML")
    assert html
    scripts_and_styles = sum(len(gzip.compress(text.encode())) for text in [*assets, *inline])
    whole = len(gzip.compress(block.encode())) + scripts_and_styles
    assert scripts_and_styles <= 12 * 1024, scripts_and_styles
    assert whole <= 60 * 1024, whole
    begin(page, "completa")
    answer_all(page, level=1)
    page.click(".gam-steps [data-go=review]")
    page.wait_for_selector("[data-submit]")
    with page.expect_response(lambda response: response.url.endswith("/part")) as results:
        page.click("[data-submit]")
    size = len(gzip.compress(results.value.body()))
    assert size <= 45 * 1024, size


def test_it_lives_in_the_frame_of_the_course(open_unit: Callable[..., Any], site: str) -> None:
    watched = open_unit()
    page = watched.page
    page.goto(f"{site}/?unidad=unidad1")
    frame = page.frame_locator("iframe")
    frame.locator("[data-begin] [type=submit]").click()
    frame.locator("[data-theme]:visible").wait_for()
    page.wait_for_timeout(400)
    frame_height, content_height = page.evaluate(
        "() => { const f = document.querySelector('iframe'); return [f.clientHeight, f.contentDocument.body.scrollHeight]; }")
    assert frame_height >= content_height - 4
    watched.is_clean()
