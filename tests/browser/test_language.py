"""With the interface in English, what is content says that it is in Spanish, and what is interface does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from autodiagnostico_xblock import data
from autodiagnostico_xblock.kit import reference
from curso_contenido.data import catalogue

from .conftest import answer_all, begin

pytestmark = pytest.mark.browser

MAP = "/xblock/block-v1:Aula+GA101+2026+type@vertical+block@unidad-mapa"
LANGUAGES = """words => {
    const walker = document.createTreeWalker(document.querySelector('.gam'), NodeFilter.SHOW_TEXT), found = new Set();
    while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode;
        if (textContent.includes(words)) { found.add(parentElement.closest('[lang]').lang); }
    }
    return [...found];
}"""


def in_english(page: Any) -> None:
    """Change the language of the interface and open the page again."""
    page.context.request.post("/quien", form={"who": "ana", "language": "en"})
    page.reload()


def spoken(page: Any, *, es: list[str], en: list[str]) -> None:
    """Every place where those words stand, and there is one, says that language."""
    for language, texts in (("es", es), ("en", en)):
        for text in texts:
            assert page.evaluate(LANGUAGES, text) == [language], text


def test_results_advice_and_comparison_say_what_is_in_spanish(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    begin(page)
    for level in (1, 2):
        answer_all(page, level=level)
        page.click(".gam-steps [data-go=review]")
        page.click("[data-submit]")
        page.wait_for_selector("[data-card]")
        page.click(".gam-steps [data-go=answer]")
    in_english(page)
    page.click(".gam-steps [data-go=results]")
    page.wait_for_selector("[data-card]")
    page.click("[data-compare] [type=submit]")
    page.wait_for_selector("[data-panel=comparison] table")
    instrument = data.instrument()
    asked = instrument.in_route("breve")[0]
    titles = page.eval_on_selector_all("[data-card] h4 [lang], [data-card] h4[lang]", "all => all.map(each => each.lang)")
    assert titles and set(titles) == {"es"}
    rows = page.eval_on_selector_all("[data-panel=comparison] th[lang=es]", "all => all.map(each => each.textContent)")
    assert rows == [each.name for each in instrument.components]
    spoken(
        page, es=[instrument.levels[2].meaning, asked.question, asked.verify, asked.levels[2]],
        en=["Compare two diagnoses", "Component", "questions went up"])


def test_the_plan_says_what_is_in_spanish(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    begin(page)
    answer_all(page, level=1)
    page.click(".gam-steps [data-go=review]")
    page.click("[data-submit]")
    page.wait_for_selector("[data-card]")
    in_english(page)
    page.click(".gam-steps [data-go=plan]")
    page.wait_for_selector(".gam-suggested")
    title = page.inner_text(".gam-suggested li span >> nth=0")
    spoken(page, es=[title], en=["Suggested"])
    page.click(".gam-suggested [data-plan-pick] >> nth=0")
    page.wait_for_selector("[data-item] .gam-tag")
    criterion, event = reference.gender_criteria()[0], next(each for each in data.calendar() if each.kind == "state_law")
    spoken(page, es=[criterion.name, event.name, data.instrument().components[3].name], en=["Commitments"])


def test_the_map_says_what_is_in_spanish(open_unit: Callable[..., Any]) -> None:
    page = open_unit(unit=MAP).page
    in_english(page)
    spoken(page, es=["España (", "16 · Paz, justicia", "Nuevo León ("], en=["Transparency", "With results"])
    page.goto(f"{page.url}?")
    page.locator("[data-open]").first.click()
    page.wait_for_selector("[data-detail]")
    shown = page.get_attribute("[data-detail]", "data-detail")
    practice = next(each for each in catalogue.practices() if each.id == shown)
    spoken(page, es=[practice.description, practice.government, practice.sources[0].title], en=["Sources"])
