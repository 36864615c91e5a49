"""Colours of the documents, the same as those of the pages: ink, accent, veils, and the tints of the levels."""

from __future__ import annotations

INK = "1d2433"
SOFT = "4f596c"
LINE = "d5dae3"
EDGE = "727d90"
ACCENT = "0b5d5b"
VEIL = "e6f2f1"
# tone → (fill, letters)
TONES = {
    "level0": ("f3d6d8", "5d141c"), "level1": ("f8e2c8", "5a3206"), "level2": ("f4efc4", "4a4000"), "level3": ("d3ecdc", "12452a"),
    "level4": ("b9e0dd", "053b3a"), "none": ("f5f7fa", INK), "veil": (VEIL, INK), "warn": ("fff4e0", "7a4100"),
}
# kind of callout → (fill, bar)
CALLOUTS = {"note": ("f5f7fa", EDGE), "warn": ("fff4e0", "7a4100"), "key": (VEIL, ACCENT)}
