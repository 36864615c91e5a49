"""What people read: core values → template context, codes → translated sentences.

May import `core`, `data` and the kit of the diagnosis. No state, no request.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from autodiagnostico_xblock.kit import i18n
from autodiagnostico_xblock.kit import render as kit_render
from autodiagnostico_xblock.kit.i18n import Translate

__all__ = ["Translate", "render", "translator"]

PACKAGE = Path(__file__).resolve().parent.parent

translator = partial(i18n.translator, PACKAGE)
render = partial(kit_render.render, PACKAGE / "ui" / "templates")
