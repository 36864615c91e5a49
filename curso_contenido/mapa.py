"""MapaPracticasXBlock: fields, views and handlers of the map of good practices.

The only class with learner state here. Each handler reads, asks `core` to decide, writes, announces and shows.
"""

from __future__ import annotations

from typing import Any

from xblock.core import XBlock
from xblock.fields import Any as AnyJSON
from xblock.fields import Boolean, List, Scope, String

from autodiagnostico_xblock.kit import clock, compat, i18n
from autodiagnostico_xblock.kit.graded import GradedMixin
from autodiagnostico_xblock.kit.handlers import Refused, author_writes, learner_writes, status_of
from autodiagnostico_xblock.kit.shell import Pages, ShellMixin

from .core import favourites
from .core.favourites import Kept, Saved
from .map_documents import PERSONAL, MapDocumentsMixin
from .map_tools import MapToolsMixin
from .ui import map_authoring, map_editor, map_fields, map_pages, map_sentences, translator
from .ui.map_visit import MapSettings, MapVisit

SCHEMA_VERSION = 1
EVENT = "caja_gobierno_abierto.mapa."


@XBlock.needs("i18n")
@XBlock.wants("user", "completion", "enrollments", "settings", "replace_urls")
class MapaPracticasXBlock(MapDocumentsMixin, MapToolsMixin, ShellMixin, GradedMixin, XBlock):
    """The map: what is shown is the author's, favourites and activity are the learner's."""

    resources_dir = "resources"
    icon_class = "other"
    pages = Pages(map_pages.learner, map_pages.learner, map_editor.preview, map_editor.editor, map_pages.failed)

    display_name = String(default="Mapa de buenas prácticas", scope=Scope.settings)
    introduction = String(default="", scope=Scope.settings)
    own_text = String(default="", scope=Scope.content, xml_node=True)
    components = List(default=[], scope=Scope.settings)
    hidden = List(default=[], scope=Scope.settings)
    completion_rule = String(default="explorar", scope=Scope.settings)
    graded_activity = Boolean(default=False, scope=Scope.settings)
    links_in_course = Boolean(default=False, scope=Scope.settings)

    favourites = AnyJSON(default=None, scope=Scope.user_state)
    explored = AnyJSON(default=None, scope=Scope.user_state)
    activity = AnyJSON(default=None, scope=Scope.user_state)
    schema_version = AnyJSON(default=0, scope=Scope.user_state)

    def settings(self) -> MapSettings:
        """What the course team chose."""
        texts = (self.display_name or "", self.introduction or "", self.completion_rule)
        return MapSettings(*texts, bool(self.graded_activity), bool(self.links_in_course))

    def shown(self) -> map_authoring.Shown:
        """What this person sees; who has no session sees only the packaged catalogue, not what the course team added."""
        own = self.own_text if self.own_text and (compat.is_authenticated(self) or compat.is_studio(self)) else ""
        hidden, components = (
            tuple(each for each in value or () if isinstance(each, str)) for value in (self.hidden, self.components))
        return map_authoring.shown(own, hidden, components)

    def sentence(self, code: str, **params: Any) -> str:
        """Translated sentence of a problem code."""
        return map_sentences.sentence(code, translator(), **params)

    def _kept(self) -> Kept:
        return favourites.read_kept(self.favourites, self.explored, self.activity)

    def visit(self) -> MapVisit:
        """This opening of the block."""
        now = clock.now()
        return MapVisit(
            block=self, shown=self.shown(), settings=self.settings(), kept=self._kept(), language=i18n.current_language(),
            zone=compat.time_zone(self), now=now, late=compat.is_closed(self, now), learns=compat.is_authenticated(self))

    # -- what the shell asks

    def opening(self, *, is_visitor: bool) -> MapVisit:
        """This opening of the block; whoever has no account sees everything but what is kept."""
        del is_visitor
        return self.visit()

    def is_untouched(self, visit: MapVisit) -> bool:
        """Nothing explored, kept or written."""
        return visit.learns and visit.kept.is_empty

    def check_settings(self, data: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, str]]]:
        """The editor's form → field values, and its problems in words."""
        clean, problems = map_authoring.check_settings(data)
        return clean, map_fields.listed(problems, data.get("own_text"), translator())

    # -- handlers of the learner

    @learner_writes
    def keep(self, data: dict[str, Any]) -> dict[str, Any]:
        """Merge `{favourites, explored, activity}`; gives new revisions, conflicts and refused parts."""
        known, rule, now = self._known(), self.completion_rule, clock.stamp()
        with compat.locked_state(self, PERSONAL):
            before = self._kept()
            saved = favourites.save(before, data, known, now)
            self._refuse(saved)
            self._write(saved.kept)
        self._progressed(before, saved.kept, rule)
        return self._reply(saved)

    @learner_writes
    def send_activity(self, data: dict[str, Any]) -> dict[str, Any]:
        """Save what the browser carries and mark the activity as done: it earns the whole point, whatever it says."""
        if not self.graded_activity:
            raise Refused(404, "no_activity")
        known, rule, now = self._known(), self.completion_rule, clock.now()
        if compat.is_closed(self, now):
            raise Refused(403, "past_due")
        with compat.locked_state(self, PERSONAL):
            before = self._kept()
            saved = favourites.submit(before, data, known, clock.stamp(now))
            self._refuse(saved)
            self._write(saved.kept)
            self.earned, self.attempts = 1.0, self.spent() + 1
            self.publish_and_save()
        self._progressed(before, saved.kept, rule)
        self.announce(EVENT + "activity_sent", {"practice": saved.kept.activity.practice, "length": len(saved.kept.activity.text)})
        return self._reply(saved)

    @learner_writes
    def erase(self, data: dict[str, Any]) -> dict[str, Any]:
        """Erase favourites, what was explored and the activity; only the grade's own numbers stay."""
        if data.get("confirm") is not True:
            raise Refused(400, "confirm_first")
        with compat.locked_state(self, PERSONAL):
            self.favourites, self.explored, self.activity = None, None, None
        self.announce_completion(0.0)
        self.announce(EVENT + "erased", {})
        return {"erased": True}

    def _known(self) -> frozenset[str]:
        return frozenset(self.shown().index.catalogue.by_id)

    def _refuse(self, saved: Saved) -> None:
        if saved.refused:
            problems = map_sentences.listed(saved.problems, translator())
            raise Refused(status_of(saved.refused), saved.refused, conflicts=dict(saved.conflicts), problems=problems)

    def _write(self, kept: Kept) -> None:
        self.favourites, self.explored, self.activity = favourites.write_kept(kept)
        self.schema_version = SCHEMA_VERSION

    def _reply(self, saved: Saved) -> dict[str, Any]:
        refused = map_sentences.listed(saved.problems, translator())
        return {"revisions": dict(saved.revisions), "conflicts": dict(saved.conflicts), "refused": refused, "count": len(saved.kept.chosen)}

    def _progressed(self, before: Kept, after: Kept, rule: str) -> None:
        share = favourites.progress(after, rule)
        if share != favourites.progress(before, rule):
            self.announce_completion(share)
        for each in set(after.explored) - set(before.explored):
            self.announce(EVENT + "explored", {"practice": each})
        for each in set(after.chosen) ^ set(before.chosen):
            self.announce(EVENT + "favourite", {"practice": each, "kept": each in after.chosen})

    # -- Studio

    @author_writes
    def add_practice(self, data: dict[str, Any]) -> dict[str, Any]:
        """The text of own practices with one more, made of the small form; nothing is stored until the editor saves."""
        text, form = data.get("own_text"), data.get("form")
        if not isinstance(text, str) or not isinstance(form, dict):
            raise Refused(400, "not_an_object")
        made, problems = map_authoring.add_one(text, form)
        return {"own_text": made, "problems": map_sentences.listed(problems, translator())}
