"""What a plan is about and its commitments ⇄ stored JSON. Reading never raises and drops nothing.

A commitment that would not be written back as it was read is not taken: its raw JSON stays with the plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ..kit.pure.numbers import counter
from .commitment import ABOUT_TEXTS, MARKS, SCALE, TEXTS, VALUES, About, Activity, Aim, Commitment, Mark, Measure, Note
from .stored import bare, code, codes, day, filled, ids, level, mappings, text, texts

ABOUT_DAYS = ("start", "end", "administration_end")
ABOUT_KEYS = {each.name for each in attrs.fields(About)} - {"extra"}
COMMITMENT_KEYS = {each.name for each in attrs.fields(Commitment)} - {"extra"}


def read_about(raw: Any) -> About:
    """What the plan is about, in stored JSON; what cannot be read is kept in `extra`."""
    if not isinstance(raw, Mapping):
        return About() if raw is None else About(extra={"_unreadable": raw})
    found = About(
        **texts(raw, ABOUT_TEXTS),
        **{key: day(raw.get(key)) for key in ABOUT_DAYS},
        values=codes(raw.get("values"), VALUES),
        rev=counter(raw.get("rev")),
        at=text(raw.get("at")),
        extra={key: value for key, value in raw.items() if key not in ABOUT_KEYS},
    )
    written = bare(write_about(found))
    lost = {f"_unread_{key}": each for key, each in bare(raw).items() if key in ABOUT_KEYS and written.get(key) != each}
    return attrs.evolve(found, extra={**found.extra, **lost}) if lost else found


def write_about(about: About) -> dict[str, Any]:
    """Stored JSON of `about`, without its empty parts."""
    return filled(about)


def read_commitment(raw: Any) -> Commitment | None:
    """A commitment in stored JSON; None when it cannot be understood whole."""
    if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str) or not raw["id"]:
        return None
    found = _commitment(raw)
    return found if bare(write_commitment(found)) == bare(raw) else None


def write_commitment(commitment: Commitment) -> dict[str, Any]:
    """Stored JSON of `commitment`, without its empty parts."""
    return filled(commitment)


def _commitment(raw: Mapping[str, Any]) -> Commitment:
    return Commitment(
        id=raw["id"],
        **texts(raw, TEXTS),
        values=codes(raw.get("values"), VALUES),
        activities=tuple(
            Activity(text(each.get("what")), day(each.get("start")), day(each.get("end")), each.get("done") is True)
            for each in mappings(raw.get("activities"))),
        measures=tuple(
            Measure(text(each.get("indicator")), text(each.get("baseline")), text(each.get("goal")))
            for each in mappings(raw.get("measures"))),
        aims=tuple(
            Aim(text(each.get("target")), text(each.get("practice")), text(each.get("change")))
            for each in mappings(raw.get("aims"))),
        gender=_marks(raw.get("gender")),
        notes=tuple(
            Note(day(each.get("on")), text(each.get("text")), text(each.get("url")), code(each.get("state"), SCALE))
            for each in mappings(raw.get("notes"))),
        practices=ids(raw.get("practices")),
        indicators=ids(raw.get("indicators")),
        recommendation=text(raw.get("recommendation")),
        current=level(raw.get("current")),
        wanted=level(raw.get("wanted")),
        rev=counter(raw.get("rev")),
        made=text(raw.get("made")),
        at=text(raw.get("at")),
        extra={key: value for key, value in raw.items() if key not in COMMITMENT_KEYS},
    )


def _marks(raw: Any) -> dict[str, Mark]:
    if not isinstance(raw, Mapping):
        return {}
    return {
        str(key): Mark(code(each.get("mark"), MARKS), text(each.get("evidence")))
        for key, each in raw.items() if isinstance(each, Mapping)
    }
