"""The host for tests, without HTTP: open a block as somebody, send requests, look at what was stored.

    testing.setup()
    with testing.fresh() as aula:
        page = aula.open("autodiagnostico", user="ana", mode="learner")
        page.post("save_answers", {...}).status
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import StringIO
from typing import Any

COURSE = "course-v1:Aula+GA101+2026"
_ready = False


def setup() -> None:
    """Configure Django once per process, with a database of its own, and bring it up to date."""
    global _ready
    if _ready:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "demo.settings")
    os.environ.setdefault("AULA_DIR", tempfile.mkdtemp(prefix="aula-"))
    import django
    from django.core.management import call_command
    from django.utils import translation

    django.setup()
    call_command("migrate", verbosity=0, stdout=StringIO())
    translation.activate("es-419")
    _ready = True


@contextmanager
def fresh() -> Iterator[Aula]:
    """An empty course."""
    from completion.models import BlockCompletion
    from django.contrib.auth import get_user_model
    from waffle.models import Switch

    from .aula import models

    for model in (models.StudentModule, models.Enrollment, models.Authored, models.PersonalDate, models.TrackingEvent, models.ScopedField,
                  BlockCompletion, get_user_model()):
        model.objects.all().delete()
    Switch.objects.update_or_create(name="completion.enable_completion_tracking", defaults={"active": True})
    yield Aula()


class Answer:
    """A response: `status`, `text`, `body` (bytes), `json`, `headers`, and `error` with the traceback of a 500."""

    def __init__(self, response: Any) -> None:
        self.status = response.status_int
        self.headers = response.headers
        self.body = response.body
        self.text = response.text if response.charset or not response.body else response.body.decode("utf-8", "replace")
        self.error = getattr(response, "error", "")

    @property
    def json(self) -> Any:
        """The decoded body."""
        return json.loads(self.text)


class Page:
    """A block opened by somebody. Every request builds the block again, as the LMS does."""

    def __init__(self, aula: Aula, usage: Any, person: Any) -> None:
        self.aula = aula
        self.usage = usage
        self.person = person

    def _runtime(self) -> Any:
        from .aula.runtime import AulaRuntime

        return AulaRuntime(self.person, self.usage, session=self.aula.session)

    @property
    def block(self) -> Any:
        """A fresh instance."""
        return self._runtime().block()

    def html(self, view: str) -> str:
        """HTML of a view in the platform's wrapper."""
        import crum

        with crum.impersonate(self.person.requester):
            runtime = self._runtime()
            block = runtime.block()
            return runtime.wrapped(block, view, runtime.render(block, view, {}))

    def post(self, handler: str, data: Any = None, *, raw: bytes | None = None, content_type: str = "application/json",
             noauth: bool = False) -> Answer:
        """POST `data` as JSON, or `raw` bytes."""
        return self._send(handler, "POST", raw if raw is not None else json.dumps(data).encode(), content_type, "", noauth)

    def get(self, handler: str, *, query: str = "", noauth: bool = False) -> Answer:
        """GET."""
        return self._send(handler, "GET", b"", "", query, noauth)

    def _send(self, handler: str, method: str, body: bytes, content_type: str, query: str, noauth: bool) -> Answer:
        from webob import Request

        from .aula.dispatch import handle

        kind = "handler_noauth" if noauth else "handler"
        address = f"/courses/{self.usage.context_key}/xblock/x/{kind}/{handler}"
        request = Request.blank(address + (f"?{query}" if query else ""), method=method)
        if method == "POST":
            request.body = body
            request.content_type = content_type
        return Answer(handle(self.person, self.usage, handler, request, session=self.aula.session, noauth=noauth))

    def row(self) -> dict[str, Any] | None:
        """State text and grade as they are stored; None without a row."""
        from .aula.models import StudentModule

        found = StudentModule.objects.filter(student=self.person.learner, module_state_key=self.usage).first()
        return None if found is None else {"state": found.state, "grade": found.grade, "max_grade": found.max_grade}

    def state(self) -> dict[str, Any]:
        """The stored state."""
        row = self.row()
        return json.loads(row["state"]) if row else {}

    def write_state(self, state: dict[str, Any]) -> None:
        """Put a state in the row, as an older version or an accident may have left it."""
        from .aula.models import StudentModule

        StudentModule.objects.update_or_create(
            student=self.person.learner, course_id=self.usage.context_key, module_state_key=self.usage,
            defaults={"state": json.dumps(state), "module_type": self.usage.block_type})

    def completion(self) -> float | None:
        """What `edx-completion` keeps."""
        from completion.models import BlockCompletion

        found = BlockCompletion.objects.filter(user=self.person.learner, block_key=self.usage).first()
        return None if found is None else found.completion

    def events(self) -> list[tuple[str, Any]]:
        """Tracking events, oldest first."""
        from .aula.models import TrackingEvent

        rows = TrackingEvent.objects.filter(user=self.person.learner, usage_key=self.usage).order_by("id")
        return [(row.name, json.loads(row.data)) for row in rows]


class Aula:
    """A course run."""

    def __init__(self) -> None:
        from django.db import connection
        from opaque_keys.edx.keys import CourseKey

        self.course = CourseKey.from_string(COURSE)
        self.session: dict[str, Any] = {}
        self.is_sqlite = connection.vendor == "sqlite"

    def key(self, block_type: str, name: str = "uno") -> Any:
        """Usage key of a block of the course."""
        return self.course.make_usage_key(block_type, name)

    def open(self, block_type: str, *, name: str = "uno", user: str = "ana", mode: str = "learner",
             attributes: dict[str, Any] | None = None, enrolled: bool = True) -> Page:
        """The block `name` as `user` in `mode`; `attributes` change what the author set."""
        from .aula.models import Enrollment
        from .aula.people import person

        if attributes:
            self.change(block_type, name=name, **attributes)
        found = person(mode, user)
        if enrolled and found.learner is not None and mode != "studio":
            Enrollment.objects.get_or_create(user=found.learner, course_id=self.course)
        return Page(self, self.key(block_type, name), found)

    def change(self, block_type: str, *, name: str = "uno", **attributes: Any) -> None:
        """Change what the author set."""
        from .aula.models import Authored

        row, _ = Authored.objects.get_or_create(usage_key=self.key(block_type, name))
        fields = json.loads(row.fields)
        fields.update({key: value.isoformat() if isinstance(value, datetime) else value for key, value in attributes.items()})
        row.fields = json.dumps(fields)
        row.save()

    def due(self, user: str, moment: datetime, block_type: str = "autodiagnostico") -> None:
        """A personal extension."""
        from .aula.models import PersonalDate

        PersonalDate.objects.create(user=self.user(user), usage_key=self.key(block_type), due=moment)

    def user(self, name: str) -> Any:
        """The Django user."""
        from .aula.people import user

        return user(name)

    def tools(self, block_type: str = "autodiagnostico") -> Any:
        """The instructor's tools over a block."""
        from .aula.instructor import Instructor

        return Instructor(self.key(block_type))

    instructor = property(tools)

    @contextmanager
    def language(self, code: str) -> Iterator[None]:
        """The request's language."""
        from django.utils import translation

        with translation.override(code):
            yield

    @contextmanager
    def query_count(self) -> Iterator[Any]:
        """Counts queries that touch learner state."""
        from types import SimpleNamespace

        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        found = SimpleNamespace(count=0)
        connection.queries_log.clear()  # it keeps the last 9,000 only, and a full one would count nothing
        with CaptureQueriesContext(connection) as captured:
            yield found
        found.count = sum("courseware_studentmodule" in query["sql"] for query in captured.captured_queries)

    def close_thread(self) -> None:
        """Close the database connection of this thread."""
        from django.db import connection

        connection.close()

    def olx_round_trip(self, block_type: str) -> Any:
        """Export the block as OLX, import it in another course, and give the new one (R16)."""
        from .aula.olx import export, load

        text = export(self.open(block_type, mode="unbound").block)
        return load(text, self.course.replace(run="otra"))
