"""What people read: core values → template context, codes → translated sentences, Studio text ⇄ fields.

May import `core`, `data` and `kit`. No scoring, no state, no request.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ..kit import i18n
from ..kit import render as kit_render
from ..kit.i18n import Translate

__all__ = ["Translate", "render", "translator"]

PACKAGE = Path(__file__).resolve().parent.parent

translator = partial(i18n.translator, PACKAGE)
render = partial(kit_render.render, PACKAGE / "ui" / "templates")
