"""Markdown written by authors → HTML that is safe to show: rendered, then cleaned against a closed list."""

from __future__ import annotations

from functools import lru_cache

from django.utils.safestring import SafeString

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h3", "h4", "blockquote", "code"}
ATTRIBUTES = {"a": {"href", "title"}}
SCHEMES = {"http", "https", "mailto"}


@lru_cache(maxsize=64)
def to_html(text: str) -> SafeString:
    """HTML of `text`; links open outside the frame and say nothing about where they come from."""
    import markdown
    import nh3

    html = markdown.markdown(text, output_format="html")
    clean = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return SafeString(clean)
