"""One opening of the map: who, what is shown, what is kept, in which language, and the addresses of its handlers."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

import attrs

from ..core.favourites import Kept
from ..core.practice_index import Index
from ..core.practice_query import Query
from .map_authoring import Shown


@attrs.frozen
class MapSettings:
    """What the course team chose; `graded`: the short activity is asked and graded."""

    title: str
    introduction: str
    rule: str
    graded: bool
    linked: bool


@attrs.frozen(eq=False)
class MapVisit:
    """`alone`: on the page of its own, without scripts; `learns`: a person who may keep things."""

    block: Any
    shown: Shown
    settings: MapSettings
    kept: Kept
    language: str
    zone: str
    now: datetime
    late: bool
    learns: bool
    alone: bool = False

    @property
    def index(self) -> Index:
        """Search of what is shown."""
        return self.shown.index

    @property
    def uid(self) -> str:
        """Short id of the block, for ids that cannot clash on a page with several blocks."""
        return "m" + hashlib.sha256(str(self.block.scope_ids.usage_id).encode()).hexdigest()[:7]

    def url(self, handler: str, query: str = "") -> str:
        """Address of one of our handlers."""
        return str(self.block.runtime.handler_url(self.block, handler, query=query).rstrip("?"))

    def link(self, query: Query) -> dict[str, str]:
        """Where a query is shown: its address on the page of its own, and what the script asks for instead."""
        written = query.written()
        return {"url": self.url("mapa", written), "query": written}
