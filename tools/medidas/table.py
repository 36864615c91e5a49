"""Rows of what was measured, as Markdown, and their place in a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

COUNT = "count"


@dataclass(frozen=True)
class Row:
    """`value`: a ratio, or with a `unit` (KB, MB, COUNT) an amount; it holds up to `limit`, which `words` says for people."""

    what: str
    value: float
    words: str
    limit: float
    unit: str = ""

    @property
    def shown(self) -> str:
        """The value for people."""
        if self.unit:
            return {"KB": f"{self.value:.1f} KB", "MB": f"{self.value:.1f} MB", COUNT: f"{self.value:.0f}"}[self.unit]
        return f"{self.value:.2f}" if self.value >= 1 else f"{self.value:.2g} (1/{1 / self.value:.1f})"


def table(rows: Iterable[Row]) -> str:
    """Markdown."""
    lines = ["| Qué | Medido | Límite | ¿Cumple? |", "|---|---|---|---|"]
    for row in rows:
        lines.append(f"| {row.what} | {row.shown} | {row.words} | {'sí' if row.value <= row.limit else '**no**'} |")
    return "\n".join(lines)


def write(path: Path, mark: str, text: str) -> None:
    """Put `text` in `path` between `<!-- mark -->` and the next `<!-- fin -->`."""
    before, found, rest = path.read_text("utf-8").partition(f"<!-- {mark} -->\n")
    _, end, after = rest.partition("<!-- fin -->")
    if not found or not end:
        raise ValueError(f"{path.name} lacks the marks of {mark}")
    path.write_text(before + found + text + "\n" + end + after, "utf-8")
