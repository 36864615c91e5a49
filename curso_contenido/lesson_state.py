"""A learner's state in a lesson: fields ⇄ values of `core`, and how a change is written, graded and announced.

The handlers of `leccion` call it inside the row lock, in this order: write, read what the answer will show, publish.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from xblock.fields import Any as AnyJSON
from xblock.fields import Scope

from autodiagnostico_xblock.kit import clock, compat
from autodiagnostico_xblock.kit.graded import GradedMixin
from autodiagnostico_xblock.kit.handlers import Refused, status_of
from autodiagnostico_xblock.kit.seed import learner_seed

from .core import standing
from .core.state import SCHEMA_VERSION, Reading, Work, read_reading, read_work, write_reading, write_work
from .core.work import Done, with_seed
from .ui import authoring, sentences, translator

STATE = ("reading", "answers", "earned", "attempts", "schema_version")
EVENT = "caja_gobierno_abierto.leccion."


class LessonStateMixin(GradedMixin):
    """Reads the block's `material()` and `max_attempts`; owns the fields of the learner."""

    reading = AnyJSON(default=None, scope=Scope.user_state)
    answers = AnyJSON(default=None, scope=Scope.user_state)
    schema_version = AnyJSON(default=0, scope=Scope.user_state)

    @property
    def has_score(self) -> bool:
        """Whether there is something to grade; also asked without a learner, for each block of the course."""
        try:
            return bool(self.material().bank.marked)
        except Exception:  # publishing a course never fails because of a text
            return True

    def _most(self) -> int:
        return self.max_attempts if isinstance(self.max_attempts, int) and self.max_attempts > 0 else 0

    def _work(self) -> Work:
        return with_seed(read_work(self.answers, attempts=self.attempts), learner_seed(self))

    def _usable(self) -> authoring.Material:
        found = self.material()
        if found.lesson is None:
            raise Refused(409, "unusable_lesson")
        return found

    def _graded(self, data: dict[str, Any]) -> bool:
        """Whether it counts. Practice is for after the closing date: before it, it would be attempts without a limit."""
        graded, closed = data.get("graded", True) is not False, compat.is_closed(self, clock.now())
        if graded and closed:
            raise Refused(403, "past_due")
        if not graded and not closed:
            raise Refused(409, "still_open")
        return graded

    def _refuse(self, done: Done, code: str = "") -> None:
        code = done.refused or code
        if code:
            conflicts = {key: {"text": each.value, "rev": each.rev} for key, each in done.conflicts.items()}
            raise Refused(status_of(code), code, conflicts=conflicts, problems=sentences.listed(done.problems, translator()))

    def _share(self, found: authoring.Material, sections: tuple[str, ...]) -> Fraction:
        work, reading = self._work(), read_reading(self.reading)
        kind = found.lesson.kind if found.lesson else ""
        done = standing.progress(found.bank, work, reading, sections, most=self._most(), attempts=self.spent())
        return standing.completion(kind, found.bank, done)

    def _write(self, work: Work | None, reading: Reading | None) -> None:
        """Write what changed; an opening that changes nothing leaves no row."""
        if work is not None:
            self.answers, self.schema_version = write_work(work), SCHEMA_VERSION
        if reading is not None:
            self.reading, self.schema_version = write_reading(reading), SCHEMA_VERSION

    def _hand(self, found: authoring.Material, done: Done, graded: bool) -> None:
        """Write what was checked or handed in and, when it counts, the best share so far. What staff set is only raised."""
        before, best, spent = standing.earned(found.bank, self._work()), self.best(), self.spent()
        self._write(done.work, None)
        if graded:
            share = standing.earned(found.bank, done.work)
            self.earned = float(max(best, share) if share > before else best)
            self.attempts = spent + 1

    def _publish(self, graded: bool) -> None:
        """Send the grade, inside the lock and after everything that the answer shows was read."""
        if graded:
            self.publish_and_save()

    def _tell(self, before: Fraction, share: Fraction, *, read: bool = False) -> None:
        """Announce completion when it moved, and that a text was marked as read."""
        if share != before:
            self.announce_completion(float(share))
        if read:
            self.announce(EVENT + "read", {"lesson": self.lesson_id})
