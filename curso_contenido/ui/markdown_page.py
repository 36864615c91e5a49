"""The last step of rendering: levels of titles, tables that scroll in their own box, and one section for each title."""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

NOT_A_WORD = re.compile(r"[^a-z0-9]+")


class Page(Treeprocessor):
    """`owner` has the `names` of the rendering and gathers `sections`."""

    def __init__(self, md: Any, owner: Any) -> None:
        super().__init__(md)
        self.owner = owner

    def run(self, root: Any) -> None:
        """Rebuild the root as a list of sections."""
        children = [self._dressed(each) for each in root]
        root[:] = []
        section = None
        for each in children:
            if section is None or each.tag == "h3":
                section = self._begin(root, each if each.tag == "h3" else None)
            section.append(each)

    def _begin(self, root: Any, title: Any) -> Any:
        words = "" if title is None else "".join(title.itertext())
        name = slug(words) or "inicio"
        taken = [each for each, _ in self.owner.sections]
        name = name if name not in taken else f"{name}-{len(taken) + 1}"
        self.owner.sections.append((name, words))
        if title is not None:
            title.set("id", f"{self.owner.names.uid}-s-{name}")
            title.set("tabindex", "-1")
        return ElementTree.SubElement(root, "section", {"data-section": name})

    def _dressed(self, node: Any) -> Any:
        for each in node.iter():
            if each.tag in ("h1", "h2"):
                each.tag = "h3"
            elif each.tag in ("h3", "h4", "h5", "h6"):
                each.tag = "h4"
            elif each.tag == "th":
                each.set("scope", "col")
                each.attrib.pop("style", None)
        if node.tag != "table":
            return node
        scroll = ElementTree.Element("div", {
            "class": "gam-scroll", "role": "region", "tabindex": "0", "aria-label": self.owner.names.labels["table"]})
        scroll.append(node)
        return scroll


def slug(text: str) -> str:
    """«Cómo se ve con poco» → `como-se-ve-con-poco`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return NOT_A_WORD.sub("-", plain).strip("-")[:60].rstrip("-")
