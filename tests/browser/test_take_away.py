"""From the first page to the file on disk, by keyboard alone; and the pages that offer it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn

from .conftest import fits

pytestmark = pytest.mark.browser


# a click that no key made has a pointer: none may be seen
POINTED = "() => { window.pointed = 0; addEventListener('pointerdown', () => { window.pointed += 1; }, true); }"


def press(page: Any, selector: str, key: str = "Enter", *, back: bool = False) -> None:
    """Reach `selector` with Tab (or Shift+Tab) alone, from where the focus is, and press a key on it."""
    for _ in range(400):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            page.keyboard.press(key)
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab never came to {selector}")


def downloaded(page: Any, selector: str) -> tuple[str, bytes]:
    """Name and content of what a link brings when Enter is pressed on it."""
    found: list[Any] = []

    def keep(download: Any) -> None:
        found.append(download)

    page.context.on("page", lambda opened: opened.on("download", keep))
    page.on("download", keep)
    press(page, selector)
    for _ in range(100):
        if found:
            break
        page.wait_for_timeout(100)
    with open(found[0].path(), "rb") as content:
        return found[0].suggested_filename, content.read()


def answer_by_keyboard(page: Any) -> None:
    """Begin with the route that is offered, answer each of its questions one level above the first, and submit."""
    press(page, "[data-begin] [type=submit]")
    page.wait_for_function("() => document.activeElement.tagName === 'H3'")
    while not page.locator("[data-submit]:visible").count():
        press(page, "[data-q] input[type=radio]", "Space")
        page.keyboard.press("ArrowDown")
        press(page, "[data-move='1'], [data-last]")
        page.wait_for_function("() => document.activeElement.tagName === 'H3' || document.querySelector('[data-submit]')")
    press(page, "[data-submit]")
    page.wait_for_selector(".gam-take")


@pytest.mark.parametrize("width", [1280, 320])
def test_by_keyboard_from_the_first_page_to_the_draft_for_the_cabildo(
    open_unit: Callable[..., Any], axe: Callable[[Any], None], width: int,
) -> None:
    watched = open_unit(width=width)
    page = watched.page
    page.evaluate(POINTED)
    answer_by_keyboard(page)
    axe(page)
    fits(page)
    name, content = downloaded(page, ".gam-take a[href*='format=docx']")
    assert name.startswith("autodiagnostico-20") and open_docx(io.BytesIO(content)).inline_shapes
    press(page, "[data-card] [data-plan-pick]")
    page.wait_for_function("() => /Ya está en el plan/.test(document.querySelector('[data-pick-said]').textContent)")
    press(page, "[data-card] [data-go=plan]")
    page.wait_for_selector("[data-open]")
    press(page, "[data-open]")
    page.wait_for_selector("[data-check]", state="attached")
    press(page, "[data-f=people]", "End")
    page.keyboard.type("Las catorce localidades")
    press(page, "[data-plan-back]", back=True)
    page.wait_for_selector("[data-plan-take]:visible")
    axe(page)
    fits(page)
    name, content = downloaded(page, "[data-plan-take] a[href*='format=docx']")
    said = [each.text for each in open_docx(io.BytesIO(content)).paragraphs]
    assert name.startswith("plan-de-apertura-20") and "Puntos de acuerdo" in said and "Anexo. Plan de apertura" in said
    assert "Las catorce localidades" in "\n".join(each.text or "" for each in open_docx(io.BytesIO(content)).element.iter(qn("w:t")))
    name, content = downloaded(page, "[data-plan-take] a[href*='what=handover']")
    assert name.startswith("entrega-recepcion-20") and content[:2] == b"PK"
    assert page.evaluate("window.pointed") == 0
    watched.is_clean()
