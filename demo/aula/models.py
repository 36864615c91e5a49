"""Tables: the platform's own for learner state (R6, R7), and the demo's for courses, dates and events."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from opaque_keys.edx.django.models import CourseKeyField, UsageKeyField


class StudentModule(models.Model):
    """One row per learner and block: the whole state as one JSON text, and the grade."""

    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    course_id = CourseKeyField(max_length=255, db_index=True)
    module_state_key = UsageKeyField(max_length=255, db_column="module_id", db_index=True)
    module_type = models.CharField(max_length=32)
    state = models.TextField(null=True, blank=True)
    grade = models.FloatField(null=True, blank=True)
    max_grade = models.FloatField(null=True, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    modified = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "courseware_studentmodule"
        unique_together = [("student", "module_state_key", "course_id")]


class Enrollment(models.Model):
    """Who may keep state in a course."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    course_id = CourseKeyField(max_length=255)


class Authored(models.Model):
    """Settings and content of a block, as JSON: what Studio writes and the LMS only reads."""

    usage_key = UsageKeyField(max_length=255, unique=True)
    fields = models.TextField(default="{}")


class PersonalDate(models.Model):
    """A learner's extension of a block's due date."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    usage_key = UsageKeyField(max_length=255)
    due = models.DateTimeField()


class TrackingEvent(models.Model):
    """A line of the tracking log."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE)
    usage_key = UsageKeyField(max_length=255)
    name = models.CharField(max_length=200)
    data = models.TextField()
    time = models.DateTimeField(auto_now_add=True)


class ScopedField(models.Model):
    """One field of `user_state_summary`, `preferences` or `user_info`; `owner` says of whom or of what."""

    owner = models.CharField(max_length=255)
    name = models.CharField(max_length=64)
    value = models.TextField()

    class Meta:
        unique_together = [("owner", "name")]
