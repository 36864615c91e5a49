"""Questions of a check and of a module's test: what is asked, and which parts are right.

Five types: `single`, `multiple`, `order` (its parts are written in the right order), `match` (each part's `match` is its
pair) and `reflection` (not marked; a text that stays with the learner). Ids are API.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

MARKED = ("single", "multiple", "order", "match")
TYPES = (*MARKED, "reflection")


@attrs.frozen
class Part:
    """An option, an item to order, or a pair. `feedback` says why it is or is not so."""

    id: str
    text: str
    feedback: str
    right: bool = False
    match: str = ""


@attrs.frozen(slots=False)
class Question:
    """One question; `help` only in reflections."""

    id: str
    type: str
    prompt: str
    parts: tuple[Part, ...] = ()
    help: str = ""

    @property
    def is_marked(self) -> bool:
        """It counts for the grade."""
        return self.type != "reflection"

    @cached_property
    def part(self) -> Mapping[str, Part]:
        """Parts by id, in the authored order."""
        return {each.id: each for each in self.parts}

    @cached_property
    def right(self) -> frozenset[str]:
        """Ids of the right options of `single` and `multiple`."""
        return frozenset(each.id for each in self.parts if each.right)


@attrs.frozen(slots=False)
class Bank:
    """Questions of one lesson or test. `draw` is how many each learner gets: 0 means all, in their order."""

    id: str = ""
    module: str = ""
    title: str = ""
    draw: int = 0
    questions: tuple[Question, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question by id, in order."""
        return {each.id: each for each in self.questions}

    @cached_property
    def marked(self) -> tuple[Question, ...]:
        """Questions that count for the grade."""
        return tuple(each for each in self.questions if each.is_marked)

    @cached_property
    def reflections(self) -> tuple[Question, ...]:
        """Questions whose answer is a text of one's own."""
        return tuple(each for each in self.questions if not each.is_marked)

    @property
    def is_test(self) -> bool:
        """It is handed in whole, and draws its questions."""
        return self.draw > 0
