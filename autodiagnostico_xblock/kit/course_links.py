"""Links from a block to the units of the published course; ids join the two packages, and `url_name` is permanent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs


@attrs.frozen
class Link:
    """A unit of the course that teaches or shows something: id of what it shows, title and permanent name."""

    id: str
    title: str
    url_name: str

    @property
    def url(self) -> str:
        """Address that the platform resolves inside the course."""
        return f"/jump_to_id/{self.url_name}"


def read_links(raw: Mapping[str, Any], parts: Iterable[str]) -> dict[str, Link]:
    """Links of those `parts` of `links.json`, by the id of what they show. TypeError for broken data."""
    return {each["id"]: Link(**each) for part in parts for each in raw.get(part, [])}
