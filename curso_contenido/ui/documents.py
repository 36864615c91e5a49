"""Documents: the content to print, one's own data, rows and facts for the platform's tools."""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.safestring import SafeString

from autodiagnostico_xblock.kit.page import shared_asset

from ..core.lesson import GLOSSARY, LESSON, NOTES
from ..core.marks import plain
from ..core.own_data import in_words
from ..core.report import row
from ..data import texts as packaged
from . import PACKAGE, Translate, authoring, checks, closing, gathered, render, translator
from .visit import DEFAULT_TITLE, Settings, Visit, rendered_body

MOST_NAME = 120  # characters of a file's name


def sections(material: authoring.Material) -> tuple[str, ...]:
    """Ids of the sections of a text, whoever reads it."""
    return tuple(each for each, _ in rendered_body(material, "g", "es", False).sections)


def paper(visit: Visit) -> str:
    """A complete HTML document: the text with its figures inside, words, sources, and the questions without their answers."""
    texts, kind = visit.texts, visit.lesson.kind
    gives = {GLOSSARY: gathered.glossary, NOTES: gathered.notes}.get(kind)
    context = {
        **{name: texts[name] for name in ("page", "check", "tools", "paper")},
        "language": visit.language,
        "uid": visit.uid,
        "title": visit.title,
        "file_name": file_name(visit.lesson.module, visit.title),
        "place": closing.place(visit),
        "summary": visit.lesson.summary,
        "times": closing.times(visit),
        "style": paper_style(),
        "html": SafeString(visit.with_figures(_inline).replace(' loading="lazy"', "")),  # paper is not scrolled
        "asked": checks.asked_only(visit),
        "on_paper": True,
        "words": closing.words(visit),
        "sources": closing.sources(visit),
        "serves": closing.serves(visit),
        "modules": None,
        **(gives(visit) if gives else {}),
    }
    return render("paper.html", context)


def _inline(name: str) -> str:
    """A figure inside the document, which may load nothing."""
    picture = (packaged.FIGURES / f"{name}.svg").read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(picture).decode('ascii')}"


def paper_style() -> SafeString:
    """Our own style sheets, as they are: escaped, their quoted names would be lost."""
    folder = PACKAGE / "resources" / "public" / "css"
    own = "".join((folder / name).read_text(encoding="utf-8") for name in ("page.css", "asides.css", "more.css"))
    return SafeString(shared_asset("base.css") + own + shared_asset("print.css"))


def file_name(*parts: str) -> str:
    """Name that a browser proposes when printing: `m3-los-articulos-65-y-66-en-la-practica`."""
    text = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode()
    words = "".join(char if char.isalnum() else " " for char in text).lower().split()
    return "-".join(words)[:MOST_NAME]


def my_data(visit: Visit, stored: Mapping[str, Any]) -> bytes:
    """Everything that the block keeps about one learner, also what could not be read; answers in words, without keys."""
    told = {**stored, "answers": in_words(visit.material.bank, stored["answers"], hidden=visit.hidden)}
    if visit.hidden:
        told.pop("earned", None)
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def report_rows(material: authoring.Material, states: Iterator[Any], limit: int | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """`(username, columns)`, one per learner, in a fixed order with readable names; the raw state is blanked."""
    _ = translator()
    names, mine = _columns(material, _), sections(material)
    seen: set[str] = set()
    for each in states:
        if limit is not None and len(seen) >= limit:
            return
        if each.username in seen or not isinstance(each.state, dict):
            continue
        seen.add(each.username)
        yield each.username, {**{names[key]: value for key, value in row(material.bank, mine, each.state).items()}, "state": ""}


def _columns(material: authoring.Material, _: Translate) -> dict[str, str]:
    names = {
        "read": _("Read (0-100)"), "marked_read": _("Marked as read"), "answered": _("Questions answered"), "asked": _("Questions asked"),
        "attempts": _("Attempts"), "earned": _("Grade (0-100)"), "last_at": _("Last handed in"), "last_share": _("Last result (0-100)"),
    }
    for each in material.bank.questions:
        asked = f"{each.id} {each.prompt}"
        names[f"best:{each.id}"] = _("%(question)s: best (0-100)") % {"question": asked}
        names[f"tries:{each.id}"] = _("%(question)s: attempts") % {"question": asked}
        names[f"note:{each.id}"] = _("%(question)s: wrote a note (1 yes, 0 no)") % {"question": asked}
    return names


def public_facts(material: authoring.Material, settings: Settings) -> dict[str, Any]:
    """`student_view_data`: anybody with access to the course may read it."""
    lesson = material.lesson
    if lesson is None:
        return {"title": settings.title}
    return {
        "id": lesson.id, "kind": lesson.kind, "module": lesson.module, "title": _title(material, settings), "summary": lesson.summary,
        "minutes": {"read": lesson.minutes.read, "check": lesson.minutes.check, "task": lesson.minutes.task},
        "questions": material.bank.draw or len(material.bank.questions),
    }


def search_text(material: authoring.Material, settings: Settings) -> dict[str, str]:
    """What the course's search indexes: title, summary and text. No question: their options would tell answers."""
    lesson = material.lesson
    if lesson is None:
        return {"display_name": settings.title}
    terms = " ".join(f"{each.term}: {each.definition}" for each in packaged.glossary().values()) if lesson.kind == GLOSSARY else ""
    return {"display_name": _title(material, settings), LESSON: " ".join((lesson.summary, plain(lesson.body), terms)).strip()}


def _title(material: authoring.Material, settings: Settings) -> str:
    own = settings.title.strip()
    return own if own and own != DEFAULT_TITLE else material.lesson.title if material.lesson else own
