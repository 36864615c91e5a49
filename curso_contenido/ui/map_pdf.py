"""A selection of practices as a document, to read and hand out on paper: how they were chosen, the comparison, a sheet for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from autodiagnostico_xblock.kit import reference
from autodiagnostico_xblock.kit.documents.cells import file_name
from autodiagnostico_xblock.kit.documents.glyphs import drawable
from autodiagnostico_xblock.kit.documents.model import (
    Attachment,
    Block,
    Callout,
    Chip,
    Chips,
    Column,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from autodiagnostico_xblock.kit.documents.shorthand import bullets, paragraphs, row, text

from ..core.practice_query import Query
from ..data import catalogue
from . import map_downloads, map_labels, map_present, translator
from .map_dates import day
from .map_selection import Selection
from .map_visit import MapVisit

LISTED = 4  # more sheets than these get a list of contents
ROOM = 0.45  # share of a page below which a sheet begins on the next one
LONGEST_CHIPS = 12


def name(visit: MapVisit, selection: Selection) -> str:
    """ASCII name of the file, with the day."""
    return file_name(map_labels.document(translator(visit.language))[selection.kind], f"{visit.now:%Y-%m-%d}") + ".pdf"


def document(visit: MapVisit, selection: Selection) -> Document:
    """The whole document of a selection that has practices."""
    _ = translator(visit.language)
    words = map_labels.document(_)
    several = len(selection.practices) > LISTED
    data = map_downloads.as_json(selection.practices).decode()
    blocks = (*_comparison(visit, selection), *_sheets(visit, selection), *_closing(visit, selection, lacking="[U+" in drawable(data)))
    return Document(
        title=words[selection.kind], subject=visit.settings.title, blocks=blocks, opening=tuple(_opening(visit, selection)),
        contents=words["contents"] if several else "", language="es-MX" if visit.language.startswith("es") else "en-US",
        keywords=(visit.settings.title,), date=visit.now, page=words["page"],
        attachments=(Attachment("practicas.json", data, "application/json", words["data"]),))


def _opening(visit: MapVisit, selection: Selection) -> Iterator[Block]:
    _ = translator(visit.language)
    words = map_labels.document(_)
    found, whole = len(selection.practices), len(visit.index.catalogue.practices)
    count = map_labels.listing(_)["count"] % {"found": found, "all": whole}
    yield Paragraph(text(visit.settings.title), "lead")
    facts = (*selection.criteria, (words["how_many"], count), (words["day"], day(visit.now.isoformat(), visit.zone, _)))
    yield Facts(tuple((label, text(value)) for label, value in facts))
    if any(selection.notes.values()):
        yield from paragraphs(words["notes"], style="soft")


def _comparison(visit: MapVisit, selection: Selection) -> Iterator[Block]:
    if selection.kind != "comparison":
        return
    ids = tuple(each.id for each in selection.practices)
    found = map_present.comparison(visit, Query(compared=ids, comparing=True))
    texts = found["texts"]
    columns = (Column(texts["feature"], 1.5), *(Column(each["name"], 2.4) for each in found["heads"]))
    nothing = Run(texts["no_data"], soft=True)
    yield Heading(1, texts["compare_title"])
    yield Table(columns, tuple(
        row(text(Run(label, bold=True)), *(text(value) if value else text(nothing) for value in values)) for label, values in found["rows"]
    ), small=True)
    yield PageBreak()


def _sheets(visit: MapVisit, selection: Selection) -> Iterator[Block]:
    words = map_labels.document(translator(visit.language))
    yield Heading(1, words["practices"])
    for number, practice in enumerate(selection.practices, 1):
        if number > 1:
            yield PageBreak(room=ROOM)
        yield Heading(2, f"{number}. {practice.name}" if len(selection.practices) > 1 else practice.name)
        yield from _sheet(visit, map_present.detail(visit, practice, Query()), selection.notes.get(practice.id, ""))


def _sheet(visit: MapVisit, shown: dict[str, Any], note: str) -> Iterator[Block]:
    texts, card, practice = shown["texts"], shown["card"], shown["practice"]
    yield Paragraph(text(" · ".join(each for each in (card["place"], *card["facts"]) if each)), "soft", keep=True)
    yield Chips(tuple(_chips(shown)))
    if practice.rights_note:
        yield Callout("key", texts["rights"], paragraphs(practice.rights_note))
    if note:
        yield Callout("note", map_labels.kept(translator(visit.language))["note"], paragraphs(note))
    yield Heading(3, texts["what"])
    yield from paragraphs(practice.description)
    yield Heading(3, texts["result"])
    yield from paragraphs(practice.result or texts["no_result"], style="body" if practice.result else "soft")
    if practice.contrary:
        yield Callout("warn", texts["contrary"], paragraphs(practice.contrary))
    if practice.requirements:
        yield Heading(3, texts["takes"])
        yield from paragraphs(practice.requirements)
    yield Facts(tuple(_facts(shown)))
    if shown["serves"]:
        yield Heading(3, texts["serves"])
        yield bullets(*(text(each["question"], Run(f" {each['theme']}", soft=True)) for each in shown["serves"]))
    if shown["commitments"]:
        yield Heading(3, texts["commitments"])
        yield bullets(*shown["commitments"])
    yield Heading(3, texts["sources"])
    yield bullets(*(_source(each, shown["read_in"]) for each in practice.sources))


def _chips(shown: dict[str, Any]) -> Iterator[Chip]:
    """Evidence in white with letters, then what it is about, then goals in their colours."""
    card = shown["card"]
    yield Chip(card["evidence_name"], "#f5f7fa")
    if card["own"]:
        yield Chip(shown["list"]["own"], "#f5f7fa")
    for each in (*card["components"], *card["topics"])[:LONGEST_CHIPS]:
        yield Chip(each)
    goals = {each.number: each for each in reference.goals()}
    for each in card["goals"]:
        goal = goals[each["number"]]
        yield Chip(f"ODS {each['targets']}", goal.colour, goal.ink)


def _facts(shown: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    texts, card, practice = shown["texts"], shown["card"], shown["practice"]
    how = f" {texts['ask_how']}" if shown["ask_too"] else ""
    gender = f"{shown['gender']}. {practice.gender.reason}" if practice.gender.reason else shown["gender"]
    pairs = (
        (texts["government"], practice.government), (texts["cost"], shown["cost"]), (texts["tool"], practice.tool),
        (texts["ask"], f"{practice.ask}, {practice.government}.{how}" if practice.ask else ""),
        (texts["evidence"], f"{card['evidence_name']}: {shown['evidence']}"), (texts["gender"], gender),
        (texts["sdg"], "\n".join(f"{each['id']} {each['about']}".strip() for each in shown["targets"])),
    )
    return ((label, text(value)) for label, value in pairs if value)


def _source(source: Any, read_in: dict[str, str]) -> Any:
    when = f" ({read_in[source.read]})" if source.read in read_in else ""
    return text(f"{source.title.rstrip('.')}. ", Run(source.url, link=source.url), Run(when, soft=True))


def _closing(visit: MapVisit, selection: Selection, *, lacking: bool) -> Iterator[Block]:
    _ = translator(visit.language)
    words = map_labels.document(_)
    own = words["own"] if any(each.own for each in selection.practices) else ""
    yield PageBreak(room=0.18)
    yield Heading(1, words["about"])
    yield from paragraphs(map_labels.page(_)["honest"], map_labels.detail(_)["un_note"], style="soft")
    yield Paragraph(text(
        words["licence"] % {"licence": catalogue.LICENCE}, " ", Run(catalogue.LICENCE_URL, link=catalogue.LICENCE_URL), f". {own}"), "soft")
    yield from paragraphs(words["characters"] if lacking else "", style="soft")
