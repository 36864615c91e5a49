"""What every page of ours needs: shared assets, ids that cannot clash, and the key of the browser's journal."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from . import compat

ASSETS = Path(__file__).resolve().parent / "assets"


@cache
def shared_asset(name: str) -> str:
    """Text of a script or style of both packages; fragments carry it as text, because a block's address reaches only its own package.

    Indents and whole-line comments are left out: this travels with every page and no browser keeps it.
    """
    lines = (line.strip() for line in (ASSETS / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def short_id(block: Any) -> str:
    """Short id of a block, for ids and radio names that cannot clash on a page with several blocks."""
    return "g" + hashlib.sha256(str(block.scope_ids.usage_id).encode()).hexdigest()[:7]


def journal_key(block: Any) -> str:
    """Key of the browser's journal; empty while viewing as somebody else and in Studio, where none is kept."""
    identity = compat.anonymous_id(block)
    if not identity or compat.is_masquerading(block) or compat.is_studio(block):
        return ""
    return f"gam:{identity}:{short_id(block)}"
