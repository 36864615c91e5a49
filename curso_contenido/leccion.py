"""LeccionXBlock: fields, views and handlers of a lesson, a module's test, and the pages around them.

The only class with learner state here. Each handler reads, asks `core` to decide, writes, announces and shows; nothing is
computed in this file.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from webob import Response
from xblock.core import XBlock
from xblock.fields import Boolean, Float, Integer, Scope, String

from autodiagnostico_xblock.kit import clock, compat, i18n
from autodiagnostico_xblock.kit.handlers import (
    Refused,
    anybody_gets,
    download,
    html_response,
    learner_gets,
    learner_writes,
)
from autodiagnostico_xblock.kit.shell import Pages, ShellMixin

from .core import work as core_work
from .core.following import follow
from .core.state import read_reading, write_work
from .lesson_state import EVENT, STATE, LessonStateMixin
from .lesson_tools import LessonToolsMixin
from .ui import author_pages, authoring, checks, documents, pages, sentences, translator
from .ui.visit import DEFAULT_TITLE, Settings, Visit

PASS_MARK = 0.6


@XBlock.needs("i18n")
@XBlock.wants("user", "completion", "enrollments", "settings", "replace_urls")
class LeccionXBlock(LessonToolsMixin, LessonStateMixin, ShellMixin, XBlock):
    """One content of the course: what is read, and a learner's answers to its questions."""

    resources_dir = "resources"
    icon_class = "other"
    pages = Pages(pages.learner, pages.visitor, author_pages.preview, author_pages.editor, pages.failed)

    display_name = String(default=DEFAULT_TITLE, scope=Scope.settings)
    lesson_id = String(default="m1-que-es", scope=Scope.settings)
    own_text = String(default="", scope=Scope.content, xml_node=True)
    own_questions = String(default="", scope=Scope.content, xml_node=True)
    max_attempts = Integer(default=0, scope=Scope.settings)
    feedback_policy = String(default="siempre", scope=Scope.settings)
    pass_mark = Float(default=PASS_MARK, scope=Scope.settings)
    links_in_course = Boolean(default=False, scope=Scope.settings)
    download = String(default="", scope=Scope.settings)

    def material(self) -> authoring.Material:
        """The text and the questions in use."""
        return authoring.chosen(self.lesson_id or "", self.own_text or "", self.own_questions or "")

    def sentence(self, code: str, **params: Any) -> str:
        """Translated sentence of a problem code."""
        return sentences.sentence(code, translator(), **params)

    def settings(self) -> Settings:
        """What the course team chose."""
        mark = self.pass_mark if isinstance(self.pass_mark, (int, float)) and 0 <= self.pass_mark <= 1 else PASS_MARK
        is_own = bool((self.own_text or "").strip() or (self.own_questions or "").strip())
        return Settings(self.display_name or "", bool(self.links_in_course), self._most(), self.feedback_policy or "",
                        Fraction(mark).limit_denominator(1000), is_own, self.download or "")

    def _visit(self, *, keeps: bool = True) -> Visit:
        now = clock.now()
        return Visit(
            block=self, material=self.material(), settings=self.settings(), reading=read_reading(self.reading), work=self._work(),
            attempts=self.spent(), earned=self.best(), language=i18n.current_language(), late=compat.is_closed(self, now),
            hidden=compat.hides_results(self, now), keeps=keeps, is_preview=compat.is_studio(self),
        )

    # -- what the shell asks

    def opening(self, *, is_visitor: bool) -> Visit:
        """This opening of the block; a visitor reads the whole text and answers nothing."""
        return self._visit(keeps=not is_visitor)

    def is_untouched(self, visit: Visit) -> bool:
        """Nothing read and nothing answered."""
        del visit
        return self.reading is None and self.answers is None and not self.spent()

    def check_settings(self, data: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, str]]]:
        """The editor's form → field values, and its problems in words."""
        clean, problems = authoring.check_settings(data)
        return clean, sentences.listed(problems, translator())

    # -- handlers of the learner

    @learner_writes
    def save_answers(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep `{answers, profile}`: what is not handed in, notes, and how far the reading goes."""
        found, now = self._usable(), clock.stamp()
        sections = documents.sections(found)
        with compat.locked_state(self, STATE):
            work, reading = self._work(), read_reading(self.reading)
            done = core_work.save(found.bank, work, data.get("answers", {}), now=now)
            after, code = follow(reading, data.get("profile"), sections, now=now)
            self._refuse(done, code)
            before = self._share(found, sections)
            self._write(done.work if done.work != work else None, after if after != reading else None)
            share = self._share(found, sections)
            visit = self._visit()
        self._tell(before, share, read=bool(after.read) and not reading.read)
        conflicts = {key: {"text": each.value, "rev": each.rev} for key, each in done.conflicts.items()}
        return {"revisions": done.kept, "conflicts": conflicts, "at": now, "refused": sentences.listed(done.problems, translator()),
                **pages.standing_part(visit)}

    @learner_writes
    def check(self, data: dict[str, Any]) -> dict[str, Any]:
        """Mark one question of a lesson: `{question, value}`; graded unless `graded` is false."""
        found, graded = self._usable(), self._graded(data)
        sections = documents.sections(found)
        with compat.locked_state(self, STATE):
            before = self._share(found, sections)
            done = core_work.check(found.bank, self._work(), data.get("question"), data.get("value"), graded=graded,
                                   most=self._most(), now=clock.stamp())
            self._refuse(done)
            self._hand(found, done, graded)
            share, visit = self._share(found, sections), self._visit()
            self._publish(graded)
        self._tell(before, share)
        reply = done.work.replies[data["question"]]
        self.announce(EVENT + "checked", {"lesson": self.lesson_id, "question": data["question"], "share": float(reply.share),
                                          "tries": reply.tries, "graded": graded})
        return {"html": checks.one_question(visit, data["question"]), **pages.standing_part(visit)}

    @learner_writes
    def hand_in(self, data: dict[str, Any]) -> dict[str, Any]:
        """Hand in a test with everything that the browser carries, `{answers}`; graded unless `graded` is false."""
        found, graded = self._usable(), self._graded(data)
        sections = documents.sections(found)
        with compat.locked_state(self, STATE):
            before = self._share(found, sections)
            done = core_work.hand_in(found.bank, self._work(), data.get("answers", {}), graded=graded, most=self._most(),
                                     attempts=self.spent(), now=clock.stamp())
            self._refuse(done)
            self._hand(found, done, graded)
            share, visit = self._share(found, sections), self._visit()
            self._publish(graded)
        self._tell(before, share)
        last = done.work.sittings[-1]
        self.announce(EVENT + "handed_in", {"lesson": self.lesson_id, "number": last.number, "share": float(last.share),
                                            "questions": len(last.ids), "graded": graded})
        return {"html": checks.test_part(visit), **pages.standing_part(visit)}

    @learner_writes
    def again(self, data: dict[str, Any]) -> dict[str, Any]:
        """Begin another sitting of a test."""
        found = self._usable()
        most = self._most() if self._graded(data) else 0
        with compat.locked_state(self, STATE):
            work = self._work()
            done = core_work.again(found.bank, work, most=most, attempts=self.spent())
            self._refuse(done)
            self._write(done.work if done.work != work else None, None)
            visit = self._visit()
        return {"html": checks.test_part(visit)}

    @learner_writes
    def erase(self, data: dict[str, Any]) -> dict[str, Any]:
        """Erase answers, notes and reading; only the grade's own numbers stay, and with them the attempts that were spent."""
        if data.get("confirm") is not True:
            raise Refused(400, "confirm_first")
        with compat.locked_state(self, STATE):
            self.reading, self.answers = None, write_work(core_work.erase(self._work())) or None
            share = self._share(self.material(), ())
        self.announce_completion(float(share))
        self.announce(EVENT + "erased", {})
        return {"erased": True}

    @learner_gets
    def my_data(self, request: Any) -> Response:
        """Everything that is kept about the learner here, as JSON, in the words of the questions."""
        del request
        stored = {name: getattr(self, name) for name in STATE}
        return download(documents.my_data(self._visit(), stored), name="leccion.json", content_type="application/json")

    @anybody_gets
    def paper(self, request: Any) -> Response:
        """The content to print; an institution's own text is only for people with an account."""
        del request
        visit = self._visit(keeps=compat.is_authenticated(self))
        if visit.settings.is_own and not visit.keeps:
            raise Refused(403, "not_public")
        self._usable()
        return html_response(documents.paper(visit))
