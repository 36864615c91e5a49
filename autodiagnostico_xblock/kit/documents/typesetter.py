"""Runs typst in a short process of its own, and says whether that is possible here.

Under uWSGI `sys.executable` is the server, not Python, so the interpreter is looked for beside `sys.prefix`. The child
gets an environment of its own and reaches nothing but the fonts of this folder.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parent
CHILD = HERE / "typesetting.py"
FONTS = HERE / "fonts"
SECONDS = 30
PDF = {"format": "pdf", "pdf_standards": ["ua-1", "a-3a"]}
# one thread and a thrifty allocator: a fifth less memory, and a document does not take the other learners' processors
ENVIRONMENT = {
    "LANG": "C.UTF-8", "RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1", "MALLOC_TOP_PAD_": "0", "MALLOC_MMAP_THRESHOLD_": "32768",
    "MALLOC_TRIM_THRESHOLD_": "0",
}


class Unavailable(RuntimeError):
    """The library of that format is not installed."""


class Failed(RuntimeError):
    """The file could not be made: too large for the limits, or refused."""


def available() -> bool:
    """Whether typst is installed."""
    return library("typst") is not None


@cache
def library(name: str) -> str | None:
    """Folder that holds the library `name`, None when it is not installed."""
    try:
        found = find_spec(name)
    except (ImportError, ValueError):
        return None
    return None if found is None or not found.origin else str(Path(found.origin).parent.parent)


@cache
def interpreter() -> str:
    """A Python to run the child with."""
    for name in ("python3", "python"):
        beside = os.path.join(sys.prefix, "bin", name)
        if os.access(beside, os.X_OK):
            return beside
    return sys.executable


def pdf(source: str, data: str) -> bytes:
    """A tagged PDF with the text of `data` (JSON) set by the template `source`."""
    return _run(source, data, PDF)[0]


def png(source: str, data: str, *, resolution: int) -> list[bytes]:
    """One picture per page, at `resolution` points per inch."""
    return _run(source, data, {"format": "png", "ppi": resolution})


def _run(source: str, data: str, options: dict[str, Any]) -> list[bytes]:
    folder = library("typst")
    if folder is None:
        raise Unavailable("typst")
    order = {"source": source, "data": data, "library": folder, "fonts": str(FONTS), "options": options}
    try:
        done = subprocess.run(
            [interpreter(), "-I", str(CHILD)], input=json.dumps(order).encode(), capture_output=True, timeout=SECONDS,
            env=ENVIRONMENT, cwd=FONTS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("typst did not finish: %s", type(error).__name__)
        raise Failed(type(error).__name__) from None
    if done.returncode != 0:
        # the reason may quote the document, so only the status is logged
        log.warning("typst ended with status %s", done.returncode)
        raise Failed(done.stderr.decode("utf-8", "replace")[:2000] if done.returncode == 3 else str(done.returncode))
    return _parts(done.stdout)


def _parts(output: bytes) -> list[bytes]:
    parts, position = [], 0
    while position < len(output):
        size = int.from_bytes(output[position:position + 4], "big")
        parts.append(output[position + 4:position + 4 + size])
        position += 4 + size
    return parts
