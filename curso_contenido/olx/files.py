"""Outline and options → the files of a course in OLX.

Settings are attributes of `course/RUN.xml` (in `policy.json` only tabs: the same key in both is a warning of the
checkers); blocks are written inline in their unit, with every `url_name` the id of `esquema.yaml`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from lxml import etree

from ..data import texts
from . import glossary_page
from .outline import Chapter, Outline, Sequence, Unit, booklet_name, offering
from .settings import Options, moment

PAGES = {
    "about/overview.html": "acerca.html",
    "about/short_description.html": "descripcion.html",
    "info/updates.html": "avisos.html",
    "info/handouts.html": "materiales.html",
}
COVER = "portada.png"
TABS = (
    ("course_info", "Inicio", False), ("courseware", "Curso", False), ("progress", "Avance", False),
    ("dates", "Fechas", False), ("discussion", "Foro", False), ("wiki", "Wiki", True),
)
CERTIFICATE = {
    "certificates": [{
        "id": 1, "version": 1, "name": "Constancia", "description": "Constancia del curso", "course_title": "",
        "is_active": True, "editing": False, "signatories": [],
    }]
}


def course_files(outline: Outline, options: Options, downloads: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Path → content of the whole course; `downloads`: files to offer, by their name below `static`."""
    downloads = downloads or {}
    outline = offering(outline, downloads)
    found = {
        "course.xml": _xml("course", {"url_name": options.run, "org": options.org, "course": options.course}),
        f"course/{options.run}.xml": _course(outline, options),
        f"policies/{options.run}/policy.json": _json({f"course/{options.run}": {"tabs": _tabs()}}),
        f"policies/{options.run}/grading_policy.json": _json(_grading(outline, options)),
        "policies/assets.json": _json({}),
        f"tabs/{glossary_page.SLUG}.html": glossary_page.page(),
        "about/effort.html": f"{round(outline.minutes / 60)} horas".encode(),
        f"static/{COVER}": files(__package__).joinpath("estaticos", COVER).read_bytes(),
    }
    found |= {f"static/{name}": content for name, content in downloads.items()}
    values = {"horas": str(round(outline.minutes / 60)), "titulo": outline.title, "archivos": _offered(downloads),
              "aprobar": f"{options.pass_mark * 100:.4g}"}
    for path, page in PAGES.items():
        found[path] = _page(page, values)
    for chapter in outline.chapters:
        found[f"chapter/{chapter.id}.xml"] = _chapter(chapter)
        for sequence in chapter.sequences:
            found[f"sequential/{sequence.id}.xml"] = _sequence(sequence)
            for unit in sequence.units:
                found[f"vertical/u-{unit.id}.xml"] = _unit(unit)
    return found


def _course(outline: Outline, options: Options) -> bytes:
    blocks = sorted({unit.block for unit in outline.units()})
    attributes = {
        "display_name": outline.title,
        "language": options.language,
        "start": moment(options.starts) or "",
        "end": moment(options.ends) or "",
        "self_paced": _flag(options.self_paced),
        "advanced_modules": json.dumps(blocks),
        "course_image": COVER,
        "course_visibility": "public",
        "catalog_visibility": "both",
        "mobile_available": "true",
        "cert_html_view_enabled": _flag(options.certificate),
        "certificates_display_behavior": "early_no_info",
    }
    if options.certificate:
        attributes["certificates"] = json.dumps(CERTIFICATE, ensure_ascii=False)
    return _xml("course", attributes, [("chapter", {"url_name": each.id}) for each in outline.chapters])


def _chapter(chapter: Chapter) -> bytes:
    attributes = {"display_name": chapter.title}
    if chapter.staff_only:
        attributes["visible_to_staff_only"] = "true"
    return _xml("chapter", attributes, [("sequential", {"url_name": each.id}) for each in chapter.sequences])


def _sequence(sequence: Sequence) -> bytes:
    attributes = {"display_name": sequence.title}
    if sequence.format:
        attributes |= {"format": sequence.format, "graded": "true"}
    return _xml("sequential", attributes, [("vertical", {"url_name": f"u-{unit.id}"}) for unit in sequence.units])


def _unit(unit: Unit) -> bytes:
    block = {"url_name": unit.id, "xblock-family": "xblock.v1", "display_name": unit.title, **dict(unit.settings)}
    return _xml("vertical", {"display_name": unit.title}, [(unit.block, block)])


def _grading(outline: Outline, options: Options) -> dict[str, Any]:
    return {
        "GRADER": [
            {"type": each.format, "short_label": each.short, "min_count": each.count, "drop_count": 0, "weight": each.weight}
            for each in outline.assignments
        ],
        "GRADE_CUTOFFS": {"Pass": options.pass_mark},
    }


def _tabs() -> list[dict[str, Any]]:
    packaged = [{"type": kind, "name": name, **({"is_hidden": True} if hidden else {})} for kind, name, hidden in TABS]
    return [*packaged, glossary_page.tab()]


def _offered(downloads: Mapping[str, bytes]) -> str:
    """Items of a list with a link to each download, under a name that is read."""
    named = {booklet_name(each.id): f"Módulo {each.number} para imprimir (PDF)" for each in texts.modules()}
    items = (f'<li><a href="/static/{name}">{named.get(name, name)}</a></li>\n' for name in sorted(downloads))
    return "".join(items)


def _page(name: str, values: Mapping[str, str]) -> bytes:
    """One of our pages; `{{ name }}` becomes the value, which is ours too."""
    text = files(__package__).joinpath("paginas", name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"{{{{ {key} }}}}", value)
    return text.encode()


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _xml(tag: str, attributes: Mapping[str, str], children: list[tuple[str, dict[str, str]]] | None = None) -> bytes:
    node = etree.Element(tag, dict(attributes))
    for child, values in children or ():
        etree.SubElement(node, child, values)
    etree.indent(node)
    return bytes(etree.tostring(node, encoding="utf-8")) + b"\n"
