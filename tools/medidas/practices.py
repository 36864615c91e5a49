"""The map: filtering a thousand practices beside filtering a hundred."""

from __future__ import annotations

import json
from typing import Any

from .table import Row
from .timing import must, ratio

QUERIES = ("", "estado=13&componente=marco", "q=practica&componente=rendicion", "mi_estado=13&mi_tema=marco")
KIND = "mapa_practicas"


def own(size: int) -> str:
    """Text of `size` synthetic practices, spread over states, components, bands and years."""
    components = (["marco"], ["rendicion", "participacion"], ["transparencia"])
    return json.dumps([{
        "id": f"propia-{n}", "name": f"Práctica {n}", "government": "Ayuntamiento", "municipality": f"{n % 32 + 1:02}002",
        "components": components[n % 3], "start": 2015 + n % 10, "description": "Se publica y se explica. " * 12,
        "sources": [{"title": "Acta", "url": "https://example.org/acta"}],
    } for n in range(size)])


def rows(aula: Any, runs: int) -> list[Row]:
    """The catalogue that ships is hidden, so that both maps differ only in how many practices they have."""
    from curso_contenido.data import catalogue

    hidden = [each.id for each in catalogue.practices()]
    pages = {size: aula.open(KIND, name=f"mapa{size}", attributes={"own_text": own(size), "hidden": hidden}) for size in (100, 1000)}

    def filtered(size: int) -> None:
        for query in QUERIES:
            must(pages[size].get("part", query=f"parte=explore&{query}"))

    for size, page in pages.items():
        if f"{size} de {size}" not in page.get("part", query="parte=explore").json["html"]:
            raise RuntimeError(f"the map does not show {size} practices")
    return [Row("Filtrar 1,000 prácticas en el mapa ÷ filtrar 100", ratio(lambda: filtered(1000), lambda: filtered(100), runs), "3", 3)]
