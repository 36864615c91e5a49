"""What every page of ours needs: shared assets, ids that cannot clash, and the key of the browser's journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from web_fragments.fragment import Fragment

from . import compat

ASSETS = Path(__file__).resolve().parent / "assets"
LAID_ON = {"gam.css": ("base.css",)}


@cache
def shared_asset(*names: str) -> str:
    """Text of scripts or styles of both packages; fragments carry it as text, because a block's address reaches only its own package.

    Indents and whole-line comments are left out: this travels with every page and no browser keeps it.
    """
    texts = ((ASSETS / each).read_text(encoding="utf-8") for name in names for each in (*LAID_ON.get(name, ()), name))
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def page_fragment(html: str, block: Any, *, styles: Iterable[str], scripts: Iterable[str] = (), shared: str = "gam.css") -> Fragment:
    """A fragment with the `shared` style, the block's `styles` and, when `scripts` are named, the shared scripts before them.

    `styles` and `scripts` are paths below the block's `resources`.
    """
    fragment, address = Fragment(html), block.runtime.local_resource_url
    fragment.add_css(shared_asset(shared))
    for style in styles:
        fragment.add_css_url(address(block, style))
    if scripts:
        fragment.add_javascript(shared_asset("gam.js", "journal.js"))
    for script in scripts:
        fragment.add_javascript_url(address(block, script))
    return fragment


def editor_fragment(
    html: str, block: Any, *, style: str, texts: Mapping[str, str], script: str = "", start: str = "GamStudio",
) -> Fragment:
    """Studio's editor: a page with the shared form's style and script, then the block's own `script` if it has one.

    `start` names the function that the page begins with; `texts` are the sentences that it shows.
    """
    fragment = page_fragment(html, block, styles=(style,))
    fragment.add_css(shared_asset("studio.css"))
    fragment.add_javascript(shared_asset("gam.js", "studio.js"))
    if script:
        fragment.add_javascript_url(block.runtime.local_resource_url(block, script))
    fragment.initialize_js(start, {"texts": dict(texts)})
    return fragment


def under_settings(fragment: Fragment, html: str) -> Fragment:
    """Studio's preview: `html`, the settings in words, above the learner's page."""
    fragment.add_css(shared_asset("studio.css"))
    fragment.content = html + fragment.content
    return fragment


def short_id(block: Any) -> str:
    """Short id of a block, for ids and radio names that cannot clash on a page with several blocks."""
    return "g" + hashlib.sha256(str(block.scope_ids.usage_id).encode()).hexdigest()[:7]


def journal_key(block: Any) -> str:
    """Key of the browser's journal; empty while viewing as somebody else and in Studio, where none is kept."""
    identity = compat.anonymous_id(block)
    if not identity or compat.is_masquerading(block) or compat.is_studio(block):
        return ""
    return f"gam:{identity}:{short_id(block)}"
