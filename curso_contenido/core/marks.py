"""The marks that a body may carry beyond Markdown: sources, terms, links, figures and boxes; where each one is, and what is wrong.

One grammar for the reader of problems, the renderer and the search index. Nothing here makes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import attrs

from autodiagnostico_xblock.kit.pure.problems import Problem

CALLOUTS = ("caso", "tarea", "ojo", "idea", "lente")
PRACTICE = "practica"
LINKS = ("leccion", "indicador", "practica")
CITE = re.compile(r"\[@([a-z0-9-]+)(?::[ \t]*([^\]\n]{1,160}))?\]")
TERM = re.compile(r"\[\[([^|\]\n]{1,160})\|([a-z0-9-]+)\]\]")
LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([a-z]+):([^)\s]+)\)")
FIGURE = re.compile(r'!\[([^\]]*)\]\(figura:([a-z0-9-]+)(?:[ \t]+"([^"\n]*)")?\)')
OPENS = re.compile(r":::[ \t]*(\S+)(?:[ \t]+(\S.*?))?[ \t]*$")
CLOSES = re.compile(r":::[ \t]*$")
LOOSE = re.compile(r"\[@[^\]\n]*\]?|\[\[[^\]\n]*\]?\]?")

# a text with these is still shown, without the mark: an id may have gone with a newer version of the package
SOFT = frozenset({"unknown_source", "unknown_practice", "unknown_term", "unknown_figure", "unknown_lesson", "unknown_link"})


@attrs.frozen
class Known:
    """Ids that exist; None for a kind that is not checked here."""

    sources: Collection[str] = ()
    practices: Collection[str] | None = None
    terms: Collection[str] = ()
    figures: Collection[str] = ()
    lessons: Collection[str] | None = None


def check_body(body: str, known: Known, *, first_line: int = 1) -> list[Problem]:
    """Problems of a body, each with `body:LINE`."""
    problems: list[Problem] = []
    opened = 0
    for number, line in enumerate(body.splitlines(), first_line):
        path = f"body:{number}"
        if CLOSES.match(line):
            if not opened:
                problems.append(Problem(path, "box_not_open"))
            opened = 0
        elif line.startswith(":::"):
            problems += _opening(path, line, opened)
            opened = number
        problems += _line(path, line, known)
    if opened:
        problems.append(Problem(f"body:{opened}", "box_not_closed"))
    return problems


def _opening(path: str, line: str, opened: int) -> list[Problem]:
    found = OPENS.match(line)
    problems = []
    if found is None or found[1] not in CALLOUTS:
        problems.append(Problem(path, "unknown_box", {"options": ", ".join(CALLOUTS)}))
    elif not found[2]:
        problems.append(Problem(path, "box_without_title"))
    if opened:
        problems.append(Problem(path, "box_inside_box"))
    return problems


def _line(path: str, line: str, known: Known) -> Iterator[Problem]:
    for source, place in CITE.findall(line):
        yield from _cite(path, source, place.strip(), known)
    for _text, term in TERM.findall(line):
        if term not in known.terms:
            yield Problem(path, "unknown_term", {"id": term[:60]})
    for alternative, figure, _caption in FIGURE.findall(line):
        if figure not in known.figures:
            yield Problem(path, "unknown_figure", {"id": figure[:60]})
        if not alternative.strip():
            yield Problem(path, "figure_without_text")
    for _text, scheme, target in LINK.findall(line):
        yield from _link(path, scheme, target, known)
    if LOOSE.search(TERM.sub("", CITE.sub("", line))):
        yield Problem(path, "mark_not_readable")


def _cite(path: str, source: str, place: str, known: Known) -> Iterator[Problem]:
    if source != PRACTICE:
        if source not in known.sources:
            yield Problem(path, "unknown_source", {"id": source[:60]})
    elif not place:
        yield Problem(path, "practice_without_id")
    elif known.practices is not None and place not in known.practices:
        yield Problem(path, "unknown_practice", {"id": place[:60]})


def _link(path: str, scheme: str, target: str, known: Known) -> Iterator[Problem]:
    if scheme not in (*LINKS, "http", "https", "mailto"):
        yield Problem(path, "unknown_link", {"options": ", ".join(f"{each}:" for each in LINKS)})
    elif scheme == "leccion" and known.lessons is not None and target not in known.lessons:
        yield Problem(path, "unknown_lesson", {"id": target[:60]})
    elif scheme == "practica" and known.practices is not None and target not in known.practices:
        yield Problem(path, "unknown_practice", {"id": target[:60]})


def plain(body: str) -> str:
    """What a person reads of a body, in one line: for the search index."""
    text = FIGURE.sub(r"\1 ", body)
    text = TERM.sub(r"\1", CITE.sub("", text))
    text = LINK.sub(r"\1", text)
    text = re.sub(r"^:::[ \t]*\w*", "", text, flags=re.M)
    text = re.sub(r"^\s*\|?[\s|:-]+\|\s*$", "", text, flags=re.M)
    return " ".join(re.sub(r"[*#>|`]+", " ", text).split())
