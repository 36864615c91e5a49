"""The only file that names the platform: late imports, who is really writing, and the row lock.

Outside an LMS every function has a plain answer, so the blocks also run in Studio, in the workbench and alone.
What is said here of the platform was seen in a running LMS (Teak to Verawood).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from .row_lock import lock_row, read_state

log = logging.getLogger(__name__)


def service(block: Any, name: str) -> Any:
    """A runtime service, or None where it does not exist (or is not declared)."""
    try:
        return block.runtime.service(block, name)
    except Exception:  # each host has its own error for "no such service"
        return None


def user_attributes(block: Any) -> dict[str, Any]:
    """`opt_attrs` of the current user; empty where there is no user service."""
    user_service = service(block, "user")
    if user_service is None:
        return {}
    return dict(user_service.get_current_user().opt_attrs)


def is_authenticated(block: Any) -> bool:
    """Whether somebody is signed in; a host without users (Studio's editor) counts by its own session."""
    attributes = user_attributes(block)
    return attributes.get("edx-platform.is_authenticated", is_studio(block)) is True


def is_staff(block: Any) -> bool:
    """Course staff: exactly this attribute, never the role."""
    return user_attributes(block).get("edx-platform.user_is_staff") is True


def anonymous_id(block: Any) -> str:
    """The learner's id for this course, or an empty text."""
    return user_attributes(block).get("edx-platform.anonymous_user_id") or ""


def time_zone(block: Any) -> str:
    """Name of the learner's time zone, or an empty text."""
    preferences = user_attributes(block).get("edx-platform.user_preferences") or {}
    return preferences.get("time_zone") or ""


def is_studio(block: Any) -> bool:
    """Author mode, where learner state is the author's own session and settings may be written."""
    return bool(getattr(block.runtime, "is_author_mode", False))


def with_course_links(block: Any, html: str) -> str:
    """`html` of an answer with the platform's own addresses resolved, which it does by itself only in views."""
    replace = getattr(service(block, "replace_urls"), "replace_urls", None)
    return replace(html) if replace and "/jump_to_id/" in html else html


def has_block(block: Any, kind: str, name: str) -> bool | None:
    """Whether the course run holds a block with that permanent `name`, without loading it; None where nobody can tell.

    Views and handlers run with the course's structure already read, so the question costs no query.
    """
    course = course_key(block)
    if course is None:
        return None
    try:
        from xmodule.modulestore.django import modulestore

        return bool(modulestore().has_item(course.make_usage_key(kind, name)))
    except Exception:  # no such store here, or one that does not hold this kind of course: a link is not worth the page
        return None


def absolute(block: Any, address: str) -> str:
    """`address` with the site in front, for documents that are read elsewhere; empty outside a web request."""
    try:
        from crum import get_current_request
    except ImportError:
        return ""
    request, path = get_current_request(), with_course_links(block, f'"{address}"').strip('"')
    return "" if request is None or not address else str(request.build_absolute_uri(path))


def course_key(block: Any) -> Any:
    """Key of the course run that holds the block; None in libraries and outside a course."""
    key = getattr(getattr(block.scope_ids, "usage_id", None), "context_key", None)
    return key if getattr(key, "is_course", False) else None


def may_write(block: Any) -> bool:
    """Enrolled, or staff; hosts without enrolments keep state of their own and may."""
    enrollments = service(block, "enrollments")
    key = course_key(block)
    if enrollments is None or key is None or is_staff(block):
        return True
    user_id = user_attributes(block).get("edx-platform.user_id")
    return bool(enrollments.get_active_enrollments_by_course_and_user(key, user_id))


def requesting_user_id() -> int | None:
    """Id of who sent the request, also while they view as somebody else; None without a request."""
    try:
        from crum import get_current_user
    except ImportError:
        return None
    return getattr(get_current_user(), "id", None)


def is_masquerading(block: Any) -> bool:
    """Whether somebody else's request is being served with this learner's state."""
    requester = requesting_user_id()
    learner = block.scope_ids.user_id
    return isinstance(learner, int) and requester is not None and requester != learner


def state_model(block: Any) -> Any:
    """The table of learner state when the row lock is true here, else None."""
    try:
        if not is_lms() or is_studio(block) or course_key(block) is None:
            return None
        if not isinstance(block.scope_ids.user_id, int) or requesting_user_id() != block.scope_ids.user_id:
            return None
        from lms.djangoapps.courseware.models import StudentModule
    except ImportError:
        return None
    return StudentModule


def is_closed(block: Any, now: Any) -> bool:
    """Whether the closing date (due, grace and personal extensions included) is before the aware time `now`."""
    for name in ("close_date", "due"):
        date = getattr(block, name, None)
        if date is not None and getattr(date, "tzinfo", None) is not None:
            return bool(now > date)
    return False


def hides_results(block: Any, now: Any) -> bool:
    """Whether the subsection hides, at the aware time `now`, if answers are right (`show_correctness`)."""
    shows = getattr(block, "show_correctness", None) or "always"
    return shows != "always" and not (shows == "past_due" and is_closed(block, now))


def is_lms() -> bool:
    """Whether this process serves learners; settings of blocks are read-only there."""
    try:
        from django.conf import settings

        return getattr(settings, "SERVICE_VARIANT", "") == "lms"
    except ImportError:
        return False


def may_author(block: Any) -> bool:
    """Whether the editor's handlers may write settings: in Studio, or where there is no LMS at all."""
    return is_studio(block) or not is_lms()


@contextmanager
def locked_state(block: Any, names: tuple[str, ...]) -> Iterator[None]:
    """Hold the learner's row, with fields `names` fresh from it; nothing is dirty when the lock ends.

    Where the lock is not true the block's own fields are used as they are.
    """
    model = state_model(block)
    if model is None:
        yield
        block.save()
        return
    with ExitStack() as stack:
        usage = block.scope_ids.usage_id
        key = {"student_id": block.scope_ids.user_id, "course_id": usage.context_key, "module_state_key": usage}
        row = lock_row(model, key, stack, kind=block.scope_ids.block_type)
        fresh = read_state(row.state)
        _load(block, names, fresh)
        try:
            yield
        except BaseException:
            _load(block, names, fresh)
            block.save()  # inside the transaction that is undone: nothing stays dirty to be saved after it
            raise
        block.save()


def _load(block: Any, names: tuple[str, ...], fresh: dict[str, Any]) -> None:
    for name in names:
        field = block.fields[name]
        if name in fresh:
            setattr(block, name, field.from_json(fresh[name]))
        elif field.is_set_on(block):
            setattr(block, name, field.default)


@contextmanager
def locked_row_of(block: Any, username: str) -> Iterator[Any]:
    """Row of another learner of this block, locked and never created, for what staff write beside their work.

    Yields None where that learner has no row, or where there are no rows at all. Its `state` is saved at the end.
    """
    model = state_model(block)
    if model is None:
        yield None
        return
    # found first and locked then by its id: a join would lock the account's row too
    found = _row_of(block, model, username).values_list("id", flat=True).first()
    with ExitStack() as stack:
        row = lock_row(model, {"id": found}, stack)
        yield row
        if row is not None:
            row.save(update_fields=["state"])


def state_of(block: Any, username: str) -> dict[str, Any] | None:
    """What another learner of this block keeps, for staff to read; None without a row."""
    model = state_model(block)
    row = None if model is None else _row_of(block, model, username).first()
    return None if row is None else read_state(row.state)


def _row_of(block: Any, model: Any, username: str) -> Any:
    usage = block.scope_ids.usage_id
    return model.objects.filter(student__username=username, course_id=usage.context_key, module_state_key=usage)


def rows_of_learner(user: Any, block_type: str) -> Any:
    """Rows of learner state of one type of block for a Django user; empty outside an LMS."""
    try:
        from lms.djangoapps.courseware.models import StudentModule
    except ImportError:
        return ()
    return StudentModule.objects.filter(student_id=user.id, module_type=block_type)
