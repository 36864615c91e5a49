"""What a text of the course is: its head, its body in Markdown, and what it leans on."""

from __future__ import annotations

import attrs

LESSON, OPENING, PAGE, TEST, GLOSSARY, NOTES = "lesson", "opening", "page", "test", "glossary", "notes"
TEXT_KINDS = (LESSON, OPENING, PAGE)


@attrs.frozen
class Minutes:
    """How long it takes: to read, to answer its check, to do in the municipality."""

    read: int = 0
    check: int = 0
    task: int = 0


@attrs.frozen
class Lesson:
    """A text. `kind` is one of `LESSON`, `OPENING`, `PAGE`, `TEST`, `GLOSSARY`, `NOTES`; `body` is Markdown."""

    id: str
    kind: str
    title: str
    module: str = ""
    summary: str = ""
    minutes: Minutes = Minutes()
    themes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    body: str = ""


@attrs.frozen
class Term:
    """A word of the glossary. `sources` and `see` are ids."""

    id: str
    term: str
    definition: str
    sources: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
