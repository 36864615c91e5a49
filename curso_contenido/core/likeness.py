"""«A municipality like mine»: practices by how much they share with a state, a size and some themes, with the reasons.

A neighbouring size counts less than the same size; a theme counts most, because it is what one wants to work on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from .practices import Practice

SAME_BAND, NEXT_BAND, SAME_STATE, EACH_THEME, WITH_RESULTS = 4, 2, 3, 5, 1


@attrs.frozen
class Likeness:
    """`reasons`: codes `band`, `near_band`, `state`, and the ids of the themes shared."""

    practice: Practice
    points: int
    reasons: tuple[str, ...]


def alike(practices: Iterable[Practice], mine: Mapping[str, tuple[str, ...]], bands: tuple[str, ...]) -> tuple[Likeness, ...]:
    """Those that share something, the most alike first; equal ones keep their order."""
    found = [_compare(each, mine, bands) for each in practices]
    return tuple(sorted((each for each in found if each.reasons), key=lambda each: -each.points))


def _compare(practice: Practice, mine: Mapping[str, tuple[str, ...]], bands: tuple[str, ...]) -> Likeness:
    points, reasons = 0, []
    band = next(iter(mine.get("band", ())), "")
    if band in bands and practice.band in bands:
        apart = abs(bands.index(band) - bands.index(practice.band))
        if apart < 2:
            points += SAME_BAND if apart == 0 else NEXT_BAND
            reasons.append("near_band" if apart else "band")
    if practice.state and practice.state in mine.get("state", ()):
        points += SAME_STATE
        reasons.append("state")
    for theme in mine.get("theme", ()):
        if theme in practice.components or theme in practice.topics:
            points += EACH_THEME
            reasons.append(theme)
    if reasons and practice.evidence == "con-resultados":
        points += WITH_RESULTS
    return Likeness(practice, points, tuple(reasons))
