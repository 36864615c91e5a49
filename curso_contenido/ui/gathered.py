"""Contents that are gathered instead of written: the course's glossary, and a learner's own notes of all lessons."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from autodiagnostico_xblock.kit import compat

from ..core.state import read_work
from ..data import texts as packaged
from . import authoring
from .visit import Visit

log = logging.getLogger(__name__)
ACCENTS = str.maketrans("áéíóúü", "aeiouu")


def glossary(visit: Visit) -> dict[str, Any]:
    """Every term under its first letter, and how many there are."""
    found = visit.texts["tools"]["found"] % {"count": len(packaged.glossary())}
    return {"letters": lettered(authoring.all_sources(visit.material)), "found": found}


def lettered(sources: Mapping[str, Any]) -> list[dict[str, Any]]:
    """`[{letter, terms}]`, each term with its related terms and with those of its `sources` that are not our own method."""
    terms = packaged.glossary()
    letters: dict[str, list[dict[str, Any]]] = {}
    for term in terms.values():
        letter = term.term[:1].upper().translate(str.maketrans("ÁÉÍÓÚÜ", "AEIOUU"))
        letters.setdefault(letter, []).append({
            "id": term.id, "term": term.term, "definition": term.definition, "plain": folded(f"{term.term} {term.definition}"),
            "see": [{"id": each, "term": terms[each].term} for each in term.see if each in terms],
            "sources": [sources[each] for each in term.sources if each in sources and sources[each].kind != "method"],
        })
    return [{"letter": letter, "terms": each} for letter, each in letters.items()]


def folded(text: str) -> str:
    """Lower case without accents, as the script folds what is searched."""
    return text.casefold().translate(ACCENTS)


def note_keys(block: Any) -> list[Any]:
    """Usage keys, in this course, of the lessons that ask for notes; empty outside a course run."""
    course = compat.course_key(block)
    if course is None:
        return []
    kind = block.scope_ids.usage_id.block_type
    return [course.make_usage_key(kind, each) for each in packaged.paths() if packaged.material(each).bank.reflections]


def note_blocks(block: Any) -> list[Any]:
    """Those lessons' blocks, bound to the same learner; the ones that this course does not have are left out."""
    found = []
    for key in note_keys(block):
        try:
            other = block.runtime.get_block(key)
        except Exception:  # each host has its own error for a block that is not there
            continue
        if other is not None:
            found.append(other)
    return found


def notes(visit: Visit) -> dict[str, Any]:
    """What the learner wrote, by module and lesson; `elsewhere` where it cannot be gathered."""
    texts = visit.texts["tools"]
    if visit.is_preview or not visit.keeps or compat.course_key(visit.block) is None:
        return {"elsewhere": True, "modules": [], "count": ""}
    written, asked = [], 0
    for other in note_blocks(visit.block):
        mine = _of_lesson(visit, other)
        asked += mine["asked"]
        written += mine["notes"]
    modules: dict[str, list[dict[str, str]]] = {}
    for each in written:
        modules.setdefault(each["module"], []).append(each)
    return {
        "elsewhere": False,
        "modules": [{"title": _module_title(visit, module), "notes": each} for module, each in modules.items()],
        "count": texts["notes_count"] % {"written": len(written), "all": asked},
    }


def _of_lesson(visit: Visit, other: Any) -> dict[str, Any]:
    found = other.material()
    work = read_work(other.answers)
    name = other.scope_ids.usage_id.block_id
    if found.lesson is None or other.lesson_id != name:  # the course's own lessons are called by their id
        return {"asked": 0, "notes": []}
    kept = [(each, work.notes[each.id].value) for each in found.bank.reflections if each.id in work.notes and work.notes[each.id].value]
    return {
        "asked": len(found.bank.reflections),
        "notes": [{"module": found.lesson.module, "lesson": found.lesson.title, "prompt": each.prompt, "text": text,
                   "url": f"/jump_to_id/{name}"} for each, text in kept],
    }


def _module_title(visit: Visit, identifier: str) -> str:
    found = next((each for each in packaged.modules() if each.id == identifier), None)
    return "" if found is None else f"{visit.texts['page']['module'] % {'number': found.number}} · {found.name}"
