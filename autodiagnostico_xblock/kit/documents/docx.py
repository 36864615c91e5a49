"""A `Document` as an editable DOCX: real styles, lists, header rows that repeat, words for the pictures.

python-docx is an extra (`documentos`): `available()` says whether it is there. Pictures are drawn from the same SVG by
typst; where that is not installed their words stand in their place, so nothing is lost.
"""

from __future__ import annotations

import io

from . import pictures, typesetter
from .model import Document
from .typesetter import Unavailable

__all__ = ["Unavailable", "available", "write"]


def available() -> bool:
    """Whether python-docx is installed."""
    return typesetter.library("docx") is not None


def write(document: Document) -> bytes:
    """The DOCX. Raises `Unavailable` without python-docx."""
    if not available():
        raise Unavailable("python-docx")
    from .docx_body import Body
    from .docx_frame import opened

    frame = opened(document)
    Body(frame, pictures.drawn((*document.opening, *document.blocks))).fill(document)
    target = io.BytesIO()
    frame.save(target)
    return target.getvalue()
