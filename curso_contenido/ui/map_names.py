"""Names of what practices are filtered by, in the reader's language where it is interface and in Spanish where it is content."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from autodiagnostico_xblock.kit import reference

from ..core.practices import MEXICO, Practice
from ..data import catalogue
from . import Translate, translator


def topics(_: Translate) -> dict[str, str]:
    """Topic → name."""
    return {
        "genero": _("Gender equality"), "agenda-2030": _("2030 Agenda"), "lenguas-indigenas": _("Indigenous peoples and languages"),
        "accesibilidad": _("Accessibility"), "juventudes": _("Children and youth"),
    }


def components(_: Translate) -> dict[str, str]:
    """Component → short name."""
    return {
        "transparencia": _("Transparency"), "participacion": _("Participation"), "rendicion": _("Accountability"),
        "marco": _("Policy framework"), "innovacion": _("Innovation and data"),
    }


def costs(_: Translate) -> dict[str, str]:
    """Cost → name."""
    return {"low": _("Low cost"), "medium": _("Medium cost"), "high": _("High cost")}


def evidence(_: Translate) -> dict[str, str]:
    """Evidence → name."""
    return {
        "con-resultados": _("With results"), "documentada": _("Documented"), "en-curso": _("Under way"), "terminada": _("Ended"),
    }


def evidence_meaning(_: Translate) -> dict[str, str]:
    """Evidence → what it means."""
    return {
        "con-resultados": _("the source declares results, almost always the government's own figures"),
        "documentada": _("a source describes it, without results"),
        "en-curso": _("it began recently or was announced; there are no results yet"),
        "terminada": _("it ended or was interrupted; useful as a lesson"),
    }


def gender(_: Translate) -> dict[str, str]:
    """Gender level → name."""
    return {
        "none": _("No gender perspective in what was read"), "sensitive": _("Gender sensitive"),
        "transformative": _("Gender transformative"),
    }


def years(_: Translate) -> dict[str, str]:
    """Span → name."""
    return {
        "desde-2020": _("2020 or later"), "2015-2019": "2015–2019", "2010-2014": "2010–2014", "antes-2010": _("Before 2010"),
        "sin-fecha": _("No date in the source"),
    }


@lru_cache(maxsize=4)
def facet_names(language: str) -> Mapping[str, Mapping[str, str]]:
    """Facet → value → name, in the order in which values are offered."""
    _ = translator(language)
    goals = {str(each.number): f"{each.number} · {each.name}" for each in reference.goals()}
    targets = {each.id: f"{each.id} · {each.about.rstrip('.')}" for each in reference.targets()}
    return {
        "component": components(_), "topic": topics(_), "goal": goals,
        "target": dict(sorted(targets.items(), key=lambda pair: _target_order(pair[0]))), "country": catalogue.countries(),
        "state": {each.clave: each.name for each in sorted(reference.states(), key=lambda each: each.name)},
        "band": bands(_), "cost": costs(_), "evidence": evidence(_), "gender": gender(_), "years": years(_),
    }


def bands(_: Translate) -> dict[str, str]:
    """Population band → name."""
    words = {"menos de": _("fewer than"), "mil": _("thousand"), ">1 M": _("over 1 M")}
    sizes = {each.id: each.name for each in reference.bands()}
    for spanish, word in words.items():
        sizes = {key: size.replace(spanish, word) for key, size in sizes.items()}
    return {key: _("%(size)s people") % {"size": size} for key, size in sizes.items()}


def _target_order(target: str) -> tuple[int, bool, int, str]:
    goal, part = target.split(".")
    return int(goal), not part.isdigit(), int(part) if part.isdigit() else 0, part


def place(practice: Practice) -> str:
    """«Zapopan, Jalisco», «Huáncito (Chilchota), Michoacán», «Rosario: Santa Fe, Argentina» without the government's own name."""
    town = reference.municipality(practice.municipality)
    states = {each.clave: each.name for each in reference.states()}
    first = town.name if town else ""
    if practice.community:
        first = f"{practice.community} ({first})" if first else practice.community
    if practice.country == MEXICO:
        return ", ".join(dict.fromkeys(filter(None, (first, states.get(practice.state, "")))))
    return ", ".join(filter(None, (first, practice.region, catalogue.countries()[practice.country])))


def town(practice: Practice) -> str:
    """The municipality's or community's name alone; elsewhere the region's."""
    found = reference.municipality(practice.municipality)
    return practice.community or (found.name if found else practice.region or practice.government)


def searched(practice: Practice) -> str:
    """Words of a practice's place and themes, for the search."""
    _ = translator("es")
    named = [components(_)[each] for each in practice.components] + [topics(_)[each] for each in practice.topics]
    return " ".join((place(practice), catalogue.countries()[practice.country], *named))
