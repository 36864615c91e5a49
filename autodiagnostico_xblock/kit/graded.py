"""Grade and completion of a block as the platform's tools expect them.

The best score is kept here and always published whole: the platform's "only if it is better" option fails on a
row without a grade (ADR 9). A block with this mixin does not define `clear_student_state`, which would suppress
the gradebook's own recalculation.
"""

from __future__ import annotations

import logging
from fractions import Fraction
from typing import Any

from xblock.completable import CompletableXBlockMixin
from xblock.fields import Any as AnyJSON
from xblock.fields import Float, Scope
from xblock.scorable import ScorableXBlockMixin, Score

from . import compat
from .pure.numbers import counter, share

log = logging.getLogger(__name__)


class GradedMixin(ScorableXBlockMixin, CompletableXBlockMixin):
    """`earned` is the best share (0–1) so far, or what staff set; `attempts` counts graded submissions."""

    weight = Float(default=None, scope=Scope.settings, values={"min": 0})
    earned = AnyJSON(default=None, scope=Scope.user_state)
    attempts = AnyJSON(default=0, scope=Scope.user_state)

    def max_score(self) -> float:
        """Possible raw points; also called without a learner."""
        return 1.0

    def best(self) -> Fraction:
        """The share earned, 0 when nothing usable is stored."""
        return share(self.earned) or Fraction(0)

    def allows_rescore(self) -> bool:
        """Staff may rescore."""
        return True

    def get_score(self) -> Score:
        """The score as it stands."""
        return Score(raw_earned=float(self.best()), raw_possible=self.max_score())

    def set_score(self, score: Score) -> None:
        """Store a score. The platform also calls this inside every publish, so it only stores."""
        earned = score.raw_earned / score.raw_possible if score.raw_possible else 0.0
        self.earned = min(1.0, max(0.0, float(earned)))

    def publish_grade(self, score: Score | None = None) -> None:
        """Send the score that the block holds; staff's override calls it without arguments."""
        if compat.course_key(self) is None or compat.is_studio(self):
            return
        score = score or self.get_score()
        self.runtime.publish(self, "grade", {"value": score.raw_earned, "max_value": score.raw_possible})

    def spent(self) -> int:
        """Graded submissions so far."""
        return counter(self.attempts)

    def publish_and_save(self) -> None:
        """Save everything and send the grade: inside the row lock, where nothing may be dirty when it ends.

        After it, fields that were not read before give their defaults.
        """
        score = self.get_score()
        self.save()
        self.publish_grade(score)

    def _publish_grade(self, score: Score, only_if_higher: bool | None = None) -> None:  # contract: ok, the mixin's own signature
        """What `rescore` calls: the comparison is made here, never sent."""
        if only_if_higher and score.raw_earned < self.get_score().raw_earned:
            return
        self.set_score(score)
        self.publish_grade(score)

    def announce_completion(self, done: float) -> None:
        """Publish completion, `done` in [0, 1], where there is a learner and a course to keep it."""
        if compat.service(self, "completion") is None or compat.course_key(self) is None:
            return
        try:
            self.emit_completion(min(1.0, max(0.0, done)))
        except Exception:  # the answers are kept already; the next save announces again
            log.exception("completion could not be announced")

    def withdraw_completion(self) -> None:
        """After staff deleted the state: take back a completion that the platform leaves behind."""
        service = compat.service(self, "completion")
        if service is None or compat.course_key(self) is None or compat.is_masquerading(self):
            return
        try:
            key = self.scope_ids.usage_id
            if service.get_completions([key]).get(key):
                self.emit_completion(0.0)
        except Exception:  # a view never fails because of an announcement
            log.exception("completion could not be withdrawn")

    def announce(self, event: str, payload: dict[str, Any]) -> None:
        """One tracking event: ids and counts only, nothing that a learner typed."""
        if compat.course_key(self) is not None and not compat.is_studio(self):
            self.runtime.publish(self, event, payload)
