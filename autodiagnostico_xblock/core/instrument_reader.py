"""`parse(raw) → (Instrument | None, problems)`: the only door for an instrument, packaged or written by hand.

The published contract is `docs/esquemas/instrumento.schema.json`; a property test holds both to the same answer.
Rules that a schema cannot say (ids unique, bands ascending, an essential per theme) live only here.
"""

from __future__ import annotations

import re
from typing import Any

from .instrument import (
    CLASSES,
    KINDS,
    LEVELS,
    Band,
    Component,
    Gender,
    Indicator,
    Instrument,
    LegalBasis,
    LevelName,
    Route,
    Target,
    Theme,
)
from .problems import Problem
from .reading import Reader, refuse_repeated

MAX_INDICATORS = 200
VERSION = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}")
TARGET = re.compile(r"\d{1,2}\.[0-9a-z]{1,2}")
CRITERION = re.compile(r"G\d{1,2}")


def parse(raw: Any) -> tuple[Instrument | None, tuple[Problem, ...]]:
    """Read an instrument from nested data; `None` with every problem when it cannot be used."""
    problems: list[Problem] = []
    reader = Reader(raw, "", problems)
    instrument = Instrument(
        id=reader.identifier(),
        version=_version(reader),
        title=reader.text("title", most=200),
        levels=tuple(
            LevelName(each.text("name", most=40), each.text("meaning", most=400))
            for each in reader.readers("levels", least=len(LEVELS), most=len(LEVELS))
        ),
        bands=_bands(reader),
        weights=_weights(reader),
        routes=_routes(reader),
        components=tuple(_component(each) for each in reader.readers("components", least=1, most=12)),
    )
    _check_ids(instrument, problems)
    return (None if problems else instrument), tuple(problems)


def _version(reader: Reader) -> str:
    version = reader.text("version", most=14)
    if version and not VERSION.fullmatch(version):
        reader.refuse("version", "not_a_version")
    return version


def _bands(reader: Reader) -> tuple[Band, ...]:
    bands = tuple(
        Band(each.number("level", least=0, most=LEVELS[-1]), each.number("from", least=0, most=100))
        for each in reader.readers("bands", least=1, most=len(LEVELS))
    )
    rising = all(a.minimum < b.minimum and a.level < b.level for a, b in zip(bands, bands[1:], strict=False))
    if bands and (bands[0].minimum != 0 or not rising):
        reader.refuse("bands", "bands_not_rising")
    return bands


def _weights(reader: Reader) -> dict[str, int]:
    weights = reader.reader("weights")
    return {name: weights.number(name, least=1, most=100) for name in CLASSES}


def _routes(reader: Reader) -> tuple[Route, ...]:
    routes = []
    for each in reader.readers("routes", least=1, most=5):
        classes = each.texts("classes", least=1, most=len(CLASSES))
        if set(classes) - set(CLASSES):
            each.refuse("classes", "not_an_option", options=", ".join(CLASSES))
        minutes = each.number("minutes", least=1, most=600)
        routes.append(Route(each.identifier(), each.text("name", most=60), minutes, classes))
    return tuple(routes)


def _component(reader: Reader) -> Component:
    return Component(
        id=reader.identifier(),
        name=reader.text("name", most=120),
        short=reader.text("short", most=30),
        themes=tuple(_theme(each) for each in reader.readers("themes", least=1, most=20)),
    )


def _theme(reader: Reader) -> Theme:
    indicators = tuple(_indicator(each) for each in reader.readers("indicators", least=1, most=20))
    return Theme(reader.identifier(), reader.text("name", most=120), indicators)


def _indicator(reader: Reader) -> Indicator:
    evidence = reader.reader("evidence")
    indicator = Indicator(
        id=reader.identifier(),
        kind=reader.choice("kind", KINDS),
        importance=reader.choice("class", CLASSES),
        question=reader.text("question", most=400),
        why=reader.text("why"),
        verify=reader.text("verify"),
        small=reader.text("small", required=False),
        levels=reader.texts("levels", least=len(LEVELS), most=len(LEVELS), longest=400),
        legal_basis=legal_basis(reader),
        evidence_from=evidence.number("from_level", least=1, most=LEVELS[-1]),
        evidence_expected=evidence.text("expected", most=600),
        not_applicable=_not_applicable(reader, "reason"),
        partly=_not_applicable(reader, "part"),
        sdg=targets(reader, "change"),
        gender=gender(reader, "question"),
        owner=reader.text("owner", most=200),
        sources=reader.texts("sources", least=1, most=20),
        lesson=reader.text("lesson", most=64, required=False),
        practices=reader.texts("practices", most=10),
    )
    _check_indicator(reader, indicator)
    return indicator


def _not_applicable(reader: Reader, key: str) -> str:
    if reader.raw.get("not_applicable") is None:
        return ""
    return reader.reader("not_applicable").text(key, most=600, required=key == "reason")


def _check_indicator(reader: Reader, indicator: Indicator) -> None:
    if len({level.casefold() for level in indicator.levels}) < len(indicator.levels):
        reader.refuse("levels", "levels_alike")
    if indicator.is_obligation and not indicator.legal_basis:
        reader.refuse("legal_basis", "obligation_without_basis")


def legal_basis(reader: Reader) -> tuple[LegalBasis, ...]:
    """The list `legal_basis` of an indicator or a recommendation."""
    return tuple(
        LegalBasis(each.identifier("source"), each.text("article", most=160))
        for each in reader.readers("legal_basis", most=10)
    )


def targets(reader: Reader, text_key: str) -> tuple[Target, ...]:
    """The list `sdg`: at most two targets, each with its change or contribution."""
    found = []
    for each in reader.readers("sdg", most=2):
        target = each.text("target", most=5)
        if target and not TARGET.fullmatch(target):
            each.refuse("target", "not_a_target")
        found.append(Target(target, each.text(text_key, most=600)))
    return tuple(found)


def gender(reader: Reader, text_key: str) -> Gender:
    """The mapping `gender`: text and criteria."""
    part = reader.reader("gender")
    criteria = part.texts("criteria", most=20)
    if any(not CRITERION.fullmatch(criterion) for criterion in criteria):
        part.refuse("criteria", "not_a_criterion")
    return Gender(part.text(text_key, most=600), criteria)


def _check_ids(instrument: Instrument, problems: list[Problem]) -> None:
    components, themes, indicators = [], [], []
    for c, component in enumerate(instrument.components):
        components.append((f"components.{c}.id", component.id))
        for t, theme in enumerate(component.themes):
            path = f"components.{c}.themes.{t}"
            themes.append((f"{path}.id", theme.id))
            indicators += [(f"{path}.indicators.{i}.id", each.id) for i, each in enumerate(theme.indicators)]
    refuse_repeated(components, problems)
    refuse_repeated(themes, problems)
    refuse_repeated(indicators, problems)
    refuse_repeated([(f"routes.{n}.id", route.id) for n, route in enumerate(instrument.routes)], problems)
    if len(indicators) > MAX_INDICATORS:
        problems.append(Problem("components", "too_many_indicators", {"most": MAX_INDICATORS}))
