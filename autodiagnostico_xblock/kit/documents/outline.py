"""Levels of headings without a gap: an accessible file may not go from 1 to 3."""

from __future__ import annotations

import attrs

DEEPEST = 4


@attrs.define
class Outline:
    """Headings so far that contain the next one. Two headings of the same wanted level under one parent get the same."""

    open: list[int] = attrs.field(factory=list)

    def next(self, wanted: int) -> int:
        """The level to write for a heading that wants `wanted`."""
        while self.open and self.open[-1] >= wanted:
            self.open.pop()
        self.open.append(wanted)
        return min(len(self.open), DEEPEST)
