"""Which characters our typefaces have, and what to show for the others.

PDF/A refuses a text with a character that cannot be drawn. Instead of losing the document, such a character is shown
by its code, `[U+4E2D]`; the exact text stays in the data that travels with the document. A letter and its marks are drawn by one
typeface, so each typeface has its own list.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from .cells import clean

FONTS = Path(__file__).resolve().parent / "fonts"
FIRST = "NotoSans"
LONGEST_WORD = 28
JOINERS = "\n\t\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f"
# what nearly every text is made of, all in the first typeface: Latin letters and common punctuation
USUAL = re.compile("[\t\n -~\u00a0-\u02ff\u2010-\u2027]*")
# numbers and words are written over or inside these, in Arabic
ENCLOSING = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2"
# also the tones of skin: our emoji have one ink, and a tone would be drawn as a box of its own
INVISIBLE = re.compile(
    "[\u00ad\u200e\u200f\u202a-\u202e\u2061-\u206f\ufe00-\ufe0d\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\U0001f3fb-\U0001f3ff]")
LONG_WORD = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD + 1},}}")
CHUNK = re.compile(rf"(.{{{LONGEST_WORD}}})(?=.)")


@cache
def _fonts(character: str) -> frozenset[str]:
    """Typefaces that have `character`."""
    return frozenset(family for family, ranges in _ranges().items() if any(first <= ord(character) <= last for first, last in ranges))


@cache
def _ranges() -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = json.loads((FONTS / "caracteres.json").read_text("utf-8"))
    return found


def drawable(text: str) -> str:
    """`text` with only characters that can be drawn; others as `[U+XXXX]`.

    A mark is drawn with the letter that it stands on, by one typeface: where none has both, the mark is shown by its code. So is one
    that stands on nothing, and a sign that has to enclose what follows.
    """
    kept = INVISIBLE.sub("", clean(text))
    if USUAL.fullmatch(kept):
        return kept
    shown, under = [], frozenset[str]()
    for place, each in enumerate(kept):
        if each in JOINERS:
            shown.append(each)
            under = frozenset() if each in "\n\t" else under
            continue
        fonts = _fonts(each) & under if unicodedata.category(each).startswith("M") else _fonts(each)
        if each in ENCLOSING and not fonts & _fonts(kept[place + 1:place + 2] or " "):
            fonts = frozenset()
        shown.append(each if fonts else coded(each))
        under = fonts or _fonts("]")
    return "".join(shown)


def plainest(text: str) -> str:
    """`text` with only letters and signs of the first typeface, without marks apart: what can be drawn whatever stands beside it."""
    return "".join(
        each if each in "\n\u200b" or FIRST in _fonts(each) and not unicodedata.category(each).startswith("M") else coded(each)
        for each in text)


def coded(character: str) -> str:
    """«[U+4E2D]»."""
    return f"[U+{ord(character):04X}]"


def breakable(text: str) -> str:
    """`text` in which no word is longer than a narrow column; addresses break by themselves."""
    return LONG_WORD.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return word if word.startswith(("http://", "https://")) else CHUNK.sub("\\1\u200b", word)
