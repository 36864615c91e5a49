"""The diagnosis as tables of values: summary, results, answers and advice."""

from __future__ import annotations

from typing import Any

from ..kit.documents.grids import Field, Grid
from .pieces import Values


def grids(values: Values) -> tuple[Grid, ...]:
    """Sheets of the XLSX, in order; the same tables are the open data."""
    return summary(values), results(values), answers(values), advice(values)


def summary(values: Values) -> Grid:
    """Facts of the diagnosis, one a row."""
    words, overall = values["words"], values["r"]["overall"]
    score = "" if overall["score"] is None else str(round(overall["score"] * 100, 1))
    facts = [
        (words["report"], values["title"]), (words["place"], values["place"]), (words["k_municipality"], values["clave"]),
        (words["date"], values["iso_day"]), (words["number"], str(values["number"])), (words["route"], values["route"]),
        (words["questionnaire"], values["instrument"]), (words["k_score"], score),
        (words["k_level"], f"{overall['level']} · {overall['name']}" if overall["name"] else ""), (words["coverage"], overall["coverage"]),
    ]
    fields = (Field("dato", words["k_fact"], width=34), Field("valor", words["k_value"], width=70))
    return Grid("resumen", words["t_summary"], fields, tuple(facts), note=words["sheet_note"])


def results(values: Values) -> Grid:
    """Components and themes with their points."""
    words, found = values["words"], values["r"]
    fields = (
        Field("componente", words["k_component"], width=34), Field("tema", words["k_theme"], width=44),
        Field("nivel", words["k_level"], "integer", 9), Field("nombre_nivel", words["k_level_name"], width=18),
        Field("puntos", words["k_score"], "number", 10, about="0–100"), Field("puntos_deseados", words["k_wanted"], "number", 12),
        Field("puntos_antes", words["k_before"], "number", 12), Field("respondidas", words["k_answered"], "integer", 13),
        Field("preguntas", words["k_asked"], "integer", 12),
    )
    rows: list[tuple[Any, ...]] = []
    themes = {group["name"]: group["themes"] for group in found["heat"]}
    for each in found["components"]:
        rows.append((each["name"], words["k_whole"], each["level"], each["level_name"] if each["level"] is not None else "",
                     _points(each["score"]), _points(each["wanted"]), _points(each["before"]), each["answered"], each["asked"]))
        rows += [
            (each["name"], theme["name"], theme["level"], theme["level_name"] if theme["level"] is not None else "",
             _points(theme["score"]), None, None, None, None)
            for theme in themes.get(each["name"], ())
        ]
    return Grid("resultados", words["t_results"], fields, tuple(rows))


def answers(values: Values) -> Grid:
    """Every answer with its evidence."""
    words = values["words"]
    fields = (
        Field("id", words["k_id"], width=22), Field("componente", words["k_component"], width=24),
        Field("tema", words["k_theme"], width=28), Field("pregunta", words["k_question"], width=60),
        Field("tipo", words["k_kind"], width=14),
        Field("nivel", words["k_level"], "integer", 8), Field("nombre_nivel", words["k_level_name"], width=16),
        Field("respuesta", words["k_status"], width=14), Field("nivel_deseado", words["k_wanted"], "integer", 10),
        Field("liga", words["k_link"], width=40), Field("nota", words["k_note"], width=50), Field("razon", words["k_reason"], width=36),
    )
    keys = ("id", "component", "theme", "question", "kind", "level", "level_name", "status", "wanted", "url", "note", "reason")
    return Grid("respuestas", words["t_answers"], fields, tuple(tuple(each[key] for key in keys) for each in values["rows"]))


def advice(values: Values) -> Grid:
    """Recommendations in order."""
    words = values["words"]
    fields = (
        Field("orden", words["k_order"], "integer", 8), Field("id", words["k_id"], width=24), Field("titulo", words["k_title"], width=44),
        Field("por_que", words["k_why"], width=50), Field("pasos", words["k_steps"], width=60), Field("area", words["k_area"], width=28),
        Field("meses", words["k_horizon"], "integer", 9), Field("costo", words["k_cost"], width=12),
        Field("base_legal", words["k_basis"], width=30), Field("compromiso", words["k_draft"], width=60),
    )
    rows = tuple(
        (each["number"], each["id"], each["title"], each["why"], "\n".join(each["steps"]), each["area"], each["horizon"], each["cost_text"],
         each["basis"], each["commitment"])
        for each in values["a"]["cards"])
    return Grid("consejos", words["t_advice"], fields, rows)


def _points(score: Any) -> float | None:
    return None if score is None else round(float(score) * 100, 1)
