"""Context of the list, of one practice and of the comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from autodiagnostico_xblock.kit import reference

from ..core.likeness import Likeness, alike
from ..core.practice_index import Found
from ..core.practice_query import MOST_COMPARED, Query
from ..core.practices import Practice
from ..data import catalogue
from . import Translate, map_filters, map_labels, map_names, map_take, translator
from .map_dates import month
from .map_visit import MapVisit

PAGE = 24
SIMILAR = 3


def ordered(visit: MapVisit, query: Query, found: Found) -> list[tuple[Practice, tuple[str, ...]]]:
    """Practices to list, with the reasons why each one is like the person's municipality."""
    if not query.mine:
        return [(each, ()) for each in found.practices]
    return [(each.practice, each.reasons) for each in alike(found.practices, query.mine, catalogue.known().bands)]


def listing(visit: MapVisit, query: Query, found: Found) -> dict[str, Any]:
    """Cards of one page, paging, comparison bar and downloads."""
    _ = translator(visit.language)
    texts, rows = map_labels.listing(_), ordered(visit, query, found)
    pages = max(1, -(-len(rows) // PAGE))
    number = min(query.page, pages)
    first = (number - 1) * PAGE if number else 0
    shown = rows[first:first + PAGE] if number else rows
    return {
        "texts": texts, "count": texts["count"] % {"found": len(rows), "all": len(visit.index.catalogue.practices)},
        "range": texts["range"] % {"first": first + 1, "last": first + len(shown)} if pages > 1 and number else "",
        "cards": [card(visit, each, query, reasons) for each, reasons in shown],
        "pages": [{"number": each, "label": texts["page"] % {"number": each}, "here": each == number, **visit.link(_at(query, each))}
                  for each in range(1, pages + 1)] if pages > 1 else [],
        "next": visit.link(_at(query, number + 1)) if 0 < number < pages else None,
        "all": visit.link(_at(query, 0)) if pages > 1 and number else None,
        "compare": compare_bar(visit, query),
        "take": map_take.of_list(visit, query, len(rows)),
    }


def _at(query: Query, page: int) -> Query:
    return attrs.evolve(query.listing(), page=page)


def card(visit: MapVisit, practice: Practice, query: Query, reasons: Sequence[str] = ()) -> dict[str, Any]:
    """One practice in a list."""
    _ = translator(visit.language)
    names, texts = map_names.facet_names(visit.language), map_labels.filters(_)
    compared = practice.id in query.compared
    changed = tuple(each for each in query.compared if each != practice.id) if compared else (*query.compared, practice.id)
    return {
        "id": practice.id, "name": practice.name, "government": practice.government, "place": map_names.place(practice),
        "facts": _facts(practice, names, _), "description": practice.description,
        "components": [names["component"][each] for each in practice.components],
        "topics": [names["topic"][each] for each in practice.topics], "evidence": practice.evidence,
        "evidence_name": names["evidence"][practice.evidence], "cost": names["cost"].get(practice.cost, ""), "goals": goals(practice),
        "own": practice.own, "open": visit.link(attrs.evolve(query, practice=practice.id, comparing=False)),
        "compared": compared, "may_compare": compared or len(query.compared) < MOST_COMPARED,
        "compare": visit.link(attrs.evolve(query, compared=changed[:MOST_COMPARED], comparing=False)),
        "reasons": ", ".join(_reason(each, texts, names) for each in reasons), "kept": practice.id in visit.kept.chosen,
    }


def _reason(code: str, texts: Mapping[str, str], names: Mapping[str, Mapping[str, str]]) -> str:
    return texts.get(f"r_{code}") or map_filters.theme_name(code, names).lower()


def _facts(practice: Practice, names: Mapping[str, Mapping[str, str]], _: Translate) -> list[str]:
    return [each for each in (names["band"].get(practice.band, ""), when(practice, _)) if each]


def when(practice: Practice, _: Translate) -> str:
    """«since 2018», «2018–2023»."""
    texts = map_labels.listing(_)
    if practice.start and practice.end:
        return str(practice.start) if practice.start == practice.end else texts["between"] % {"start": practice.start, "end": practice.end}
    if practice.start:
        return texts["since"] % {"year": practice.start}
    return texts["until"] % {"year": practice.end} if practice.end else ""


def goals(practice: Practice) -> list[dict[str, Any]]:
    """Goals with the targets named: `{number, name, targets}`."""
    named = {each.number: each.name for each in reference.goals()}
    grouped: dict[int, list[str]] = {}
    for target in practice.sdg:
        grouped.setdefault(int(target.split(".")[0]), []).append(target)
    return [{"number": number, "name": named[number], "targets": ", ".join(targets)} for number, targets in grouped.items()]


def compare_bar(visit: MapVisit, query: Query) -> dict[str, Any] | None:
    """What is in the comparison; None when nothing is."""
    known = visit.index.catalogue.by_id
    chosen = [known[each] for each in query.compared if each in known]
    if not chosen:
        return None
    return {
        "items": [{"name": each.name, **visit.link(attrs.evolve(
            query, compared=tuple(other for other in query.compared if other != each.id), comparing=False))} for each in chosen],
        "ready": len(chosen) > 1, "full": len(chosen) == MOST_COMPARED,
        "see": visit.link(attrs.evolve(query, comparing=True, practice="")),
    }


def detail(visit: MapVisit, practice: Practice, query: Query) -> dict[str, Any]:
    """Everything about one practice."""
    _ = translator(visit.language)
    names = map_names.facet_names(visit.language)
    about = {each.id: each.about for each in reference.targets()}
    return {
        "card": card(visit, practice, query), "practice": practice, "texts": map_labels.detail(_), "list": map_labels.listing(_),
        "back": visit.link(attrs.evolve(query, practice="", comparing=False)), "when": when(practice, _),
        "band": names["band"].get(practice.band, ""), "cost": names["cost"].get(practice.cost, ""),
        "ask_too": not practice.rights_note and "transparencia" not in practice.ask.lower(),
        "evidence": map_names.evidence_meaning(_)[practice.evidence], "gender": names["gender"][practice.gender.level],
        "targets": [{"id": each, "goal": each.split(".")[0], "about": about.get(each, "")} for each in practice.sdg],
        "take": map_take.of_one(visit, practice), "serves": served(visit, practice),
        "commitments": inspired(practice),
        "diagnosis": catalogue.links().get("autodiagnostico") if visit.settings.linked else None,
        "similar": similar(visit, practice, query),
        "read_in": {each.read: map_labels.detail(_)["read"] % {"when": month(each.read, _)} for each in practice.sources if each.read},
    }


def served(visit: MapVisit, practice: Practice) -> list[dict[str, Any]]:
    """Questions of the self-diagnosis that it helps with, and their lessons when they are in this course."""
    links = catalogue.links() if visit.settings.linked else {}
    found = [catalogue.indicators()[each] for each in practice.indicators]
    return [{"question": each.question, "theme": each.theme, "lesson": links.get(each.lesson)} for each in found]


def inspired(practice: Practice) -> list[str]:
    """Titles of commitments that the plan offers for the questions it helps with; none for a right, which is not a recipe."""
    found = [] if practice.rights_note else [catalogue.indicators()[each].commitments for each in practice.indicators]
    return list(dict.fromkeys(title for titles in found for title in titles))


def similar(visit: MapVisit, practice: Practice, query: Query) -> list[dict[str, Any]]:
    """The few that share most with it."""
    mine = {"state": (practice.state,), "band": (practice.band,), "theme": (*practice.components, *practice.topics)}
    others = (each for each in visit.index.catalogue.practices if each.id != practice.id)
    found: Sequence[Likeness] = alike(others, mine, catalogue.known().bands)[:SIMILAR]
    return [
        {"name": each.practice.name, "place": map_names.place(each.practice),
         **visit.link(attrs.evolve(query, practice=each.practice.id, comparing=False))} for each in found]


def comparison(visit: MapVisit, query: Query) -> dict[str, Any]:
    """Up to three practices side by side: rows of the same feature."""
    _ = translator(visit.language)
    texts, names = map_labels.detail(_), map_names.facet_names(visit.language)
    known = visit.index.catalogue.by_id
    chosen = [known[each] for each in query.compared if each in known]
    rows = [
        (texts["place"], [map_names.place(each) for each in chosen]), (texts["government"], [each.government for each in chosen]),
        (texts["band"], [names["band"].get(each.band, "") for each in chosen]), (texts["years"], [when(each, _) for each in chosen]),
        (texts["components"], [_themes(each, names) for each in chosen]),
        (texts["what"], [each.description for each in chosen]), (texts["result"], [each.result for each in chosen]),
        (texts["contrary"], [each.contrary for each in chosen]), (texts["takes"], [each.requirements for each in chosen]),
        (texts["cost"], [names["cost"].get(each.cost, texts["no_cost"]) for each in chosen]),
        (texts["evidence"], [names["evidence"][each.evidence] for each in chosen]),
        (texts["gender"], [f"{names['gender'][each.gender.level]}. {each.gender.reason}" for each in chosen]),
        (texts["sdg"], [", ".join(each.sdg) for each in chosen]), (texts["ask"], [each.ask for each in chosen]),
    ]
    return {
        "texts": texts, "rows": rows, "take": map_take.of_comparison(visit, chosen),
        "back": visit.link(attrs.evolve(query, practice="", comparing=False)),
        "heads": [{"name": each.name, **visit.link(attrs.evolve(query, practice=each.id, comparing=False))} for each in chosen],
    }


def _themes(practice: Practice, names: Mapping[str, Mapping[str, str]]) -> str:
    return ", ".join(map_filters.theme_name(each, names) for each in (*practice.components, *practice.topics))
