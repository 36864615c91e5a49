"""From an advice or a commitment to the one practice of the map: by its title, in the page and in files, and never a dead link."""

from __future__ import annotations

import io
import re
import zipfile
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document as open_docx
from pypdf import PdfReader

from autodiagnostico_xblock import data
from autodiagnostico_xblock.kit import addresses, compat
from autodiagnostico_xblock.ui import course_links
from tests.export.samples import filled

BLOCK = "autodiagnostico"
ON = {"links_in_course": True}
NAMED = [key for each in data.instrument().by_id.values() for key in each.practices if key in data.links()]
FIRST = NAMED[0]
GONE = "Una práctica que ya no está en el catálogo"
SITE = "https://cursos.ejemplo.mx"


@pytest.fixture
def published(aula: Any) -> str:
    """Address of the map's own page in a course that has it."""
    aula.open("mapa_practicas", name="mapa", attributes={"display_name": "Mapa"})
    return f"/courses/{aula.course}/xblock/{aula.key('mapa_practicas', 'mapa')}/handler/mapa"


def advice(page: Any) -> str:
    return str(page.post("part", {"part": "results"}).json["html"])


def diagnosed(aula: Any, **attributes: Any) -> Any:
    page = aula.open(BLOCK, attributes=attributes)
    page.post("save_answers", {"profile": {"route": "completa", "role": "government"}, "answers": {
        key: {"level": 0, "base": 0} for key in data.instrument().by_id}})
    assert page.post("submit", {}).status == 200
    return page


@pytest.mark.parametrize("mode", ["learner", "staff", "anonymous"])
def test_an_advice_opens_the_practice_by_its_title_for_anybody(aula: Any, published: str, mode: str) -> None:
    html = advice(diagnosed(aula, **ON))
    opened = re.findall(
        rf'href="{re.escape(published)}\?practica=([a-z0-9-]+)" target="_blank" rel="noopener"><span lang="es">([^<]+)</span> <', html)
    assert opened and {key for key, _ in opened} <= set(NAMED) and "jump_to_id/mapa" not in html
    assert all(data.links()[key].title == title.replace("&#x27;", "'") for key, title in opened)
    page = aula.open("mapa_practicas", name="mapa", mode=mode).get("mapa", query=f"practica={opened[0][0]}")
    assert page.status == 200 and f'data-detail="{opened[0][0]}"' in page.text


def test_without_the_map_in_the_course_there_is_no_link_to_nowhere(aula: Any) -> None:
    html = advice(diagnosed(aula, **ON))
    assert "practica=" not in html and "jump_to_id/mapa" not in html and f"/courses/{aula.course}/jump_to_id/m" in html


def test_where_nobody_can_tell_the_link_is_that_of_the_unit(aula: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compat, "has_block", lambda *_: None)
    html = advice(diagnosed(aula, **ON))
    assert f'href="/courses/{aula.course}/jump_to_id/mapa"' in html and "practica=" not in html


def test_nothing_is_linked_unless_the_course_team_says_so(aula: Any, published: str) -> None:
    assert published not in advice(diagnosed(aula, links_in_course=False))


def test_the_address_follows_the_course_when_it_is_run_again(aula: Any) -> None:
    for run in ("2026", "2027_otra.vez", "r-2"):
        key = aula.course.replace(run=run)
        usage = key.make_usage_key("autodiagnostico", "uno")
        runtime = SimpleNamespace(handler_url=lambda block, name, **_: f"/courses/{block.scope_ids.usage_id.context_key}/xblock/"
                                  f"{block.scope_ids.usage_id}/handler/{name}")
        block = SimpleNamespace(scope_ids=SimpleNamespace(usage_id=usage), runtime=runtime)
        found = addresses.in_course(block, "mapa_practicas", "mapa", "mapa", ours="sheet")
        assert found == f"/courses/{key}/xblock/{key.make_usage_key('mapa_practicas', 'mapa')}/handler/mapa"


@pytest.mark.parametrize("address", ["/api/xblock/v2/xblocks/lb:O:L:t:u/handler/7-secret/sheet/", "/handler/sheet", "",
    "/x/u/handler/sheet/?a=1"])
def test_an_address_of_another_shape_is_not_guessed(aula: Any, address: str) -> None:
    usage = aula.key("autodiagnostico")
    block = SimpleNamespace(scope_ids=SimpleNamespace(usage_id=usage), runtime=SimpleNamespace(handler_url=lambda *_, **__: address))
    assert addresses.in_course(block, "mapa_practicas", "mapa", "mapa", ours="sheet") == ""
    library = SimpleNamespace(scope_ids=SimpleNamespace(usage_id="lb:O:L:t:u"), runtime=block.runtime)
    assert addresses.in_course(library, "mapa_practicas", "mapa", "mapa", ours="sheet") == ""
    assert compat.has_block(library, "mapa_practicas", "mapa") is None


def test_asking_for_the_map_reads_no_learner_state_and_never_raises(aula: Any, published: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from demo.aula import store

    page = diagnosed(aula, **ON)
    with aula.query_count() as linked:
        assert published in advice(page)
    aula.change(BLOCK, links_in_course=False)
    with aula.query_count() as plain:
        advice(page)
    assert linked.count == plain.count
    aula.change(BLOCK, links_in_course=True)

    def broken() -> Any:
        raise RuntimeError("the store is down")

    monkeypatch.setattr(store, "modulestore", broken)
    assert "jump_to_id/mapa" in advice(page)


# -- the plan


def test_the_plan_shows_practices_by_title_and_never_by_id(aula: Any, published: str) -> None:
    page = filled(aula, practices=[FIRST, "una-que-hubo"])
    title = data.links()[FIRST].title
    for linked in (True, False):
        aula.change(BLOCK, links_in_course=linked)
        html = page.get("plan_document").text
        assert title in html and GONE in html and "una-que-hubo" not in html
        assert (f'href="{published}?practica={FIRST}"' in html) is linked
        assert linked or FIRST not in html
    theirs = aula.open(BLOCK, mode="staff", user="docente").post("learner_plan", {"learner": "ana"})
    assert title in theirs.json["html"] and "una-que-hubo" not in theirs.json["html"]


def test_the_form_offers_every_practice_by_title(aula: Any, published: str) -> None:
    page = aula.open(BLOCK, attributes=ON)
    form = page.post("plan_part", {"part": "page", "whole": True}).json["form"]
    box = form[form.index("data-practices"):]
    box = box[:box.index("</fieldset>")]
    offered = re.findall(r'<option value="([a-z0-9-]+)" lang="es">', box)
    assert sorted(offered) == sorted(key for key, each in data.links().items() if each.url_name == "mapa")
    assert f'href="{published}?practica=ID"' in box and GONE in box
    assert [title for _, title in course_links.choices()][:2] == sorted(each[1] for each in course_links.choices())[:2]
    aula.change(BLOCK, links_in_course=False)
    assert "practica=ID" not in page.post("plan_part", {"part": "page", "whole": True}).json["form"]


# -- files


def links_of(content: bytes) -> set[str]:
    found = set()
    for page in PdfReader(io.BytesIO(content)).pages:
        for each in page.get("/Annots", ()):
            found.add(str(each.get_object().get("/A", {}).get("/URI", "")))
    return found


@pytest.fixture
def on_the_web() -> Any:
    import crum
    from django.test import RequestFactory

    crum.set_current_request(RequestFactory().get("/", secure=True, headers={"host": SITE.removeprefix("https://")}))
    yield
    crum.set_current_request(None)


@pytest.mark.parametrize("what", ["diagnosis", "plan"])
def test_files_link_with_the_site_in_front(aula: Any, published: str, on_the_web: None, what: str) -> None:
    page = filled(aula, practices=[FIRST, "una-que-hubo"])
    aula.change(BLOCK, links_in_course=True)
    made = page.get("export", query=f"what={what}&format=pdf")
    assert made.status == 200
    linked = {each for each in links_of(made.body) if "practica=" in each}
    assert linked and all(each.startswith(f"{SITE}{published}?practica=") for each in linked)
    words = "".join("".join(each.extract_text() for each in PdfReader(io.BytesIO(made.body)).pages).split())
    assert "una-que-hubo" not in words
    if what == "plan":
        assert f"{SITE}{published}?practica={FIRST}" in linked and "".join(GONE.split()) in words
    else:
        report = open_docx(io.BytesIO(page.get("export", query="what=diagnosis&format=docx").body))
        assert any("practica=" in each.target_ref for each in report.part.rels.values() if each.is_external)
        assert any(f"{SITE}/courses/{aula.course}/jump_to_id/m" in each for each in links_of(made.body))


def test_the_pages_of_the_handover_link_with_the_site_too(aula: Any, published: str, on_the_web: None) -> None:
    page = filled(aula, practices=[FIRST])
    aula.change(BLOCK, links_in_course=True)
    with zipfile.ZipFile(io.BytesIO(page.get("export", query="what=handover&format=zip").body)) as package:
        pages = [package.read(each).decode() for each in package.namelist() if each.endswith(".html")]
    linked = [each for html in pages for each in re.findall(r'href="([^"]+)"', html) if "practica=" in each or "jump_to_id" in each]
    assert len(linked) > 2 and all(each.startswith(f"{SITE}/courses/") for each in linked)


def test_outside_the_web_files_have_the_titles_alone(aula: Any, published: str) -> None:
    page = filled(aula, practices=[FIRST])
    aula.change(BLOCK, links_in_course=True)
    made = page.get("export", query="what=plan&format=pdf")
    assert made.status == 200 and not any("practica=" in each for each in links_of(made.body))
    words = "".join("".join(each.extract_text() for each in PdfReader(io.BytesIO(made.body)).pages).split())
    assert "".join(data.links()[FIRST].title.split())[:20] in words
