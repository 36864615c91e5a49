"""What a page knows: one opening of the block, with its state already read.

Every page and document of the learner is drawn from a visit, never from the block's fields.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from ..core.attempt import Draft
from ..core.comments import Comment
from ..core.plan import Plan
from ..core.snapshots import History
from ..kit.page import journal_key, short_id
from . import Translate, translator
from .authoring import Questionnaire
from .dates import zone
from .present import Settings


@attrs.frozen(eq=False)
class Visit:
    """One opening of the block: who, with what state, in which language and when (`now`, aware)."""

    block: Any
    questionnaire: Questionnaire
    settings: Settings
    draft: Draft
    history: History
    plan: Plan
    comments: tuple[Comment, ...]
    language: str
    zone: str
    browser_zone: str
    now: datetime
    policy: str
    late: bool

    @property
    def uid(self) -> str:
        """Short id of the block, for ids and radio names that cannot clash on a page with several blocks."""
        return short_id(self.block)

    @property
    def where(self) -> Any:
        """The learner's time zone: the profile's, else the browser's."""
        return zone(self.zone, self.browser_zone)

    @property
    def translate(self) -> Translate:
        """`gettext` in the language of the visit."""
        return translator(self.language)

    @property
    def journal(self) -> str:
        """Key of the browser's journal; empty while viewing as somebody else and in Studio, where none is kept."""
        return journal_key(self.block)

    def url(self, handler: str, query: str = "") -> str:
        """Address of one of our handlers."""
        return str(self.block.runtime.handler_url(self.block, handler, query=query).rstrip("?"))
