"""What the platform serves: a unit alone, as the course frame asks for it, handlers, and static files (R12, R13)."""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import crum
from django.http import FileResponse, Http404, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.safestring import mark_safe  # contract: ok, the demo is a host, not a block
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import UsageKey
from webob import Request
from xblock.core import XBlock

from . import dispatch
from .course import is_hidden, units
from .runtime import AulaRuntime, unquoted

log = logging.getLogger(__name__)
PACKAGES = ("autodiagnostico_xblock", "curso_contenido")
VIEWS = {"anonymous": "public_view", "studio": "author_view"}


def key_of(text: str) -> Any:
    """A usage key from an address."""
    try:
        return UsageKey.from_string(unquoted(text))
    except InvalidKeyError as error:
        raise Http404 from error


def session_of(request: Any) -> dict[str, Any]:
    """Where masquerade and previews keep what they write."""
    return request.session.setdefault(f"writes-{request.person.mode}", {})


def rendered(request: Any, usage: Any, view: str, unit: Iterable[Any] = ()) -> tuple[str, Any]:
    """HTML in its wrapper, and the fragment with its resources."""
    with crum.impersonate(request.person.requester):
        runtime = AulaRuntime(request.person, usage, session=session_of(request), language=request.LANGUAGE_CODE, unit=unit)
        block = runtime.block()
        fragment = runtime.render(block, view, {})
        request.session.modified = True
        return runtime.wrapped(block, view, fragment), fragment


@ensure_csrf_cookie
def unit(request: Any, usage: str) -> HttpResponse:
    """A unit without the course around it; `usage` is a vertical."""
    found = units().get(key_of(usage).block_id)
    if found is None or (is_hidden(found.name) and request.person.mode not in ("staff", "studio")):
        raise Http404
    view = VIEWS.get(request.person.mode, "student_view")
    parts = [rendered(request, each, view, found.blocks) for each in found.blocks]
    return page(request, parts)


def page(request: Any, parts: list[tuple[str, Any]], *, modal: bool = False) -> HttpResponse:
    """The chromeless page: the platform's styles on bare tags, its globals, and the fragments."""
    resources = {resource: None for _, fragment in parts for resource in fragment.resources}
    context = {
        "language": request.LANGUAGE_CODE,
        "blocks": [mark_safe(html) for html, _ in parts],  # contract: ok, fragments are escaped by their blocks
        "styles": [mark_safe(tag(each)) for each in resources if each.mimetype == "text/css"],  # contract: ok, see above
        "scripts": [mark_safe(tag(each)) for each in resources if each.mimetype != "text/css"],  # contract: ok, see above
        "modal": modal,
    }
    response = render(request, "unidad.html", context)
    response.headers["Content-Security-Policy"] = "default-src 'self' 'unsafe-inline'; img-src 'self' data:"
    return response


def tag(resource: Any) -> str:
    """HTML of one resource of a fragment."""
    if resource.mimetype == "text/css":
        return f'<link rel="stylesheet" href="{resource.data}">' if resource.kind == "url" else f"<style>{resource.data}</style>"
    return f'<script src="{resource.data}"></script>' if resource.kind == "url" else f"<script>{resource.data}</script>"


@csrf_exempt
def handler(request: Any, course: str, usage: str, kind: str, name: str, suffix: str | None = None) -> HttpResponse:
    """Run a handler with the platform's rules."""
    del course
    refused = None
    if kind == "handler" and request.method != "GET":
        middleware = CsrfViewMiddleware(lambda _: None)
        middleware.process_request(request)
        refused = middleware.process_view(request, lambda _: None, (), {})
    answer = dispatch.handle(
        request.person, key_of(usage), name, Request(request.environ), session=session_of(request),
        noauth=kind == "handler_noauth", suffix=suffix, csrf=refused is None, language=request.LANGUAGE_CODE)
    request.session.modified = True
    response = HttpResponse(answer.body, status=answer.status_int, content_type=answer.headers.get("Content-Type"))
    for header, value in answer.headers.items():
        if header.lower() not in ("content-type", "content-length"):
            response.headers[header] = value
    return response


def resource(request: Any, package: str, uri: str) -> HttpResponse:
    """A file below a package's public folder, and nothing else."""
    del request
    if package not in PACKAGES or not uri.startswith("public/") or "/." in uri:
        raise Http404
    path = Path(str(files(package))) / "resources" / uri
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type=mimetypes.guess_type(path.name)[0])


def published(package: str) -> list[str]:
    """Files that the platform's `collectstatic` would publish for a package (R19)."""
    folders = {each.resources_dir for _, each in XBlock.load_classes() if each.__module__.split(".")[0] == package}
    root = Path(str(files(package)))
    return sorted(
        path.relative_to(root).as_posix() for folder in folders for path in (root / folder).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".scss"))


def static(request: Any, name: str) -> HttpResponse:
    """A file of the demo itself."""
    del request
    path = Path(__file__).resolve().parent.parent / "static" / name
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type=mimetypes.guess_type(name)[0])
