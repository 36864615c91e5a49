"""A radar as SVG: one polygon per series, told apart by dash and marker so that it reads in grey.

Built with ElementTree, so every text is escaped. It always stands beside a table with the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from xml.etree import ElementTree

import attrs

WIDTH, HEIGHT, RADIUS = 460, 380, 150
CENTRE = (WIDTH / 2, HEIGHT / 2 + 14)
RINGS = 4


@attrs.frozen
class Series:
    """`values` in [0, 1], one per axis, None where there is none; `style` is `now`, `wanted` or `before`."""

    name: str
    style: str
    values: tuple[float | None, ...]


STYLES = {
    "now": {"stroke": "#0b5d5b", "stroke-width": "2.5", "fill": "#0b5d5b", "fill-opacity": "0.16"},
    "wanted": {"stroke": "#1d2433", "stroke-width": "2", "stroke-dasharray": "7 5", "fill": "none"},
    "before": {"stroke": "#566074", "stroke-width": "2", "stroke-dasharray": "2 4", "fill": "none"},
}


def radar(axes: Sequence[str], series: Sequence[Series], *, title: str) -> str:
    """SVG text. `axes` are short names, clockwise from the top."""
    svg = ElementTree.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img",
        "aria-label": title, "class": "gam-radar", "font-size": "18", "font-family": "inherit",
    })
    grid = ElementTree.SubElement(svg, "g", {"fill": "none", "stroke": "#c3cad6"})
    for ring in range(1, RINGS + 1):
        ElementTree.SubElement(grid, "polygon", {"points": _points([ring / RINGS] * len(axes))})
    for position in range(len(axes)):
        x, y = _point(position, len(axes), 1)
        ElementTree.SubElement(grid, "line", {
            "x1": _text(CENTRE[0]), "y1": _text(CENTRE[1]), "x2": _text(x), "y2": _text(y)})
    for each in series:
        _draw(svg, each)
    _name_axes(svg, axes)
    return ElementTree.tostring(svg, encoding="unicode")


def _draw(svg: ElementTree.Element, series: Series) -> None:
    ElementTree.SubElement(svg, "polygon", {
        "points": _points([value or 0 for value in series.values]), **STYLES[series.style]})
    for position, value in enumerate(series.values):
        if value is not None:
            _mark(svg, series.style, *_point(position, len(series.values), value))


def _mark(svg: ElementTree.Element, style: str, x: float, y: float) -> None:
    colour = STYLES[style]["stroke"]
    if style == "now":
        ElementTree.SubElement(svg, "circle", {"cx": _text(x), "cy": _text(y), "r": "4.5", "fill": colour})
    elif style == "wanted":
        ElementTree.SubElement(svg, "rect", {
            "x": _text(x - 4), "y": _text(y - 4), "width": "8", "height": "8", "fill": "#fff", "stroke": colour})
    else:
        points = f"{_text(x)},{_text(y - 5)} {_text(x + 5)},{_text(y + 4)} {_text(x - 5)},{_text(y + 4)}"
        ElementTree.SubElement(svg, "polygon", {"points": points, "fill": colour})


def _name_axes(svg: ElementTree.Element, axes: Sequence[str]) -> None:
    names = ElementTree.SubElement(svg, "g", {"fill": "#1d2433"})
    for position, name in enumerate(axes):
        x, y = _point(position, len(axes), 1.14)
        side = x - CENTRE[0]
        anchor = "middle" if abs(side) < 20 else "start" if side > 0 else "end"
        below = y > CENTRE[1]
        # names at the sides are pulled towards the middle so that none is cut at the edge, and away from the outer line
        shift = 0.0 if anchor == "middle" else -min(60.0, abs(side) / 3) * (1 if side > 0 else -1)
        lift = (46 if below else -34) if abs(side) > 120 else 14 if below else -2
        label = ElementTree.SubElement(names, "text", {
            "x": _text(x + shift), "y": _text(y + lift), "text-anchor": anchor})
        label.text = name


def _points(values: Sequence[float]) -> str:
    count = len(values)
    return " ".join(",".join(map(_text, _point(position, count, value))) for position, value in enumerate(values))


def _point(position: int, count: int, value: float) -> tuple[float, float]:
    angle = 2 * pi * position / count - pi / 2
    return CENTRE[0] + RADIUS * value * cos(angle), CENTRE[1] + RADIUS * value * sin(angle)


def _text(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
