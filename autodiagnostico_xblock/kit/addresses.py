"""Addresses of other blocks of the same course run, made from our own: nothing of the platform is named or loaded."""

from __future__ import annotations

from typing import Any

from .compat import course_key


def in_course(block: Any, kind: str, name: str, handler: str, *, ours: str) -> str:
    """Address of a handler of another block of this course run; empty where it cannot be known.

    It is that of our own handler `ours` with the other key in it: within a host both have the same shape, and the key
    follows ours when the course is renamed or run again.
    """
    course, address = course_key(block), str(block.runtime.handler_url(block, ours)).rstrip("/?")
    usage = str(getattr(block.scope_ids, "usage_id", ""))
    if course is None or address.count(usage) != 1 or not address.endswith(f"/{ours}"):
        return ""
    return address.replace(usage, str(course.make_usage_key(kind, name))).removesuffix(ours) + handler
