"""The module as one PDF: nothing of a text is lost, exercises do not tell their key, and the file is accessible and always the same."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pdfua
import pytest
from lxml import etree
from lxml import html as lxml_html
from pypdf import PdfReader

from autodiagnostico_xblock.kit.documents import pdf, typesetter
from autodiagnostico_xblock.kit.documents.model import Block, Callout, Figure, Heading, Items, Paragraph, Run, Runs, Table
from curso_contenido.__main__ import main
from curso_contenido.core.questions import Question
from curso_contenido.data import texts
from curso_contenido.olx import booklet
from curso_contenido.olx.booklet_questions import answer, exercise
from curso_contenido.olx.booklet_text import blocks, tidy
from curso_contenido.olx.files import course_files
from curso_contenido.olx.outline import outline
from curso_contenido.olx.settings import Options

MODULES = texts.modules()
READ = [name for each in MODULES for name in (f"{each.id}-inicio", *each.lessons)]
KEY = ["construir", "--org", "O", "--curso", "C", "--edicion", "R"]


def said(parts: Iterable[Any]) -> Iterator[str]:
    """Every text of blocks, in reading order."""
    for each in parts:
        if isinstance(each, Heading):
            yield each.text
        elif isinstance(each, Paragraph):
            yield joined(each.runs)
        elif isinstance(each, Items):
            for item in each.items:
                yield joined(item.runs)
                yield from said(item.blocks)
        elif isinstance(each, Table):
            yield from (column.title for column in each.columns)
            yield from (joined(cell.runs) for line in each.rows for cell in line)
        elif isinstance(each, Callout):
            yield each.title
            yield from said(each.blocks)
        elif isinstance(each, Figure):
            yield each.caption


def joined(runs: Runs) -> str:
    return "".join(each.text for each in runs)


def letters_of(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


def converted(html: str) -> tuple[Block, ...]:
    return blocks(html, lambda name: f'<svg viewBox="0 0 360 540" font-family="Otra"><title>{name}</title></svg>')


@pytest.mark.parametrize("name", READ)
def test_no_word_of_a_text_is_lost(name: str) -> None:
    visit = booklet._visit(name)
    tree = lxml_html.fragment_fromstring(visit.body.html, create_parent="div")
    for each in tree.xpath("//*[@class='gam-sr']"):
        each.drop_tree()
    found = letters_of(" ".join(said(booklet._body(visit))))
    assert len(found) > 500 and found == letters_of(tree.text_content())


def test_each_mark_becomes_its_block() -> None:
    found = converted(
        '<section data-section="a"><h3 id="x">Uno</h3><p>Lea <strong>la <em>ley</em></strong> <a href="https://example.org/a">aquí'
        '<span class="gam-sr"> (otra pestaña)</span></a>, un <a class="gam-term" href="#t" id="w">dato</a> y otro '
        '<a class="gam-term" href="#t">dato</a>'
        '<sup class="gam-cite"><a href="#f2" id="c"><span class="gam-sr">Fuente </span>2</a></sup>.<br>Fin</p></section>'
        '<h4>Dos</h4><ol start="3"><li>A<ul><li>a1</li></ul></li><li><p>B</p><p>b2</p></li><li></li></ol>'
        '<blockquote><p>Cita</p></blockquote><hr>'
        '<div class="gam-scroll"><table><thead><tr><th>Q</th><th>R</th></tr></thead>'
        '<tbody><tr><td>uno</td><td>dos</td></tr></tbody></table></div>'
        '<figure class="gam-figure"><img src="figura:m3-ruta" alt="Lo que dice"><figcaption>Pie</figcaption></figure>')
    heading, words, small, listed, quote, table, figure = found
    assert heading == Heading(2, "Uno") and small == Heading(3, "Dos")
    assert isinstance(words, Paragraph) and words.runs == (
        Run("Lea "), Run("la ", bold=True), Run("ley", bold=True, italic=True), Run(" "), Run("aquí", link="https://example.org/a"),
        Run(", un dato* y otro dato\u00a0[2].\nFin"))
    assert isinstance(listed, Items) and (listed.ordered, listed.start, len(listed.items)) == (True, 3, 3)
    assert list(said([listed])) == ["A", "a1", "B", "b2", ""] and isinstance(listed.items[0].blocks[0], Items)
    assert isinstance(quote, Callout) and list(said([quote])) == ["", "Cita"]
    assert isinstance(table, Table) and list(said([table])) == ["Q", "R", "uno", "dos"]
    assert isinstance(figure, Figure) and (figure.alt, figure.caption) == ("Lo que dice", "Pie")
    assert 'font-family="Noto Sans"' in figure.svg and "m3-ruta" in figure.svg and figure.width == pytest.approx(0.52)


@pytest.mark.parametrize(("kind", "box"), [("caso", "note"), ("tarea", "key"), ("ojo", "warn"), ("idea", "note"), ("lente", "key")])
def test_boxes_say_in_words_what_they_are(kind: str, box: str) -> None:
    (found,) = converted(f'<div class="gam-aside gam-is-{kind}" role="note"><p class="gam-aside-title"><span class="gam-label">Clase</span>'
                         "<span>Título</span></p><p>Texto</p></div>")
    assert found == Callout(box, "Clase: Título", (Paragraph((Run("Texto"),)),))


def test_runs_are_tidy() -> None:
    assert tidy([Run(" "), Run("a "), Run("b"), Run("", bold=True), Run(" ")]) == (Run("a b"),)
    assert tidy([Run(" "), Run("  ")]) == ()


def asked(kind: str) -> list[Question]:
    found = [each for name in READ for each in texts.material(name).bank.questions if each.type == kind]
    assert len(found) > 20
    return found


def lettered(question: Question) -> dict[str, str]:
    """Letter → text, as the exercise shows it."""
    options = next(each for each in exercise(1, question) if isinstance(each, Items))
    assert options.letters and options.ordered
    return {chr(97 + n): joined(each.runs) for n, each in enumerate(options.items)}


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_the_key_leads_to_the_right_options(kind: str) -> None:
    for each in asked(kind):
        shown, (title, reasons) = lettered(each), answer(4, each)
        assert isinstance(title, Heading) and title.text.startswith("Pregunta 4: ") and isinstance(reasons, Items)
        right = re.findall(r"\b[a-h]\b", title.text.partition(": ")[2].replace(" y ", " , "))
        assert [shown[letter] for letter in right] == [part.text for part in each.parts if part.right]
        assert [joined(item.runs) for item in reasons.items] == [part.feedback for part in each.parts]


def test_the_key_gives_the_right_order_and_the_exercise_another() -> None:
    for each in asked("order"):
        shown, (_, title, reasons) = lettered(each), answer(2, each)
        wanted = [part.text for part in each.parts]
        assert isinstance(title, Heading) and [shown[letter] for letter in title.text.partition(": ")[2].split(", ")] == wanted
        assert list(shown.values()) != wanted and isinstance(reasons, Items) and reasons.ordered


def test_the_key_joins_each_pair() -> None:
    for each in asked("match"):
        shown, (_, table) = lettered(each), answer(2, each)
        assert isinstance(table, Table)
        lines = [[joined(cell.runs) for cell in line] for line in table.rows]
        pairs = {part.text: (part.match, part.feedback) for part in each.parts}
        assert {left: (shown[letter], why) for left, letter, why in lines} == pairs


def test_reflections_have_room_and_no_answer() -> None:
    for each in asked("reflection"):
        assert answer(1, each) == [] and type(exercise(1, each)[-1]).__name__ == "Room"


@pytest.mark.parametrize("module", MODULES, ids=lambda each: each.id)
def test_keys_come_last_and_the_test_is_not_in_it(module: texts.Module) -> None:
    whole = booklet.booklet(module).blocks
    place = next(n for n, each in enumerate(whole) if each == Heading(1, "Respuestas"))
    before, after = "\n".join(said(whole[:place])), "\n".join(said(whole[place:]))
    for name in module.lessons:
        for each in texts.material(name).bank.questions:
            assert each.prompt in before
            assert not [part.feedback for part in each.parts if part.feedback in before and len(part.feedback) > 40]
            assert all(part.feedback in after for part in each.parts)
    shared = {each.prompt for name in module.lessons for each in texts.material(name).bank.questions}
    bank = texts.material(f"{module.id}-examen").bank.questions
    assert len(bank) >= 20 and not [each.id for each in bank if each.prompt not in shared and each.prompt in before + after]


@pytest.mark.parametrize("module", MODULES, ids=lambda each: each.id)
def test_calls_sources_and_words_are_complete(module: texts.Module) -> None:
    whole = list(said(booklet.booklet(module).blocks))
    for name in module.lessons:
        visit = booklet._visit(name)
        listed = [joined(booklet._source(each)) for each in booklet.closing.sources(visit)]
        assert listed and all(each in whole for each in listed) and len(listed) == len(visit.body.cites)
        for term, _ in visit.body.terms:
            assert any(each.startswith(f"{term.term}. {term.definition}") for each in whole), term.id


def questions_of(module: texts.Module) -> list[Question]:
    return [each for name in module.lessons for each in texts.material(name).bank.marked]


def whole(question: Question) -> set[str]:
    """The letters of what is asked and of each of its parts."""
    return {letters_of(each) for each in (question.prompt, *(text for part in question.parts for text in (part.text, part.match)))}


def test_every_module_is_one_accessible_file(tmp_path: Path) -> None:
    said_so: list[str] = []
    made = booklet.build_all(said_so.append)
    assert list(made) == [f"modulo-{n}.pdf" for n in range(1, 9)] and len(said_so) == 8
    for module, content in zip(MODULES, made.values(), strict=True):
        path = tmp_path / f"{module.id}.pdf"
        path.write_bytes(content)
        assert not pdfua.validate(str(path)).findings
        reader = PdfReader(io.BytesIO(content))
        root, metadata = reader.trailer["/Root"], reader.metadata
        assert metadata is not None and metadata.title == f"Módulo {module.number}. {module.name}"
        assert metadata.creation_date is not None and metadata.creation_date.date() == outline().reviewed
        assert str(root["/Lang"]) == "es-MX" and root["/MarkInfo"]["/Marked"]
        pages = [page.extract_text() for page in reader.pages]
        assert 20 <= len(pages) <= 45 and all(len(page) > 150 for page in pages)
        assert "asesoría jurídica" in pages[0] and "CC BY 4.0" in pages[0] and f"Página 3 de {len(pages)}" in pages[2]
        assert "Para empezar" in pages[2] and len(content) < 800_000
        letters = [letters_of(page) for page in pages]
        split = [each.id for each in questions_of(module) if not any(all(piece in page for piece in whole(each)) for page in letters)]
        assert not split, "a question's options stay on one page with what is asked"
    assert booklet.build("m5") == made["modulo-5.pdf"]


def test_the_course_offers_only_the_booklets_that_exist() -> None:
    files = course_files(outline(), Options("O", "C", "R"), {"modulo-3.pdf": b"%PDF"})
    with_link = {path for path, content in files.items() if b"download=" in content}
    assert with_link == {"vertical/u-m3-inicio.xml"} and files["static/modulo-3.pdf"] == b"%PDF"
    assert etree.fromstring(files["vertical/u-m3-inicio.xml"])[0].get("download") == "modulo-3.pdf"
    assert '<a href="/static/modulo-3.pdf">Módulo 3 para imprimir (PDF)</a>' in files["info/handouts.html"].decode()
    assert "modulo-4" not in files["info/handouts.html"].decode()


def test_the_command_puts_them_in_the_course_and_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(booklet, "build", lambda module: b"%PDF " + module.encode())
    assert main([*KEY, "--salida", str(tmp_path / "uno.tar.gz")]) == 0
    with_them = capsys.readouterr().out
    assert main([*KEY, "--salida", str(tmp_path / "dos.tar.gz"), "--sin-pdf"]) == 0
    assert all(f"modulo-{n}.pdf" in with_them for n in range(1, 9)) and "modulo-1.pdf" not in capsys.readouterr().out
    assert (tmp_path / "uno.tar.gz").read_bytes() != (tmp_path / "dos.tar.gz").read_bytes()


def test_without_typst_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(typesetter, "library", lambda name: None)
    assert main([*KEY, "--salida", str(tmp_path / "curso.tar.gz")]) == 0
    assert "falta typst" in capsys.readouterr().out and (tmp_path / "curso.tar.gz").exists()
    assert main(["cuaderno", "--modulo", "m3", "--salida", str(tmp_path / "m3.pdf")]) == 2
    assert "typst" in capsys.readouterr().err and not (tmp_path / "m3.pdf").exists()


def test_one_module_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "m2.pdf"
    assert main(["cuaderno", "--modulo", "m2", "--salida", str(target)]) == 0 and target.read_bytes().startswith(b"%PDF")
    assert main(["cuaderno", "--modulo", "m2", "--salida", str(tmp_path / "no" / "m2.pdf")]) == 2

    def fails(module: str) -> bytes:
        raise pdf.Failed("se acabó la memoria")

    monkeypatch.setattr(booklet, "build", fails)
    assert main([*KEY, "--salida", str(tmp_path / "curso.tar.gz")]) == 2
    assert main(["cuaderno", "--modulo", "m2", "--salida", str(target)]) == 2
    assert capsys.readouterr().err.count("se acabó la memoria") == 2 and not (tmp_path / "curso.tar.gz").exists()


def test_what_the_booklets_answer_weighs_nothing_and_tests_never_travel() -> None:
    files = course_files(outline(), Options("O", "C", "R"), {"modulo-1.pdf": b"%PDF"})
    graded = [sequence for chapter in outline().chapters for sequence in chapter.sequences if sequence.format]
    assert not {unit.id for sequence in graded for unit in sequence.units} & {name for each in MODULES for name in each.lessons}
    written = "\n".join(content.decode() for path, content in files.items() if not path.startswith("static/"))
    for module in MODULES:
        for each in texts.material(f"{module.id}-examen").bank.questions:
            assert each.prompt not in written and not [part.id for part in each.parts if part.feedback in written]
