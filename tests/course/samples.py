"""A small bank, a head and a body, safe to change."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from curso_contenido.core.marks import Known
from curso_contenido.core.question_reader import parse_bank
from curso_contenido.core.questions import Bank

KNOWN = Known(sources={"lgtaip", "metodo"}, practices={"mx-guadalajara-cimtra"}, terms={"dato-abierto", "formato-abierto"},
              figures={"m3-ruta"}, lessons={"m3-obligaciones", "m2-lgtaip"})
HEAD = {"id": "m3-muestra", "kind": "lesson", "module": "m3", "title": "Muestra", "summary": "Una oración.",
        "minutes": {"read": 7, "check": 6, "task": 30}, "themes": ["obligaciones"], "indicators": ["obligaciones-1"], "practices": []}
BODY = """Empieza sin título, con [[datos abiertos|dato-abierto]] [@lgtaip: 3].

## Primera parte

Un párrafo con **negrita**, *cursiva* y una fuente [@lgtaip: 58 y 60]. Vea [la otra](leccion:m2-lgtaip) y
[el indicador](indicador:obligaciones-1).

| Qué | Quién |
|---|---|
| [[Formato|formato-abierto]] | Todas |

### Detalle

1. Uno
2. Dos
    - Anidado

![Un camino con tres pasos.](figura:m3-ruta "El camino")

::: caso En un pueblo
Pusieron el dato en el mural [@practica:mx-guadalajara-cimtra].
:::

## Segunda parte

> Una cita.

::: tarea Haga esto
1. Mire el mural.
:::
"""


def raw_questions() -> list[dict[str, Any]]:
    """One question of each type."""
    return deepcopy([
        {"id": "m3-muestra-1", "type": "single", "prompt": "¿Cuál de las tres?", "options": [
            {"id": "a", "text": "Primera", "feedback": "No es la primera."},
            {"id": "b", "text": "Segunda", "right": True, "feedback": "Es la segunda."},
            {"id": "c", "text": "Tercera", "feedback": "No es la tercera."}]},
        {"id": "m3-muestra-2", "type": "multiple", "prompt": "¿Cuáles de las cuatro?", "options": [
            {"id": "a", "text": "Agua", "right": True, "feedback": "Sí, agua."},
            {"id": "b", "text": "Bache", "feedback": "No, bache."},
            {"id": "c", "text": "Calle", "right": True, "feedback": "Sí, calle."},
            {"id": "d", "text": "Drenaje", "feedback": "No, drenaje."}]},
        {"id": "m3-muestra-3", "type": "order", "prompt": "Ordene los pasos.", "items": [
            {"id": "a", "text": "Recibir", "feedback": "Va primero."},
            {"id": "b", "text": "Buscar", "feedback": "Va después."},
            {"id": "c", "text": "Responder", "feedback": "Va al final."}]},
        {"id": "m3-muestra-4", "type": "match", "prompt": "Relacione cada situación.", "pairs": [
            {"id": "a", "left": "Sin sitio", "right": "Mural", "feedback": "El mural cuenta."},
            {"id": "b", "left": "Con sitio", "right": "Liga", "feedback": "La liga basta."},
            {"id": "c", "left": "Asamblea", "right": "Acta", "feedback": "El acta prueba."}]},
        {"id": "m3-muestra-5", "type": "reflection", "prompt": "¿Qué hará el lunes?", "help": "Dos líneas bastan."},
    ])


def bank() -> Bank:
    """The check of a lesson."""
    found, problems = parse_bank({"questions": raw_questions()})
    assert found is not None, problems
    return found


def exam(draw: int = 4, size: int = 10) -> Bank:
    """The bank of a test: the four marked types, over and over."""
    questions = [{**raw_questions()[n % 4], "id": f"m3-examen-{n + 1}"} for n in range(size)]
    found, problems = parse_bank({"id": "m3-examen", "module": "m3", "title": "Prueba", "draw": draw, "questions": questions})
    assert found is not None, problems
    return found
