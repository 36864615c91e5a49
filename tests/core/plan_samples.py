"""Plans for tests: a commitment whose reading is complete, and the rules that ship."""

from __future__ import annotations

from datetime import date
from typing import Any

from autodiagnostico_xblock import data
from autodiagnostico_xblock.core.gender_check import Threshold
from autodiagnostico_xblock.core.plan import Plan, revise
from autodiagnostico_xblock.core.plan_quality import Ground

NOW = "2026-11-24T10:00:00+00:00"
TODAY = date(2026, 11, 24)
THRESHOLD = Threshold(("G1", "G7", "G9"), ("G3", "G4"), 7, 3)
ABOUT = {
    "title": "Plan de apertura", "start": "2027-01-01", "end": "2027-09-29", "administration_end": "2027-09-30",
    "vision": "Un gobierno que se deja ver.", "priorities": "Agua y caminos.", "values": ["transparency"],
}


def whole(**changes: Any) -> dict[str, Any]:
    """What a browser sends for a commitment that has everything."""
    return {
        "title": "Publicar cada trimestre en qué se gasta",
        "problem": "Hoy nadie fuera de la tesorería sabe en qué se gasta el dinero del municipio.",
        "people": "Las 14 localidades, sobre todo las que están lejos de la cabecera.",
        "action": "Publicar cada trimestre una hoja con el gasto por localidad, en el sitio y en el mural.",
        "opens": "Cualquier persona podrá ver cuánto se gastó en su localidad y preguntar por qué.",
        "area": "Tesorería", "post": "Titular de la Tesorería", "partner": "Comité de agua",
        "indicator": "Trimestres publicados con gasto por localidad", "baseline": "0", "goal": "4",
        "budget": "Sin costo", "funding": "Personal propio", "legal_basis": "LGCG, art. 51", "values": ["transparency"],
        "activities": [
            {"what": "Acordar el formato", "start": "2027-01-04", "end": "2027-01-29"},
            {"what": "Publicar la primera hoja", "start": "2027-02-01", "end": "2027-04-30"},
        ],
        "aims": [{"target": "16.6", "practice": "Publicar el gasto por localidad", "change": "Se puede revisar el gasto sin pedirlo"}],
        "gender": {key: {"mark": "yes", "evidence": "Acta"} for key in ("G1", "G3", "G4", "G5", "G7", "G9", "G17")},
        "base": 0, **changes,
    }


def plan(*commitments: dict[str, Any], about: dict[str, Any] | None = None) -> Plan:
    """A plan with those commitments, `c-1`, `c-2`…"""
    changes = {"about": {**ABOUT, "base": 0, **(about or {})}, **{f"c-{n}": each for n, each in enumerate(commitments, 1)}}
    revised = revise(Plan(), changes, now=NOW)
    assert not revised.problems and not revised.conflicts, revised
    return revised.plan


def ground(**changes: Any) -> Ground:
    """The rules that ship, on a fixed day."""
    return Ground(**{"rules": data.plan_rules(), "threshold": THRESHOLD, "today": TODAY, **changes})
