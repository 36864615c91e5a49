"""What is kept about one learner, how it is read and written, and what it is worth.

The block and its other mixins use these under the row lock; nothing here takes the lock or publishes.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from xblock.fields import Any as AnyJSON
from xblock.fields import Scope

from .core.attempt import Draft, read_draft, write_draft
from .core.comments import read_comments
from .core.instrument import Instrument
from .core.journey import progress, stored_bytes
from .core.plan import Plan
from .core.plan_journey import best_plan, combined
from .core.plan_reader import read_plan, write_plan
from .core.snapshots import History, read_history, write_history
from .kit import clock, compat, i18n
from .kit.handlers import Refused
from .ui.visit import Visit

STATE = ("draft", "snapshots", "plan", "comments", "earned", "attempts", "schema_version")
SIZED = ("draft", "snapshots", "plan", "comments")
SCHEMA_VERSION = 2
EVENT = "caja_gobierno_abierto.autodiagnostico."


class LearnerStateMixin:
    """Fields of the learner. Version 2 of the state added `plan` and `comments`; nothing of version 1 changed."""

    draft = AnyJSON(default=None, scope=Scope.user_state)
    snapshots = AnyJSON(default=None, scope=Scope.user_state)
    plan = AnyJSON(default=None, scope=Scope.user_state)
    comments = AnyJSON(default=None, scope=Scope.user_state)
    schema_version = AnyJSON(default=0, scope=Scope.user_state)

    def _state(self) -> tuple[Draft, History]:
        return read_draft(self.draft), read_history(self.snapshots)

    def _instrument(self) -> Instrument:
        found = self.questionnaire().instrument
        if found is None:
            raise Refused(409, "unusable_questionnaire")
        return found.offering(self.settings().routes)

    def _visit(self, data: dict[str, Any] | None = None) -> Visit:
        draft, history = self._state()
        now = clock.now()
        return Visit(
            block=self, questionnaire=self.questionnaire(), settings=self.settings(), draft=draft, history=history,
            plan=read_plan(self.plan), comments=read_comments(self.comments),
            language=i18n.current_language(), zone=compat.time_zone(self), browser_zone=str((data or {}).get("zone", "")),
            now=now, policy=self.grade_policy, late=compat.is_closed(self, now),
        )

    def _bytes_beside(self, *names: str) -> int:
        """Bytes of what is kept besides fields `names`."""
        return sum(stored_bytes(getattr(self, each)) for each in SIZED if each not in names)

    def _write(self, draft: Draft, history: History | None) -> None:
        self.draft = write_draft(draft)
        if history is not None:
            self.snapshots = write_history(history)
        self.schema_version = SCHEMA_VERSION

    def _write_plan(self, plan: Plan) -> None:
        self.plan = write_plan(plan)
        self.schema_version = SCHEMA_VERSION

    # -- what it is worth

    def _weight_of_plan(self) -> Fraction:
        return Fraction(self.settings().plan.share, 100)

    def _total(self, history: History, plan: Plan) -> Fraction:
        """The grade of today's best: graded diagnoses and graded versions of the plan, never below what was earned."""
        diagnosis = max((each.earned for each in history.items if each.graded), default=None)
        total = combined(diagnosis, best_plan(plan, self.settings().plan.minimum), self._weight_of_plan())
        return max(self.best(), total or Fraction(0))

    def _completion(self, instrument: Instrument, draft: Draft, history: History, plan: Plan) -> float:
        """Completion in [0, 1]: a submitted diagnosis is whole, and the plan's part is its best version."""
        diagnosis = Fraction(1) if history.items else progress(instrument, draft)
        made = best_plan(plan, self.settings().plan.minimum, graded_only=False)
        return float(combined(diagnosis, made, self._weight_of_plan()) or 0)
