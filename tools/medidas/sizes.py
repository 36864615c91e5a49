"""What travels to the browser, compressed with gzip."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from .table import Row
from .timing import must

ROOT = Path(__file__).resolve().parents[2]


def weight(*texts: str) -> float:
    """KB of texts that travel one by one."""
    return sum(len(gzip.compress(each.encode())) for each in texts) / 1024


def assets(page: Any) -> list[str]:
    """Scripts and styles of a page's fragment: those of its own and those that it carries."""
    import crum

    with crum.impersonate(page.person.requester):
        runtime = page._runtime()
        fragment = runtime.render(runtime.block(), "student_view", {})
    found = []
    for each in fragment.resources:
        if each.kind == "url":
            package, _, path = each.data.removeprefix("/static/xblock/resources/").partition("/")
            found.append((ROOT / package / "resources" / path).read_text("utf-8"))
        else:
            found.append(each.data)
    return found


def results(aula: Any) -> str:
    """Results of who answers everything at level 1: those with the most advice."""
    from autodiagnostico_xblock import data

    page = aula.open("autodiagnostico")
    answers = {each: {"level": 1, "base": 0} for each in data.instrument().by_id}
    must(page.post("submit", {"profile": {"route": "completa"}, "answers": answers}))
    return str(must(page.post("part", {"part": "results"})).text)


def rows(aula: Any) -> list[Row]:
    """Every page that has a limit."""
    from curso_contenido.data import catalogue

    own = ROOT / "autodiagnostico_xblock" / "resources" / "public"
    plan = [path.read_text("utf-8") for path in (*sorted(own.glob("js/plan*.js")), own / "css" / "plan.css")]
    first = aula.open("autodiagnostico", user="beto")
    lesson = aula.open("leccion_gam")
    exam = aula.open("leccion_gam", name="prueba", attributes={"lesson_id": "m1-examen"})
    places = aula.open("mapa_practicas")
    html = places.html("student_view")
    return [
        Row("Autodiagnóstico: guiones y estilos", weight(*assets(first)), "12 KB", 12, "KB"),
        Row("Autodiagnóstico: primera página antes de enviar, en total",
            weight(first.html("student_view"), *assets(first)), "60 KB", 60, "KB"),
        Row("Autodiagnóstico: resultados y consejos, con su guion, al pedirlos",
            weight(results(aula), (own / "js" / "results.js").read_text("utf-8")), "45 KB", 45, "KB"),
        Row("Plan: guiones y estilo, al abrirlo", weight(*plan), "15 KB", 15, "KB"),
        Row("Plan: página con su formulario, vacío",
            weight(must(first.post("plan_part", {"part": "page", "whole": True})).text), "20 KB", 20, "KB"),
        Row("Lección: guiones y estilos", weight(*assets(lesson)), "10 KB", 10, "KB"),
        Row("Prueba de un módulo: guiones y estilos", weight(*assets(exam)), "10 KB", 10, "KB"),
        Row(f"Mapa: la página con {len(catalogue.practices())} prácticas, en total", weight(html, *assets(places)), "60 KB", 60, "KB"),
    ]
