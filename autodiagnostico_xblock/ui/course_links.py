"""Links from a result, an advice or a commitment to the lesson and the practices of this course, by their titles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

import attrs

from ..core.instrument import Indicator
from ..data import Link, links
from ..kit import addresses, compat
from . import Translate
from .visit import Visit

MAP = ("mapa_practicas", "mapa")  # type and permanent name of the map in the published course
ID = "=ID"


@attrs.frozen
class CourseLinks:
    """`lessons`: they are linked; `practice`: address of a practice that ends in `ID` instead of its id, "" without a map.

    Where the map's own page has no known address, `practice` is that of the unit that holds the map.
    """

    lessons: bool
    practice: str
    gone: str

    def of(self, indicator: Indicator) -> list[dict[str, str]]:
        """The lesson and the practices of `indicator` that can be opened: `{id, title, url}`."""
        known = links()
        found = [_link(known[indicator.lesson])] if self.lessons and indicator.lesson in known else []
        return found + [each for each in self.named(key for key in indicator.practices if key in known) if each["url"]]

    def named(self, ids: Iterable[str]) -> list[dict[str, str]]:
        """Practices by their titles, never by id, with their address when the map is in this course."""
        known = links()
        return [
            {"id": key, "title": known[key].title, "url": self._page(key)} if key in known
            else {"id": key, "title": self.gone, "url": ""} for key in ids]

    def _page(self, key: str) -> str:
        return f"{self.practice.removesuffix(ID)}={key}" if self.practice.endswith(ID) else self.practice


def course_links(visit: Visit) -> CourseLinks:
    """What the course team said that is in this course, checked where the platform can tell."""
    shown = visit.settings.links_in_course
    return CourseLinks(shown, _practice(visit.block) if shown else "", _gone(visit.translate))


def from_anywhere(visit: Visit, found: list[dict[str, str]]) -> list[dict[str, str]]:
    """The same links with the site in front, where it is known: a document is also read away from the course."""
    return [{**each, "url": compat.absolute(visit.block, each["url"]) or each["url"]} for each in found]


def _practice(block: Any) -> str:
    exists = compat.has_block(block, *MAP)
    if exists is False:
        return ""
    page = addresses.in_course(block, *MAP, "mapa", ours="sheet") if exists else ""
    return f"{page}?practica{ID}" if page else f"/jump_to_id/{MAP[1]}"


def _gone(_: Translate) -> str:
    return _("A practice that is no longer in the catalogue")


def _link(link: Link) -> dict[str, str]:
    return {"id": link.id, "title": link.title, "url": link.url}


def choices() -> list[tuple[str, str]]:
    """`(id, title)` of every practice of the catalogue, by title."""
    found = ((each.id, each.title) for each in links().values() if each.url_name == MAP[1])
    return sorted(found, key=lambda pair: unicodedata.normalize("NFKD", pair[1]).casefold())
