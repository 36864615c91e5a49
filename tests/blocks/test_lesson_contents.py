"""The kinds of packaged content, on a small course of their own: opening, lesson, page, test, glossary, notes, print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from curso_contenido.data import texts

from ..course.samples import raw_questions
from .lessons import BLOCK, EXAM, TEXT, check, lesson

HEAD = "---\nid: {id}\nkind: {kind}\nmodule: m3\ntitle: \"{title}\"\nsummary: \"Una oración.\"\n---\n"
FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200"><text x="9" y="20" font-size="14">hola</text></svg>'
GLOSSARY = """
- {id: dato-abierto, term: "Dato abierto", definition: "Se puede usar y compartir.", sources: [lgtaip], see: [obra]}
- {id: obra, term: "Obra pública", definition: "Lo que se construye con dinero de todas las personas."}
- {id: apertura, term: "Ápice", definition: "Empieza con acento y va en la A."}
- {id: nandu, term: "Ñandú", definition: "Va después de la N."}
- {id: nota, term: "Nota", definition: "Va antes de la Ñ."}
"""


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A course with one module, read in place of the packaged one."""
    folder, figures = tmp_path / "m3", tmp_path / "figuras"
    folder.mkdir()
    figures.mkdir()
    (figures / "m3-ruta.svg").write_text(FIGURE)
    body = "Uno con [[datos|dato-abierto]].\n\n## Dos\n\n![Una ruta.](figura:m3-ruta \"La ruta\")\n\n## Tres\n\nFin.\n"
    (folder / "inicio.md").write_text(HEAD.format(id="m3-inicio", kind="opening", title="Transparencia") + "Al terminar podrá más.\n")
    for name in ("m3-obligaciones", "m3-solicitudes"):
        (folder / f"{name}.md").write_text(HEAD.format(id=name, kind="lesson", title=f"Sobre {name}") + body)
        asked = [{**each, "id": f"{name}-{n}"} for n, each in enumerate(raw_questions(), 1)]
        (folder / f"{name}.yaml").write_text(yaml.safe_dump({"questions": asked}, allow_unicode=True))
    (folder / "examen.yaml").write_text(EXAM)
    (folder / "glosario.yaml").write_text(GLOSSARY)
    (tmp_path / "bienvenida.md").write_text(HEAD.format(id="bienvenida", kind="page", title="Hola").replace("module: m3\n", "") + "Pase.\n")
    monkeypatch.setattr(texts, "TEXTS", tmp_path)
    monkeypatch.setattr(texts, "FIGURES", figures)
    texts.forget()
    yield tmp_path
    monkeypatch.undo()
    texts.forget()


def opened(aula: Any, name: str, **options: Any) -> Any:
    """The content with that id, under its permanent name."""
    return aula.open(BLOCK, name=name, attributes={"lesson_id": name, "links_in_course": True, **options.pop("attributes", {})}, **options)


def test_every_content_is_found_and_has_no_problems(course: Path) -> None:
    assert texts.identifiers() == ("bienvenida", "m3-inicio", "m3-obligaciones", "m3-solicitudes", "m3-examen", "glosario", "notas")
    assert all(not texts.material(each).problems and texts.material(each).lesson for each in texts.identifiers())


def test_an_opening_lists_its_lessons_and_is_complete_when_read(aula: Any, course: Path) -> None:
    page = opened(aula, "m3-inicio")
    html = page.html("student_view")
    assert html.count("jump_to_id/m3-") == 2 and "Sobre m3-obligaciones" in html and not page.block.has_score
    page.post("save_answers", {"profile": {"read": True}})
    assert page.completion() == 1.0 and page.row()["grade"] is None


def test_a_page_is_only_read(aula: Any, course: Path) -> None:
    page = opened(aula, "bienvenida")
    assert "Pase." in page.html("student_view") and "data-q" not in page.html("student_view")
    page.post("save_answers", {"profile": {"seen": ["inicio"]}})
    assert page.completion() == 1.0


def test_a_figure_has_its_address_size_and_text(aula: Any, course: Path) -> None:
    html = opened(aula, "m3-obligaciones").html("student_view")
    image = re.search(r"<img[^>]+>", html)[0]
    assert 'src="/static/xblock/resources/curso_contenido/public/figuras/m3-ruta.svg"' in image
    assert 'alt="Una ruta."' in image and 'width="360"' in image and 'height="200"' in image and "<figcaption>La ruta" in html


def test_a_word_leads_to_its_definition_and_to_the_glossary(aula: Any, course: Path) -> None:
    html = opened(aula, "m3-obligaciones").html("student_view")
    assert "Se puede usar y compartir." in html and "jump_to_id/glosario#glosario-obra" in html and "Glosario completo" in html


def test_the_glossary_is_whole_in_the_order_of_the_alphabet(aula: Any, course: Path) -> None:
    html = opened(aula, "glosario").html("student_view")
    assert re.findall(r'<dt id="glosario-([a-z-]+)"', html) == ["apertura", "dato-abierto", "nota", "nandu", "obra"]
    assert re.findall(r'-l-(.)" tabindex', html) == ["A", "D", "N", "Ñ", "O"] and "5 términos." in html
    assert 'data-term="apice' in html and "Obra pública</a>" in html
    visitor = opened(aula, "glosario", mode="anonymous").html("public_view")
    assert "Se puede usar y compartir." in visitor and "GamLesson" in visitor and "data-read" not in visitor


def test_notes_of_all_lessons_are_gathered(aula: Any, course: Path) -> None:
    opened(aula, "m3-solicitudes")
    other = opened(aula, "m3-obligaciones")
    other.post("save_answers", {"answers": {"m3-obligaciones-5": {"value": "Publicar el acta <i>hoy</i>"}}})
    notes = opened(aula, "notas")
    html = notes.html("student_view")
    assert "Publicar el acta &lt;i&gt;hoy&lt;/i&gt;" in html and "jump_to_id/m3-obligaciones" in html and "Notas escritas: 1 de 2." in html
    assert "Publicar el acta" in notes.get("paper").text, "a handler sees them too"
    assert "Publicar el acta" not in opened(aula, "notas", user="luis").html("student_view")
    assert "todavía no ha escrito notas" in opened(aula, "notas", user="luis").html("student_view").lower()


@pytest.mark.parametrize("mode", ["anonymous", "studio"])
def test_where_notes_cannot_be_gathered_it_says_so(aula: Any, course: Path, mode: str) -> None:
    view = {"anonymous": "public_view", "studio": "author_view"}[mode]
    assert "solo se pueden reunir dentro del curso" in opened(aula, "notas", mode=mode).html(view)


def test_a_lesson_under_another_name_is_not_taken_for_the_courses_own(aula: Any, course: Path) -> None:
    other = aula.open(BLOCK, name="m3-obligaciones", attributes={"lesson_id": "m3-solicitudes"})
    other.post("save_answers", {"answers": {"m3-solicitudes-5": {"value": "una nota"}}})
    assert "una nota" not in opened(aula, "notas").html("student_view")


@pytest.mark.parametrize("name", ["m3-obligaciones", "glosario", "notas", "m3-inicio", "m3-examen", "bienvenida"])
def test_every_content_prints_without_keys(aula: Any, course: Path, name: str) -> None:
    text = opened(aula, name).get("paper").text
    assert text.startswith("<!doctype html>") and "<script" not in text and "Es la segunda." not in text
    assert "/static/" not in text and 'content: ""' in text
    if name == "m3-obligaciones":
        assert "data:image/svg+xml;base64," in text and "¿Cuál de las tres?" in text
        assert 'loading="lazy"' not in text, "a picture further down would be printed empty"


@pytest.mark.parametrize("name, printed", [("m3-obligaciones", True), ("glosario", True), ("m3-examen", False), ("notas", False)])
def test_printing_is_offered_where_there_is_something_to_print(aula: Any, course: Path, name: str, printed: bool) -> None:
    html = opened(aula, name).html("student_view")
    assert ("handler/paper" in html) is printed


def test_own_text_takes_the_head_and_the_questions_of_the_packaged_one(aula: Any, course: Path) -> None:
    page = opened(aula, "m3-obligaciones", attributes={"own_text": "Otro texto con [[obra|obra]]."})
    html = page.html("student_view")
    assert "Otro texto" in html and "Sobre m3-obligaciones" in html and html.count('class="gam-q"') == 5
    page = opened(aula, "m3-obligaciones", attributes={"own_text": "", "own_questions": "questions: []"})
    assert "data-q=" not in page.html("student_view") and not page.block.has_score


def test_a_mark_whose_id_is_gone_does_not_take_the_lesson_away(aula: Any, course: Path) -> None:
    page = lesson(aula, attributes={"own_text": TEXT.replace("[@lgtaip: 58]", "[@ya-no-existe: 58] y [[algo|tampoco]]")})
    html = page.html("student_view")
    assert "algo" in html and "ya-no-existe" not in html and check(page, 1).status == 200
    assert [each.text for each in page.block.validate().messages if "ya-no-existe" in each.text]
