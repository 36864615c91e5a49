"""Who is looking: a learner, a teacher, a teacher viewing as a learner, a visitor, or an author in Studio (R1, L31)."""

from __future__ import annotations

from typing import Any

import attrs
from django.contrib.auth import get_user_model
from django.utils import translation

LEARNERS = ("ana", "luis")
TEACHER = "docente"
AUTHOR = "autora"
MODES = ("learner", "staff", "anonymous", "masquerade", "studio", "worker", "unbound")
CHOICES = {
    "ana": ("learner", "ana", "Ana, aprendiz"),
    "luis": ("learner", "luis", "Luis, aprendiz"),
    "docente": ("staff", TEACHER, "Equipo del curso"),
    "como-ana": ("masquerade", "ana", "Equipo del curso, viendo como Ana"),
    "visitante": ("anonymous", "", "Visitante sin cuenta"),
    "autora": ("studio", AUTHOR, "Autora en Studio"),
}


@attrs.frozen
class Person:
    """`learner` is whose state is served, `requester` who really asks; both None for visitors."""

    mode: str
    learner: Any
    requester: Any

    @property
    def is_staff(self) -> bool:
        """Course staff, and not while viewing as somebody else or in Studio."""
        return self.mode == "staff"


def user(name: str) -> Any:
    """The Django user called `name`, made on the way."""
    found, _ = get_user_model().objects.get_or_create(username=name, defaults={"email": f"{name}@example.org"})
    return found


def person(mode: str, name: str) -> Person:
    """A person in one of `MODES`."""
    if mode in ("anonymous", "unbound"):
        return Person(mode, None, None)
    learner = user(name)
    if mode == "worker":
        return Person(mode, learner, None)
    return Person(mode, learner, user(TEACHER) if mode == "masquerade" else learner)


def is_masquerading_as_specific_student(user: Any, course_key: Any) -> bool:
    """The platform's question; the demo answers it from the request being served."""
    del course_key
    import crum

    requester = crum.get_current_user()
    return requester is not None and user is not None and requester.id != user.id


class PersonMiddleware:
    """Puts the chosen person in the request, and their language."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        """Serve as the person of the session."""
        choice = request.session.get("who", "ana")
        mode, name, _ = CHOICES.get(choice, CHOICES["ana"])
        request.person = person(mode, name)
        request.user = request.person.requester
        language = request.session.get("language", "es-419")
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return self.get_response(request)
