"""What is asked of the catalogue: filters, search, place of a list, comparison. A query and its address are one thing.

The address is public (people share it), so its names are in Spanish and what is not understood is left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode

import attrs

# facet → name in the address
FACETS = {
    "component": "componente", "topic": "tema", "goal": "ods", "target": "meta", "country": "pais", "state": "estado",
    "band": "poblacion", "cost": "costo", "evidence": "evidencia", "gender": "genero", "years": "periodo",
}
MINE = {"state": "mi_estado", "band": "mi_poblacion", "theme": "mi_tema"}
MOST_LENGTH, MOST_VALUES, MOST_CHOSEN, MOST_COMPARED = 6000, 40, 100, 3
VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,79}")
VIEWS = ("mexico", "america")


def _empty() -> Mapping[str, tuple[str, ...]]:
    return {}


@attrs.frozen
class Query:
    """`facets`: values of one facet are alternatives, facets add up. `chosen`: only these ids, when any.

    `mine`: state, band and themes of a municipality like one's own; `practice`: the one in detail; `view`: the picture
    asked for; `page`: from 1, 0 for all.
    """

    words: str = ""
    facets: Mapping[str, tuple[str, ...]] = attrs.field(factory=_empty)
    mine: Mapping[str, tuple[str, ...]] = attrs.field(factory=_empty)
    chosen: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    comparing: bool = False
    practice: str = ""
    view: str = ""
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows or orders the list."""
        return bool(self.words or self.facets or self.mine or self.chosen)

    def with_facet(self, facet: str, values: Iterable[str]) -> Query:
        """The same with the values of one facet replaced, from the first page of the list."""
        kept = {key: each for key, each in self.facets.items() if key != facet}
        found = tuple(values)
        return attrs.evolve(self.listing(), facets={**kept, facet: found} if found else kept)

    def listing(self) -> Query:
        """The list of this query, from its first page."""
        return attrs.evolve(self, practice="", comparing=False, page=1)

    def written(self) -> str:
        """The address after `?`, in a fixed order."""
        pairs: list[tuple[str, str]] = [("q", self.words)] if self.words else []
        pairs += [(name, value) for facet, name in FACETS.items() for value in self.facets.get(facet, ())]
        pairs += [(name, value) for key, name in MINE.items() for value in self.mine.get(key, ())]
        joined = (("seleccion", "_".join(self.chosen)), ("comparar", "_".join(self.compared)), ("ver",
            "comparar" if self.comparing else ""),
                  ("practica", self.practice), ("mapa", self.view))
        pairs += [(name, value) for name, value in joined if value]
        if self.page != 1:
            pairs.append(("pagina", str(self.page) if self.page else "todas"))
        return urlencode(pairs)


def read_query(address: str) -> Query:
    """A query from the address after `?`; anything, also hostile, gives a query."""
    try:
        pairs = parse_qsl(address[:MOST_LENGTH], keep_blank_values=False, max_num_fields=300, errors="replace")
    except ValueError:
        return Query()
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        if len(values.setdefault(key, [])) < MOST_VALUES:
            values[key].append(value)
    compared = _ids(values, "comparar", MOST_COMPARED)
    return Query(
        words=" ".join(_printable("".join(values.get("q", [])[:1])).split())[:100],
        facets=_chosen(values, FACETS), mine=_chosen(values, MINE), chosen=_ids(values, "seleccion", MOST_CHOSEN), compared=compared,
        comparing=values.get("ver", [""])[0] == "comparar" and len(compared) > 1,
        practice=next(iter(_ids(values, "practica", 1)), ""), view=next((each for each in values.get("mapa", []) if each in VIEWS), ""),
        page=_page(values.get("pagina", ["1"])[0]),
    )


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _chosen(values: Mapping[str, list[str]], names: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    found = {
        key: tuple(dict.fromkeys(value for value in values.get(name, ()) if VALUE.fullmatch(value))) for key, name in names.items()
    }
    return {key: each for key, each in found.items() if each}


def _ids(values: Mapping[str, list[str]], name: str, most: int) -> tuple[str, ...]:
    ids = (each for value in values.get(name, ()) for each in value.split("_") if VALUE.fullmatch(each))
    return tuple(dict.fromkeys(ids))[:most]


def _page(text: str) -> int:
    if text == "todas":
        return 0
    return min(int(text), 10_000) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) > 0 else 1
