"""What the course team says about a learner's plan: dated texts, oldest first, that the learner reads.

Stored JSON: `[{"text", "at"}, …]`. Only the newest `MOST` are kept.
"""

from __future__ import annotations

from typing import Any

import attrs

from .problems import Problem
from .stored import mappings, text
from .texts import clean

MOST = 12
LONGEST = 2000


@attrs.frozen
class Comment:
    """`at` is an ISO time."""

    text: str
    at: str


def read_comments(raw: Any) -> tuple[Comment, ...]:
    """Comments in stored JSON; what is not one is left out."""
    return tuple(Comment(text(each.get("text")), text(each.get("at"))) for each in mappings(raw) if text(each.get("text")))


def add_comment(raw: Any, said: Any, *, at: str) -> tuple[list[dict[str, str]], tuple[Problem, ...]]:
    """Stored JSON with one more comment, or why it is refused."""
    stored = [{"text": each.text, "at": each.at} for each in read_comments(raw)]
    if not isinstance(said, str):
        return stored, (Problem("text", "not_a_text"),)
    words = clean(said)
    if not words:
        return stored, (Problem("text", "missing"),)
    if len(words) > LONGEST:
        return stored, (Problem("text", "too_long", {"most": LONGEST}),)
    return [*stored, {"text": words, "at": at}][-MOST:], ()
