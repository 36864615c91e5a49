"""A lesson's Markdown → safe HTML, its sections, and what it cites; cached by content.

Only the marks of `docs/escribir-lecciones.md` are read: raw HTML, pictures by address and any other extension come out as text.
The HTML then goes through nh3 with a closed list, so a mistake here cannot let a script through. Two kinds of address are left
for the page to settle, because they depend on the host: `figura:NAME`, and `/jump_to_id/…` inside the course.
"""

from __future__ import annotations

import re
from functools import lru_cache

import attrs
from django.utils.safestring import SafeString

from ..core.lesson import Term
from .markdown_marks import Marks, Names

CLASSES = {"class", "id"}
ATTRIBUTES = {
    "a": {"href", "target", *CLASSES}, "section": {"data-section"}, "h3": {"tabindex", *CLASSES}, "h4": CLASSES, "p": CLASSES,
    "div": {"class", "role", "tabindex", "aria-label", "aria-labelledby"},
    "span": CLASSES, "sup": CLASSES, "th": {"scope"}, "ol": {"start"}, "figure": {"class"},
    "img": {"src", "alt", "width", "height", "loading"},
}
TAGS = {
    *ATTRIBUTES, "br", "strong", "em", "ul", "li", "blockquote", "code", "pre", "table", "thead", "tbody", "tr", "td", "figcaption", "hr",
}
SCHEMES = {"http", "https", "mailto", "figura"}


@attrs.frozen
class Cite:
    """A source or practice that the text cites. `places`: articles or pages, in order, without repeating; `calls`: ids of its calls."""

    key: str
    number: int
    places: tuple[str, ...]
    calls: tuple[str, ...]


@attrs.frozen
class Rendered:
    """`sections`: `(id, title)` in order; the first may have no title. `terms`: `(id, call)` in order of appearance."""

    html: SafeString
    sections: tuple[tuple[str, str], ...]
    cites: tuple[Cite, ...]
    terms: tuple[tuple[Term, str], ...]
    has_figures: bool


@lru_cache(maxsize=256)
def rendered(body: str, names: Names) -> Rendered:
    """HTML and lists of `body`; `names` holds all that it depends on besides the text."""
    import markdown
    import nh3

    marks = Marks(names)
    html = markdown.markdown(marks.prepared(body), output_format="html", extensions=["tables", "sane_lists", marks])
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, strip_comments=True)
    clean = re.sub(r'(<a [^>]*target="_blank")', r'\1 rel="noopener noreferrer"', clean)
    cites = tuple(Cite(key, number, tuple(dict.fromkeys(places)), tuple(calls)) for number, (key, (places, calls)) in enumerate(
        marks.cites.items(), 1))
    terms = tuple((names.terms[key], call) for key, call in marks.called_terms.items())
    return Rendered(SafeString(clean), tuple(marks.sections), cites, terms, "figura:" in clean)
