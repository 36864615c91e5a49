"""Dates of the map in words: months of reading, and moments in the person's time zone."""

from __future__ import annotations

from datetime import datetime, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from . import Translate

DEFAULT_ZONE = "America/Mexico_City"


def months(_: Translate) -> list[str]:
    """Names of the months."""
    return [
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"), _("September"), _("October"),
        _("November"), _("December"),
    ]


def month(text: str, _: Translate) -> str:
    """`2026-11` → «November 2026»; what is not a month is given back."""
    year, _dash, number = text[:7].partition("-")
    if not (number.isdigit() and 1 <= int(number) <= 12):
        return text
    return _("%(month)s %(year)s") % {"month": months(_)[int(number) - 1], "year": year}


def day(text: str, zone: str, _: Translate) -> str:
    """«22 de noviembre de 2026» of an ISO moment; what is not one is shown as a dash."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return "–"
    local = (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).astimezone(_zone(zone))
    return _("%(month)s %(day)s, %(year)s") % {"day": local.day, "month": months(_)[local.month - 1], "year": local.year}


def _zone(name: str) -> ZoneInfo | timezone:
    try:
        return ZoneInfo(name or DEFAULT_ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return timezone.utc
