"""Handlers as the LMS runs them (R10, R11): who may call, and which status comes back."""

from __future__ import annotations

import logging
import traceback
from typing import Any

import crum
from webob import Request, Response
from xblock.exceptions import NoSuchHandlerError

from .people import Person
from .runtime import AulaRuntime

log = logging.getLogger(__name__)


def handle(
    person: Person, usage: Any, name: str, request: Request, *, session: dict[str, Any], noauth: bool = False,
    suffix: str | None = None, csrf: bool = True, language: str = "",
) -> Response:
    """Run one handler. An exception becomes a 500 whose `error` attribute holds the traceback."""
    if not noauth and person.requester is None and request.method not in ("GET", "HEAD"):
        return Response("Unauthenticated", status=403)
    if not noauth and person.requester is not None and request.method not in ("GET", "HEAD") and not csrf:
        return Response("CSRF verification failed", status=403)
    with crum.impersonate(person.requester):
        try:
            runtime = AulaRuntime(person, usage, session=session, language=language)
            return runtime.handle(runtime.block(), name, request, suffix)
        except NoSuchHandlerError:
            return Response("Not found", status=404)
        except Exception:
            log.exception("handler %s", name)
            response = Response("Server error", status=500)
            response.error = traceback.format_exc()
            return response
