"""What the platform asks of every block: four views that never raise, and saving the editor's form.

A block with this mixin names its pages in `pages` and says what an opening of it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import attrs
from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.validation import Validation, ValidationMessage

from .handlers import author_writes

log = logging.getLogger(__name__)


MOST_PROBLEMS = 5  # in the notice of Studio's unit page; the editor lists all of them


def add_problems(validation: Validation, problems: list[dict[str, str]]) -> Validation:
    """`validation` with the first of `problems` (`[{"path", "text"}]`, some with a `label`), for the unit page of Studio."""
    for each in problems[:MOST_PROBLEMS]:
        validation.add(ValidationMessage(ValidationMessage.ERROR, f"{each.get('label', each['path'])}: {each['text']}"))
    return validation


@attrs.frozen
class Pages:
    """What draws each view of a visit: for who learns, for who has no account, Studio's preview and editor; `failed` needs nothing."""

    learner: Callable[[Any], Fragment]
    visitor: Callable[[Any], Fragment]
    preview: Callable[[Any], Fragment]
    editor: Callable[[Any], Fragment]
    failed: Callable[[], Fragment]


class ShellMixin:
    """Views, and `save_settings`; an opening only takes back a completion that a deletion left behind."""

    has_author_view = True
    pages: Pages

    def opening(self, *, is_visitor: bool) -> Any:
        """The values that the pages show; `is_visitor`: for somebody without an account."""
        raise NotImplementedError

    def is_untouched(self, visit: Any) -> bool:
        """Nothing of the learner is kept here, so that nothing can be complete."""
        raise NotImplementedError

    def check_settings(self, data: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, str]]]:
        """The editor's form → field values, and its problems in words."""
        raise NotImplementedError

    @XBlock.supports("multi_device")
    def student_view(self, context: Any = None) -> Fragment:
        """The learner's page."""
        del context
        return self._shown(self.pages.learner)

    def public_view(self, context: Any = None) -> Fragment:
        """For visitors without an account."""
        del context
        return self._shown(self.pages.visitor, is_visitor=True)

    def author_view(self, context: Any = None) -> Fragment:
        """Studio's preview: the settings in words, and the learner's page."""
        del context
        return self._shown(self.pages.preview)

    def studio_view(self, context: Any = None) -> Fragment:
        """Studio's editor."""
        del context
        return self._shown(self.pages.editor)

    def _shown(self, page: Callable[[Any], Fragment], *, is_visitor: bool = False) -> Fragment:
        try:
            visit = self.opening(is_visitor=is_visitor)
            if page is self.pages.learner and self.is_untouched(visit):
                self.withdraw_completion()  # type: ignore[attr-defined]  # of GradedMixin
            return page(visit)
        except Exception:  # a view that raises takes the whole unit down
            log.exception("a view of %s failed", self.scope_ids.usage_id)  # type: ignore[attr-defined]  # of XBlock
            return self.pages.failed()

    @author_writes
    def save_settings(self, data: dict[str, Any]) -> dict[str, Any]:
        """Check the editor's form and, without problems, write it; `{"check": true}` only checks."""
        clean, problems = self.check_settings(data)
        if problems or data.get("check") is True:
            return {"saved": False, "problems": problems}
        for name, value in clean.items():
            setattr(self, name, value)
        return {"saved": True, "problems": []}
