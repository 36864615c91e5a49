"""Boxes and outlines of the two pictures. Units are those of the drawn paths; a box is what is seen of a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from ..core import projection
from ..data import catalogue

MARGIN = 0.08
SMALLEST, NEAREST = 70.0, 44.0
TALLEST, FLATTEST = 0.95, 0.5
NUMBERS = re.compile(r"-?\d+")
PROJECT = {"mexico": projection.mexico, "america": projection.america}


@attrs.frozen
class Box:
    """Left, top, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def view(self) -> str:
        """`viewBox` of the SVG."""
        return " ".join(f"{each:.0f}" for each in (self.x, self.y, self.width, self.height))

    @property
    def ratio(self) -> str:
        """`aspect-ratio` of the style."""
        return f"{self.width:.0f}/{self.height:.0f}"

    def meets(self, other: Box) -> bool:
        """Whether any part of both is the same."""
        return (self.x < other.x + other.width and other.x < self.x + self.width
                and self.y < other.y + other.height and other.y < self.y + self.height)


@cache
def _shapes(which: str) -> Mapping[str, Box]:
    """Box of each outline."""
    return {key: _box_of(path) for key, path in catalogue.geometry()[which]["paths"].items()}


def _box_of(path: str) -> Box:
    xs, ys = [], []
    for part in path.split("z")[:-1]:
        numbers = [int(each) for each in NUMBERS.findall(part)]
        x, y = numbers[:2]
        xs.append(x)
        ys.append(y)
        for dx, dy in zip(numbers[2::2], numbers[3::2]):
            x, y = x + dx, y + dy
            xs.append(x)
            ys.append(y)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def is_drawn(country: str) -> bool:
    """Whether a country has an outline."""
    return country in catalogue.geometry()["america"]["paths"]


def around(which: str, chosen: Iterable[str]) -> Box:
    """The box that holds the outlines of `chosen`, or the whole picture."""
    frame = catalogue.geometry()[which]["frame"]
    boxes = [_shapes(which)[each] for each in chosen]
    if not boxes:
        return Box(0, 0, frame["width"], frame["height"])
    left, top = min(each.x for each in boxes), min(each.y for each in boxes)
    right, low = max(each.x + each.width for each in boxes), max(each.y + each.height for each in boxes)
    return _framed(left, top, right, low, SMALLEST)


def near(which: str, points: Sequence[tuple[float, float]]) -> Box:
    """The box that holds some (lat, lon), as near as makes sense."""
    placed = [_on(which, lat, lon) for lat, lon in points]
    xs, ys = [x for x, _y in placed], [y for _x, y in placed]
    return _framed(min(xs), min(ys), max(xs), max(ys), NEAREST)


def _framed(left: float, top: float, right: float, low: float, least: float) -> Box:
    width = max((right - left) * (1 + 2 * MARGIN), least)
    height = max((low - top) * (1 + 2 * MARGIN), least * 0.7)
    width, height = max(width, height / TALLEST), max(height, width * FLATTEST)
    return Box((left + right - width) / 2, (top + low - height) / 2, width, height)


def _on(which: str, lat: float, lon: float) -> tuple[float, float]:
    frame = catalogue.geometry()[which]["frame"]
    east, north = PROJECT[which](lat, lon)
    return (east - frame["left"]) / frame["unit"], (frame["top"] - north) / frame["unit"]


def place_in(which: str, box: Box, lat: float, lon: float) -> tuple[float, float]:
    """How far from the left and from the top of the box a point falls, both as shares of its width."""
    x, y = _on(which, lat, lon)
    return (x - box.x) / box.width, (y - box.y) / box.width


def outlines(which: str, box: Box, tones: Mapping[str, int]) -> list[dict[str, Any]]:
    """What is drawn: paths, their tone, and the scale of each; near, those that are seen and drawn finer."""
    geometry = catalogue.geometry()
    near = which == "mexico" and box.width < geometry["mexico"]["frame"]["width"]
    paths = geometry["detail" if near else which]["paths"]
    scale = f"scale({1 / geometry['detail']['zoom']})" if near else ""
    return [{"path": path, "tone": tones.get(key, 0), "scale": scale} for key, path in paths.items() if box.meets(_shapes(which)[key])]
