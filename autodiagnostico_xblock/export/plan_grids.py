"""The plan as tables of values: commitments, activities, indicators, targets, gender, progress, and a sheet to follow up."""

from __future__ import annotations

from typing import Any

from ..core.commitment import TEXTS, Measure
from ..core.days import as_day
from ..kit.documents.grids import Field, Grid
from .pieces import Values

LINES_TO_FILL = 60
OWN_COLUMNS = ("problem", "people", "action", "opens", "area", "post", "partner", "budget", "funding", "legal_basis", "learned", "risks")


def grids(values: Values) -> tuple[Grid, ...]:
    """Tables of the open data."""
    return commitments(values), activities(values), indicators(values), targets(values), gender(values), notes(values)


def sheets(values: Values) -> tuple[Grid, ...]:
    """Sheets of the XLSX: the tables, and one to write progress in, with lists to choose from."""
    return commitments(values), activities(values), indicators(values), follow_up(values), targets(values), gender(values), notes(values)


def commitments(values: Values) -> Grid:
    """One row per commitment, in order of priority."""
    words, form = values["words"], values["form"]
    states = tuple(values["states"].values())
    fields = [
        Field("prioridad", words["k_order"], "integer", 9), Field("id", words["k_id"], width=20),
        Field("titulo", words["k_commitment"], width=44), Field("estado", words["k_state"], width=16, choices=states),
        Field("inicio", words["k_start"], "date", 12), Field("fin", words["k_end"], "date", 12),
        Field("valores", form["values"], width=26),
        *(Field(SPANISH[name], form[name], width=44 if TEXTS[name] > 300 else 26) for name in OWN_COLUMNS),
        Field("retraso", words["k_late"], width=24),
        Field("practicas", form["practices"], width=40), Field("lectura", form["reading"], width=20),
        Field("genero", values["home"]["gender"], width=20),
    ]
    rows = [
        (each["item"]["number"], each["c"].id, each["item"]["title"], each["item"]["state"], each["c"].start, each["c"].end,
         ", ".join(each["values"]), *(getattr(each["c"], name) for name in OWN_COLUMNS), each["item"]["late"],
         "\n".join(one["title"] for one in each["practices"]), each["item"]["reading"], each["gender"]["status"])
        for each in values["commitments"]
    ]
    return Grid("compromisos", words["commitments"], tuple(fields), tuple(rows), note=words["sheet_note"])


SPANISH = {
    "problem": "problema", "people": "personas", "action": "accion", "opens": "apertura", "area": "area", "post": "puesto",
    "partner": "sociedad_civil", "budget": "presupuesto", "funding": "fuente", "legal_basis": "base_legal", "learned": "aprende_de",
    "risks": "riesgos",
}


def activities(values: Values) -> Grid:
    """One row per activity."""
    words, home = values["words"], values["home"]
    fields = (
        Field("compromiso", words["k_id"], width=20), Field("titulo", words["k_commitment"], width=40),
        Field("actividad", words["k_activity"], width=60), Field("inicio", words["k_start"], "date", 12),
        Field("fin", words["k_end"], "date", 12), Field("hecha", words["k_done"], width=9, choices=(home["yes"], home["no"])),
        Field("vencida", home["overdue"], width=12, choices=(home["overdue"],)),
    )
    rows = tuple(
        (each["c"].id, each["item"]["title"], one.what, as_day(one.start), as_day(one.end), home["yes"] if one.done else home["no"],
         shown["overdue"])
        for each in values["commitments"] for one, shown in zip(each["c"].activities, each["activities"], strict=True))
    return Grid("actividades", words["t_activities"], fields, rows)


def indicators(values: Values) -> Grid:
    """One row per indicator of a commitment, with room for today's value; a commitment without one has a row to fill in."""
    words, form = values["words"], values["form"]
    fields = (
        Field("compromiso", words["k_id"], width=20), Field("titulo", words["k_commitment"], width=40),
        Field("numero", words["k_number"], "integer", 9), Field("indicador", form["indicator"], width=50),
        Field("linea_base", form["baseline"], width=20),
        Field("meta", form["goal"], width=20),
        Field("nivel_actual", form["current"], "integer", 10), Field("nivel_deseado", form["wanted"], "integer", 10),
        Field("valor_hoy", words["k_now"], width=20),
    )
    rows = tuple(
        (each["c"].id, each["item"]["title"], number, one.indicator, one.baseline, one.goal, each["c"].current, each["c"].wanted, "")
        for each in values["commitments"] for number, one in enumerate(each["measures"] or [Measure()], 1))
    return Grid("indicadores", words["t_indicators"], fields, rows)


def follow_up(values: Values) -> Grid:
    """Empty lines with lists to choose from, after the progress that is already written."""
    words = values["words"]
    numbers = tuple(str(each["item"]["number"]) for each in values["commitments"])
    fields = (
        Field("compromiso", words["k_commitment"], width=14, choices=numbers), Field("fecha", words["k_day"], "date", 13),
        Field("estado", words["k_state"], width=18, choices=tuple(values["states"].values())),
        Field("avance", words["k_progress"], width=60), Field("valor", words["k_next"], width=18),
        Field("evidencia", words["k_evidence"], width=44),
    )
    rows = tuple(
        (str(each["item"]["number"]), as_day(one.on), values["states"].get(one.state, ""), one.text, "", one.url)
        for each in values["commitments"] for one in each["c"].notes)
    return Grid("seguimiento", words["t_follow"], fields, rows, note=words["follow_note"], spare=LINES_TO_FILL)


def targets(values: Values) -> Grid:
    """Practice → expected change → target."""
    words = values["words"]
    fields = (
        Field("compromiso", words["k_id"], width=20), Field("meta", words["k_target"], width=12),
        Field("trata", words["k_about"], width=44),
        Field("practica", words["k_practice"], width=50), Field("cambio", words["k_change"], width=50),
    )
    rows = tuple(
        (each["c"].id, aim["target"], values["targets"][aim["target"]].about if aim["target"] in values["targets"] else "",
         aim["practice"], aim["change"])
        for each in values["commitments"] for aim in each["aims"])
    return Grid("agenda_2030", words["t_targets"], fields, rows)


def gender(values: Values) -> Grid:
    """One row per criterion that was answered."""
    words = values["words"]
    fields = (
        Field("compromiso", words["k_id"], width=20), Field("criterio", words["k_criterion"], width=10),
        Field("nombre", words["k_about"], width=50),
        Field("marca", words["k_mark"], width=14), Field("evidencia", words["k_evidence"], width=50),
    )
    rows = tuple(
        (each["c"].id, one["id"], one["name"], one["mark"], one["evidence"]) for each in values["commitments"] for one in each["marks"])
    return Grid("genero", words["t_gender"], fields, rows)


def notes(values: Values) -> Grid:
    """Dated progress with its evidence."""
    words = values["words"]
    fields = (
        Field("compromiso", words["k_id"], width=20), Field("fecha", words["k_day"], "date", 12),
        Field("estado", words["k_state"], width=16, choices=tuple(values["states"].values())),
        Field("avance", words["k_progress"], width=60),
        Field("evidencia", words["k_evidence"], width=50),
    )
    rows: tuple[Any, ...] = tuple(
        (each["c"].id, as_day(one.on), values["states"].get(one.state, ""), one.text, one.url)
        for each in values["commitments"] for one in each["c"].notes)
    return Grid("avances", words["t_notes"], fields, rows)
