"""Which characters our typefaces have, and what to show for the others.

PDF/A refuses a text with a character that cannot be drawn. Instead of losing the document, such a character is shown
by its code, `[U+4E2D]`; the exact text stays in the data that travels with the document.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from .cells import clean

FONTS = Path(__file__).resolve().parent / "fonts"
LONGEST_WORD = 28
JOINERS = "\n\t\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f"
# also the tones of skin: our emoji have one ink, and a tone would be drawn as a box of its own
INVISIBLE = re.compile(
    "[\u00ad\u200e\u200f\u202a-\u202e\u2061-\u206f\ufe00-\ufe0d\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\U0001f3fb-\U0001f3ff]")
LONG_WORD = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD + 1},}}")
CHUNK = re.compile(rf"(.{{{LONGEST_WORD}}})(?=.)")


@cache
def _undrawable() -> re.Pattern[str]:
    ranges = json.loads((FONTS / "caracteres.json").read_text("utf-8"))
    known = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges)
    return re.compile(f"[^{known}{JOINERS}]")


def drawable(text: str) -> str:
    """`text` with only characters that can be drawn; others as `[U+XXXX]`."""
    kept = INVISIBLE.sub("", clean(text))
    return kept if kept.isascii() else _undrawable().sub(lambda found: f"[U+{ord(found[0]):04X}]", kept)


def breakable(text: str) -> str:
    """`text` in which no word is longer than a narrow column; addresses break by themselves."""
    return LONG_WORD.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return word if word.startswith(("http://", "https://")) else CHUNK.sub("\\1\u200b", word)
