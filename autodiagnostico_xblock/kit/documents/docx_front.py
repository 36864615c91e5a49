"""First pages of a DOCX: the cover's band, and contents that work before Word renews them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from . import palette
from .docx_frame import W, w
from .docx_tables import PRESERVE, borders
from .model import Cover, Facts, Run
from .shorthand import text

LISTED = ("Heading1", "Heading2")


def cover_page(body: Any, cover: Cover) -> list[Any]:
    """A band with the title, and the facts under it."""
    how = {"shade": palette.ACCENT, "indent": 160}
    band = [(cover.kicker, 24, True, 1800), (cover.title, 60, True, 240), (cover.subtitle, 32, False, 900)]
    found = [W.p(W.pPr(W.spacing(w(after=600))))]
    for words, size, bold, after in band:
        if words:
            runs = body.runs(text(words), bold=bold, colour="FFFFFF", size=size)
            found.append(body.paragraph(runs, after=after, **how))
    found.append(W.p(W.pPr(W.spacing(w(after=240)))))
    found += body.facts(Facts(tuple((term, text(Run(value, bold=True))) for term, value in cover.facts)))
    if cover.note:
        runs = body.runs(text(cover.note), colour=palette.SOFT, size=18)
        found.append(W.p(W.pPr(borders("top", palette.LINE), W.spacing(w(before=1200))), *runs))
    return [*found, W.p(W.r(W.br(w(type="page"))))]


def contents(body: Any, title: str, blocks: Sequence[Any]) -> list[Any]:
    """Links to every heading of two levels, inside the field that Word renews."""
    entries = [entry for each in blocks if (entry := _entry(each)) is not None]
    if not entries:
        return []
    field = [W.fldChar(w(fldCharType="begin")), W.instrText('TOC \\o "1-2" \\n \\h', PRESERVE), W.fldChar(w(fldCharType="separate"))]
    for position, part in enumerate(field):
        entries[0].insert(1 + position, W.r(part))
    entries[-1].append(W.r(W.fldChar(w(fldCharType="end"))))
    head = body.paragraph(body.runs(text(title), bold=True, colour=palette.ACCENT, size=36), after=160)
    return [head, *entries, W.p(W.r(W.br(w(type="page"))))]


def _entry(element: Any) -> Any:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    mark = element.find(qn("w:bookmarkStart"))
    if style is None or mark is None or style.get(qn("w:val")) not in LISTED:
        return None
    level = LISTED.index(style.get(qn("w:val")))
    look = W.rPr(*([] if level else [W.b()]))
    link = W.hyperlink(W.r(look, W.t("".join(element.itertext()), PRESERVE)), w(anchor=mark.get(qn("w:name"))))
    return W.p(W.pPr(W.spacing(w(after=40)), W.ind(w(left=level * 300))), link)
