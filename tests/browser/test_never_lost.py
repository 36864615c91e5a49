"""Nothing that somebody answered is lost: no network, two windows, an ended session, no storage, other people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import UNIT, begin, saved

pytestmark = pytest.mark.browser
FIRST = "[data-q]:visible input[value='{}']"
JOURNALS = "() => Object.keys(localStorage).filter(key => key.startsWith('gam:')).length"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError'); }});"


def pick(page: Any, level: int) -> None:
    """Answer the first visible question."""
    page.evaluate("document.querySelector('[data-saved=foot]').textContent = ''")
    page.locator(FIRST.format(level)).first.check()


def test_without_network_it_waits_and_then_sends(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    begin(page)
    pick(page, 1)
    saved(page)
    page.context.set_offline(True)
    pick(page, 3)
    page.wait_for_function("() => /Sin conexión/.test(document.querySelector('[data-q] .gam-saved').textContent)")
    assert page.evaluate(JOURNALS) == 1
    page.context.set_offline(False)
    saved(page)
    assert page.evaluate(JOURNALS) == 0


def test_what_was_not_sent_survives_closing_the_page(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    begin(page)
    saved(page)
    page.route("**/handler/save_answers", lambda route: route.abort())
    pick(page, 4)
    page.wait_for_function("() => /Sin conexión/.test(document.querySelector('[data-q] .gam-saved').textContent)")
    page.unroute("**/handler/save_answers")
    page.reload()
    saved(page)
    page.click("[data-begin] [type=submit]")
    assert page.locator(FIRST.format(4)).first.is_checked()
    assert page.evaluate(JOURNALS) == 0


def test_two_windows_show_both_and_the_person_picks(open_unit: Callable[..., Any]) -> None:
    one = open_unit()
    begin(one.page)
    saved(one.page)
    two = open_unit(context=one.page.context)
    two.page.click("[data-begin] [type=submit]")
    pick(one.page, 1)
    saved(one.page)
    pick(two.page, 4)
    two.page.wait_for_selector("[data-q] .gam-conflict")
    assert "1 · Comienza" in two.page.inner_text("[data-q] .gam-conflict")
    two.page.click("[data-q] [data-pick=mine]")
    saved(two.page)
    one.page.reload()
    one.page.click("[data-begin] [type=submit]")
    assert one.page.locator(FIRST.format(4)).first.is_checked()


def test_the_other_answer_can_be_taken(open_unit: Callable[..., Any]) -> None:
    one = open_unit()
    begin(one.page)
    saved(one.page)
    two = open_unit(context=one.page.context)
    two.page.click("[data-begin] [type=submit]")
    pick(one.page, 1)
    saved(one.page)
    pick(two.page, 4)
    two.page.click("[data-q] [data-pick=theirs]")
    assert two.page.locator(FIRST.format(1)).first.is_checked()
    assert two.page.evaluate(JOURNALS) == 0


def test_an_ended_session_is_said_and_the_answer_stays_in_the_browser(open_unit: Callable[..., Any], site: str) -> None:
    page = open_unit().page
    begin(page)
    saved(page)
    page.context.request.post(f"{site}/quien", form={"who": "visitante"})
    pick(page, 2)
    page.wait_for_function("() => /inicie sesión/.test(document.querySelector('[data-q] .gam-saved').textContent)")
    assert page.evaluate(JOURNALS) == 1


def test_nobody_elses_journal_is_sent(open_unit: Callable[..., Any], site: str) -> None:
    page = open_unit().page
    begin(page)
    saved(page)
    page.route("**/handler/save_answers", lambda route: route.abort())
    pick(page, 4)
    page.wait_for_timeout(300)
    page.unroute("**/handler/save_answers")
    for who in ("luis", "como-ana"):
        page.context.request.post(f"{site}/quien", form={"who": who})
        page.goto(UNIT)
        page.click("[data-begin] [type=submit]")
        assert not page.locator(FIRST.format(4)).first.is_checked()
        assert page.evaluate(JOURNALS) == 1


def test_without_storage_it_says_so_and_works(open_unit: Callable[..., Any]) -> None:
    watched = open_unit(script=NO_STORAGE)
    page = watched.page
    assert "no guarda copias" in page.inner_text("[data-saved=start]")
    begin(page)
    pick(page, 3)
    saved(page)
    watched.is_clean()


def test_erasing_and_starting_again(open_unit: Callable[..., Any]) -> None:
    page = open_unit().page
    begin(page)
    pick(page, 3)
    saved(page)
    page.click(".gam-steps [data-go=start]")
    page.reload()
    page.click(".gam-data summary")
    page.click("[data-erase]")
    with page.expect_navigation():
        page.click("[data-erase-yes]")
    assert page.inner_text("[data-begin] [type=submit]") == "Empezar"
    assert page.inner_text("[data-count]") == "0/20"
