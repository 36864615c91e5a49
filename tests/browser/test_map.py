"""The map in a browser: wide, narrow, by keyboard alone, without scripts, in two windows, without connection, in Studio."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest

from curso_contenido.data import catalogue

from .conftest import COURSE, fits
from .test_never_lost import NO_STORAGE

pytestmark = pytest.mark.browser

UNIT = "/xblock/block-v1:Aula+GA101+2026+type@vertical+block@unidad-mapa"
USAGE = "block-v1:Aula+GA101+2026+type@mapa_practicas+block@uno"
ALONE = f"/courses/{COURSE}/xblock/{USAGE}/handler/mapa"
PRINTED = f"/courses/{COURSE}/xblock/{USAGE}/handler/print_selection"
LONG = "En mi municipio lo haría la Contraloría, con una hoja impresa y una asamblea al mes."


def saved(page: Any) -> None:
    """Wait until the server has what was kept."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-saved],[data-saved-for]')].some(each => /Guardado/.test(each.textContent))")


def listed(page: Any, count: int) -> None:
    """Wait for a list of so many."""
    page.wait_for_function(
        "count => document.querySelector('[data-found] [role=status]')?.textContent.startsWith(`${count} de`)", arg=count)


def holding(topic: str, country: str = "") -> int:
    """How many practices of the catalogue have the topic, in the country if one is given."""
    return sum(topic in each.topics and country in ("", each.country) for each in catalogue.practices())


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_from_the_map_to_a_favourite_and_the_activity(open_unit: Callable[..., Any], axe: Callable[[Any], None], width: int) -> None:
    watched = open_unit(width=width, unit=UNIT)
    page = watched.page
    axe(page)
    fits(page)
    page.locator(".gam-pins:visible a").nth(4).click()
    page.wait_for_selector(".gam-active")
    axe(page)
    fits(page)
    page.click("[data-found] .gam-card h4 a >> nth=0")
    page.wait_for_selector("[data-detail]")
    assert page.evaluate("document.activeElement.tagName") == "H3"
    axe(page)
    fits(page)
    page.click("[data-detail] [data-fav]")
    saved(page)
    page.click(".gam-steps [data-go=favourites]")
    page.wait_for_selector("[data-note]")
    page.fill("[data-note]", "La vimos en asamblea.")
    saved(page)
    page.click("[data-erase]")
    axe(page)
    fits(page)
    page.click("[data-erase-no]")
    page.click(".gam-steps [data-go=activity]")
    page.wait_for_selector("form[data-activity]")
    page.click("form[data-activity] [type=submit]")
    page.wait_for_selector("[data-error]:visible")
    axe(page)
    page.select_option("form[data-activity] [name=practice]", index=1)
    page.fill("form[data-activity] [name=text]", LONG)
    page.click("form[data-activity] [type=submit]")
    page.wait_for_selector(".gam-hint:has-text('Enviada el')")
    fits(page)
    # the refusal of the empty activity is the browser's own line in the console
    watched.errors = [each for each in watched.errors if "400" not in each]
    watched.is_clean()
    page.reload()
    assert page.locator("[data-count]").inner_text() == "1"


def test_filters_search_comparison_and_likeness_inside_the_course(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    watched = open_unit(unit=UNIT)
    page = watched.page
    page.check("[name=tema][value=genero]", force=True)
    listed(page, holding("genero"))
    assert page.evaluate("document.activeElement.value") == "genero"
    page.click(".gam-more summary")
    page.select_option("[name=pais]", "MX")
    listed(page, holding("genero", "MX"))
    assert "tema=genero" in page.get_attribute("[data-alone]", "href")
    page.fill("[name=q]", "CHOLULA")
    page.press("[name=q]", "Enter")
    listed(page, 1)
    page.click(".gam-clear")
    listed(page, len(catalogue.practices()))
    for number in range(2):
        page.locator("[data-found] .gam-card >> nth=0").locator("xpath=..").locator("a[data-still]:not(.gam-in)").nth(number).click()
        page.wait_for_selector(f".gam-bar li >> nth={number}")
    page.click(".gam-bar .gam-button")
    page.wait_for_selector(".gam-versus")
    axe(page)
    page.click(".gam-back")
    page.wait_for_selector(".gam-mine")
    page.click(".gam-mine summary")
    page.select_option("[name=mi_estado]", "20")
    page.select_option("[name=mi_poblacion]", "hasta-5-mil")
    page.click("[data-mine] [type=submit]")
    page.wait_for_selector(".gam-why")
    assert "mismo tamaño, mismo estado" in page.locator(".gam-why").first.inner_text()
    axe(page)
    watched.is_clean()


@pytest.mark.parametrize(("width", "is_open"), [(1280, True), (360, False)])
def test_the_table_of_the_map_begins_closed_where_it_would_push_the_list(
    open_unit: Callable[..., Any], axe: Callable[[Any], None], width: int, is_open: bool,
) -> None:
    watched = open_unit(width=width, unit=UNIT)
    page = watched.page

    def found_open(expected: bool, count: int) -> None:
        listed(page, count)
        assert page.evaluate("document.querySelector('[data-table]').open") is expected

    found_open(is_open, len(catalogue.practices()))
    page.check("[name=tema][value=genero]", force=True)
    found_open(is_open, holding("genero"))
    axe(page)
    page.focus("[data-table] summary")
    page.keyboard.press("Enter")
    assert page.locator("[data-table] table").is_visible() is not is_open
    page.uncheck("[name=tema][value=genero]", force=True)
    found_open(not is_open, len(catalogue.practices()))
    fits(page)
    watched.is_clean()


def test_the_whole_journey_by_keyboard(open_unit: Callable[..., Any]) -> None:
    page = open_unit(unit=UNIT).page

    def tab_to(test: str, most: int = 140) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate(f"(() => {{ const e = document.activeElement; return Boolean({test}); }})()"):
                return
        raise AssertionError(test)

    tab_to("e.name === 'componente'")
    page.keyboard.press("Space")
    page.wait_for_selector(".gam-active")
    assert page.evaluate("document.activeElement.checked")
    tab_to("e.closest('.gam-pins')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_selector(".gam-up")
    tab_to("e.dataset.open")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-detail]")
    tab_to("e.dataset.fav")
    page.keyboard.press("Enter")
    saved(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-found]")


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_the_page_of_its_own_without_scripts(chromium: Any, site: str, axe_source: str, axe: Callable[[Any], None], width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, base_url=site, java_script_enabled=False)
    page, strangers = context.new_page(), []
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else strangers.append(request.url))
    page.goto(f"{ALONE}?componente=rendicion")
    assert page.locator("[data-table] table").is_visible()
    page.fill("[name=q]", "obra")
    page.click(".gam-search [type=submit]")
    assert "componente=rendicion" in page.url and "q=obra" in page.url
    found = page.locator(".gam-card").count()
    assert 0 < found < 24
    page.locator(".gam-card h4 a").first.click()
    assert "practica=" in page.url and page.locator(".gam-practice").count() == 1
    page.click(".gam-back")
    assert page.locator(".gam-card").count() == found
    page.click(".gam-clear")
    page.locator(".gam-pages a", has_text="2").first.click()
    assert page.locator(".gam-card").count() == 24
    page.locator(".gam-pins:visible a").first.click()
    assert "estado=" in page.url
    assert not strangers
    addresses = [page.url, f"{ALONE}?mapa=america", f"{ALONE}?practica=co-pasto-cabildos",
                 f"{ALONE}?comparar=co-pasto-cabildos_mx-capulalpam-plan&ver=comparar"]
    context.close()
    # axe is a script: the same pages, without its policy, in a browser that runs it
    looking = chromium.new_context(viewport={"width": width, "height": 800}, base_url=site, bypass_csp=True)
    page = looking.new_page()
    for address in addresses:
        page.goto(address)
        fits(page)
        axe(page)
    looking.close()


def test_a_printed_practice_gives_its_text_the_wide_column(chromium: Any, site: str) -> None:
    page = chromium.new_page(viewport={"width": 800, "height": 1000})
    page.emulate_media(media="print")
    page.goto(f"{site}{PRINTED}?seleccion=co-pasto-cabildos")
    text, facts = (page.locator(f".gam-practice > {each}").first.bounding_box()["width"] for each in ("div", "dl"))
    assert text > 1.5 * facts
    page.close()


def test_what_is_kept_without_connection_is_sent_later(open_unit: Callable[..., Any]) -> None:
    watched = open_unit(unit=UNIT)
    page = watched.page
    page.context.route("**/handler/keep*", lambda route: route.abort())
    page.click("[data-found] [data-fav] >> nth=0")
    page.wait_for_selector("[data-state=offline]")
    page.context.unroute("**/handler/keep*")
    page.reload()
    saved(page)
    assert page.locator("[data-count]").inner_text() == "1"
    page.reload()
    assert page.locator("[data-fav][aria-pressed=true]").count() == 1


def test_nobody_elses_favourites_are_sent_and_blocked_storage_is_said(open_unit: Callable[..., Any], site: str) -> None:
    page = open_unit(unit=UNIT).page
    page.context.route("**/handler/keep*", lambda route: route.abort())
    page.click("[data-found] [data-fav] >> nth=0")
    page.wait_for_selector("[data-state=offline]")
    page.context.unroute("**/handler/keep*")
    for who in ("luis", "como-ana", "visitante"):
        page.context.request.post(f"{site}/quien", form={"who": who})
        page.goto(UNIT)
        page.wait_for_load_state("networkidle")
        assert not page.locator("[data-fav][aria-pressed=true]").count()
        assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('gam:')).length") == 1
    page.context.request.post(f"{site}/quien", form={"who": "ana"})
    page.goto(UNIT)
    saved(page)
    assert page.locator("[data-count]").inner_text() == "1"
    blocked = open_unit("luis", unit=UNIT, script=NO_STORAGE).page
    assert "no permite guardar una copia" in blocked.locator("[data-saved]").first.inner_text()
    blocked.click("[data-found] [data-fav] >> nth=0")
    saved(blocked)


def test_two_windows_let_the_person_pick(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    first = open_unit(unit=UNIT).page
    first.click("[data-found] [data-fav] >> nth=0")
    saved(first)
    second = first.context.new_page()
    second.goto(first.url)
    for page in (first, second):
        page.click(".gam-steps [data-go=favourites]")
        page.wait_for_selector("[data-note]")
    second.fill("[data-note]", "desde la segunda")
    saved(second)
    first.fill("[data-note]", "desde la primera")
    first.wait_for_selector("[data-conflict]")
    assert "desde la segunda" in first.locator("[data-theirs]:visible").inner_text()
    axe(first)
    first.click("[data-pick=mine]")
    saved(first)
    second.reload()
    second.click(".gam-steps [data-go=favourites]")
    second.wait_for_selector("[data-note]")
    assert second.input_value("[data-note]") == "desde la primera"


INVALID = "[...document.querySelectorAll('[aria-invalid=true]')].map(each => each.name)"


def test_a_visitor_and_the_editor(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    visitor = open_unit(who="visitante", unit=UNIT)
    visitor.page.check("[name=tema][value=juventudes]", force=True)
    listed(visitor.page, holding("juventudes"))
    axe(visitor.page)
    visitor.is_clean()
    author = open_unit(who="autora", unit=f"/studio/{USAGE}")
    page = author.page
    axe(page)
    page.fill("[name=own_text]", "id: [")
    page.click("[data-check]")
    page.wait_for_selector(".gam-error-summary:visible")
    assert page.evaluate(INVALID) == ["own_text"]
    axe(page)
    page.click(".gam-error-summary button:has-text('Texto de')")
    assert page.evaluate("document.activeElement.name") == "own_text"
    page.fill("[name=own_text]", "")
    page.click("[data-one] summary")
    page.click("[data-add]")
    page.wait_for_selector("[data-form] .gam-error-summary:visible")
    assert {"name", "government", "components", "source_url"} <= set(page.evaluate(INVALID))
    summary = page.locator("[data-form] .gam-error-summary")
    assert "Dirección de la fuente: " in summary.inner_text() and "sources" not in summary.inner_text()
    bad = "([...document.querySelectorAll('[data-form] [aria-invalid=true]')].map(each => getComputedStyle(each).borderTopWidth))"
    assert set(page.evaluate(bad)) == {"2px"}
    axe(page)
    summary.get_by_role("button", name="Dirección de la fuente").click()
    assert page.evaluate("document.activeElement.name") == "source_url"
    for name, value in {"name": "Práctica de prueba", "government": "Ayuntamiento", "description": "Qué hace.", "source_title": "Acta",
                        "source_url": "https://a.mx"}.items():
        page.fill(f"[data-form] [name={name}]", value)
    page.select_option("[data-form] [name=components]", "marco")
    page.click("[data-add]")
    page.wait_for_function("() => document.querySelector('[name=own_text]').value.includes('propia-practica-de-prueba')")
    fits(page)
    author.is_clean()


def test_weight_of_the_page_and_no_third_party(open_unit: Callable[..., Any], site: str) -> None:
    watched = open_unit(unit=UNIT)
    page = watched.page
    html = page.evaluate("document.querySelector('.xblock').outerHTML")
    ours = "[...document.querySelectorAll('link[href*=curso_contenido],script[src*=curso_contenido]')]"
    links = page.evaluate(f"{ours}.map(each => each.href || each.src)")
    shared = page.evaluate("[...document.querySelectorAll('style,script:not([src])')].map(e => e.textContent).join('')")
    texts = [html, shared, *(page.request.get(each).text() for each in links)]
    weight = sum(len(gzip.compress(each.encode())) for each in texts)
    assert len(links) == 4 and weight <= 60 * 1024, weight
    watched.is_clean()


def test_a_thousand_practices_stay_usable(open_unit: Callable[..., Any], site: str) -> None:
    own = [{"id": f"propia-{number}", "name": f"Práctica {number}", "government": "Ayuntamiento",
        "municipality": f"20{number % 500 + 1:03}",
            "components": ["marco"], "description": "Qué hace. " * 20, "sources": [{"title": "Acta", "url": "https://a.mx"}]}
           for number in range(900)]
    author = open_unit(who="autora", unit=f"/studio/{USAGE}")
    page = author.page
    page.evaluate("text => { document.querySelector('[name=own_text]').value = text; }", json.dumps(own))
    page.click(".save-button")
    page.wait_for_timeout(1500)
    learner = open_unit(unit=UNIT).page
    listed(learner, len(own) + len(catalogue.practices()))
    expected = len(own) + sum("marco" in each.components for each in catalogue.practices())
    spent = learner.evaluate("""async expected => {
        const began = performance.now();
        document.querySelector('[name=componente][value=marco]').click();
        const found = () => document.querySelector('[data-found] [role=status]').textContent;
        await new Promise(done => { const wait = () => (found().startsWith(`${expected} de`) ? done() : setTimeout(wait, 10)); wait(); });
        return performance.now() - began;
    }""", expected)
    assert spent < 3000 and learner.locator(".gam-card").count() == 24
