"""The whole course, unit by unit, as learner and as visitor: it opens, nothing fails, nobody else is asked, axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from curso_contenido.olx.outline import outline

from .conftest import UNIT, fits

pytestmark = pytest.mark.browser

CHAPTERS = [chapter for chapter in outline().chapters if not chapter.staff_only]


def address(unit: Any) -> str:
    """Where the course's frame asks for a unit."""
    return UNIT.replace("unidad1", f"u-{unit.id}")


@pytest.mark.parametrize("who", ["ana", "visitante"])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda each: each.id)
def test_every_unit_opens(open_unit: Callable[..., Any], axe: Callable[[Any], None], chapter: Any, who: str) -> None:
    units = [unit for sequence in chapter.sequences for unit in sequence.units]
    watched = open_unit(who, unit=address(units[0]))
    page = watched.page
    for unit in units:
        if unit is not units[0]:
            page.goto(address(unit))
        assert page.locator(".gam h2, .gam h1").first.inner_text(), unit.id
        fits(page)
        axe(page)
    watched.is_clean()


def test_a_lesson_on_a_narrow_phone(open_unit: Callable[..., Any], axe: Callable[[Any], None]) -> None:
    watched = open_unit(width=320, unit=address(next(unit for unit in outline().units() if unit.id == "m1-que-es")))
    fits(watched.page)
    axe(watched.page)
    watched.is_clean()


def test_the_course_home_leads_to_a_lesson_and_back(open_unit: Callable[..., Any], site: str) -> None:
    page = open_unit("ana").page
    page.goto(f"{site}/?unidad=u-bienvenida")
    frame = page.frame_locator("iframe")
    frame.locator("a[href*=jump_to_id]").first.click()
    page.wait_for_url("**/?unidad=u-m1-por-donde")
    assert page.locator("nav [aria-current=page]").is_visible()
    assert "Solo para el equipo del curso" not in page.inner_text("nav")


def test_the_guidance_is_for_staff(open_unit: Callable[..., Any], site: str) -> None:
    page = open_unit("docente").page
    assert page.goto(f"{site}/?unidad=u-guia-equipo").status == 200
    other = open_unit("ana").page
    assert other.goto(f"{site}/?unidad=u-guia-equipo").status == 404


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("who", ["ana", "visitante", "autora"])
def test_the_front_page_names_the_four_tools(
    open_unit: Callable[..., Any], axe: Callable[[Any], None], site: str, who: str, width: int,
) -> None:
    watched = open_unit(who, width=width)
    page = watched.page
    page.goto(site)
    assert page.locator("main h1").count() == 1 and page.locator("iframe").count() == 0
    assert page.locator(".tarjetas h2").all_inner_texts() == [
        "Autodiagnóstico", "Plan de apertura", "Curso virtual", "Mapa de buenas prácticas"]
    assert page.locator(".marca").count() == (3 if who == "ana" else 0)
    assert page.locator(".indice details summary").first.is_visible() == (width > 820)
    axe(page)
    fits(page)
    for address in dict.fromkeys(each.get_attribute("href") for each in page.locator(".tarjetas a").all()):
        page.goto(site + address)
        assert page.frame_locator("iframe").locator(".gam").first.is_visible()
    watched.is_clean()
