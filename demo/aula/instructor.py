"""What the instructor's buttons do to a block (R17)."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from xblock.scorable import Score

from .models import StudentModule
from .people import person
from .runtime import AulaRuntime

EMPTIED = ("score_history", "correct_map_history", "student_answers_history")


class Instructor:
    """Actions over one block, by username."""

    def __init__(self, usage: Any) -> None:
        self.usage = usage

    def _block(self, name: str, mode: str = "worker") -> Any:
        return AulaRuntime(person(mode, name), self.usage, session={}).block()

    def _rows(self, name: str = "") -> Any:
        rows = StudentModule.objects.filter(course_id=self.usage.context_key, module_state_key=self.usage)
        return rows.filter(student__username=name) if name else rows.order_by("student__username")

    def rescore(self, name: str, *, only_if_higher: bool = False) -> None:
        """Rescore one learner, in a worker."""
        block = self._block(name)
        block.rescore(only_if_higher)
        block.save()

    def override(self, name: str, score: float) -> None:
        """Set a score, in points of the block's weight; one that weighs nothing has no points to give."""
        block = self._block(name)
        weight = 1.0 if block.weight is None else block.weight
        block.set_score(Score(raw_earned=score / weight if weight else 0.0, raw_possible=block.max_score()))
        block.publish_grade()
        block.save()

    def reset(self, name: str) -> None:
        """Reset attempts: edits the JSON of any block."""
        row = self._rows(name).get()
        state = json.loads(row.state)
        state["attempts"] = 0
        state.update({key: [] for key in EMPTIED})
        row.state = json.dumps(state)
        row.save()

    def delete(self, name: str) -> None:
        """Delete state: the row goes, completion stays; `clear_student_state` is called when the block has it."""
        block = self._block(name, "unbound")
        if hasattr(block, "clear_student_state"):
            block.clear_student_state(
                user_id="anonymous", course_id=str(self.usage.context_key), item_id=str(self.usage), requesting_user_id="staff")
        self._rows(name).delete()

    def report(self) -> list[dict[str, Any]]:
        """Rows of the problem-responses report, columns in the platform's order."""
        states = (
            SimpleNamespace(username=row.student.username, block_key=self.usage, state=json.loads(row.state), updated=row.modified)
            for row in self._rows().select_related("student")
        )
        block = self._block("", "unbound")
        raw = {row.student.username: row.state for row in self._rows().select_related("student")}
        found = []
        for username, columns in block.generate_report_data(states, 5000):
            first = {"username": username, "title": block.display_name, "location": "aula"}
            found.append({**first, "state": raw[username], **columns, "block_key": str(self.usage)})
        return [{**{key: each[key] for key in each if key != "state"}, "state": each["state"]} for each in found]
