"""What the course team's tools call on the block: validation, rescoring, reports, search, the mobile API.

Most of it is called on a block without a learner, and an exception there would stop the
publishing or the report of a whole course.
"""

from __future__ import annotations

from typing import Any

from xblock.scorable import Score
from xblock.validation import Validation

from .core import journey
from .core.plan_journey import best_plan, combined
from .core.plan_reader import read_plan
from .core.snapshots import read_history
from .kit.shell import add_problems
from .ui import documents, pages, sentences, translator


class CourseToolsMixin:
    """Reads the block's `snapshots`, `plan`, `grade_policy`, `questionnaire()` and `settings()`; writes nothing."""

    def validate(self) -> Validation:
        """Problems that the unit page of Studio shows."""
        validation = super().validate() if hasattr(super(), "validate") else Validation(self.scope_ids.usage_id)
        problems = (*self.settings().plan.problems, *self.questionnaire().problems)
        return add_problems(validation, sentences.listed(problems, translator()))

    def has_submitted_answer(self) -> bool:
        """Whether there is something to rescore."""
        return bool(read_history(self.snapshots).items or read_plan(self.plan).versions)

    def calculate_score(self) -> Score:
        """The best graded diagnosis and version of the plan, under the policies of today."""
        diagnosis = journey.regrade(read_history(self.snapshots), self.grade_policy)
        made = best_plan(read_plan(self.plan), self.settings().plan.minimum)
        share = combined(diagnosis, made, self._weight_of_plan())
        return Score(raw_earned=float(share or 0), raw_possible=self.max_score())

    def generate_report_data(self, user_state_iterator: Any, limit_responses: int | None = None) -> Any:
        """`(username, columns)` per learner, for the instructor's problem-responses report."""
        return documents.report_rows(self.questionnaire().instrument, user_state_iterator, limit_responses)

    def student_view_data(self, context: Any = None) -> dict[str, Any]:
        """Public facts for the mobile API."""
        del context
        return pages.public_facts(self.questionnaire().instrument, self.settings())

    def index_dictionary(self) -> dict[str, Any]:
        """Text for the course's search."""
        inherited = getattr(super(), "index_dictionary", dict)()
        text = pages.search_text(self.questionnaire().instrument, self.settings())
        return {**inherited, "content": {**inherited.get("content", {}), **text}, "content_type": "Autodiagnóstico"}
