"""Stand-ins for the platform modules that blocks may import late: same names, same tables, nothing else.

Registered in `sys.modules` before Django loads, so that `kit/compat.py` finds what it would find in an LMS.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

NAMES = [
    "lms", "lms.djangoapps", "lms.djangoapps.courseware", "lms.djangoapps.courseware.models",
    "lms.djangoapps.courseware.masquerade", "openedx", "openedx.core", "openedx.core.djangoapps",
    "openedx.core.djangoapps.user_api", "openedx.core.djangoapps.user_api.accounts",
    "openedx.core.djangoapps.user_api.accounts.signals", "xmodule", "xmodule.modulestore", "xmodule.modulestore.django",
]


class _Late(ModuleType):
    """A module whose attributes come from another one, imported at first use (models need loaded apps)."""

    source: str

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(self.source), name)


def install() -> None:
    """Register the stand-ins; where the real platform is installed nothing is touched."""
    if "lms" in sys.modules and not isinstance(sys.modules["lms"], _Late):
        return
    sources = {
        "lms.djangoapps.courseware.models": "demo.aula.models",
        "lms.djangoapps.courseware.masquerade": "demo.aula.people",
        "openedx.core.djangoapps.user_api.accounts.signals": "demo.aula.signals",
        "xmodule.modulestore.django": "demo.aula.store",
    }
    for name in NAMES:
        module = _Late(name)
        module.source = sources.get(name, "demo.aula.nothing")
        module.__path__ = []
        sys.modules.setdefault(name, module)
