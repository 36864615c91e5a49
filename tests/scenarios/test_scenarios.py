"""Run the worked examples that domain people write in YAML, on the instrument that ships."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from autodiagnostico_xblock import data
from autodiagnostico_xblock.core.advice import advise
from autodiagnostico_xblock.core.answers import NOT_APPLICABLE, UNKNOWN, Answer
from autodiagnostico_xblock.core.scoring import score

SCENARIOS = [
    scenario for path in sorted(Path(__file__).parent.glob("*.yaml")) for scenario in yaml.safe_load(path.read_text("utf-8"))
]
SPECIAL = {"ns": Answer(status=UNKNOWN), "na": Answer(status=NOT_APPLICABLE, reason="No hay en el municipio.")}
KNOWN = {"puntos", "nivel", "candado", "respondidas", "preguntas", "componentes", "primer_consejo"}


def seen(result: Any) -> dict[str, Any]:
    """What a scenario may expect of a result, whole or of one component."""
    return {
        "puntos": None if result.score is None else round(result.score * 100),
        "nivel": result.level,
        "candado": list(result.locked_by),
        "respondidas": result.answered,
        "preguntas": result.asked,
    }


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each["nombre"])
def test_scenario(scenario: dict[str, Any]) -> None:
    instrument = data.instrument()
    answers = {
        key: SPECIAL[value] if isinstance(value, str) else Answer(status="level", level=value)
        for key, value in scenario["respuestas"].items()
    }
    assert set(answers) <= set(instrument.by_id)
    expected = scenario["espera"]
    assert expected and set(expected) <= KNOWN
    result = score(instrument, scenario["ruta"], answers)
    components = {each.id: seen(each) for each in result.components}
    for key, value in expected.items():
        if key == "componentes":
            for component, parts in value.items():
                assert {part: components[component][part] for part in parts} == parts
        elif key == "primer_consejo":
            found = advise(instrument, data.advice(), answers, priorities=scenario.get("prioridades", ()))
            assert found[0].recommendation.indicator == value
        else:
            assert seen(result)[key] == value
