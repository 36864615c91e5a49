"""The runtime: services by declaration, publishing, addresses, the wrapper of a view, what is prefetched (R2, R4–R6, R12, R20)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.utils.html import escape
from opaque_keys.edx.keys import UsageKey
from xblock.core import XBlock
from xblock.exceptions import NoSuchServiceError
from xblock.field_data import SplitFieldData
from xblock.fields import Scope, ScopeIds
from xblock.runtime import KvsFieldData, MemoryIdManager, Runtime
from xblock.scorable import ScorableXBlockMixin, Score

from . import services
from .mixins import PlatformMixin
from .models import Authored, StudentModule, TrackingEvent
from .people import Person
from .storage import AuthoredStore, LearnerStore, SessionStore

AUTHORED = (Scope.content, Scope.settings, Scope.children, Scope.parent)
LEARNER = (Scope.user_state, Scope.user_state_summary, Scope.preferences, Scope.user_info)


class KeyIds(MemoryIdManager):
    """Ids are opaque keys that say their own type."""

    def get_definition_id(self, usage_id: Any) -> Any:
        """A usage is its own definition; children are stored as texts."""
        return UsageKey.from_string(str(usage_id))

    def get_block_type(self, def_id: Any) -> str:
        """The type in the key."""
        return def_id.block_type


class AulaRuntime(Runtime):
    """One request of one person over one block.

    `unit` names the blocks whose state a unit's page reads ahead; a handler reads only its own block, its descendants
    and what the block says that it requires (R20).
    """

    def __init__(
        self, person: Person, usage: Any, *, session: dict[str, Any], language: str = "", unit: Iterable[Any] = (),
        ahead: frozenset[str] | None = None,
    ) -> None:
        self.unit = frozenset(str(each) for each in unit)
        self.ahead = ahead
        self.person = person
        self.usage = usage
        self.session = session
        self.is_author_mode = person.mode == "studio"
        course = usage.context_key
        if self.is_author_mode:
            offered = services.for_studio(person.learner, course)
        else:
            offered = services.for_lms(person.learner, course, staff=person.is_staff, language=language)
        if person.mode == "unbound":
            offered = {"i18n": offered["i18n"], "settings": offered["settings"]}
        ids = KeyIds()
        super().__init__(id_reader=ids, id_generator=ids, mixins=(PlatformMixin,), services={
            **offered, "field-data": self._field_data(session)})

    def _field_data(self, session: dict[str, Any]) -> SplitFieldData:
        authored = KvsFieldData(AuthoredStore(self.usage, writable=self.is_author_mode, learner=self._dated()))
        if self.person.mode in ("masquerade", "studio"):
            user = self.person.learner if self.person.mode == "masquerade" else None
            learner = KvsFieldData(SessionStore(self.usage, user, session))
        else:
            known = self.ahead is None or str(self.usage) in self.ahead
            learner = KvsFieldData(LearnerStore(self.usage, self.person.learner, known=known))
        return SplitFieldData({**dict.fromkeys(AUTHORED, authored), **dict.fromkeys(LEARNER, learner)})

    def _dated(self) -> Any:
        return None if self.person.mode in ("studio", "unbound") else self.person.learner

    def block(self) -> Any:
        """The block, mixed and bound to the person."""
        user_id = getattr(self.person.learner, "id", None) if self.person.mode != "studio" else None
        kind = self.usage.block_type
        return self.construct_xblock_from_class(XBlock.load_class(kind), ScopeIds(user_id, kind, self.usage, self.usage))

    def get_block(self, usage_id: Any, for_parent: Any = None) -> Any:
        """Another block of the course, bound to the same person."""
        usage = UsageKey.from_string(str(usage_id))
        return AulaRuntime(self.person, usage, session=self.session, ahead=self.read_ahead).block()

    @cached_property
    def read_ahead(self) -> frozenset[str]:
        """Blocks whose learner state was read before the request began; any other reads as its defaults."""
        if self.ahead is not None:
            return self.ahead
        family = {str(self.usage)} | self.unit
        self.ahead = frozenset(family)
        block = self.block()
        required = getattr(block, "get_required_block_descriptors", list)()
        family |= {str(each.scope_ids.usage_id) for each in required} | descendants(self.usage)
        self.ahead = frozenset(family)
        return self.ahead

    def service(self, block: Any, service_name: str) -> Any:
        """Declared services only; a needed one that is absent is an error, a wanted one is None."""
        declaration = block.service_declaration(service_name)
        if declaration is None:
            raise NoSuchServiceError(f"service {service_name!r} was not declared")
        found = self._services.get(service_name)
        if found is None and declaration == "need":
            raise NoSuchServiceError(f"service {service_name!r} is not available")
        return found(block) if callable(found) else found

    # -- publishing

    def publish(self, block: Any, event_type: str, event_data: dict[str, Any]) -> None:
        """Grade, completion or tracking event, with the platform's silent drops."""
        if self.person.mode in ("studio", "unbound"):
            return
        acting = self.person.mode != "masquerade"
        if event_type == "grade" and acting:
            self._grade(block, event_data)
        elif event_type == "completion" and acting and self._services.get("completion") is not None:
            self._services["completion"].submit_completion(self.usage, event_data["completion"])
        else:
            TrackingEvent.objects.create(
                user=self.person.learner, usage_key=self.usage, name=event_type, data=json.dumps(event_data))

    def _grade(self, block: Any, data: dict[str, Any]) -> None:
        if self.person.learner is None:
            return
        value, possible = data["value"], data["max_value"]
        key = {"student_id": self.person.learner.id, "course_id": self.usage.context_key, "module_state_key": self.usage}
        if data.get("only_if_higher"):  # contract: ok, the platform's own failure, reproduced
            row = StudentModule.objects.filter(**key).first()
            if row is not None and float(row.grade) / float(row.max_grade) > value / possible:
                return
        defaults = {"grade": value, "max_grade": possible, "module_type": self.usage.block_type}
        row, created = StudentModule.objects.get_or_create(**key, defaults=defaults)
        if not created:
            row.grade, row.max_grade = value, possible
            row.save()
        if isinstance(block, ScorableXBlockMixin):
            block.set_score(Score(raw_earned=value, raw_possible=possible))

    # -- addresses

    def handler_url(self, block: Any, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False) -> str:
        """Address of a handler; ValueError for a name that the class lacks."""
        if getattr(block, handler_name, None) is None:
            raise ValueError(f"{block!r} does not have a function named {handler_name!r}")
        kind = "handler_noauth" if thirdparty else "handler"
        url = f"/courses/{self.usage.context_key}/xblock/{quoted(self.usage)}/{kind}/{handler_name}"
        return url + (f"/{suffix}" if suffix else "") + (f"?{query}" if query else "")

    def local_resource_url(self, block: Any, uri: str) -> str:
        """Address of a file below the package's `public`."""
        package = block.unmixed_class.__module__.split(".")[0]
        return f"/static/xblock/resources/{package}/{uri}"

    def resource_url(self, resource: str) -> str:
        """Address of a platform file."""
        return f"/static/{resource}"

    def render_template(self, template_name: str, dictionary: dict[str, Any], namespace: str = "main") -> str:
        """No Mako here."""
        raise NotImplementedError

    # -- rendering

    def applicable_aside_types(self, block: Any) -> list[str]:
        """No asides, as in an LMS where none is configured; listing them would cost more than any block."""
        return []

    def wrap_xblock(self, block: Any, view: str, frag: Any, context: Any) -> Any:
        """Leave the fragment bare; `wrapped` gives it the platform's wrapper."""
        return frag

    def wrapped(self, block: Any, view: str, fragment: Any) -> str:
        """HTML of the fragment in the platform's wrapper, with the arguments of its script."""
        arguments = ""
        if fragment.json_init_args is not None:
            text = json.dumps(fragment.json_init_args).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
            arguments = f'<script type="json/xblock-args" class="xblock-json-init-args">{text}</script>'
        kind = self.usage.block_type
        host = "StudioRuntime" if view == "studio_view" else "PreviewRuntime" if self.is_author_mode else "LmsRuntime"
        attributes = {
            "class": f"xblock xblock-{view} xblock-{view}-{kind}", "data-init": fragment.js_init_fn or "",
            "data-runtime-class": host, "data-runtime-version": "1", "data-block-type": kind,
            "data-usage-id": quoted(self.usage), "data-course-id": str(self.usage.context_key),
            "data-has-score": str(bool(getattr(block, "has_score", False))), "data-graded": str(bool(block.graded)),
        }
        tag = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
        replace = services.ReplaceURLService(self.usage.context_key).replace_urls
        content = replace(fragment.content, static_replace_only=self.is_author_mode)
        return f"<div {tag}>{replace(arguments, static_replace_only=True)}{content}</div>"


def descendants(usage: Any) -> set[str]:
    """Children of `usage`, and theirs, as the author stored them."""
    row = Authored.objects.filter(usage_key=usage).first()
    children = json.loads(row.fields).get("children", []) if row else []
    found = set(children)
    for each in children:
        found |= descendants(UsageKey.from_string(each))
    return found


def quoted(usage: Any) -> str:
    """A usage key as the platform writes it in addresses."""
    return str(usage).replace(";", ";;").replace("/", ";_")


def unquoted(text: str) -> str:
    """The reverse of `quoted`."""
    return text.replace(";_", "/").replace(";;", ";")
