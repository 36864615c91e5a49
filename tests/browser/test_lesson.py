"""A lesson, a test and the glossary in a browser: wide, narrow, by keyboard, in the course's frame, without network, in two windows."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from lxml import etree

from curso_contenido.data import texts

from .conftest import COURSE, ROOT, fits

pytestmark = pytest.mark.browser
LESSON, EXAM, GLOSSARY, NOTES = "unidad8", "unidad9", "u-glosario", "u-notas"
NOTE = "[data-q='propia-5'] textarea"
SAVED = "() => /Guardado/.test(document.querySelector(\"[data-q='propia-5'] .gam-saved\").textContent)"
JOURNALS = "() => Object.keys(localStorage).filter(key => key.startsWith('gam:')).length"
BUDGET = 10 * 1024
WORKSHOP = ROOT / "demo" / "curso.xml"
OWN_QUESTIONS = "{http://code.edx.org/xblock/option}own_questions"


def unit(watched: Any, site: str, name: str) -> Any:
    """Go to a unit of the demo."""
    watched.page.goto(f"{site}/xblock/block-v1:{COURSE.removeprefix('course-v1:')}+type@vertical+block@{name}")
    return watched.page


def right_answers(name: str) -> dict[str, str]:
    """Text of the right option by prompt, of a test of the workshop."""
    block = etree.parse(str(WORKSHOP)).find(f".//leccion_gam[@url_name='{name}']")
    questions = yaml.safe_load(block.findtext(OWN_QUESTIONS))["questions"]
    return {each["prompt"]: next(option["text"] for option in each["options"] if option.get("right")) for each in questions}


def pick(page: Any, question: str, words: str) -> None:
    """Choose the option with those words."""
    page.locator(f"[data-q='{question}'] label", has_text=words).click()


def checked(page: Any, question: str) -> str:
    """Check a question and give what is said of it."""
    page.click(f"[data-q='{question}'] [data-check]")
    page.wait_for_function("q => document.activeElement.closest(`[data-q='${q}'] .gam-verdict`)", arg=question)
    return str(page.inner_text(f"[data-q='{question}'] .gam-verdict"))


def put_in_order(page: Any, words: list[str]) -> None:
    """Move each item up to its place with the buttons."""
    for place, text in enumerate(words):
        item = page.locator(".gam-order li", has_text=text)
        while page.locator(".gam-order [data-words]").all_inner_texts().index(text) > place:
            item.locator("[data-move='-1']").click()


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_from_the_first_line_to_the_last_question(
    open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str, width: int
) -> None:
    watched = open_unit(width=width)
    page = unit(watched, site, LESSON)
    axe(page)
    fits(page)
    pick(page, "propia-1", "fecha")
    assert checked(page, "propia-1").startswith("Todavía no.")
    axe(page)
    pick(page, "propia-1", "teléfono")
    assert not page.locator("[data-q='propia-1'] .gam-feedback").count(), "a changed answer has no verdict yet"
    assert checked(page, "propia-1") == "Correcto."
    pick(page, "propia-2", "voz alta")
    pick(page, "propia-2", "cuida")
    assert checked(page, "propia-2") == "Correcto."
    put_in_order(page, ["Caminar el mercado con una persona de ahí", "Anotar número, giro y zona",
                        "Comparar con la lista del municipio", "Explicar las diferencias en el mural"])
    assert checked(page, "propia-3") == "Correcto."
    for left, right in (("Nombre", "no se publica"), ("Número", "tal cual"), ("Cuántos", "total")):
        item = page.locator(".gam-pairs li", has_text=left)
        item.locator("select").select_option(label=item.locator("option", has_text=right).inner_text())
    assert checked(page, "propia-4") == "Correcto."
    page.fill(NOTE, "Con la representante del mercado, el martes.")
    page.wait_for_function(SAVED)
    page.click("[data-read]")
    page.wait_for_function("() => /Ya lo leyó/.test(document.querySelector('[data-way-text]').textContent)")
    axe(page)
    fits(page)
    page.reload()
    assert page.input_value(NOTE).startswith("Con la representante") and page.locator(".gam-verdict.gam-right").count() == 4
    assert "comprobadas: 4 de 4" in page.inner_text("[data-way-text]")
    page.goto(f"{site}/?unidad={LESSON}")
    assert "100 %" in page.inner_text("body")
    watched.is_clean()


def test_what_was_scrolled_by_is_read_and_one_goes_on_there(open_unit: Callable[..., Any], site: str) -> None:
    watched = open_unit(width=360)
    page = unit(watched, site, LESSON)
    page.locator("[data-section=que-se-publica] .gam-end").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelectorAll('.gam-toc .gam-seen').length >= 1")
    page.wait_for_function("() => !/leído 0/.test(document.querySelector('[data-way-text]').textContent)")
    page.reload()
    page.locator("[data-goon] a").click()
    assert page.evaluate("document.activeElement.tagName") == "H3" and page.evaluate("window.scrollY") > 200
    watched.is_clean()


def test_words_and_sources_are_at_hand_and_lead_back(open_unit: Callable[..., Any], site: str) -> None:
    page = unit(open_unit(), site, LESSON)
    page.click(".gam-term >> nth=0")
    term = page.evaluate("location.hash")
    assert page.locator(f"dt{term}").inner_text() == "Padrón"
    page.locator(f"dt{term} + dd .gam-back").click()
    assert page.evaluate("document.querySelector(location.hash).className") == "gam-term"
    page.click(".gam-cite a >> nth=0")
    assert "Reglamento de Mercados" in page.locator(page.evaluate("location.hash")).inner_text()


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_a_test_is_handed_in_and_tried_again(open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str, width: int) -> None:
    watched = open_unit(width=width)
    right = right_answers("prueba-propia")
    page = unit(watched, site, EXAM)
    axe(page)
    fits(page)
    first = page.locator("[data-test] .gam-prompt").all_inner_texts()
    for question in page.locator("[data-test] [data-q]").all()[:1]:
        question.locator("label", has_text=right[question.locator(".gam-prompt").inner_text()]).click()
    assert page.inner_text("[data-count]") == "Respondidas: 1 de 4."
    page.click("[data-handin]:not([data-handin=yes])")
    assert page.evaluate("document.activeElement.hasAttribute('data-missing')")
    page.click("[data-gomissing]")
    assert page.evaluate("document.activeElement.className") == "gam-prompt"
    axe(page)
    page.click("[data-handin=yes]")
    page.wait_for_selector(".gam-result")
    assert page.inner_text(".gam-big strong") == "25" and "Todavía no llega a 60" in page.inner_text(".gam-score")
    axe(page)
    fits(page)
    page.click("[data-again]")
    page.wait_for_selector("[data-handin]:not([data-handin=yes])")
    assert not set(first) & set(page.locator("[data-test] .gam-prompt").all_inner_texts())
    for question in page.locator("[data-test] [data-q]").all():
        question.locator("label", has_text=right[question.locator(".gam-prompt").inner_text()]).click()
    page.click("[data-handin]:not([data-handin=yes])")
    page.wait_for_selector(".gam-result")
    assert page.inner_text(".gam-big strong") == "100" and page.locator(".gam-result .gam-q").count() == 4
    axe(page)
    fits(page)
    watched.is_clean()


def test_by_keyboard_alone(open_unit: Callable[..., Any], site: str) -> None:
    watched = open_unit()
    page = unit(watched, site, LESSON)

    def tab_to(selector: str, most: int = 60) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("s => Boolean(document.activeElement && document.activeElement.matches(s))", selector):
                assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
                return
        raise AssertionError(f"the keyboard does not reach {selector}")

    tab_to("[data-read]")
    page.keyboard.press("Enter")
    tab_to("[data-q='propia-1'] input")
    page.keyboard.press("Space")
    tab_to("[data-q='propia-1'] [data-check]")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.gam-verdict')")
    tab_to("[data-q='propia-2'] input")
    page.keyboard.press("Space")
    tab_to("[data-q='propia-3'] [data-move='1']")
    before = page.locator(".gam-order [data-words]").all_inner_texts()
    page.keyboard.press("Enter")
    after = page.locator(".gam-order [data-words]").all_inner_texts()
    assert after[:2] == [before[1], before[0]] and page.evaluate("document.activeElement.dataset.move") == "1"
    assert f"{before[0]}: lugar 2 de 4." in page.inner_text("[data-q='propia-3'] .gam-saved")
    tab_to("[data-q='propia-4'] select")
    page.keyboard.press("ArrowDown")
    tab_to(NOTE)
    page.keyboard.type("El martes.")
    page.wait_for_function(SAVED)
    watched.is_clean()


def test_the_glossary_is_searched(open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str) -> None:
    if not texts.glossary():
        pytest.skip("the terms come with the lessons of the course")
    watched = open_unit(width=360)
    page = unit(watched, site, GLOSSARY)
    axe(page)
    fits(page)
    every = page.locator("[data-term]:visible").count()
    page.fill("[data-find] input", "TRÁMITE")
    found = page.locator("[data-term]:visible").count()
    assert 0 < found < every and page.inner_text("[data-found]") == f"{found} términos."
    page.fill("[data-find] input", "zzzz")
    assert page.locator("[data-none]").is_visible() and page.inner_text("[data-found]") == "0 términos."
    page.fill("[data-find] input", "")
    assert page.locator("[data-term]:visible").count() == every
    watched.is_clean()


@pytest.mark.parametrize("name", [LESSON, EXAM, GLOSSARY, NOTES])
@pytest.mark.parametrize("who", ["visitante", "autora", "docente", "como-ana"])
def test_everybody_sees_a_page_without_faults(
    open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str, who: str, name: str
) -> None:
    watched = open_unit(who, width=360)
    page = unit(watched, site, name)
    assert page.locator(".gam-title").count() == 1
    axe(page)
    fits(page)
    watched.is_clean()


def test_without_network_it_waits_and_then_sends(open_unit: Callable[..., Any], site: str) -> None:
    page = unit(open_unit(), site, LESSON)
    page.context.set_offline(True)
    page.fill(NOTE, "Lo escribí sin señal.")
    page.wait_for_function("() => /Sin conexión/.test(document.querySelector(\"[data-q='propia-5'] .gam-saved\").textContent)")
    pick(page, "propia-1", "teléfono")
    page.click("[data-q='propia-1'] [data-check]")
    page.wait_for_function("() => /Sin conexión/.test(document.querySelector(\"[data-q='propia-1'] .gam-saved\").textContent)")
    assert page.evaluate(JOURNALS) == 1
    page.context.set_offline(False)
    page.wait_for_function(SAVED)
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('gam:'))")
    page.reload()
    assert page.input_value(NOTE) == "Lo escribí sin señal."


def test_what_was_not_sent_survives_closing_the_page(open_unit: Callable[..., Any], site: str) -> None:
    page = unit(open_unit(), site, LESSON)
    page.route("**/handler/save_answers", lambda route: route.abort())
    page.fill(NOTE, "Antes de cerrar.")
    pick(page, "propia-1", "teléfono")
    page.wait_for_function(JOURNALS.replace(".length", ".length > 0"))
    page.unroute("**/handler/save_answers")
    page.reload()
    page.wait_for_function(SAVED)
    assert page.input_value(NOTE) == "Antes de cerrar."
    assert page.locator("[data-q='propia-1'] input:checked").count() == 1
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('gam:'))")


def test_what_a_test_could_not_send_comes_back_and_blocked_storage_is_said(open_unit: Callable[..., Any], site: str) -> None:
    page = unit(open_unit(), site, EXAM)
    page.route("**/handler/save_answers", lambda route: route.abort())
    page.locator("[data-test] [data-q]").first.locator("label").first.click()
    page.wait_for_function(JOURNALS.replace(".length", ".length > 0"))
    page.unroute("**/handler/save_answers")
    page.reload()
    page.wait_for_function("() => document.querySelector('[data-count]').textContent === 'Respondidas: 1 de 4.'")
    assert page.locator("[data-test] input:checked").count() == 1
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('gam:'))")
    blocked = open_unit(script="Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    assert "no guarda copias" in unit(blocked, site, EXAM).inner_text("[data-saved=test]")


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_two_windows_show_both_notes_and_the_person_picks(open_unit: Callable[..., Any], site: str, choice: str) -> None:
    one = open_unit()
    first = unit(one, site, LESSON)
    second = unit(open_unit(context=first.context), site, LESSON)
    first.fill(NOTE, "Desde la oficina.")
    first.wait_for_function(SAVED)
    second.fill(NOTE, "Desde el teléfono.")
    second.wait_for_selector("[data-q='propia-5'] .gam-conflict")
    assert "Desde la oficina." in second.inner_text("[data-q='propia-5'] .gam-conflict")
    second.click(f"[data-pick={choice}]")
    if choice == "mine":
        second.wait_for_function(SAVED)
    first.reload()
    assert first.input_value(NOTE) == {"mine": "Desde el teléfono.", "theirs": "Desde la oficina."}[choice]
    assert second.evaluate(JOURNALS) == 0


def test_an_ended_session_is_said_and_the_note_stays_in_the_browser(open_unit: Callable[..., Any], site: str) -> None:
    page = unit(open_unit(), site, LESSON)
    page.context.request.post(f"{site}/quien", form={"who": "visitante"})
    page.fill(NOTE, "Sesión vencida.")
    page.wait_for_function("() => /inicie sesión/i.test(document.querySelector(\"[data-q='propia-5'] .gam-saved\").textContent)")
    assert page.evaluate(JOURNALS) == 1


def test_erasing(open_unit: Callable[..., Any], site: str) -> None:
    page = unit(open_unit(), site, LESSON)
    page.fill(NOTE, "Para borrar.")
    page.wait_for_function(SAVED)
    page.click(".gam-own summary")
    page.click("[data-own=sure]")
    page.wait_for_selector("[data-erase-sure]:not([hidden])")
    page.click("[data-own=erase]")
    page.wait_for_function("() => document.activeElement.matches('[role=status][data-saved=own]')")
    assert "Se borró" in page.evaluate("document.activeElement.textContent") and page.locator("[data-saved=own]").is_visible()
    assert page.input_value(NOTE) == ""
    page.reload()
    page.wait_for_function("() => document.querySelector('[data-q] textarea')")
    assert not page.evaluate("document.querySelector('[data-saved=own]').textContent"), "it is said once"


def test_it_lives_in_the_frame_of_the_course(open_unit: Callable[..., Any], site: str) -> None:
    watched = open_unit()
    page = watched.page
    page.goto(f"{site}/?unidad={LESSON}")
    frame = page.frame_locator("iframe")
    frame.locator(".gam-term").first.wait_for()
    page.wait_for_timeout(600)
    frame.locator(".gam-term").first.click()
    page.wait_for_function("() => window.scrollY > 500")
    assert page.evaluate("document.querySelector('iframe').contentDocument.activeElement.tagName") == "DT"
    heights = page.evaluate(
        "() => { const f = document.querySelector('iframe'); return [f.clientHeight, f.contentDocument.body.scrollHeight]; }")
    assert heights[0] >= heights[1] - 4
    frame.locator("[data-section=que-sigue] .gam-end").scroll_into_view_if_needed()
    frame.locator("[data-part=que-sigue]").locator("xpath=..").and_(frame.locator(".gam-seen")).wait_for(state="attached")
    watched.is_clean()


@pytest.mark.parametrize("name", [LESSON, GLOSSARY])
def test_it_prints(open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str, name: str) -> None:
    page = unit(open_unit(), site, name)
    with page.context.expect_page() as opened:
        page.click(".gam-foot-links a")
    paper = opened.value
    paper.wait_for_load_state()
    axe(paper)
    assert len(paper.pdf()) > 5_000 and not paper.locator("script, input, button").count()


@pytest.mark.parametrize("name", [LESSON, EXAM, GLOSSARY, NOTES])
def test_script_and_style_are_small(open_unit: Callable[..., Any], site: str, name: str) -> None:
    page = unit(open_unit(), site, name)
    addresses = page.evaluate("[...document.querySelectorAll('link[href*=resources],script[src*=resources]')].map(e => e.href || e.src)")
    inline = page.evaluate("[...document.querySelectorAll('body script:not([src]):not([type]), style')].map(e => e.textContent)")
    size = sum(len(gzip.compress(text.encode())) for text in [*(page.context.request.get(each).text() for each in addresses), *inline])
    assert size <= BUDGET, size


def test_the_editor_brings_lists_problems_and_saves(open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str) -> None:
    watched = open_unit("autora")
    page = watched.page
    page.goto(f"{site}/studio/block-v1:{COURSE.removeprefix('course-v1:')}+type@leccion_gam+block@propia")
    axe(page)
    text = page.input_value("[name=own_text]")
    page.fill("[name=own_text]", text + "\n::: aviso Mal\n")
    page.click("[data-check]")
    page.wait_for_selector(".gam-error-summary li")
    assert "own_text.body:" in page.inner_text(".gam-error-summary") and page.locator("[name=own_text][aria-invalid=true]").count()
    axe(page)
    page.fill("[name=own_text]", text)
    page.click(".save-button")
    page.wait_for_function("() => document.body.dataset.notified === 'save:end'")
    watched.is_clean()
