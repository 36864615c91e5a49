"""Reading ease of Spanish texts, for the tests of content."""

from __future__ import annotations

import re


def syllables(word: str) -> int:
    """Syllables of a Spanish word, counting a run of vowels as one unless two strong ones meet."""
    word = word.lower()
    groups = re.findall(r"[aeiouáéíóúü]+", word)
    strong = sum(max(0, len(re.findall(r"[aeoáéíóú]", group)) - 1) for group in groups)
    return max(1, len(groups) + strong)


def words(text: str) -> list[str]:
    """Words of `text`."""
    return re.findall(r"[^\W\d_]+", text)


def reading_ease(text: str) -> float:
    """Fernández Huerta: 206.84 − 60·(syllables per word) − 1.02·(words per sentence); 50–60 is «algo difícil», 60–70 «normal»."""
    found = words(text)
    sentences = max(1, len(re.findall(r"[.!?:;…]+(?:\s|$)", text)))
    return 206.84 - 60 * sum(map(syllables, found)) / len(found) - 1.02 * len(found) / sentences
