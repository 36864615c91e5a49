"""Run the worked examples of the plan's quality reading that domain people write in YAML, on the rules that ship."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from autodiagnostico_xblock.core.plan_reading import read_plan_quality

from ..core.plan_samples import ground, plan, whole

SCENARIOS = [
    scenario for path in sorted((Path(__file__).parent / "plan").glob("*.yaml")) for scenario in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each["nombre"])
def test_scenario(scenario: dict[str, Any]) -> None:
    others = [whole(post="Otro cargo"), whole(post="Otra persona")]
    found = plan(whole(**scenario["cambia"]), *others, about=scenario.get("plan"))
    read = read_plan_quality(found, ground())
    reading = read.readings["c-1"]
    seen = {
        "falta": [each.rule.id for each in reading.missing],
        "mejoraria": [each.rule.id for each in reading.advice],
        "genero": reading.gender.status,
        "dice": [each.rule.id for each in read.remarks],
    }
    expected = scenario["espera"]
    assert expected and set(expected) <= set(seen)
    assert {key: seen[key] for key in expected} == expected
