"""The extension of Python-Markdown that reads the course's own marks (`core.marks`) and builds their elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import attrs
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from ..core import marks
from .markdown_page import Page

BAR = "\ue000"  # stands for the bar of a term, which a table would take for its own
UNWANTED = ("html", "image_link", "image_reference", "short_image_ref", "reference", "short_reference", "link", "autolink", "automail")


@attrs.frozen(eq=False)
class Names:
    """What rendering depends on besides the text; compared by identity of its own key.

    `uid` begins every id. `linked`: lessons and tools are in this course. `labels`: kind of box → its word, and the words
    `table`, `source`, `new_tab`.
    """

    key: tuple[Any, ...]
    uid: str
    linked: bool
    sources: Any
    practices: Mapping[str, Any]
    terms: Mapping[str, Any]
    figures: Mapping[str, tuple[int, int]]
    labels: Mapping[str, str]
    addresses: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and self.key == other.key


class Marks(Extension):
    """One rendering: it gathers sections, citations and terms while the text is read."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names
        self.sections: list[tuple[str, str]] = []
        self.cites: dict[str, tuple[list[str], list[str]]] = {}
        self.called_terms: dict[str, str] = {}
        self.boxes = 0

    @staticmethod
    def prepared(body: str) -> str:
        """The text with the bars of its terms put out of the way of tables."""
        text = marks.TERM.sub(lambda found: f"[[{found[1]}{BAR}{found[2]}]]", body.replace(BAR, "").replace("\r\n", "\n"))
        return re.sub(r"(?<=\S)[ \t]+(?=\[@)", "", text)  # the number of a source sticks to its word

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802, the library's own name
        """Take out what is not in the format, and put the course's marks in."""
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("reference")
        for name in UNWANTED:
            md.inlinePatterns.deregister(name)
        md.preprocessors.register(Blocks(md), "gam-blocks", 20)
        md.parser.blockprocessors.register(Box(md.parser, self), "gam-box", 105)
        md.parser.blockprocessors.register(Figure(md.parser, self), "gam-figure", 104)
        md.inlinePatterns.register(CiteMark(marks.CITE.pattern, md, self), "gam-cite", 172)
        md.inlinePatterns.register(TermMark(rf"\[\[([^{BAR}\]\n]+){BAR}([a-z0-9-]+)\]\]", md, self), "gam-term", 171)
        md.inlinePatterns.register(LinkMark(marks.LINK.pattern, md, self), "gam-link", 170)
        md.treeprocessors.register(Page(md, self), "gam-page", 4)

    def cite(self, key: str, place: str) -> tuple[int, str]:
        """Number of a source, counting this call of it, and the id of the call."""
        places, calls = self.cites.setdefault(key, ([], []))
        number = list(self.cites).index(key) + 1
        call = f"{self.names.uid}-c{number}-{len(calls) + 1}"
        calls.append(call)
        if place:
            places.append(place)
        return number, call


class Blocks(Preprocessor):
    """Fences of boxes and figures stand alone, also when they were written next to other lines."""

    def run(self, lines: list[str]) -> list[str]:
        """Lines with blank ones around each fence and figure."""
        found: list[str] = []
        for line in lines:
            alone = line.startswith(":::") or marks.FIGURE.fullmatch(line.strip())
            found += ["", line, ""] if alone else [line]
        return found


class Box(BlockProcessor):
    """`::: kind Title` … `:::` → a note with its label and title."""

    def __init__(self, parser: Any, owner: Marks) -> None:
        super().__init__(parser)
        self.owner = owner

    def test(self, parent: Any, block: str) -> bool:
        """A block that opens or closes a box."""
        return block.startswith(":::")

    def run(self, parent: Any, blocks: list[str]) -> bool | None:
        """Build the box up to its closing fence, or up to the end when there is none."""
        opening = marks.OPENS.match(blocks.pop(0))
        if opening is None or opening[1] not in marks.CALLOUTS:
            return None
        end = next((n for n, each in enumerate(blocks) if marks.CLOSES.match(each)), len(blocks))
        inside, blocks[:] = blocks[:end], blocks[end + 1:]
        self.owner.boxes += 1
        title_id = f"{self.owner.names.uid}-r{self.owner.boxes}"
        box = ElementTree.SubElement(parent, "div", {
            "class": f"gam-aside gam-is-{opening[1]}", "role": "note", "aria-labelledby": title_id})
        title = ElementTree.SubElement(box, "p", {"class": "gam-aside-title", "id": title_id})
        label = ElementTree.SubElement(title, "span", {"class": "gam-label"})
        label.text = self.owner.names.labels[opening[1]]
        text = ElementTree.SubElement(title, "span")
        text.text = opening[2] or ""
        self.parser.parseBlocks(box, inside)
        return None


class Figure(BlockProcessor):
    """A figure alone on its line."""

    def __init__(self, parser: Any, owner: Marks) -> None:
        super().__init__(parser)
        self.owner = owner

    def test(self, parent: Any, block: str) -> bool:
        """A block that is one figure."""
        return bool(marks.FIGURE.fullmatch(block.strip()))

    def run(self, parent: Any, blocks: list[str]) -> None:
        """A picture with its size, so that nothing moves when it arrives; without its file, its text."""
        alternative, name, caption = marks.FIGURE.fullmatch(blocks.pop(0).strip()).groups()  # type: ignore[union-attr]
        size = self.owner.names.figures.get(name)
        if size is None:
            ElementTree.SubElement(parent, "p").text = alternative
            return
        figure = ElementTree.SubElement(parent, "figure", {"class": "gam-figure"})
        ElementTree.SubElement(figure, "img", {
            "src": f"figura:{name}", "alt": alternative, "width": str(size[0]), "height": str(size[1]), "loading": "lazy"})
        if caption:
            ElementTree.SubElement(figure, "figcaption").text = caption


class _Inline(InlineProcessor):
    def __init__(self, pattern: str, md: Any, owner: Marks) -> None:
        super().__init__(pattern, md)
        self.owner = owner
        self.names = owner.names


class CiteMark(_Inline):
    """`[@source: place]` → a number that leads to the list of sources."""

    def handleMatch(self, m: Any, data: str) -> Any:  # noqa: N802, the library's own name
        """The call, or nothing for a source that does not exist."""
        source, place = m[1], (m[2] or "").strip()
        key, place = (f"{marks.PRACTICE}:{place}", "") if source == marks.PRACTICE else (source, place)
        known = key.removeprefix(f"{marks.PRACTICE}:") in self.names.practices if source == marks.PRACTICE else source in self.names.sources
        if not known:
            return ElementTree.Element("span"), m.start(0), m.end(0)
        number, call = self.owner.cite(key, place)
        sup = ElementTree.Element("sup", {"class": "gam-cite"})
        link = ElementTree.SubElement(sup, "a", {"href": f"#{self.names.uid}-f{number}", "id": call})
        hidden = ElementTree.SubElement(link, "span", {"class": "gam-sr"})
        hidden.text = f"{self.names.labels['source']} "
        hidden.tail = str(number)
        return sup, m.start(0), m.end(0)


class TermMark(_Inline):
    """`[[text|term]]` → a link to its definition at the end."""

    def handleMatch(self, m: Any, data: str) -> Any:  # noqa: N802, the library's own name
        """The link; only the text for a term that does not exist. The first one has the id that its definition leads back to."""
        if m[2] not in self.names.terms:
            return m[1], m.start(0), m.end(0)
        link = ElementTree.Element("a", {"class": "gam-term", "href": f"#{self.names.uid}-t-{m[2]}"})
        link.text = m[1]
        if m[2] not in self.owner.called_terms:
            call = f"{self.names.uid}-w-{m[2]}"
            self.owner.called_terms[m[2]] = call
            link.set("id", call)
        return link, m.start(0), m.end(0)


class LinkMark(_Inline):
    """`[text](leccion:id)` and its kin, and ordinary addresses."""

    def handleMatch(self, m: Any, data: str) -> Any:  # noqa: N802, the library's own name
        """A link where the target exists in this course, else its text."""
        text, scheme, target = m[1], m[2], m[3]
        link = ElementTree.Element("a")
        link.text = text
        if scheme in self.names.addresses and self.names.linked:
            link.set("href", f"/jump_to_id/{self.names.addresses[scheme] or target}")
        elif scheme in ("http", "https", "mailto"):
            link.set("href", f"{scheme}:{target}")
            link.set("target", "_blank")
            hidden = ElementTree.SubElement(link, "span", {"class": "gam-sr"})
            hidden.text = f" {self.names.labels['new_tab']}"
        else:
            return text, m.start(0), m.end(0)
        return link, m.start(0), m.end(0)
