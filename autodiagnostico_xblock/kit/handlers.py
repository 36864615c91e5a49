"""Handlers that authorise themselves, error envelopes and downloads.

The platform runs GET handlers for anybody and the noauth route without CSRF, so each handler
says who may call it. Refusals are JSON `{"error": sentence, "code": code}` with a 4xx; what a handler raises
as `Refused` becomes one of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from html import escape
from typing import Any

from webob import Response
from xblock.core import XBlock

from . import compat

MAX_BODY = 300_000
MAX_AUTHORED = 2_000_000  # a whole questionnaire or catalogue pasted in Studio

STATUS = {
    "conflict": 409, "plan_conflict": 409, "sitting_over": 409, "state_too_large": 413, "plan_too_large": 413, "no_attempts_left": 403,
}


def status_of(code: str) -> int:
    """HTTP status of what a core refused: 400 unless the request was well made and something else stands in its way."""
    return STATUS.get(code, 400)


class Refused(Exception):
    """A request that is not served: HTTP `status`, problem `code`, and extra JSON `details`."""

    def __init__(self, status: int, code: str, **details: Any) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.details = details


def json_response(payload: Any, status: int = 200) -> Response:
    """A JSON answer that nobody caches."""
    text = json.dumps(payload, ensure_ascii=False)
    return Response(text, status=status, content_type="application/json", charset="utf-8", cache_control="no-store")


def html_response(text: str) -> Response:
    """A complete HTML document, for a new tab; it may load nothing from elsewhere and run no script."""
    response = Response(text, content_type="text/html", charset="utf-8", cache_control="no-store")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return response


def download(body: bytes, *, name: str, content_type: str) -> Response:
    """A file to keep; `name` must be ASCII."""
    response = Response(body, cache_control="no-store")
    response.headers["Content-Type"] = content_type
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _refusal(block: Any, refused: Refused, request: Any) -> Response:
    sentence = block.sentence(refused.code)
    if request.method == "GET" and "text/html" in request.headers.get("Accept", ""):
        return _refusal_page(sentence, refused)
    return json_response({"error": sentence, "code": refused.code, **refused.details}, refused.status)


def _refusal_page(sentence: str, refused: Refused) -> Response:
    """For who followed a link: the sentence, and another way when there is one."""
    link, words = refused.details.get("link"), refused.details.get("link_text")
    way = f'<p><a href="{escape(link)}">{escape(words)}</a></p>' if link and words else ""
    response = html_response(
        '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(sentence)}</title></head>"
        '<body style="font:18px/1.55 Helvetica,Arial,sans-serif;color:#1d2433;max-width:38rem;margin:3rem auto;padding:0 1rem">'
        f"<p>{escape(sentence)}</p>{way}</body></html>")
    response.status_int = refused.status
    return response


def _is_noauth(request: Any) -> bool:
    return "/handler_noauth/" in request.path


def _body(request: Any, most: int = MAX_BODY) -> dict[str, Any]:
    if request.method != "POST":
        raise Refused(405, "post_only")
    if (request.content_type or "").split(";")[0].strip().lower() != "application/json":
        raise Refused(415, "json_only")
    if (request.content_length or 0) > most or len(request.body) > most:
        raise Refused(413, "body_too_large")
    try:
        data = json.loads(request.body.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Refused(400, "not_json") from None
    if not isinstance(data, dict):
        raise Refused(400, "not_an_object")
    return data


def _readable(request: Any) -> None:
    """Refuse an address whose query is not UTF-8: reading it would fail later, in the middle of the work."""
    try:
        request.GET.mixed()
    except UnicodeDecodeError:
        raise Refused(400, "not_an_object") from None


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _require_person(block: Any, request: Any) -> None:
    if _is_noauth(request) or not compat.is_authenticated(block):
        raise Refused(403, "sign_in")


def _guarded(serve: Callable[[Any, Any], Response]) -> Any:
    @XBlock.handler
    @wraps(serve)
    def handler(self: Any, request: Any, suffix: str | None = "") -> Response:
        del suffix  # arrives as None or text that nobody checked
        try:
            _readable(request)
            return serve(self, request)
        except Refused as refused:
            return _refusal(self, refused, request)

    return handler


def learner_writes(method: Callable[[Any, dict[str, Any]], Any]) -> Any:
    """POST JSON by an enrolled learner or staff, never by the noauth route; the method gets the decoded body."""

    @wraps(method)
    def serve(self: Any, request: Any) -> Response:
        _require_person(self, request)
        data = _body(request)
        if not compat.may_write(self):
            raise Refused(403, "enrol_first")
        return json_response(method(self, data))

    return _guarded(serve)


def learner_reads(method: Callable[[Any, dict[str, Any]], Any]) -> Any:
    """POST JSON that changes nothing, by a signed-in person about their own state."""

    @wraps(method)
    def serve(self: Any, request: Any) -> Response:
        _require_person(self, request)
        return json_response(method(self, _body(request)))

    return _guarded(serve)


def staff_only(method: Callable[[Any, dict[str, Any]], Any]) -> Any:
    """POST JSON by the course team about somebody else's work; never while viewing as that person."""

    @wraps(method)
    def serve(self: Any, request: Any) -> Response:
        _require_person(self, request)
        data = _body(request)
        if not compat.is_staff(self) or compat.is_masquerading(self):
            raise Refused(403, "staff_only")
        return json_response(method(self, data))

    return _guarded(serve)


def anybody_reads(method: Callable[[Any, dict[str, Any]], Any]) -> Any:
    """POST JSON that reads no learner state and changes nothing: open to visitors."""

    @wraps(method)
    def serve(self: Any, request: Any) -> Response:
        return json_response(method(self, _body(request)))

    return _guarded(serve)


def learner_gets(method: Callable[[Any, Any], Response]) -> Any:
    """GET of a document about one's own state, by a signed-in person."""

    @wraps(method)
    def serve(self: Any, request: Any) -> Response:
        _require_person(self, request)
        if request.method not in ("GET", "HEAD"):
            raise Refused(405, "get_only")
        return method(self, request)

    return _guarded(serve)


def anybody_gets(method: Callable[[Any, Any], Response]) -> Any:
    """GET of a document without learner state; the method decides what a visitor may see."""

    @wraps(method)
    def serve(self: Any, request: Any) -> Response:
        if request.method not in ("GET", "HEAD"):
            raise Refused(405, "get_only")
        return method(self, request)

    return _guarded(serve)


def author_writes(method: Callable[[Any, dict[str, Any]], Any]) -> Any:
    """POST JSON from the editor in Studio; refused wherever settings are read-only."""

    @wraps(method)
    def serve(self: Any, request: Any) -> Response:
        data = _body(request, MAX_AUTHORED)
        if _is_noauth(request) or not compat.may_author(self):
            raise Refused(403, "studio_only")
        return json_response(method(self, data))

    return _guarded(serve)
