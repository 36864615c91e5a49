"""What the course team's tools call on the map: validation, reports, search, the mobile API, grade of the activity.

Most of it is called on a block without a learner, and an exception there would stop a whole course's publishing or report.
"""

from __future__ import annotations

from typing import Any

from xblock.scorable import Score
from xblock.validation import Validation

from autodiagnostico_xblock.kit.shell import add_problems

from .core import favourites
from .ui import map_fields, map_pages, map_report, translator


class MapToolsMixin:
    """Reads the block's state, `shown()` and `settings()`; writes nothing."""

    @property
    def has_score(self) -> bool:
        """Only with the activity is there something to grade."""
        return bool(self.graded_activity)

    def validate(self) -> Validation:
        """Problems that the unit page of Studio shows."""
        validation = super().validate() if hasattr(super(), "validate") else Validation(self.scope_ids.usage_id)
        return add_problems(validation, map_fields.listed(self.shown().problems, self.own_text, translator()))

    def has_submitted_answer(self) -> bool:
        """Whether there is something to rescore."""
        return bool(self._sent())

    def calculate_score(self) -> Score:
        """The activity is worth the whole point once it is sent."""
        return Score(raw_earned=1.0 if self._sent() else 0.0, raw_possible=self.max_score())

    def _sent(self) -> str:
        return favourites.read_kept(self.favourites, self.explored, self.activity).activity.submitted

    def generate_report_data(self, user_state_iterator: Any, limit_responses: int | None = None) -> Any:
        """`(username, columns)` per learner, for the instructor's problem-responses report."""
        return map_report.rows(user_state_iterator, limit_responses)

    def student_view_data(self, context: Any = None) -> dict[str, Any]:
        """Public facts for the mobile API."""
        del context
        return map_pages.public_facts(self.settings(), self.shown().index.catalogue.practices)

    def index_dictionary(self) -> dict[str, Any]:
        """Text for the course's search."""
        inherited = getattr(super(), "index_dictionary", dict)()
        names = " ".join(f"{each.name}. {each.government}." for each in self.shown().index.catalogue.practices)
        text = {"display_name": self.display_name or "", "practices": names}
        return {**inherited, "content": {**inherited.get("content", {}), **text}, "content_type": "Mapa de buenas prácticas"}
