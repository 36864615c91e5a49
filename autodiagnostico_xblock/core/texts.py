"""Texts that people type: what is taken out of them, and what counts as a link.

Emoji, right-to-left text and the letters of every language stay as they were typed; only what no database or
document can hold is taken out.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# C0 controls except tab and line feed, and the two code points that XML refuses
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` without what cannot be stored, one kind of line break, and no space around."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return UNPRINTABLE.sub("", whole).strip()


def is_link(url: str) -> bool:
    """Whether `url` is an http(s) address with a host and no spaces."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(each.isspace() for each in url)
    except ValueError:
        return False
