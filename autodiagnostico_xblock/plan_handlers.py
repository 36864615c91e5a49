"""Handlers of the plan de apertura: the learner's, and those with which the course team comments it.

Each handler reads, asks `core` to decide, writes, announces and shows, like those of the block.
"""

from __future__ import annotations

import json
from typing import Any

from webob import Response
from xblock.fields import Any as AnyJSON
from xblock.fields import Scope

from .core import plan_journey
from .core.comments import add_comment
from .core.plan_drafts import pick
from .core.plan_reader import read_plan
from .core.problems import Problem
from .core.texts import clean
from .kit import clock, compat
from .kit.handlers import Refused, download, html_response, learner_gets, learner_reads, learner_writes, staff_only, status_of
from .kit.row_lock import read_state
from .learner_state import EVENT, STATE
from .ui import plan_documents, plan_pages, sentences, translator

MOST_USERNAME = 150  # characters, as in Django's own table


class PlanMixin:
    """What the course team chooses about the plan, and its handlers. Learner fields are in `LearnerStateMixin`."""

    # any JSON: a field with a type raises at each reading of what an import brought; `settings()` says what can be used
    plan_share = AnyJSON(default=0, scope=Scope.settings)
    plan_minimum = AnyJSON(default=3, scope=Scope.settings)
    gender_threshold = AnyJSON(default={}, scope=Scope.settings)

    @learner_reads
    def plan_part(self, data: dict[str, Any]) -> dict[str, Any]:
        """`{"part": "page" | "reading" | "comparison", …}` → `{html, data}`."""
        self._instrument()
        found = plan_pages.part(self._visit(data), data)
        return {**found, "html": compat.with_course_links(self, found["html"])}

    @learner_writes
    def save_plan(self, data: dict[str, Any]) -> dict[str, Any]:
        """Merge `{changes}`; gives new revisions, conflicts, refused parts, and the readings of what was kept."""
        self._instrument()
        now = clock.stamp()
        with compat.locked_state(self, STATE):
            saved = plan_journey.save_plan(read_plan(self.plan), data, now=now, rest=self._bytes_beside("plan"))
            self._refuse_plan(saved)
            self._write_plan(saved.plan)
            visit = self._visit(data)
        return {
            **plan_journey.reply(saved), "at": now, "refused": sentences.listed(saved.problems, translator()),
            "readings": plan_pages.readings(visit, saved.kept),
        }

    @learner_writes
    def pick_recommendations(self, data: dict[str, Any]) -> dict[str, Any]:
        """Draft commitments from `{"recommendations": [id, …], "number"?}`; those already in the plan stay as they are."""
        self._instrument()
        with compat.locked_state(self, STATE):
            visit = self._visit(data)
            found, new, problems = pick(visit.plan, **plan_pages.picked(visit, data), now=clock.stamp())
            self._refuse_problems(problems)
            saved = plan_journey.SavedPlan(found, new)
            if plan_journey.is_too_large(visit.plan, found, self._bytes_beside("plan")):
                raise Refused(413, "plan_too_large")
            self._write_plan(found)
        return {**plan_journey.reply(saved), "commitments": list(new)}

    @learner_writes
    def submit_plan(self, data: dict[str, Any]) -> dict[str, Any]:
        """Save `{changes}` and add a version with `label`; graded unless `graded` is false."""
        instrument = self._instrument()
        now = clock.now()
        graded = data.get("graded", True) is not False
        if graded and compat.is_closed(self, now):
            raise Refused(403, "past_due")
        with compat.locked_state(self, STATE):
            visit = self._visit(data)
            saved = plan_journey.submit_plan(
                visit.plan, data, plan_pages.ground(visit), now=clock.stamp(now), graded=graded, rest=self._bytes_beside("plan"))
            self._refuse_plan(saved)
            total = self._total(visit.history, saved.plan)
            self._write_plan(saved.plan)
            if graded and self._weight_of_plan():
                self.earned = float(total)
                self.publish_and_save()
        if self._weight_of_plan():
            self.announce_completion(self._completion(instrument, visit.draft, visit.history, saved.plan))
        self.announce(EVENT + "plan_submitted", plan_pages.event(saved))
        return {**plan_journey.reply(saved), "number": saved.version.number if saved.version else None}

    @learner_gets
    def plan_document(self, request: Any) -> Response:
        """The plan as a document to print: as it is now, or the version `number`."""
        return html_response(plan_documents.paper(self._visit({"zone": request.GET.get("zone")}), request.GET.get("number")))

    @learner_gets
    def plan_data(self, request: Any) -> Response:
        """The plan as JSON with its published shape: as it is now, or the version `number`."""
        found = plan_documents.plan_data(self._visit(), request.GET.get("number"))
        body = json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8")
        return download(body, name="plan-de-apertura.json", content_type="application/json")

    # -- the course team

    @staff_only
    def learner_plan(self, data: dict[str, Any]) -> dict[str, Any]:
        """The plan of `{"learner": username}` to read, with what was commented."""
        learner = self._learner(data)
        state = compat.state_of(self, learner)
        if state is None:
            raise Refused(404, "no_plan")
        return {"html": plan_documents.for_staff(self._visit(data), state, learner)}

    @staff_only
    def comment_plan(self, data: dict[str, Any]) -> dict[str, Any]:
        """Add `text` to the comments that `{"learner": username}` reads beside their plan (ADR 16)."""
        with compat.locked_row_of(self, self._learner(data)) as row:
            if row is None:
                raise Refused(404, "no_plan")
            state = read_state(row.state)
            comments, problems = add_comment(state.get("comments"), data.get("text"), at=clock.stamp())
            self._refuse_problems(problems)
            row.state = json.dumps({**state, "comments": comments})
        self.announce(EVENT + "plan_commented", {"comments": len(comments)})
        return {"html": plan_documents.comments_html(self._visit(data), comments)}

    def _learner(self, data: dict[str, Any]) -> str:
        name = data.get("learner")
        if not isinstance(name, str) or not 0 < len(clean(name)) <= MOST_USERNAME:
            raise Refused(400, "no_learner")
        return clean(name)

    def _refuse_plan(self, saved: plan_journey.SavedPlan) -> None:
        if not saved.refused:
            return
        self._refuse_problems(saved.problems)
        raise Refused(status_of(saved.refused), saved.refused, conflicts=plan_journey.reply(saved)["conflicts"])

    def _refuse_problems(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            listed = sentences.listed(problems, translator())
            raise Refused(400, problems[0].code, error=listed[0]["text"], problems=listed)
