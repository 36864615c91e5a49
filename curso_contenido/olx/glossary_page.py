"""The glossary as a page of the course's own bar: static HTML, with no script, that is read without opening any unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import html
from lxml.html import builder as E

from autodiagnostico_xblock.kit import reference

from ..data import texts
from ..ui import gathered

# not the `url_name` of any unit: `jump_to_id` looks a name up among blocks of every type, and a page is a block too
SLUG = "palabras"
NAME = "Glosario"
UNIT = "/jump_to_id/glosario"


def tab() -> dict[str, Any]:
    """The page's entry among the tabs of `policy.json`."""
    return {"type": "static_tab", "name": NAME, "url_slug": SLUG}


def page() -> bytes:
    """The content of `tabs/palabras.html`. What is written passes as text through the serializer, so it is never markup."""
    letters = gathered.lettered(reference.sources())
    about = E.P(
        f"Las {len(texts.glossary())} palabras que este curso explica. "
        "Cuando la definición viene de una norma o de un documento, dice cuál; las demás son del propio curso. "
        "Para buscar una palabra, abra la ", E.A("unidad Glosario", href=UNIT), ".")
    index = E.P(*_joined((E.A(each["letter"], href=f"#{_place(each['letter'])}") for each in letters), " · "))
    found = [E.H1(NAME), about, html.Element("nav", {"aria-label": "Letras"}), *(part for each in letters for part in _letter(each))]
    found[2].append(index)
    return "\n".join(html.tostring(each, encoding="unicode") for each in found).encode() + b"\n"


def _letter(entry: dict[str, Any]) -> list[Any]:
    meanings = [part for term in entry["terms"]
                for part in (E.DT(E.STRONG(term["term"]), id=f"palabra-{term['id']}"), E.DD(*_meaning(term)))]
    return [E.H2(entry["letter"], id=_place(entry["letter"])), E.DL(*meanings)]


def _meaning(term: dict[str, Any]) -> list[Any]:
    see = [E.A(each["term"], href=f"#palabra-{each['id']}") for each in term["see"]]
    sources = [E.A(each.name, href=each.url, rel="noopener noreferrer") if each.url else E.SPAN(each.name) for each in term["sources"]]
    found: list[Any] = [term["definition"]]
    for label, parts in ((" Vea también: ", see), (" Fuente: ", sources)):
        found += [label, *_joined(parts, ", "), "."] if parts else []
    return found


def _joined(parts: Iterable[Any], between: str) -> list[Any]:
    return [piece for number, each in enumerate(parts) for piece in ((between, each) if number else (each,))]


def _place(letter: str) -> str:
    return f"palabras-{letter.lower()}"
