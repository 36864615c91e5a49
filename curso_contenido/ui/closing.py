"""What closes a text: its words with their definitions, its sources, the questions that it helps to answer, its module."""

from __future__ import annotations

from typing import Any

from autodiagnostico_xblock.kit import reference

from ..core.lesson import OPENING
from ..core.marks import PRACTICE
from ..data import texts as packaged
from . import authoring, labels
from .visit import ADDRESSES, GLOSSARY, Visit

MONTHS = {
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}


def words(visit: Visit) -> list[dict[str, Any]]:
    """Terms of the text, in alphabetical order, each with the way back to where it was used."""
    here = {term.id for term, _ in visit.body.terms}
    found = sorted(visit.body.terms, key=lambda each: packaged.sort_key(each[0].term))
    return [
        {"id": f"{visit.uid}-t-{term.id}", "term": term.term, "definition": term.definition, "back": f"#{call}",
         "see": see_also(visit, term.see, here)}
        for term, call in found
    ]


def see_also(visit: Visit, see: tuple[str, ...], here: set[str] | None = None) -> list[dict[str, str]]:
    """Names of related terms, with an address where there is one: in this page, else in the glossary of the course."""
    terms = authoring.all_terms(visit.material)
    known = [terms[each] for each in see if each in terms]
    far = f"/jump_to_id/{GLOSSARY}#{GLOSSARY}-" if visit.settings.linked else ""
    return [
        {"term": each.term, "url": f"#{visit.uid}-t-{each.id}" if here and each.id in here else f"{far}{each.id}" if far else ""}
        for each in known
    ]


def sources(visit: Visit) -> list[dict[str, Any]]:
    """Cited sources in order of appearance: what, which parts, where to read it, and the way back to each call."""
    known, texts = authoring.all_sources(visit.material), visit.texts["page"]
    found = []
    for cite in visit.body.cites:
        entry = _practice(cite.key) if cite.key.startswith(f"{PRACTICE}:") else _source(known[cite.key], cite.places, texts, visit.language)
        backs = [{"href": f"#{call}", "text": texts["back_times"] % {"number": n}} for n, call in enumerate(cite.calls, 1)]
        found.append({"id": f"{visit.uid}-f{cite.number}", "backs": backs, **entry})
    return found


def _practice(key: str) -> dict[str, str]:
    practice = packaged.practices()[key.removeprefix(f"{PRACTICE}:")]
    return {"title": practice.name, "places": practice.title, "url": practice.url, "read": ""}


def _source(source: reference.Source, places: tuple[str, ...], texts: Any, language: str) -> dict[str, str]:
    prefix = texts["articles"] if source.kind == "law" else texts["places"]
    read = _month(source.read, language)
    return {
        "title": source.title,
        "places": f"{prefix} {'; '.join(places)}." if places else "",
        "url": source.url or "",
        "read": texts["read_on"] % {"month": read} if read else "",
    }


def _month(text: str, language: str) -> str:
    """`2026-02` → «febrero de 2026»."""
    year, _, month = text.partition("-")
    if not (year.isdigit() and month[:2].isdigit() and 1 <= int(month[:2]) <= 12):
        return ""
    name = MONTHS[language][int(month[:2]) - 1]
    return f"{name} de {year}" if language == "es" else f"{name} {year}"


def serves(visit: Visit) -> list[str]:
    """Questions of the self-diagnosis that the text helps to answer."""
    asked = (packaged.indicator(each) for each in visit.lesson.indicators)
    return [each for each in asked if each]


def diagnosis_url(visit: Visit) -> str:
    """Address of the self-diagnosis, when it is in this course."""
    return f"/jump_to_id/{ADDRESSES['indicador']}" if visit.settings.linked else ""


def download_url(visit: Visit) -> str:
    """Address of the module's PDF among the files of the course, which the platform makes whole; empty without one."""
    name = visit.settings.download
    return f"/static/{name}" if authoring.is_pdf_name(name) else ""


def module(visit: Visit) -> dict[str, Any] | None:
    """The lessons of a module with their time, for its opening."""
    found = next((each for each in packaged.modules() if each.id == visit.lesson.module), None)
    if visit.lesson.kind != OPENING or found is None:
        return None
    texts = visit.texts["page"]
    lessons = [each for each in (packaged.material(name).lesson for name in found.lessons if name in packaged.paths()) if each is not None]
    times = [each.minutes.read + each.minutes.check + each.minutes.task for each in lessons]
    return {
        "lessons": [
            {"title": each.title, "summary": each.summary, "time": labels.minutes_text(texts, time),
             "url": f"/jump_to_id/{each.id}" if visit.settings.linked else ""}
            for each, time in zip(lessons, times, strict=True)
        ],
        "total": texts["total"] % {"time": labels.minutes_text(texts, sum(times))},
    }


def place(visit: Visit) -> str:
    """«Módulo 3 · Transparencia y acceso a la información · Lección 2 de 5»."""
    lesson, texts = visit.lesson, visit.texts["page"]
    found = next((each for each in packaged.modules() if each.id == lesson.module), None)
    if found is None:
        return ""
    parts = [texts["module"] % {"number": found.number}, found.name]
    if lesson.id in found.lessons:
        parts.append(texts["lesson_of"] % {"position": found.lessons.index(lesson.id) + 1, "all": len(found.lessons)})
    elif lesson.kind == "test":
        parts.append(texts["exam"])
    elif lesson.kind == OPENING:
        parts.append(texts["opening"])
    return " · ".join(parts)


def times(visit: Visit) -> list[str]:
    """How long it takes, part by part."""
    minutes, texts = visit.lesson.minutes, visit.texts["page"]
    task = "task_hours" if minutes.task >= 60 and minutes.task % 60 == 0 else "task_minutes"
    found = [("read_minutes", minutes.read), ("check_minutes", minutes.check), (task, minutes.task)]
    return [texts[key] % {"minutes": value, "hours": value // 60} for key, value in found if value]
