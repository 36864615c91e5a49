"""Context of the learner's page: fixed texts, the questions, and who is being asked.

The questions do not depend on the learner: their HTML is cached per instrument, language and routes, and the
script lays the answers on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import attrs
from django.utils.safestring import SafeString

from ..core.answers import write_answer
from ..core.attempt import ROLES, Draft
from ..core.instrument import Indicator, Instrument, LegalBasis
from ..kit import reference
from ..kit.markdown import to_html
from . import labels, render, translator
from .authoring import PlanSettings


@attrs.frozen
class Settings:
    """What the course team chose for this block."""

    title: str
    introduction: str
    contact: str
    routes: tuple[str, ...]
    ask_municipality: bool
    links_in_course: bool
    plan: PlanSettings


def allowed_routes(instrument: Instrument, settings: Settings) -> tuple[Any, ...]:
    """Routes of the instrument that the course team allows; all of them when none of theirs exists."""
    return instrument.offering(settings.routes).routes


def start_route(instrument: Instrument, settings: Settings, draft: Draft) -> str:
    """The draft's route while it is allowed, else the first allowed one."""
    ids = [route.id for route in allowed_routes(instrument, settings)]
    return draft.route if draft.route in ids else ids[0]


def learner_page(
    instrument: Instrument, settings: Settings, draft: Draft, *, uid: str, urls: Mapping[str, str],
    submitted: bool, planned: bool = False, notices: tuple[str, ...] = (), language: str,
) -> str:
    """HTML of `student_view`."""
    _ = translator(language)
    routes = allowed_routes(instrument, settings)
    texts = {name: getattr(labels, name)(_) for name in ("common", "steps", "start", "answer", "saving")}
    context = {
        **texts,
        "language": language,
        "uid": uid,
        "title": settings.title,
        "notices": notices,
        "introduction": to_html(settings.introduction) if settings.introduction else "",
        "contact": settings.contact,
        "time": texts["start"]["time"] % _span(instrument, routes),
        "routes": [_route(instrument, route, texts["start"]) for route in routes],
        "roles": [("", texts["start"]["role_none"]), *((role, texts["start"][f"role_{role}"]) for role in ROLES)],
        **_profile(instrument, settings, draft),
        "begun": not draft.is_empty,
        "submitted": submitted,
        "planned": planned,
        "components": instrument.components,
        "questions": questions(instrument, tuple(route.id for route in routes), language, uid),
        **urls,
    }
    return render("diagnosis.html", context)


def _profile(instrument: Instrument, settings: Settings, draft: Draft) -> dict[str, Any]:
    state = draft.municipality[:2]
    route = start_route(instrument, settings, draft)
    return {
        "profile": {"route": route, "role": draft.role, "municipality": draft.municipality, "state": state},
        "ask_municipality": settings.ask_municipality,
        "states": reference.states() if settings.ask_municipality else (),
        "municipalities": reference.municipalities(state) if settings.ask_municipality and state else (),
    }


def _span(instrument: Instrument, routes: tuple[Any, ...]) -> dict[str, str]:
    counts = [len(instrument.in_route(route.id)) for route in routes]
    minutes = [route.minutes for route in routes]
    return {"minutes": _range(minutes), "count": _range(counts)}


def _range(values: list[int]) -> str:
    return str(values[0]) if len(set(values)) == 1 else f"{min(values)}–{max(values)}"


def _route(instrument: Instrument, route: Any, texts: Mapping[str, str]) -> dict[str, Any]:
    count = len(instrument.in_route(route.id))
    return {"id": route.id, "name": route.name, "summary": texts["route_count"] % {"count": count, "minutes": route.minutes}}


def questions(instrument: Instrument, routes: tuple[str, ...], language: str, uid: str) -> SafeString:
    """Every question of `routes`; radio groups named `{uid}-{indicator}`."""
    return SafeString(_questions(_Keyed(instrument), routes, language).replace('name="@', f'name="{uid}-'))


class _Keyed:
    """An instrument as a cache key: packaged and parsed instruments live as long as their own caches."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.instrument is self.instrument

    def __hash__(self) -> int:
        return id(self.instrument)


@lru_cache(maxsize=32)
def _questions(keyed: _Keyed, routes: tuple[str, ...], language: str) -> str:
    instrument = keyed.instrument
    _ = translator(language)
    classes = {name for route in routes for name in instrument.route(route).classes}
    components = []
    for component in instrument.components:
        themes = []
        for theme in component.themes:
            shown = [present_indicator(instrument, each, _) for each in theme.indicators if each.importance in classes]
            if shown:
                themes.append({"id": theme.id, "name": theme.name, "indicators": shown})
        components.append({"id": component.id, "name": component.name, "themes": themes})
    return render("questions.html", {"components": components, "common": labels.common(_), "answer": labels.answer(_)})


def present_indicator(instrument: Instrument, indicator: Indicator, _: Any) -> dict[str, Any]:
    """One indicator for templates."""
    return {
        "id": indicator.id,
        "question": indicator.question,
        "why": indicator.why,
        "verify": indicator.verify,
        "small": indicator.small,
        "importance": indicator.importance,
        "is_obligation": indicator.is_obligation,
        "basis": basis(indicator.legal_basis, _),
        "gender": indicator.gender.text,
        "sdg": indicator.sdg,
        "owner": indicator.owner,
        "evidence_from": indicator.evidence_from,
        "evidence_expected": indicator.evidence_expected,
        "not_applicable": indicator.not_applicable,
        "partly": indicator.partly,
        "may_not_apply": indicator.may_not_apply,
        "levels": [
            {"name": name.name, "text": text} for name, text in zip(instrument.levels, indicator.levels, strict=True)
        ],
    }


def basis(items: tuple[LegalBasis, ...], _: Any) -> str:
    """«Ley General de Archivos, art. 23 y 26 · …»; a source that we do not know shows its id."""
    known = reference.sources()
    return " · ".join(
        f"{known[each.source].name if each.source in known else each.source}, {_('art.')} {each.article}" for each in items
    )


def page_args(
    instrument: Instrument, settings: Settings, draft: Draft, *, uid: str, journal: str, language: str
) -> dict[str, Any]:
    """What the script needs: answers, themes, and its texts. Nothing secret: no weights, no other learner."""
    _ = translator(language)
    return {
        "uid": uid,
        "language": language,
        "journal": journal,
        "route": start_route(instrument, settings, draft),
        "routes": {route.id: list(route.classes) for route in allowed_routes(instrument, settings)},
        "begun": not draft.is_empty,
        "place": draft.place,
        "answers": {key: write_answer(each) for key, each in draft.answers.items() if key in instrument.by_id},
        "themes": [
            {"id": theme.id, "name": theme.name, "component": component.id}
            for component in instrument.components
            for theme in component.themes
        ],
        "texts": {**labels.saving(_), **{key: labels.answer(_)[key] for key in ("done", "pending", "now", "count")},
                  "levels": [level.name for level in instrument.levels],
                  "unknown": labels.common(_)["unknown"], "not_applicable": labels.common(_)["not_applicable"],
                  "unanswered": labels.common(_)["unanswered"], "choose": labels.start(_)["choose"]},
    }
