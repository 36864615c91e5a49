"""The safe HTML of a text → blocks of a document, so that there is one dialect of Markdown however it is read.

What only serves on a screen (texts for screen readers, links inside the page) is left out; calls to sources become [n].
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs
from lxml import html as lxml_html

from autodiagnostico_xblock.kit.documents.model import (
    Block,
    Callout,
    Cell,
    Column,
    Figure,
    Heading,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Table,
)

HEADINGS = {"h3": 2, "h4": 3}
LOOKS: dict[str, dict[str, bool]] = {"strong": {"bold": True}, "em": {"italic": True}}
CALLOUTS = {"caso": "note", "tarea": "key", "ojo": "warn", "idea": "note", "lente": "key"}
STANDING = {"p", "ul", "ol", "div", "section", "table", "figure", "blockquote", "pre", "hr", *HEADINGS}
SPACES = re.compile(r"[ \t\r\n]+")
LAST_NUMBER = re.compile(r"\d+$")
VIEW_BOX = re.compile(r'viewBox="\s*[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)\s*"')
FAMILY = re.compile(r'font-family="[^"]*"')
TERM_MARK = "*"
TALLEST = 0.78  # height of a figure as a share of the text's width, so that it fits with its caption and some text
WIDEST = 0.62
LEAST_COLUMN = 6.0


def blocks(html: str, figure: Callable[[str], str]) -> tuple[Block, ...]:
    """Blocks of `html`; `figure` gives the SVG of a name."""
    return tuple(_flow(lxml_html.fragment_fromstring(html, create_parent="div"), figure))


def _flow(node: Any, figure: Callable[[str], str]) -> Iterator[Block]:
    """What is inside `node`: its standing elements, and a paragraph for each stretch of loose text between them."""
    loose = _text(node.text)
    for child in node:
        if child.tag in STANDING:
            yield from _paragraph(loose)
            loose = []
            yield from _standing(child, figure)
        else:
            loose += _inline(child)
        loose += _text(child.tail)
    yield from _paragraph(loose)


def _paragraph(loose: Iterable[Run]) -> Iterator[Paragraph]:
    runs = tidy(loose)
    if runs:
        yield Paragraph(runs)


def _standing(node: Any, figure: Callable[[str], str]) -> Iterator[Block]:
    kinds = {each.removeprefix("gam-is-") for each in node.get("class", "").split()} & set(CALLOUTS)
    if node.tag in HEADINGS:
        yield Heading(HEADINGS[node.tag], _words(node))
    elif node.tag in ("ul", "ol"):
        items = tuple(_item(each, figure) for each in node if each.tag == "li")
        yield Items(items, ordered=node.tag == "ol", start=int(node.get("start", "1")))
    elif node.tag == "table":
        yield from _table(node)
    elif node.tag == "figure":
        yield _figure(node, figure)
    elif node.tag == "blockquote":
        yield Callout("note", "", tuple(_flow(node, figure)))
    elif kinds:
        yield _callout(node, kinds.pop(), figure)
    elif node.tag != "hr":
        yield from _flow(node, figure)


def _item(node: Any, figure: Callable[[str], str]) -> Item:
    first, *rest = tuple(_flow(node, figure)) or (Paragraph(()),)
    return Item(first.runs, tuple(rest)) if isinstance(first, Paragraph) else Item((), (first, *rest))


def _callout(node: Any, kind: str, figure: Callable[[str], str]) -> Callout:
    title, *rest = node
    words = [" ".join("".join(each.itertext()).split()) for each in title]
    for each in (each for each in node if each not in rest):
        node.remove(each)
    return Callout(CALLOUTS[kind], ": ".join(each for each in words if each), tuple(_flow(node, figure)))


def _table(node: Any) -> Iterator[Table]:
    rows = [[_cell(each) for each in line if each.tag in ("th", "td")] for line in node.iter("tr")]
    if len(rows) < 2:
        return
    head, *body = rows
    whole = [(*line, *[()] * len(head))[:len(head)] for line in body]
    widths = [_width([_said(line[n]) for line in [head, *whole]]) for n in range(len(head))]
    columns = tuple(Column(_said(runs), width) for runs, width in zip(head, widths, strict=True))
    yield Table(columns, tuple(tuple(Cell(runs) for runs in line) for line in whole))


def _cell(node: Any) -> Runs:
    return tidy(run for run in (*_text(node.text), *(run for child in node for run in (*_inline(child), *_text(child.tail)))))


def _width(texts: list[str]) -> float:
    """More for more text, and never less than its longest word."""
    longest = max((len(word) for each in texts for word in each.split()), default=0)
    return max(LEAST_COLUMN, 1.1 * longest, 2.2 * math.sqrt(max(len(each) for each in texts)))


def _figure(node: Any, figure: Callable[[str], str]) -> Figure:
    picture, caption = node.find("img"), node.find("figcaption")
    svg = FAMILY.sub('font-family="Noto Sans"', figure(picture.get("src").removeprefix("figura:")))
    box = VIEW_BOX.search(svg)
    tall = float(box[2]) / float(box[1]) if box else 1.0
    return Figure(svg, picture.get("alt"), "" if caption is None else _words(caption), min(WIDEST, TALLEST / tall))


# -- text inside a line


def _inline(node: Any, look: Run = Run("")) -> list[Run]:  # noqa: B008, frozen
    classes = node.get("class", "").split()
    if "gam-sr" in classes:
        return []
    if node.tag == "br":
        return [attrs.evolve(look, text="\n")]
    if "gam-cite" in classes:
        number = LAST_NUMBER.search("".join(node.itertext()))
        return [Run(f"\u00a0[{number[0]}]")] if number else []
    changes: dict[str, Any] = dict(LOOKS.get(node.tag, {}))
    address = node.get("href", "")
    if address.startswith(("http://", "https://", "mailto:")):
        changes["link"] = address
    look = attrs.evolve(look, **changes)
    found = _text(node.text, look)
    for child in node:
        found += [*_inline(child, look), *_text(child.tail, look)]
    return [*found, attrs.evolve(look, text=TERM_MARK)] if "gam-term" in classes and node.get("id") else found


def _text(words: str | None, look: Run = Run("")) -> list[Run]:  # noqa: B008, frozen
    return [attrs.evolve(look, text=SPACES.sub(" ", words))] if words else []


def _said(runs: Runs) -> str:
    return "".join(each.text for each in runs)


def _words(node: Any) -> str:
    return _said(_cell(node)).replace(TERM_MARK, "")


def tidy(runs: Iterable[Run]) -> Runs:
    """`runs` with neighbours of one look joined, and without spaces at both ends."""
    found: list[Run] = []
    for each in runs:
        if found and attrs.evolve(each, text="") == attrs.evolve(found[-1], text=""):
            found[-1] = attrs.evolve(each, text=found[-1].text + each.text)
        elif each.text:
            found.append(each)
    while found and not found[0].text.strip(" "):
        found.pop(0)
    while found and not found[-1].text.strip(" "):
        found.pop()
    if found:
        found[0] = attrs.evolve(found[0], text=found[0].text.lstrip(" "))
        found[-1] = attrs.evolve(found[-1], text=found[-1].text.rstrip(" "))
    return tuple(found)
