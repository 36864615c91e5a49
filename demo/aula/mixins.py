"""Fields and properties that the platform mixes into every block class (R14)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from xblock.core import XBlockMixin
from xblock.fields import Boolean, DateTime, Float, Scope, String


class PlatformMixin(XBlockMixin):
    """Inherited settings, dates and identity."""

    due = DateTime(default=None, scope=Scope.settings)
    start = DateTime(default=None, scope=Scope.settings)
    graceperiod = Float(default=None, scope=Scope.settings)
    graded = Boolean(default=True, scope=Scope.settings)
    format = String(default=None, scope=Scope.settings)
    show_correctness = String(default="always", scope=Scope.settings)
    visible_to_staff_only = Boolean(default=False, scope=Scope.settings)
    relative_weeks_due = Float(default=None, scope=Scope.settings)

    @property
    def location(self) -> Any:
        """The usage key."""
        return self.scope_ids.usage_id

    @property
    def course_id(self) -> Any:
        """The course key."""
        return self.scope_ids.usage_id.context_key

    @property
    def category(self) -> str:
        """The block type."""
        return self.scope_ids.block_type

    @property
    def close_date(self) -> datetime | None:
        """Due plus grace, in seconds."""
        if self.due is None:
            return None
        return self.due + timedelta(seconds=self.graceperiod or 0)

    def is_past_due(self) -> bool:
        """Whether the closing date has passed."""
        return self.close_date is not None and datetime.now(timezone.utc) > self.close_date

    has_deadline_passed = is_past_due

    def index_dictionary(self) -> dict[str, Any]:
        """What the platform indexes for any block."""
        return {"content": {"display_name": getattr(self, "display_name", "")}}
