"""Render templates with an engine of our own: autoescape on, cached loader, no tags that load catalogues.

Texts come translated in the context. The engine is built once per folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _engine(folder: Path) -> Any:
    from django.template.engine import Engine

    return Engine(
        dirs=[str(folder)],
        autoescape=True,
        loaders=[("django.template.loaders.cached.Loader", [("autodiagnostico_xblock.kit.template_loader.Joined", [str(folder)])])],
        libraries={"gam": "autodiagnostico_xblock.kit.template_tags"},
        builtins=["autodiagnostico_xblock.kit.template_tags"],
    )


def render(folder: Path, name: str, context: Mapping[str, Any]) -> str:
    """HTML of template `name` in `folder`."""
    from django.template import Context

    return str(_engine(folder).get_template(name).render(Context(dict(context))))
