"""Diagnosis and plan in one file for the cabildo, each thing said once: what is long lives in the PDF of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..kit.documents.model import Attachment, Block, Cell, Column, Cover, Document, Facts, Heading, PageBreak, Paragraph, Run, Table
from ..kit.documents.shorthand import paragraphs, row, text
from . import diagnosis, plan, plan_reading
from .pieces import Values, document, once


def whole(
    found: Values, planned: Values, *, elsewhere: Mapping[str, str], attachments: tuple[Attachment, ...] = (),
) -> Document:
    """Both in one. `elsewhere`: the names of the files where `diagnosis` and `plan` stand by themselves."""
    return document(planned, title=title(planned), cover=_cover(found, planned), blocks=_blocks(found, planned, elsewhere),
                    attachments=attachments)


def title(values: Values) -> str:
    """«Expediente para el cabildo: San Miguel, Jalisco»."""
    return values["words"]["dossier"] + (f": {values['place']}" if values["place"] else "")


def _cover(found: Values, planned: Values) -> Cover:
    words = planned["words"]
    diagnosed = once([found["day"], found["route"], found["r"]["overall"]["coverage"]])
    facts = (
        (words["report"], diagnosed), (words["plan"], once([planned["heading"], planned["label"]])),
        (words["commitments"], str(len(planned["commitments"]))),
    )
    note = f"{found['results']['not_grade']} {planned['legal_note']}\n{planned['home']['disclaimer']}"
    return Cover(words["dossier"], planned["place"], words["kicker"], facts, note)


def _blocks(found: Values, planned: Values, elsewhere: Mapping[str, str]) -> Iterator[Block]:
    words = planned["words"]
    yield Heading(1, words["dossier_about"])
    yield from paragraphs(words["dossier_note"], found["method"])
    facts = ((words["k_municipality"], found["clave"]), (words["questionnaire"], found["instrument"]))
    apart = ((words["report"], elsewhere["diagnosis"]), (words["plan"], elsewhere["plan"]))
    yield Facts((*((name, text(value)) for name, value in facts if value), *((name, text(Run(file, bold=True))) for name, file in apart)))
    yield from diagnosis.results(found)
    yield from diagnosis.unmet(found, 1)
    yield from _advice(found, planned)
    yield from plan.about(planned, 1)
    yield from _agenda(planned)
    yield from plan.commitments(planned, lines=True)
    yield from plan_reading.views(planned)
    yield PageBreak()
    yield Heading(1, found["annex"])
    yield from diagnosis.answers(found, brief=True)
    yield from paragraphs(words["characters"], style="small")


def _advice(found: Values, planned: Values) -> Iterator[Block]:
    """One line for each recommendation, in order; those that became a commitment say so."""
    texts, words = found["advice"], planned["words"]
    yield Heading(1, words["advice"])
    if not found["a"]["cards"]:
        yield from paragraphs(words["none"], style="soft")
        return
    yield Paragraph(text(texts["note"]), "soft", keep=True)
    columns = (Column(words["k_title"], 5), Column(texts["area"], 2.6), Column(once([texts["horizon"], words["basis"]]), 3))
    yield Table(columns, tuple(_line(each, words) for each in found["a"]["cards"]), small=True)


def _line(card: Values, words: Values) -> tuple[Cell, ...]:
    taken = (Run(f" ({words['in_plan']})", bold=True),) if card["planned"] else ()
    return row(text(f"{card['number']}. {card['title']}", *taken), card["area"], once([card["horizon_text"], card["basis"]]))


def _agenda(values: Values) -> Iterator[Block]:
    """A row for each quarter, as an index: dates, what is done and what is late stand with each commitment."""
    home, quarters = values["home"], [each for each in values["agenda"]["quarters"] if each["activities"] or each["events"]]
    if not quarters:
        return
    numbers = {each["c"].id: each["item"]["number"] for each in values["commitments"]}
    yield Heading(1, home["agenda"])
    columns = (Column(values["words"]["quarter"], 2.3), Column(home["activity"], 4), Column(home["year"], 4.1))
    yield Table(columns, tuple(row(each["name"], *_quarter(each, numbers)) for each in quarters), small=True)
    yield from plan.line_of_time(values)
    yield from plan.state_law(values)


def _quarter(quarter: Values, numbers: Mapping[str, int]) -> tuple[Any, Any]:
    done = [run for each in quarter["activities"]
            for run in (Run(f"{numbers[each['id']]}. {each['what']}"), *plan.overdue(each), Run("\n"))]
    return text(*done[:-1]), "\n".join(once([each["short"], each["name"]]) for each in quarter["events"])
