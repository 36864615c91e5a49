"""What the course team's tools call on a lesson: validation, rescoring, reports, search, the mobile API, notes of other lessons.

Most of it is called on a block without a learner, and an exception there would stop the
publishing or the report of a whole course.
"""

from __future__ import annotations

from typing import Any

from xblock.scorable import Score
from xblock.validation import Validation

from autodiagnostico_xblock.kit.shell import add_problems

from .core import standing
from .core.lesson import NOTES
from .core.state import read_work
from .ui import documents, gathered, sentences, translator


class LessonToolsMixin:
    """Reads the block's `answers`, `attempts`, `material()` and `settings()`; writes nothing."""

    def validate(self) -> Validation:
        """Problems that the unit page of Studio shows."""
        validation = super().validate() if hasattr(super(), "validate") else Validation(self.scope_ids.usage_id)
        return add_problems(validation, sentences.listed(self.material().problems, translator()))

    def has_submitted_answer(self) -> bool:
        """Whether there is something to rescore."""
        return standing.is_graded(read_work(self.answers))

    def calculate_score(self) -> Score:
        """The best answers that are kept, under the questions of today."""
        share = standing.regraded(self.material().bank, read_work(self.answers))
        return Score(raw_earned=float(share), raw_possible=self.max_score())

    def generate_report_data(self, user_state_iterator: Any, limit_responses: int | None = None) -> Any:
        """`(username, columns)` per learner, for the instructor's problem-responses report."""
        return documents.report_rows(self.material(), user_state_iterator, limit_responses)

    def student_view_data(self, context: Any = None) -> dict[str, Any]:
        """Public facts for the mobile API."""
        del context
        return documents.public_facts(self.material(), self.settings())

    def index_dictionary(self) -> dict[str, Any]:
        """Text for the course's search."""
        inherited = getattr(super(), "index_dictionary", dict)()
        text = documents.search_text(self.material(), self.settings())
        return {**inherited, "content": {**inherited.get("content", {}), **text}, "content_type": "Lección"}

    def get_required_block_descriptors(self) -> list[Any]:
        """The lessons whose notes are gathered here: without this the platform gives their state as empty."""
        lesson = self.material().lesson
        return gathered.note_blocks(self) if lesson is not None and lesson.kind == NOTES else []
