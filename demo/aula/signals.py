"""Signals that the platform sends when an account is retired."""

from django.dispatch import Signal

USER_RETIRE_LMS_MISC = Signal()
USER_RETIRE_LMS_CRITICAL = Signal()
