"""The report's advice: what is in full, and the annex with the rest."""

from __future__ import annotations

from typing import Any

import crum

from autodiagnostico_xblock.export import diagnosis, offer
from autodiagnostico_xblock.kit.documents.model import Figure, Heading, Table
from autodiagnostico_xblock.ui import takeaway

from .samples import filled, lowest
from .test_takeaway import text_of


def test_the_report_gives_in_full_what_was_chosen_and_what_the_law_asks(aula: Any) -> None:
    page = filled(aula)
    with crum.impersonate(page.person.requester):
        values = takeaway.diagnosis(page.block._visit(), None)
    cards = values["a"]["cards"]
    full = [each for each in cards if each["duty"] or each["number"] <= 12]
    rest = [each for each in cards if each not in full]
    blocks = diagnosis.report(values).blocks
    named = [each.text for each in blocks if isinstance(each, Heading) and each.level == 3]
    assert len(full) > 12 and rest and named == [f"{each['number']}. {each['title']}" for each in full]
    annex = next(blocks[place + 1] for place, each in enumerate(blocks) if each == Heading(1, "Anexo: más consejos, en breve"))
    assert isinstance(annex, Table) and [row[1].runs[0].text for row in annex.rows] == [each["title"] for each in rest]
    assert all(step in row[2].runs[0].text for row, each in zip(annex.rows, rest) for step in each["steps"])
    assert f"completas {len(full)} recomendaciones" in text_of(offer.MAKERS["diagnosis"]["pdf"](values))


def test_every_priority_is_in_full(aula: Any) -> None:
    page = lowest(aula)
    with crum.impersonate(page.person.requester):
        found = text_of(offer.MAKERS["diagnosis"]["pdf"](takeaway.diagnosis(page.block._visit(), None)))
    assert "Anexo: más consejos" not in found and found.count("Borrador de compromiso") == 60


def test_the_radar_speaks_of_a_dashed_line_only_when_there_is_one(aula: Any) -> None:
    captions = []
    for page in (filled(aula), lowest(aula)):
        with crum.impersonate(page.person.requester):
            values = takeaway.diagnosis(page.block._visit(), None)
        radar = next(each for each in diagnosis.report(values).blocks if isinstance(each, Figure))
        captions.append((values["r"]["has_wanted"], radar.caption))
    assert captions == [(True, "Línea continua: hoy. Línea cortada: lo que quieren alcanzar."), (False, "Línea continua: hoy.")]
