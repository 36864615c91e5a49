"""Markers of a picture: those that would touch on a small screen are gathered in one that says how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs


@attrs.frozen
class Spot:
    """A place on a picture, in shares of its width from the left and from the top; `key`: what it stands for."""

    key: str
    x: float
    y: float
    members: tuple[str, ...]


@attrs.frozen
class Marker:
    """Spots gathered: where, the keys it stands for and the ids of their practices."""

    x: float
    y: float
    keys: tuple[str, ...]
    members: tuple[str, ...]


def gathered(spots: Iterable[Spot], apart: float) -> tuple[Marker, ...]:
    """Markers at least `apart` from each other (share of the picture's width); the biggest draw the others in.

    Gathering moves a marker, which may make it touch another: it is repeated until nothing moves.
    """
    markers = [Marker(each.x, each.y, (each.key,), each.members) for each in spots]
    while True:
        made = _once(markers, apart)
        if len(made) == len(markers):
            return tuple(sorted(made, key=lambda each: (round(each.y, 2), each.x)))
        markers = made


def _once(markers: Sequence[Marker], apart: float) -> list[Marker]:
    """One pass over a grid of squares of side `apart`: only neighbours are compared, so a thousand cost little."""
    squares: dict[tuple[int, int], list[int]] = {}
    made: list[Marker] = []
    for marker in sorted(markers, key=lambda each: (-len(each.members), each.keys)):
        column, row = int(marker.x / apart), int(marker.y / apart)
        near = (made_at for dx in (-1, 0, 1) for dy in (-1, 0, 1) for made_at in squares.get((column + dx, row + dy), ()))
        touching = next((each for each in near if _touch(made[each], marker, apart)), None)
        if touching is None:
            squares.setdefault((column, row), []).append(len(made))
            made.append(marker)
        else:
            made[touching] = _joined(made[touching], marker)
    return made


def _touch(a: Marker, b: Marker, apart: float) -> bool:
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < apart**2


def _joined(a: Marker, b: Marker) -> Marker:
    weight = len(a.members) / (len(a.members) + len(b.members))
    return Marker(a.x * weight + b.x * (1 - weight), a.y * weight + b.y * (1 - weight), a.keys + b.keys, a.members + b.members)


def by_key(ids: Iterable[str], key_of: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Key → the ids that have it, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for each in ids:
        found[key_of(each)] = (*found.get(key_of(each), ()), each)
    return found
