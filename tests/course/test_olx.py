"""The importable course: clean for the checker, every tag read by its own class, the same bytes for the same input."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import olxcleaner
import pytest
from lxml import etree
from lxml import html as lxml_html

from autodiagnostico_xblock.kit import reference
from curso_contenido.__main__ import chosen, main, parser
from curso_contenido.core.lesson import Term
from curso_contenido.data import texts
from curso_contenido.olx import glossary_page
from curso_contenido.olx.archive import packed
from curso_contenido.olx.files import course_files
from curso_contenido.olx.outline import outline
from curso_contenido.olx.settings import Options, moment, problems

OPTIONS = Options("Municipio", "GA101", "2027_1")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
OUTLINE = outline()
FILES = course_files(OUTLINE, OPTIONS)
BLOCKS = {"leccion_gam", "mapa_practicas", "autodiagnostico"}


def parsed(path: str) -> Any:
    """Root element of a file of the course."""
    return etree.fromstring(FILES[path], PARSER)


def test_the_checker_finds_nothing(tmp_path: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(packed(FILES))) as archive:
        archive.extractall(tmp_path, filter="data")
    _, errors, _ = olxcleaner.validate(str(tmp_path / "course"), steps=8, allowed_xblocks=sorted(BLOCKS))
    assert not [str(each) for each in errors.errors]


def test_the_same_input_gives_the_same_bytes() -> None:
    again = packed(dict(reversed(list(course_files(outline(), OPTIONS).items()))))
    assert packed(FILES) == again


def test_every_url_name_is_used_once_and_is_the_id_of_its_text() -> None:
    inline = [block for path in FILES if path.startswith("vertical/") for block in parsed(path)]
    names = [block.get("url_name") for block in inline]
    assert len(names) == len(set(names)) == len(list(OUTLINE.units()))
    assert {block.tag for block in inline} == BLOCKS
    assert all(block.get("lesson_id") == block.get("url_name") for block in inline if block.tag == "leccion_gam")


def test_no_name_that_was_ever_published_is_lost() -> None:
    """What learners did hangs from these names: a name goes on the list when it is born, and never leaves it."""
    pointers = ("chapter", "sequential", "vertical")
    written = {f"{path.split('/')[0]} {Path(path).stem}" for path in FILES if path.startswith(pointers)}
    written |= {f"{block.tag} {block.get('url_name')}" for path in FILES if path.startswith("vertical/") for block in parsed(path)}
    written |= {f"static_tab {Path(path).stem}" for path in FILES if path.startswith("tabs/")}
    published = (Path(__file__).parents[1] / "data" / "url_names.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(written) == published


def test_the_glossary_is_a_page_of_the_course() -> None:
    tabs = json.loads(FILES["policies/2027_1/policy.json"])["course/2027_1"]["tabs"]
    (tab,) = [each for each in tabs if each["type"] == "static_tab"]
    assert tab == {"type": "static_tab", "name": "Glosario", "url_slug": "palabras"}
    assert tab["url_slug"] not in {block.get("url_name") for path in FILES if path.startswith("vertical/") for block in parsed(path)}
    written = FILES["tabs/palabras.html"].decode()
    tree = lxml_html.fragment_fromstring(written, create_parent="div")
    assert not tree.xpath("//script | //style | //*[@style] | //@*[starts-with(name(), 'on')]")
    terms, said = texts.glossary(), tree.text_content()
    assert f"Las {len(terms)} palabras" in said and len(tree.xpath("//dt")) == len(tree.xpath("//dd")) == len(terms)
    assert all(each.term in said and each.definition in said for each in terms.values())
    anchors = tree.xpath("//@id")
    assert len(set(anchors)) == len(anchors) and {each[1:] for each in tree.xpath("//@href[starts-with(., '#')]")} <= set(anchors)
    for each in terms.values():
        (meaning,) = tree.xpath(f"//dt[@id='palabra-{each.id}']/following-sibling::dd[1]")
        for source in each.sources:
            found = reference.sources()[source]
            assert found.kind == "method" or found.name in meaning.text_content(), each.id


def test_what_a_definition_says_is_never_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = Term("a", "A<b>", "<script>alert(1)</script>")
    monkeypatch.setattr(texts, "glossary", lambda: {"a": hostile})
    assert b"<script" not in glossary_page.page() and b"&lt;script&gt;" in glossary_page.page()


@pytest.mark.parametrize("kind", ["chapter", "sequential", "vertical"])
def test_every_pointer_has_its_file(kind: str) -> None:
    parents = {"chapter": "course/", "sequential": "chapter/", "vertical": "sequential/"}[kind]
    pointed = [each.get("url_name") for path in FILES if path.startswith(parents) for each in parsed(path).iter(kind)]
    written = [Path(path).stem for path in FILES if path.startswith(f"{kind}/")]
    assert sorted(pointed) == sorted(written)


def test_grades_add_up_and_their_sections_exist() -> None:
    policy = json.loads(FILES["policies/2027_1/grading_policy.json"])
    assert sum(each["weight"] for each in policy["GRADER"]) == pytest.approx(1)
    assert policy["GRADE_CUTOFFS"] == {"Pass": 0.6}
    formats = [parsed(path).get("format") for path in FILES if path.startswith("sequential/") and parsed(path).get("graded") == "true"]
    for each in policy["GRADER"]:
        assert formats.count(each["type"]) == each["min_count"]
    assert len(formats) == sum(each["min_count"] for each in policy["GRADER"])


def test_what_the_platform_needs_is_declared() -> None:
    root = parsed("course/2027_1.xml")
    assert set(json.loads(root.get("advanced_modules"))) == BLOCKS
    assert root.get("course_visibility") == "public" and f"static/{root.get('course_image')}" in FILES
    assert json.loads(root.get("certificates"))["certificates"][0]["is_active"] is True
    staff = [parsed(path) for path in FILES if path.startswith("chapter/") and parsed(path).get("visible_to_staff_only")]
    assert len(staff) == 1
    hidden = json.loads(FILES["policies/2027_1/policy.json"])["course/2027_1"]["tabs"]
    assert [each["type"] for each in hidden if each.get("is_hidden")] == ["wiki"]


def test_the_course_takes_about_24_hours() -> None:
    assert 22 <= OUTLINE.minutes / 60 <= 26


def test_options_change_the_course_and_nothing_else() -> None:
    other = course_files(OUTLINE, Options("O", "C", "R", starts="2027-01-18", pass_mark=0.7, self_paced=False, certificate=False))
    root = etree.fromstring(other["course/R.xml"], PARSER)
    assert root.get("start") == "2027-01-18T06:00:00Z" and root.get("self_paced") == "false" and root.get("certificates") is None
    assert json.loads(other["policies/R/grading_policy.json"])["GRADE_CUTOFFS"] == {"Pass": 0.7}
    assert {path for path in other if "vertical" in path} == {path for path in FILES if "vertical" in path}


@pytest.mark.parametrize(("change", "word"), [
    ({"org": "Mi Organización"}, "--org"), ({"run": ""}, "--edicion"), ({"starts": "mañana"}, "--inicio"),
    ({"ends": "2020-01-01"}, "--fin"), ({"pass_mark": 60}, "--aprobar"), ({"pass_mark": float("nan")}, "--aprobar"),
    ({"org": "O" * 40, "run": "R" * 25}, "--org, --curso y --edicion"), ({"language": "español"}, "--idioma"),
    ({"ends": "2020-01-01", "org": "Ñ"}, "--fin"),
])
def test_what_cannot_be_used_is_said(change: dict[str, Any], word: str) -> None:
    wrong = Options(**{"org": "O", "course": "C", "run": "R", **change})
    assert any(each.startswith(word) for each in problems(wrong))
    assert not problems(OPTIONS) and moment("2027-02-30") is None


def test_the_command_builds_and_explains(tmp_path: Path) -> None:
    target = tmp_path / "curso.tar.gz"
    key = ["--org", "O", "--curso", "C", "--edicion", "R"]
    command = [sys.executable, "-m", "curso_contenido", "construir", *key, "--sin-pdf", "--salida", str(target)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "En total" in done.stdout and "Importar" in done.stdout
    first = target.read_bytes()
    subprocess.run(command, capture_output=True, check=True)
    assert target.read_bytes() == first
    refused = subprocess.run([*command, "--aprobar", "7"], capture_output=True, text=True)
    assert refused.returncode == 2 and "--aprobar" in refused.stderr


def test_the_about_page_says_with_how_much_one_passes() -> None:
    other = course_files(OUTLINE, Options("O", "C", "R", pass_mark=0.75))
    assert "Se aprueba con 75 %" in other["about/overview.html"].decode()
    assert not [path for path, content in FILES.items() if path.endswith(".html") and b"{{" in content]


@pytest.mark.parametrize(("more", "word"), [
    (["--salida", "{folder}"], "es una carpeta"), (["--salida", "{folder}/nada/curso.tar.gz"], "no existe la carpeta"),
    (["--aprobar", "seis"], "--aprobar"), (["--ritmo", "lento"], "No se entendió la orden"), (["--edicion"], "No se entendió la orden"),
])
def test_the_command_refuses_before_working(
    more: list[str], word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = ["construir", "--org", "O", "--curso", "C", "--edicion", "R", *(each.format(folder=tmp_path) for each in more)]
    try:
        status: Any = main(given)
    except SystemExit as left:
        status = left.code
    said = capsys.readouterr()
    assert status == 2 and word in said.err and "Leyendo" not in said.out and not list(tmp_path.iterdir())


def test_the_command_takes_a_decimal_comma() -> None:
    given = parser().parse_args(["construir", "--org", "O", "--curso", "C", "--edicion", "R", "--aprobar", "0,7"])
    assert chosen(given).pass_mark == 0.7
