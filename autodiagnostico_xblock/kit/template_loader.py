"""Read templates that are laid out for people.

A line break between two tags, with the indentation after it, does not travel: it never becomes a space between two
words, nor bytes that a phone pays for. Where a space is wanted, the template writes it within a line.
"""

from __future__ import annotations

import re
from typing import Any

from django.template.loaders import filesystem

BETWEEN_TAGS = re.compile(r"(?:(?<=>)|(?<=%\}))\n\s*(?=<|\{%)")


class Joined(filesystem.Loader):
    """Django's loader of folders, with its lines joined."""

    def get_contents(self, origin: Any) -> str:
        """Text of a template. Raises TemplateDoesNotExist."""
        return BETWEEN_TAGS.sub("", str(super().get_contents(origin)))
