"""The module to read offline: which file is offered, and what Studio accepts as its name."""

from __future__ import annotations

from typing import Any

import pytest

from .lessons import BLOCK

LINK = '/modulo-3.pdf" target="_blank"'
SETTINGS: dict[str, Any] = {
    "display_name": "", "lesson_id": "m3-inicio", "own_text": "", "own_questions": "", "max_attempts": "", "weight": "",
    "feedback_policy": "siempre", "pass_mark": "60", "links_in_course": True,
}


def opening(aula: Any, name: str, **options: Any) -> Any:
    return aula.open(BLOCK, attributes={"lesson_id": "m3-inicio", "download": name}, **options)


@pytest.mark.parametrize("view", ["student_view", "public_view"])
def test_the_opening_offers_the_file_of_the_course(aula: Any, view: str) -> None:
    html = opening(aula, "modulo-3.pdf").html(view)
    assert LINK in html and html.count("Descargar el módulo para leer sin conexión (PDF)") == 1
    assert "sin conexión (PDF)" not in opening(aula, "").html(view)


WRONG = ["../secreto.pdf", "a/b.pdf", "https://example.org/a.pdf", 'x" onclick="y.pdf', "modulo.html", "x" * 120 + ".pdf"]


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_name_of_a_file_is_neither_shown_nor_saved(aula: Any, name: str) -> None:
    html = opening(aula, name).html("student_view")
    assert "sin conexión (PDF)" not in html and 'onclick="y' not in html
    page = aula.open(BLOCK, mode="studio")
    refused = page.post("save_settings", {**SETTINGS, "download": name}).json
    assert not refused["saved"] and [each["path"] for each in refused["problems"]] == ["download"] and refused["problems"][0]["text"]


@pytest.mark.parametrize("name", ["modulo-3.pdf", "Módulo_3.PDF", ""])
def test_studio_saves_it_and_it_survives_the_export(aula: Any, name: str) -> None:
    page = aula.open(BLOCK, mode="studio")
    assert page.post("save_settings", {**SETTINGS, "download": f" {name} "}).json == {"saved": True, "problems": []}
    assert aula.olx_round_trip(BLOCK).download == name
    editor = aula.open(BLOCK, mode="studio").html("studio_view")
    assert f'name="download" type="text" maxlength="120" value="{name}"' in editor


def test_a_name_that_is_no_text_is_refused(aula: Any) -> None:
    refused = aula.open(BLOCK, mode="studio").post("save_settings", {**SETTINGS, "download": 7}).json
    assert not refused["saved"] and refused["problems"][0]["path"] == "download"
