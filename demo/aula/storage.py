"""Where fields live (R7–R9): authored ones read-only in the LMS, learner state merged without a lock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from opaque_keys.edx.keys import UsageKey
from xblock.exceptions import InvalidScopeError
from xblock.fields import Scope
from xblock.runtime import KeyValueStore

from .models import Authored, PersonalDate, ScopedField, StudentModule


class AuthoredStore(KeyValueStore):
    """Content and settings: one JSON per block; `writable` only in Studio."""

    def __init__(self, usage: Any, *, writable: bool, learner: Any = None) -> None:
        self.usage = usage
        self.writable = writable
        self.row = Authored.objects.filter(usage_key=usage).first() or Authored(usage_key=usage)
        self.fields = json.loads(self.row.fields)
        if learner is not None:
            date = PersonalDate.objects.filter(user=learner, usage_key=usage).first()
            if date is not None:
                self.fields["due"] = date.due.isoformat()

    def get(self, key: Any) -> Any:
        """The stored JSON value; references to blocks as keys."""
        value = self.fields[key.field_name]
        if key.field_name == "children":
            return [UsageKey.from_string(each) for each in value]
        return UsageKey.from_string(value) if key.field_name == "parent" and value else value

    def has(self, key: Any) -> bool:
        """Whether the author set it."""
        return key.field_name in self.fields

    def set(self, key: Any, value: Any) -> None:
        """Write one field."""
        self.set_many({key: value})

    def set_many(self, update_dict: Mapping[Any, Any]) -> None:
        """Write fields; the LMS refuses."""
        if not self.writable:
            raise InvalidScopeError(next(iter(update_dict)))
        for key, value in update_dict.items():
            self.fields[key.field_name] = value
        self.row.fields = json.dumps(self.fields)
        self.row.save()

    def delete(self, key: Any) -> None:
        """Back to the default."""
        if not self.writable:
            raise InvalidScopeError(key)
        self.fields.pop(key.field_name, None)
        self.row.fields = json.dumps(self.fields)
        self.row.save()


class LearnerStore(KeyValueStore):
    """The platform's cache and merge: read once, overlay what is dirty on what is stored, write it all back."""

    def __init__(self, usage: Any, user: Any, *, known: bool = True) -> None:
        self.usage = usage
        self.user = user
        row = self._rows().first() if user is not None and known else None
        self.cache: dict[str, Any] = json.loads(row.state or "{}") if row is not None else {}

    def _rows(self) -> Any:
        return StudentModule.objects.filter(
            student_id=self.user.id, course_id=self.usage.context_key, module_state_key=self.usage)

    def get(self, key: Any) -> Any:
        """From the cache: what was not read before the request is not there."""
        if key.scope != Scope.user_state:
            return json.loads(ScopedField.objects.get(owner=self._owner(key), name=key.field_name).value)
        return self.cache[key.field_name]

    def has(self, key: Any) -> bool:
        """Whether it was ever written, and read before."""
        if key.scope != Scope.user_state:
            return ScopedField.objects.filter(owner=self._owner(key), name=key.field_name).exists()
        return key.field_name in self.cache

    def set(self, key: Any, value: Any) -> None:
        """Write one field."""
        self.set_many({key: value})

    def _owner(self, key: Any) -> str:
        learner = getattr(self.user, "id", "")
        return {
            Scope.user_state_summary: f"summary/{self.usage}",
            Scope.preferences: f"preferences/{self.usage.block_type}/{learner}",
            Scope.user_info: f"info/{learner}",
        }[key.scope]

    def set_many(self, update_dict: Mapping[Any, Any]) -> None:
        """Merge without a lock. A visitor's `user_state` is dropped; their other scopes fail (R8)."""
        shared = {key: value for key, value in update_dict.items() if key.scope != Scope.user_state}
        if shared and self.user is None:
            raise IntegrityError("no learner for this scope")
        for key, value in shared.items():
            ScopedField.objects.update_or_create(
                owner=self._owner(key), name=key.field_name, defaults={"value": json.dumps(value)})
        fields = {key.field_name: value for key, value in update_dict.items() if key.scope == Scope.user_state}
        written = json.dumps(fields)
        if self.user is not None and fields:
            self._merge(json.loads(written))
        # the platform replaces its cache with what was just saved: fields not read before come back as defaults
        self.cache = json.loads(written)

    def _merge(self, fields: dict[str, Any]) -> None:
        key = {"student_id": self.user.id, "course_id": self.usage.context_key, "module_state_key": self.usage}
        defaults = {"state": json.dumps(fields), "module_type": self.usage.block_type}
        try:
            row, created = StudentModule.objects.get_or_create(**key, defaults=defaults)
        except IntegrityError:
            return  # the platform logs it and goes on: that save is lost
        if created:
            return
        row.state = json.dumps({**json.loads(row.state or "{}"), **fields})
        with transaction.atomic():
            row.save(force_update=True)

    def delete(self, key: Any) -> None:
        """Back to the default."""
        self.cache.pop(key.field_name, None)
        row = self._rows().first()
        if row is not None:
            state = json.loads(row.state or "{}")
            state.pop(key.field_name, None)
            row.state = json.dumps(state)
            row.save()


class SessionStore(LearnerStore):
    """Staff viewing as a learner, or an author's preview: reads the learner, keeps writes in a session (L12)."""

    def __init__(self, usage: Any, user: Any, session: dict[str, Any]) -> None:
        super().__init__(usage, user)
        self.session = session.setdefault(str(usage), {})
        self.cache = {**self.cache, **self.session}

    def _merge(self, fields: dict[str, Any]) -> None:
        self.session.update(fields)

    def set_many(self, update_dict: Mapping[Any, Any]) -> None:
        """Keep the fields in the session; they stay readable."""
        before = dict(self.cache)
        fields = {key.field_name: json.loads(json.dumps(value)) for key, value in update_dict.items()}
        self._merge(fields)
        self.cache = {**before, **fields}
