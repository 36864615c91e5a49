"""From results to the downloaded file, by keyboard alone; and the pages that offer it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document as open_docx

from .conftest import answer_all, begin, fits

pytestmark = pytest.mark.browser


def press(page: Any, selector: str, key: str = "Enter") -> None:
    """Reach `selector` with Tab alone, from where the focus is, and press a key on it."""
    for _ in range(400):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            page.keyboard.press(key)
            return
        page.keyboard.press("Tab")
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


@pytest.mark.parametrize("width", [1280, 320])
def test_by_keyboard_from_results_to_the_draft_for_the_cabildo(
    open_unit: Callable[..., Any], axe: Callable[[Any], None], width: int,
) -> None:
    watched = open_unit(width=width)
    page = watched.page
    begin(page)
    answer_all(page, level=1)
    page.click(".gam-steps [data-go=review]")
    page.click("[data-submit]")
    page.wait_for_selector(".gam-take")
    axe(page)
    fits(page)
    name, content = downloaded(page, ".gam-take a[href*='format=docx']")
    assert name.startswith("autodiagnostico-20") and open_docx(io.BytesIO(content)).inline_shapes
    page.evaluate("document.querySelector('[data-part=results] h3').focus()")
    press(page, "[data-card] [data-plan-pick]")
    page.wait_for_function("() => /Ya está en el plan/.test(document.querySelector('[data-pick-said]').textContent)")
    press(page, "[data-card] [data-go=plan]")
    page.wait_for_selector("[data-plan-take]")
    axe(page)
    fits(page)
    name, content = downloaded(page, "[data-plan-take] a[href*='format=docx']")
    said = [each.text for each in open_docx(io.BytesIO(content)).paragraphs]
    assert name.startswith("plan-de-apertura-20") and "Puntos de acuerdo" in said and "Anexo. Plan de apertura" in said
    name, content = downloaded(page, "[data-plan-take] a[href*='what=handover']")
    assert name.startswith("entrega-recepcion-20") and content[:2] == b"PK"
    watched.is_clean()
