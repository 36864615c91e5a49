"""A small instrument for tests of the core: two components, one theme each, and its advice."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from autodiagnostico_xblock.core.answers import NOT_APPLICABLE, UNKNOWN, Answer
from autodiagnostico_xblock.core.instrument import Instrument
from autodiagnostico_xblock.core.instrument_reader import parse


def indicator(identifier: str, **changes: Any) -> dict[str, Any]:
    """Raw data of one indicator."""
    return {
        "id": identifier, "kind": "obligation", "class": "essential", "question": f"¿{identifier}?",
        "why": "Porque importa.", "verify": "Pregunte.", "levels": [f"Nivel {n}." for n in range(5)],
        "legal_basis": [{"source": "lgtaip", "article": "58"}], "evidence": {"from_level": 2, "expected": "Liga."},
        "not_applicable": None, "sdg": [{"target": "16.10", "change": "Cambia."}],
        "gender": {"question": "¿Quién?", "criteria": ["G1"]}, "owner": "Unidad", "sources": ["lgtaip"],
        "lesson": "m3-obligaciones", "practices": [], **changes,
    }


def raw_instrument() -> dict[str, Any]:
    """Raw data of the sample instrument, safe to change."""
    return deepcopy({
        "id": "muestra", "version": "1.0.0", "title": "Muestra",
        "levels": [{"name": f"N{n}", "meaning": f"Significa {n}."} for n in range(5)],
        "bands": [{"level": n, "from": n * 20} for n in range(5)],
        "weights": {"essential": 3, "important": 2, "complementary": 1},
        "routes": [
            {"id": "breve", "name": "Breve", "minutes": 20, "classes": ["essential"]},
            {"id": "completa", "name": "Completa", "minutes": 60, "classes": ["essential", "important", "complementary"]},
        ],
        "components": [
            {"id": "uno", "name": "Uno", "short": "Uno", "themes": [{"id": "alfa", "name": "Alfa", "indicators": [
                indicator("alfa-1"),
                indicator("alfa-2", **{"class": "important", "not_applicable": {"reason": "Diga por qué."}}),
                indicator("alfa-3", **{"class": "complementary", "kind": "desirable", "legal_basis": []}),
            ]}]},
            {"id": "dos", "name": "Dos", "short": "Dos", "themes": [{"id": "beta", "name": "Beta", "indicators": [
                indicator("beta-1", kind="desirable", legal_basis=[]),
                indicator("beta-2", **{"class": "important"}),
            ]}]},
        ],
    })


def instrument() -> Instrument:
    """The sample instrument, parsed."""
    found, problems = parse(raw_instrument())
    assert found is not None, problems
    return found


def answers(**levels: Any) -> dict[str, Answer]:
    """Answers from `alfa_1=3`, `beta_1="ns"` or `alfa_2="na"`."""
    special = {"ns": Answer(status=UNKNOWN), "na": Answer(status=NOT_APPLICABLE, reason="No hay.")}
    return {
        key.replace("_", "-"): special[value] if isinstance(value, str) else Answer(status="level", level=value)
        for key, value in levels.items()
    }


def rule(identifier: str, **changes: Any) -> dict[str, Any]:
    """Raw data of one recommendation for `{theme}-{n}-{letter}`."""
    return {
        "id": identifier, "indicator": identifier.rsplit("-", 1)[0], "from_levels": [0, 1], "to_level": 2,
        "title": "Hacer", "why": "Sirve.", "steps": ["Uno.", "Dos.", "Tres."], "area": "Unidad",
        "action": "administrative", "horizon": 3, "cost": "none", "requirements": "Nada.", "legal_basis": [],
        "sdg": [{"target": "16.10", "contribution": "Ayuda."}], "gender": {"care": "Cuide.", "criteria": ["G1"]},
        "success_indicator": "Porcentaje.", "draft_commitment": "Se hará.", "sources": ["metodo"], **changes,
    }
