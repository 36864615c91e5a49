"""Horizontal bars as SVG: a bar for today and a mark for what is wanted, told apart by shape so that it reads in grey.

Built with ElementTree, so every text is escaped. It always stands beside a table with the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

import attrs

from . import palette

WIDTH, ROW, HEAD, LEFT, RIGHT = 640, 40, 22, 8, 56
NAME_ROOM = 16


@attrs.frozen
class Bar:
    """`value` and `wanted` in [0, 1], None where there is none."""

    name: str
    value: float | None
    wanted: float | None = None


def bars(found: Sequence[Bar], *, title: str) -> str:
    """SVG text, one row per bar: its name above, its points in hundredths at the right."""
    height = HEAD + ROW * len(found)
    svg = ElementTree.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {height}", "role": "img", "aria-label": title,
        "font-family": "inherit", "font-size": "14",
    })
    for step in range(5):
        x = _x(step / 4)
        ElementTree.SubElement(svg, "line", {"x1": x, "y1": str(HEAD - 6), "x2": x, "y2": str(height), "stroke": f"#{palette.LINE}"})
        _text(svg, x, HEAD - 10, str(step * 25), anchor="middle", size="11", fill=palette.SOFT)
    for position, each in enumerate(found):
        _row(svg, each, HEAD + ROW * position)
    return ElementTree.tostring(svg, encoding="unicode")


def _row(svg: ElementTree.Element, bar: Bar, top: int) -> None:
    _text(svg, str(LEFT), top + NAME_ROOM - 3, bar.name)
    y = top + NAME_ROOM + 3
    width = WIDTH - LEFT - RIGHT
    ElementTree.SubElement(svg, "rect", {
        "x": str(LEFT), "y": str(y), "width": str(width), "height": "12", "rx": "3", "fill": f"#{palette.VEIL}"})
    if bar.value is not None:
        ElementTree.SubElement(svg, "rect", {
            "x": str(LEFT), "y": str(y), "width": f"{width * bar.value:.1f}", "height": "12", "rx": "3", "fill": f"#{palette.ACCENT}"})
    if bar.wanted is not None:
        ElementTree.SubElement(svg, "rect", {
            "x": f"{LEFT + width * bar.wanted - 3:.1f}", "y": str(y - 3), "width": "6", "height": "18", "fill": "#ffffff",
            "stroke": f"#{palette.INK}", "stroke-width": "1.5"})
    points = "–" if bar.value is None else str(round(bar.value * 100))
    _text(svg, str(WIDTH - 6), y + 11, points, anchor="end", weight="bold")


def _x(share: float) -> str:
    return f"{LEFT + (WIDTH - LEFT - RIGHT) * share:.1f}"


def _text(
    svg: ElementTree.Element, x: str, y: float, words: str, *, anchor: str = "start", size: str = "14", fill: str = palette.INK,
    weight: str = "normal",
) -> None:
    label = ElementTree.SubElement(svg, "text", {
        "x": x, "y": str(y), "text-anchor": anchor, "font-size": size, "fill": f"#{fill}", "font-weight": weight})
    label.text = words
