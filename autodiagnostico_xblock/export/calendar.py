"""The plan's deadlines as a calendar: the end of each activity that is not done, and of the plan and administration."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.days import as_day
from ..kit.documents import ics
from ..kit.documents.ics import Event
from .pieces import Values, once


def deadlines(values: Values) -> bytes:
    """The file."""
    return ics.write(_events(values), name=values["words"]["calendar"] + (f" · {values['place']}" if values["place"] else ""),
                     moment=values["moment"])


def _events(values: Values) -> Iterator[Event]:
    words = values["words"]
    for each in values["commitments"]:
        for position, one in enumerate(each["c"].activities):
            day = as_day(one.end) or as_day(one.start)
            if day is not None and not one.done:
                about = once([f"{each['item']['number']}. {each['item']['title']}", each["c"].area, each["c"].post])
                yield Event(f"{values['uid']}-{each['c'].id}-{position}@caja-gobierno-abierto", day,
                            words["deadline"] % {"what": one.what or each["item"]["title"]}, about, words["plan"])
    for key in ("end", "administration_end"):
        day = as_day(getattr(values["about"], key))
        if day is not None:
            yield Event(f"{values['uid']}-{key}@caja-gobierno-abierto", day, values["about_texts"][key], values["title"], words["plan"])
