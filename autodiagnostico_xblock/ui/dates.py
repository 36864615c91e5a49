"""Dates in words and in the learner's time zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from . import Translate

DEFAULT_ZONE = "America/Mexico_City"
EVIDENCE_AGES_AFTER = timedelta(days=365)


def zone(*names: str) -> ZoneInfo | timezone:
    """The first usable zone of `names`, else that of central Mexico."""
    for name in (*names, DEFAULT_ZONE):
        try:
            if name:
                return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return timezone.utc


def parse(text: str) -> datetime | None:
    """An aware moment from ISO text, or None."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def day(text: str, where: ZoneInfo | timezone, _: Translate) -> str:
    """«22 de noviembre de 2026»; what is not a date is shown as a dash."""
    moment = parse(text)
    if moment is None:
        return "–"
    local = moment.astimezone(where)
    return _("%(month)s %(day)s, %(year)s") % {"day": local.day, "month": month_names(_)[local.month - 1], "year": local.year}


def iso_day(text: str, where: ZoneInfo | timezone) -> str:
    """«2026-11-22», the day at that place; empty for what is not a date."""
    moment = parse(text)
    return "" if moment is None else moment.astimezone(where).date().isoformat()


def civil(found: date | None, _: Translate) -> str:
    """A calendar day, which is the same in every time zone; a dash without one."""
    if found is None:
        return "–"
    return _("%(month)s %(day)s, %(year)s") % {"day": found.day, "month": month_names(_)[found.month - 1], "year": found.year}


def short(found: date | None, _: Translate) -> str:
    """«24 nov 2026» on one line, for narrow columns; a dash without a day."""
    if found is None:
        return "–"
    words = _("%(month)s %(day)s %(year)s") % {"day": found.day, "month": month_names(_)[found.month - 1][:3], "year": found.year}
    return words.replace(" ", "\u00a0")


def quarter_name(year: int, number: int, _: Translate) -> str:
    """«enero a marzo de 2027»."""
    names = month_names(_)
    return _("%(first)s to %(last)s %(year)s") % {"first": names[number * 3 - 3], "last": names[number * 3 - 1], "year": year}


def hour(text: str, where: ZoneInfo | timezone) -> str:
    """«10:42»."""
    moment = parse(text)
    return "" if moment is None else moment.astimezone(where).strftime("%H:%M")


def is_old(seen: str, now: datetime) -> bool:
    """Whether evidence last confirmed at `seen` should be confirmed again."""
    moment = parse(seen)
    return moment is not None and now - moment > EVIDENCE_AGES_AFTER


def month_names(_: Translate) -> list[str]:
    """The twelve months, in the words of the interface."""
    return [
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    ]
