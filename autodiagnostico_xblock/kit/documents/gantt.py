"""A line of time as SVG: one row per bar, with its name above it, and the stretches inside it.

Built with ElementTree, so every text is escaped. It always stands beside a table with the same dates; what is done
is told by a pattern, and what is overdue by a word and a triangle, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from xml.etree import ElementTree

import attrs

WIDTH, MARGIN, HEAD, ROW, BAR = 760, 16, 44, 52, 18
INK, SOFT, LINE, ACCENT, VEIL, WARN = "#1d2433", "#4f596c", "#d5dae3", "#0b5d5b", "#cfe3e1", "#7a4100"
LONGEST_NAME = 84
MOST_TICKS = 13
LETTER = 8


@attrs.frozen
class Stretch:
    """Part of a bar, both days included."""

    start: date
    end: date
    done: bool = False
    overdue: bool = False


@attrs.frozen
class Bar:
    """One row; without stretches it is a name with nothing dated. `warning` is a word before the name, or empty."""

    name: str
    stretches: tuple[Stretch, ...]
    warning: str = ""


@attrs.frozen
class Line:
    """A day to be seen across all rows."""

    name: str
    day: date
    style: str


def gantt(bars: Sequence[Bar], *, start: date, end: date, title: str, months: Sequence[str], lines: Sequence[Line] = ()) -> str:
    """SVG text for [start, end]; `months` are the twelve short names."""
    height = HEAD + ROW * len(bars) + 12
    svg = ElementTree.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {height}", "role": "img", "aria-label": title,
        "class": "gam-gantt", "font-size": "14", "font-family": "inherit",
    })
    _pattern(svg)
    scale = _Scale(start, max(end, start + timedelta(days=27)))
    _ticks(svg, scale, months, height)
    for position, line in enumerate(each for each in lines if scale.start <= each.day <= scale.end):
        _line(svg, scale, line, height, position)
    for position, bar in enumerate(bars):
        _row(svg, scale, bar, HEAD + ROW * position, position + 1)
    return ElementTree.tostring(svg, encoding="unicode")


@attrs.frozen
class _Scale:
    start: date
    end: date

    def x(self, day: date) -> float:
        share = (day - self.start).days / ((self.end - self.start).days + 1)
        return MARGIN + (WIDTH - 2 * MARGIN) * min(1.0, max(0.0, share))


def _pattern(svg: ElementTree.Element) -> None:
    pattern = ElementTree.SubElement(ElementTree.SubElement(svg, "defs"), "pattern", {
        "id": "gam-done", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"})
    ElementTree.SubElement(pattern, "rect", {"width": "6", "height": "6", "fill": ACCENT})
    ElementTree.SubElement(pattern, "rect", {"width": "2", "height": "6", "fill": "#fff"})


def _ticks(svg: ElementTree.Element, scale: _Scale, months: Sequence[str], height: int) -> None:
    """A mark at the first of a month, every one, two, three, six or twelve months."""
    whole = (scale.end.year - scale.start.year) * 12 + scale.end.month - scale.start.month + 1
    step = next((each for each in (1, 2, 3, 6, 12) if whole / each <= MOST_TICKS), whole // MOST_TICKS + 1)
    group = ElementTree.SubElement(svg, "g", {"fill": SOFT})
    firsts = [_first_of(scale.start, offset) for offset in range(0, whole, step)]
    edges = [scale.x(max(each, scale.start)) for each in firsts]
    named = False
    for first, x, following in zip(firsts, edges, [*edges[1:], float(WIDTH)], strict=True):
        ElementTree.SubElement(group, "line", {
            "x1": _text(x), "y1": "26", "x2": _text(x), "y2": str(height - 6), "stroke": LINE})
        name = months[first.month - 1] + ("" if named and first.month > 1 else f" {first.year}")
        if following - x > LETTER * len(name) or len(firsts) == 1:  # a month cut short by the edge may have no room for its name
            ElementTree.SubElement(group, "text", {"x": _text(x + 3), "y": "20"}).text = name
            named = True


def _first_of(start: date, months: int) -> date:
    position = start.year * 12 + start.month - 1 + months
    return date(position // 12, position % 12 + 1, 1)


def _row(svg: ElementTree.Element, scale: _Scale, bar: Bar, top: int, number: int) -> None:
    name = ElementTree.SubElement(svg, "text", {
        "x": str(MARGIN), "y": str(top + 16), "fill": INK, "stroke": "#fff", "stroke-width": "5", "paint-order": "stroke"})
    room = LONGEST_NAME - len(bar.warning)
    short = bar.name if len(bar.name) <= room else bar.name[:room - 1].rstrip() + "…"
    name.text = f"{number}. "
    if bar.warning:
        warning = ElementTree.SubElement(name, "tspan", {"fill": WARN, "font-weight": "700"})
        warning.text, warning.tail = f"{bar.warning}. ", short
    else:
        name.text += short
    if not bar.stretches:
        return
    first, last = min(each.start for each in bar.stretches), max(each.end for each in bar.stretches)
    _rect(svg, scale, first, last, top + 24, VEIL)
    for each in bar.stretches:
        _rect(svg, scale, each.start, each.end, top + 24, "url(#gam-done)" if each.done else ACCENT, inset=4)
    for each in bar.stretches:
        if each.overdue:
            _triangle(svg, scale.x(each.end + timedelta(days=1)), top + 24)


def _rect(svg: ElementTree.Element, scale: _Scale, first: date, last: date, top: int, fill: str, *, inset: int = 0) -> None:
    left, right = scale.x(first), scale.x(last + timedelta(days=1))
    ElementTree.SubElement(svg, "rect", {
        "x": _text(left), "y": str(top + inset), "width": _text(max(3.0, right - left - (1.5 if inset else 0))),
        "height": str(BAR - 2 * inset), "rx": "3", "fill": fill})


def _triangle(svg: ElementTree.Element, right: float, top: int) -> None:
    """A warning that ends at `right`, over the end of its stretch."""
    left, middle = max(0.0, right - BAR), max(0.0, right - BAR) + BAR / 2
    ElementTree.SubElement(svg, "path", {
        "d": f"M{_text(middle)} {top}L{_text(left + BAR)} {top + BAR}H{_text(left)}Z", "fill": "#fff", "stroke": WARN,
        "stroke-width": "1.5", "stroke-linejoin": "round"})
    ElementTree.SubElement(svg, "path", {
        "d": f"M{_text(middle)} {top + 6}v6m0 2v2", "stroke": WARN, "stroke-width": "2"})


def _line(svg: ElementTree.Element, scale: _Scale, line: Line, height: int, position: int) -> None:
    colour, dash = (WARN, "6 4") if line.style == "limit" else (INK, "2 3")
    x = scale.x(line.day)
    ElementTree.SubElement(svg, "line", {
        "x1": _text(x), "y1": "26", "x2": _text(x), "y2": str(height - 6), "stroke": colour, "stroke-width": "1.5",
        "stroke-dasharray": dash})
    near_end = x > WIDTH * 0.7
    label = ElementTree.SubElement(svg, "text", {
        "x": _text(x - 4 if near_end else x + 4), "y": str(36 + 4 * (position % 2)), "fill": colour, "font-size": "12",
        "font-weight": "700", "text-anchor": "end" if near_end else "start"})
    label.text = line.name


def _text(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
