"""Services with the platform's shapes (R2, R3, R18)."""

from __future__ import annotations

import gettext
import hashlib
import re
from typing import Any

from completion.services import CompletionService
from xblock.reference.user_service import UserService, XBlockUser

from .models import Enrollment, StudentModule

PREFIX = "edx-platform."


def anonymous_id(user: Any, course: Any) -> str:
    """A 32-hex id of a learner for one course."""
    return hashlib.md5(f"{user.id}/{course}".encode(), usedforsecurity=False).hexdigest()


class PlatformUserService(UserService):
    """`opt_attrs` exactly as observed; a visitor has two of them."""

    def __init__(self, user: Any, course: Any, *, staff: bool, preview: bool = False, language: str = "") -> None:
        super().__init__()
        self.user = user
        self.course = course
        self.staff = staff
        self.preview = preview
        self.language = language

    def get_current_user(self) -> XBlockUser:
        """The person whose state is being served."""
        found = XBlockUser(is_current_user=True)
        if self.user is None:
            found.emails, found.full_name = [], None
            found.opt_attrs = {f"{PREFIX}is_authenticated": False, f"{PREFIX}request_country_code": None}
        else:
            found.emails, found.full_name = [self.user.email], self.user.get_full_name()
            found.opt_attrs = self._attributes()
        return found

    def _attributes(self) -> dict[str, Any]:
        identity = "student" if self.preview else anonymous_id(self.user, self.course)
        attributes = {
            "anonymous_user_id": identity,
            "deprecated_anonymous_user_id": identity,
            "is_authenticated": True,
            "request_country_code": "MX",
            "user_id": self.user.id,
            "username": self.user.username,
            "user_is_beta_tester": False,
            "user_is_global_staff": False,
            "user_is_staff": self.staff,
            "user_role": "staff" if self.preview or self.staff else "student",
            "user_preferences": {"pref-lang": self.language} if self.language else {},
        }
        return {PREFIX + key: value for key, value in attributes.items()}


class EnrollmentsService:
    """Who is enrolled."""

    def get_active_enrollments_by_course(self, course_id: Any) -> Any:
        """All of a course."""
        return Enrollment.objects.filter(course_id=course_id)

    def get_active_enrollments_by_course_and_user(self, course_id: Any, user_id: int) -> Any:
        """One, or None."""
        return Enrollment.objects.filter(course_id=course_id, user_id=user_id).first()


class UserStateService:
    """`get_state_as_dict`, failing on a row without state as the platform does."""

    def get_state_as_dict(self, username: str, block_id: str) -> dict[str, Any]:
        """Raw JSON state."""
        import json

        row = StudentModule.objects.filter(student__username=username, module_state_key=block_id).first()
        return {} if row is None else json.loads(row.state)


class I18nService:
    """No catalogue of ours is found, with the old aliases that the rescoring mixin calls."""

    def __init__(self) -> None:
        self.catalogue = gettext.NullTranslations()
        self.gettext = self.ugettext = self.catalogue.gettext
        self.ngettext = self.ungettext = self.catalogue.ngettext


class SettingsService:
    """Operator settings: none."""

    def get_settings_bucket(self, block: Any, default: Any = None) -> Any:
        """The default."""
        del block
        return {} if default is None else default


class ReplaceURLService:
    """Rewrites `/static/` and `/jump_to_id/` as the platform does in fragments (L5)."""

    def __init__(self, course: Any) -> None:
        self.course = course

    def replace_urls(self, text: str, static_replace_only: bool = False) -> str:
        """The text with the platform's own addresses resolved; files of a block's package stay as they are."""
        text = re.sub(r'"/static/(?!xblock/)', '"/assets/', text)
        return text if static_replace_only else text.replace('"/jump_to_id/', f'"/courses/{self.course}/jump_to_id/')


def for_lms(user: Any, course: Any, *, staff: bool, language: str) -> dict[str, Any]:
    """Services of a learner's, teacher's or visitor's page."""
    return {
        "user": PlatformUserService(user, course, staff=staff, language=language),
        "completion": CompletionService(user, course) if user is not None else None,
        "enrollments": EnrollmentsService(),
        "user_state": UserStateService(),
        "settings": SettingsService(),
        "replace_urls": ReplaceURLService(course),
        "i18n": I18nService(),
    }


def for_studio(user: Any, course: Any) -> dict[str, Any]:
    """Services of Studio: no completion, publish, enrolments or state."""
    return {
        "user": PlatformUserService(user, course, staff=False, preview=True),
        "settings": SettingsService(),
        "replace_urls": ReplaceURLService(course),
        "i18n": I18nService(),
    }
