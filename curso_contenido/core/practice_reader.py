"""Raw practices → values, with every problem. The published contract is `docs/esquemas/practica.schema.json`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from autodiagnostico_xblock.kit.pure.problems import Problem

from .practices import COMPONENTS, COSTS, EVIDENCE, GENDER_LEVELS, MEXICO, TOPICS, Gender, Known, Practice, Source

MOST_PRACTICES = 1000
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LINK = re.compile(r"https?://[^\s<>\"]+")
WHEN = re.compile(r"\d{4}-\d{2}(-\d{2})?")
SHORT, LONG, URL = 200, 1500, 500
TEXTS = {
    "region": SHORT, "community": SHORT, "result": LONG, "contrary": LONG, "requirements": LONG, "ask": SHORT, "tool": SHORT,
    "rights_note": LONG,
}
FIELDS = frozenset({
    "id", "published", "unpublished_reason", "name", "government", "country", "state", "municipality", "band", "lat", "lon", "start", "end",
    "components", "topics", "description", "cost", "sdg", "gender", "evidence", "sources", "indicators", *TEXTS,
})


class Reader:
    """One practice being read; gathers problems under `path`."""

    def __init__(self, raw: Mapping[str, Any], path: str, known: Known) -> None:
        self.raw, self.path, self.known = raw, path, known
        self.problems: list[Problem] = []

    def wrong(self, key: str, code: str, **params: Any) -> None:
        """Note a problem at `key`."""
        self.problems.append(Problem(f"{self.path}.{key}" if key else self.path, code, params))

    def text(self, key: str, most: int, *, needed: bool = False) -> str:
        """A text without blanks around it."""
        value = self.raw.get(key)
        if value is None or value == "":
            if needed:
                self.wrong(key, "missing")
            return ""
        if not isinstance(value, str):
            self.wrong(key, "not_a_text")
            return ""
        if len(value) > most:
            self.wrong(key, "too_long", most=most)
        elif needed and not value.strip():
            self.wrong(key, "missing")
        # halves of pairs come from JSON's own escapes, and no file can hold them
        return value.encode("utf-8", "replace").decode("utf-8").strip()

    def choice(self, key: str, options: Collection[str], default: str = "") -> str:
        """One of `options`."""
        value = self.raw.get(key)
        if value in (None, ""):
            return default
        if isinstance(value, str) and value in options:
            return value
        self.wrong(key, "not_an_option", options=", ".join(options) if len(options) < 12 else "")
        return default

    def choices(self, key: str, options: Any, code: str, *, needed: bool = False) -> tuple[str, ...]:
        """Several of `options`, without repeating."""
        value = self.raw.get(key)
        if value is None and not needed:
            return ()
        if not isinstance(value, list):
            self.wrong(key, "missing" if value is None else "not_a_list")
            return ()
        for position, each in enumerate(value):
            if not isinstance(each, str) or each not in options:
                self.wrong(f"{key}.{position}", code, options=", ".join(sorted(options)) if len(options) < 12 else "")
        if needed and not value:
            self.wrong(key, "missing")
        return tuple(dict.fromkeys(each for each in value if isinstance(each, str)))

    def number(self, key: str, least: float, most: float, *, whole: bool = False) -> Any:
        """A number in a range, or None."""
        value = self.raw.get(key)
        if value is None:
            return None
        fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool) and least <= value <= most
        if not fits:
            self.wrong(key, "not_in_range", least=least, most=most)
            return None
        return value

    def place(self) -> dict[str, Any]:
        """Country, state, municipality, band and point; the point and band of a municipality stand in for missing ones."""
        country = self.choice("country", sorted(self.known.countries), "") or MEXICO
        state = self.choice("state", sorted(self.known.states))
        clave = self.choice("municipality", self.known.municipalities) if isinstance(self.raw.get("municipality"), str) else ""
        if self.raw.get("municipality") is not None and not isinstance(self.raw["municipality"], str):
            self.wrong("municipality", "not_a_text")
        if clave and state and not clave.startswith(state):
            self.wrong("municipality", "other_state")
        if country != MEXICO and (state or clave):
            self.wrong("state", "only_in_mexico")
        lat, lon = self.number("lat", -90, 90), self.number("lon", -180, 180)
        if (lat is None) != (lon is None):
            self.wrong("lat" if lat is None else "lon", "missing")
        near = self.known.municipalities.get(clave, (None, None, ""))
        if lat is None:
            lat, lon = near[0], near[1]
        return {"country": country, "state": state or clave[:2], "municipality": clave, "lat": lat, "lon": lon,
                "band": self.choice("band", self.known.bands) or near[2]}

    def years(self) -> dict[str, Any]:
        """Start and end."""
        start, end = (self.number(key, 1950, 2100, whole=True) for key in ("start", "end"))
        if start is not None and end is not None and end < start:
            self.wrong("end", "ends_before")
        return {"start": start, "end": end}

    def gender(self) -> Gender:
        """Level and reason."""
        value = self.raw.get("gender")
        if value is None:
            return Gender()
        if not isinstance(value, Mapping):
            self.wrong("gender", "not_a_mapping")
            return Gender()
        inner = Reader(value, f"{self.path}.gender", self.known)
        found = Gender(inner.choice("level", GENDER_LEVELS, "none"), inner.text("reason", LONG))
        self.problems += inner.problems
        return found

    def sources(self) -> tuple[Source, ...]:
        """At least one."""
        value = self.raw.get("sources")
        if not isinstance(value, list) or not value:
            self.wrong("sources", "missing" if not value else "not_a_list")
            return ()
        found = []
        for position, each in enumerate(value[:12]):
            inner = Reader(each if isinstance(each, Mapping) else {}, f"{self.path}.sources.{position}", self.known)
            title, url, read = inner.text("title", 400, needed=True), inner.text("url", URL, needed=True), inner.text("read", 10)
            if url and not LINK.fullmatch(url):
                inner.wrong("url", "not_a_link")
            if read and not WHEN.fullmatch(read):
                inner.wrong("read", "not_a_date")
            self.problems += inner.problems
            found.append(Source(title, url, read))
        return tuple(found)


def read_practice(raw: Any, path: str, known: Known, *, own: bool = False) -> tuple[Practice | None, list[Problem]]:
    """One practice, or its problems."""
    if not isinstance(raw, Mapping):
        return None, [Problem(path, "not_a_mapping")]
    reader = Reader(raw, path, known)
    identifier = reader.text("id", 80, needed=True)
    if identifier and not ID.fullmatch(identifier):
        reader.wrong("id", "not_an_id")
    for key in raw:
        if key not in FIELDS:
            reader.wrong(str(key)[:60], "unknown_field")
    found = dict(
        id=identifier, name=reader.text("name", SHORT, needed=True), government=reader.text("government", SHORT, needed=True),
        description=reader.text("description", LONG, needed=True),
        components=reader.choices("components", COMPONENTS, "not_an_option", needed=True),
        topics=reader.choices("topics", TOPICS, "not_an_option"), sdg=reader.choices("sdg", known.targets, "unknown_target"),
        indicators=reader.choices("indicators", known.indicators, "unknown_indicator"), cost=reader.choice("cost", COSTS),
        evidence=reader.choice("evidence", EVIDENCE, "documentada"), gender=reader.gender(), sources=reader.sources(),
        **reader.place(), **reader.years(), **{key: reader.text(key, most) for key, most in TEXTS.items()}, own=own,
    )
    return (None, reader.problems) if reader.problems else (Practice(**found), [])


def read_practices(raw: Any, known: Known, *, own: bool = False) -> tuple[tuple[Practice, ...], tuple[Problem, ...]]:
    """Every practice of a list that has no problem, and all the problems. What is not published is left out."""
    if not isinstance(raw, list):
        return (), (Problem("", "not_a_list"),)
    if len(raw) > MOST_PRACTICES:
        return (), (Problem("", "too_many_practices", {"most": MOST_PRACTICES, "found": len(raw)}),)
    found: list[Practice] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for position, each in enumerate(raw):
        practice, wrong = read_practice(each, str(position), known, own=own)
        problems += wrong
        identifier = each.get("id") if isinstance(each, Mapping) else None
        if isinstance(identifier, str) and identifier in seen:
            problems.append(Problem(f"{position}.id", "repeated_id", {"id": identifier[:80]}))
        elif practice is not None and each.get("published") is not False:
            found.append(practice)
        if isinstance(identifier, str):
            seen.add(identifier)
    return tuple(found), tuple(problems)
