"""How far the reading goes: what a page says of it, joined with what is stored. Two windows add up; nothing goes back by itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import attrs

from .state import MOST_SEEN, Reading


def follow(reading: Reading, raw: Any, sections: Collection[str], *, now: str) -> tuple[Reading, str]:
    """`{"seen": [section], "place": section, "read": bool}` → the new reading and "", or the same one and a code.

    Sections that the text does not have are left out: the page may be older than the text. Only the person takes back that
    a text was read, with `read: false`, and then what was seen goes too.
    """
    if raw is None:
        return reading, ""
    if not isinstance(raw, Mapping) or not isinstance(raw.get("seen", []), list):
        return reading, "not_an_object"
    read = raw.get("read")
    if read is not None and not isinstance(read, bool):
        return reading, "not_an_object"
    if read is False:
        return attrs.evolve(reading, read="", seen=()), ""
    seen = [each for each in raw.get("seen", []) if isinstance(each, str) and each in sections]
    place = raw.get("place")
    return attrs.evolve(
        reading,
        seen=tuple(dict.fromkeys((*reading.seen, *seen)))[:MOST_SEEN],
        place=place if isinstance(place, str) and place in sections else reading.place,
        read=reading.read or (now if read else ""),
    ), ""
