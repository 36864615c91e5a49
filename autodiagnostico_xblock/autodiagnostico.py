"""AutodiagnosticoXBlock: fields, views and handlers of the self-diagnosis.

The only class with learner state here. Each handler reads, asks `core` to decide, writes, announces and shows;
nothing is computed in this file.
"""

from __future__ import annotations

from typing import Any

from webob import Response
from xblock.core import XBlock
from xblock.fields import Any as AnyJSON
from xblock.fields import Boolean, Scope, String

from .core import journey
from .core.plan_reader import read_plan
from .course_tools import CourseToolsMixin
from .downloads import DownloadsMixin
from .kit import clock, compat
from .kit.graded import GradedMixin
from .kit.handlers import (
    Refused,
    anybody_gets,
    anybody_reads,
    download,
    html_response,
    learner_gets,
    learner_reads,
    learner_writes,
    status_of,
)
from .kit.shell import Pages, ShellMixin
from .learner_state import EVENT, STATE, LearnerStateMixin
from .plan_handlers import PlanMixin
from .ui import author_pages, authoring, documents, pages, sentences, translator
from .ui.present import Settings
from .ui.visit import Visit


@XBlock.needs("i18n")
@XBlock.wants("user", "completion", "enrollments", "settings", "replace_urls")
class AutodiagnosticoXBlock(DownloadsMixin, PlanMixin, CourseToolsMixin, LearnerStateMixin, ShellMixin, GradedMixin, XBlock):
    """One learner's journey: draft, submitted snapshots, plan, grade."""

    resources_dir = "resources"
    icon_class = "problem"
    pages = Pages(pages.learner, pages.visitor, author_pages.preview, author_pages.editor, pages.failed)

    display_name = String(default="Autodiagnóstico de gobierno abierto", scope=Scope.settings)
    instrument_id = String(default="municipal-1", scope=Scope.settings)
    instrument_text = String(default="", scope=Scope.content, xml_node=True)
    routes = AnyJSON(default=["breve", "completa"], scope=Scope.settings)  # an imported course may say `routes="breve"`
    grade_policy = String(default="completa", scope=Scope.settings)
    introduction = String(default="", scope=Scope.settings)
    contact = String(default="", scope=Scope.settings)
    ask_municipality = Boolean(default=True, scope=Scope.settings)
    links_in_course = Boolean(default=False, scope=Scope.settings)

    def questionnaire(self) -> authoring.Questionnaire:
        """The instrument in use and its advice."""
        return authoring.questionnaire(self.instrument_id, self.instrument_text)

    def settings(self) -> Settings:
        """What the course team chose."""
        chosen = self.routes if isinstance(self.routes, list) else [self.routes]
        routes = tuple(each for each in chosen if isinstance(each, str))
        texts = (self.display_name or "", self.introduction or "", self.contact or "")
        plan = authoring.plan_settings(self.plan_share, self.plan_minimum, self.gender_threshold)
        return Settings(*texts, routes, bool(self.ask_municipality), bool(self.links_in_course), plan)

    def sentence(self, code: str, **params: Any) -> str:
        """Translated sentence of a problem code."""
        return sentences.sentence(code, translator(), **params)

    # -- what the shell asks

    def opening(self, *, is_visitor: bool) -> Visit:
        """This opening of the block."""
        del is_visitor
        return self._visit()

    def is_untouched(self, visit: Visit) -> bool:
        """No answers, nothing submitted and no plan."""
        return visit.draft.is_empty and not visit.history.items and visit.plan.is_empty

    def check_settings(self, data: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, str]]]:
        """The editor's form → field values, and its problems in words."""
        clean, problems = authoring.check_settings(data)
        return clean, sentences.listed(problems, translator())

    # -- handlers of the learner

    @learner_writes
    def save_answers(self, data: dict[str, Any]) -> dict[str, Any]:
        """Merge `{answers, profile, confirm}`; gives new revisions, conflicts and refused parts."""
        instrument = self._instrument()
        now = clock.stamp()
        with compat.locked_state(self, STATE):
            (draft, history), plan = self._state(), read_plan(self.plan)
            saved = journey.save(instrument, draft, data, now=now, rest=self._bytes_beside("draft"))
            self._refuse(saved)
            self._write(saved.draft, None)
        share = self._completion(instrument, saved.draft, history, plan)
        if share != self._completion(instrument, draft, history, plan):
            self.announce_completion(share)
        return {**journey.reply(saved), "at": now, "refused": sentences.listed(saved.problems, translator())}

    @learner_writes
    def submit(self, data: dict[str, Any]) -> dict[str, Any]:
        """Save what the browser carries and add a snapshot; graded unless `graded` is false."""
        instrument, policy = self._instrument(), self.grade_policy
        now = clock.now()
        graded = data.get("graded", True) is not False
        if graded and compat.is_closed(self, now):
            raise Refused(403, "past_due")
        with compat.locked_state(self, STATE):
            (draft, history), plan = self._state(), read_plan(self.plan)
            saved = journey.submit(
                instrument, draft, history, data, now=clock.stamp(now), policy=policy, graded=graded,
                rest=self._bytes_beside("draft", "snapshots"))
            self._refuse(saved)
            after = saved.history or history
            total = self._total(after, plan)
            self._write(saved.draft, after)
            if graded and saved.snapshot is not None:
                self.earned, self.attempts = float(total), self.spent() + 1
                self.publish_and_save()
        self.announce_completion(self._completion(instrument, saved.draft, after, plan))
        self.announce(EVENT + "submitted", pages.event(saved))
        return {**journey.reply(saved), "number": saved.snapshot.number if saved.snapshot else None}

    @learner_writes
    def restart(self, data: dict[str, Any]) -> dict[str, Any]:
        """Replace the draft: empty, or `{"from": "last"}`."""
        instrument = self._instrument()
        now = clock.stamp()
        with compat.locked_state(self, STATE):
            draft, history = self._state()
            self._write(journey.restart(instrument, draft, history, from_last=data.get("from") == "last", now=now), None)
        return {"at": now}

    @learner_writes
    def erase(self, data: dict[str, Any]) -> dict[str, Any]:
        """Erase draft, snapshots, plan and comments; only the grade's own numbers stay."""
        if data.get("confirm") is not True:
            raise Refused(400, "confirm_first")
        with compat.locked_state(self, STATE):
            self.draft, self.snapshots, self.plan, self.comments = None, None, None, None
        self.announce_completion(0.0)
        self.announce(EVENT + "erased", {})
        return {"erased": True}

    def _refuse(self, saved: journey.Saved) -> None:
        if saved.refused:
            raise Refused(status_of(saved.refused), saved.refused, conflicts=journey.reply(saved)["conflicts"],
                          problems=sentences.listed(saved.problems, translator()))

    @learner_reads
    def part(self, data: dict[str, Any]) -> dict[str, Any]:
        """HTML of one part on demand: `{"part": "review" | "results" | "what_if" | "comparison", …}`."""
        self._instrument()
        return {"html": compat.with_course_links(self, pages.part(self._visit(data), data))}

    @anybody_reads
    def municipalities(self, data: dict[str, Any]) -> dict[str, Any]:
        """`[[clave, name], …]` of `{"state": "14"}`."""
        return {"municipalities": pages.municipalities(data.get("state"))}

    @learner_gets
    def report(self, request: Any) -> Response:
        """A snapshot as a document to print."""
        return html_response(documents.report(self._visit({"zone": request.GET.get("zone")}), request.GET.get("number")))

    @learner_gets
    def my_data(self, request: Any) -> Response:
        """Everything that is kept about the learner here, as JSON."""
        del request
        stored = {name: getattr(self, name) for name in STATE}
        return download(documents.my_data(stored), name="autodiagnostico.json", content_type="application/json")

    @anybody_gets
    def sheet(self, request: Any) -> Response:
        """The questionnaire on paper; an institution's own text is only for people with an account."""
        if self.instrument_text and not compat.is_authenticated(self):
            raise Refused(403, "not_public")
        self._instrument()
        return html_response(documents.sheet(self._visit(), request.GET.get("route")))
