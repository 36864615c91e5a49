"""The catalogue that ships: shape, places, claims with their sources, rights, and words in force."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from autodiagnostico_xblock import data as diagnosis
from autodiagnostico_xblock.kit import reference
from curso_contenido.core.practices import EVIDENCE, Practice
from curso_contenido.data import catalogue

from ..reading import reading_ease
from .test_content import SKELETON

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "esquemas" / "practica.schema.json").read_text("utf-8"))
WRITTEN = [each for path in sorted((ROOT / "contenido" / "practicas").glob("*.yaml")) if path.stem != "paises"
           for each in yaml.safe_load(path.read_text("utf-8"))]
PRACTICES = catalogue.practices()
SUPERSEDED = re.compile(
    r"\bINAI\b|Sistema Nacional de Transparencia|transparencia proactiva|\bCONAMER\b|\bINMUJERES\b|\bSFP\b|\bCONEVAL\b|CompraNet")
# the page is only served without encryption, or was only read there
WITHOUT_ENCRYPTION = {
    "bel.fundacionfindel.org", "cuetzalanordenterritorial.blogspot.mx", "habitat.aq.upm.es", "impulsoinformativo.net",
    "ns1.gobernantes.com", "portal.amelica.org", "saopauloaberta.prefeitura.sp.gov.br", "scielo.senescyt.gob.ec",
    "transparencia.tonala.gob.mx", "www.consigna.com.mx", "www.laopinionpuebla.com", "www.oidp.net", "www.zapopan.gob.mx",
}
# population of a community or district, not of its municipality
OWN_BAND = {each["id"] for each in WRITTEN if each.get("community")}


def texts_of(practice: Practice) -> list[str]:
    """What a person reads of a practice."""
    return [practice.name, practice.description, practice.result, practice.contrary, practice.requirements, practice.ask,
            practice.gender.reason, practice.rights_note]


def test_the_written_files_have_the_published_shape() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    problems = [f"{list(each.absolute_path)}: {each.message}" for each in jsonschema.Draft202012Validator(SCHEMA).iter_errors(WRITTEN)]
    assert not problems


def test_every_decided_practice_is_written_and_published_or_says_why_not() -> None:
    written = {each["id"]: each for each in WRITTEN}
    assert len(written) == len(WRITTEN) >= 104
    assert set(SKELETON["practicas"]) <= set(written)
    unpublished = {key for key, each in written.items() if not each["published"]}
    assert set(written) - unpublished == {each.id for each in PRACTICES} and len(PRACTICES) >= 100
    assert all(written[key]["unpublished_reason"].strip() for key in unpublished)


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda each: each.id)
def test_where_it_is(practice: Practice) -> None:
    assert practice.lat is not None and practice.lon is not None
    assert practice.id.startswith(practice.country.lower() + "-")
    if practice.country != "MX":
        assert practice.region and not practice.state
        return
    assert practice.state and not practice.region
    if practice.municipality:
        place = reference.municipality(practice.municipality)
        assert place is not None and place.lat is not None and place.lon is not None
        assert abs(place.lat - practice.lat) < 0.6 and abs(place.lon - practice.lon) < 0.6
        band = reference.band(place.population)
        assert band is None or practice.band == band.id or practice.id in OWN_BAND


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda each: each.id)
def test_what_it_says_has_a_source_with_its_date(practice: Practice) -> None:
    for source in practice.sources:
        host = source.url.split("/")[2]
        assert source.url.startswith("https://") or host in WITHOUT_ENCRYPTION, source.url
        assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", source.read)
    assert practice.requirements and practice.ask and practice.sdg and practice.gender.reason
    assert practice.evidence != "con-resultados" or practice.result
    assert practice.evidence != "terminada" or practice.contrary or practice.end


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda each: each.id)
def test_the_language(practice: Practice) -> None:
    wrong = re.compile(r"\b(los ciudadanos|los funcionarios|los servidores públicos|minusválid\w+|discapacitad\w+|sólo)\b", re.I)
    for text in texts_of(practice):
        assert not wrong.search(text), text
        found = SUPERSEDED.search(text)
        assert not found or re.search(r"entonces|extint", text), text
        assert text == text.strip() and (not text or text in (practice.name, practice.ask) or text.endswith((".", "»", ")")))


def test_a_peoples_own_government_is_shown_as_its_right() -> None:
    own = [each for each in PRACTICES if each.rights_note]
    assert {each.id for each in own} >= {"mx-cheran-gobierno-comunal", "mx-ayutla-sni", "mx-oxchuc-sni", "mx-hueyapan-asamblea",
                                         "mx-salvador-escalante-chapa-nuevo", "mx-chilchota-huancito", "mx-paracho-urapicho"}
    assert all("derecho" in each.rights_note and "receta" in each.rights_note and not each.cost for each in own)
    assert all(each.cost for each in PRACTICES if not each.rights_note)


def test_each_practice_serves_a_question_of_the_diagnosis_and_the_other_way_round() -> None:
    indicators = diagnosis.instrument().by_id
    assert set(catalogue.indicators()) == set(indicators)
    published = {each.id: each for each in PRACTICES}
    assert all(each.indicators and set(each.indicators) <= set(indicators) for each in PRACTICES)
    for indicator in indicators.values():
        for named in indicator.practices:
            assert indicator.id in published[named].indicators
    assert {key: each.question for key, each in catalogue.indicators().items()} == {key: each.question for key, each in indicators.items()}


def test_ids_have_names() -> None:
    assert {each.country for each in PRACTICES} <= set(catalogue.countries())
    assert {part for each in PRACTICES for part in each.components} == set(catalogue.components())
    assert {each.evidence for each in PRACTICES} == set(EVIDENCE)


def test_contrary_evidence_that_was_read_is_shown() -> None:
    known = {each.id: each.contrary for each in PRACTICES}
    for identifier, word in {"co-bogota-manzanas-cuidado": "significativa", "co-pasto-cabildos": "241 de 739", "es-jun-twitter": "retiró",
                             "ec-cuenca-pp-rural": "trámites", "es-burriana-visor": "ya no funciona"}.items():
        assert word in known[identifier]


def test_reading_ease_is_above_the_floor() -> None:
    texts = " ".join(text if text.endswith(".") else text + "." for each in PRACTICES for text in texts_of(each) if text)
    assert reading_ease(texts) >= 38.0


def test_addresses_do_not_repeat_inside_a_practice() -> None:
    def urls(practice: Any) -> list[str]:
        return [source.url for source in practice.sources]

    assert not [each.id for each in PRACTICES if len(set(urls(each))) != len(urls(each))]
