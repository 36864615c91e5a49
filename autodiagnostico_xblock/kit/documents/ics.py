"""Deadlines as an iCalendar file (RFC 5545): whole-day events with a reminder a week before.

Written here because it is less than the glue to a library would be: no time zones, no repetitions, no guests.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

import attrs

from .cells import clean

PRODUCT = "-//Caja de Herramientas de Gobierno Abierto Municipal//ES"
LONGEST_LINE = 75
MOST_EVENTS = 2_000


@attrs.frozen
class Event:
    """A day of the plan. `uid` is the same every time for the same matter, so that calendars update and not repeat."""

    uid: str
    day: date
    title: str
    about: str = ""
    category: str = ""


def write(events: Iterable[Event], *, name: str, moment: datetime) -> bytes:
    """The calendar `name`; `moment` (aware) stamps the events. At most 2,000 of them."""
    stamp = moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{escaped(name)}"]
    for each in list(events)[:MOST_EVENTS]:
        lines += _event(each, stamp)
    return ("\r\n".join(folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n").encode("utf-8")


def _event(event: Event, stamp: str) -> list[str]:
    title = escaped(event.title)
    lines = [
        "BEGIN:VEVENT", f"UID:{escaped(event.uid)}", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{title}", "TRANSP:TRANSPARENT",
    ]
    lines += [f"DESCRIPTION:{escaped(event.about)}"] if event.about else []
    lines += [f"CATEGORIES:{escaped(event.category)}"] if event.category else []
    return [*lines, "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", "TRIGGER:-P7D", "END:VALARM", "END:VEVENT"]


def escaped(text: str) -> str:
    """A value of type TEXT."""
    found = clean(text)
    for char in "\\;,":
        found = found.replace(char, "\\" + char)
    return found.replace("\n", "\\n").replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")


def folded(line: str) -> str:
    """`line` in pieces of at most 75 octets, no character cut in two."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode("utf-8"))
        if size + octets > LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += octets
    return "\r\n".join(pieces)
