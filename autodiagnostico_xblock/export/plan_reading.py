"""What the commitments add up to: coverage, what moved, completion over time, and the reading of the whole plan."""

from __future__ import annotations

from collections.abc import Iterator

from ..kit.documents.model import Block, Column, Heading, Paragraph, Run, Table
from ..kit.documents.shorthand import paragraphs, row, text
from .pieces import Values, listed


def views(values: Values) -> Iterator[Block]:
    """Coverage, what moved, completion over time, and the reading of the whole."""
    home, found = values["home"], values["coverage"]
    if found and values["commitments"]:
        yield Heading(1, home["coverage"])
        for key, head in (("components", "component"), ("values", "value"), ("gender", "gender")):
            columns = (Column(home[head], 4), Column(home["how_many"], 2))
            yield Table(columns, tuple(row(name, ", ".join(map(str, places)) or home["none"]) for name, places in found[key]))
        if found["targets"]:
            columns = (Column(home["target"], 4), Column(home["how_many"], 2))
            yield Table(columns, tuple(
                row(text(Run(f"ODS {each['key']} ", bold=True), each["about"]), ", ".join(map(str, each["places"])))
                for each in found["targets"]))
    yield from follow_up(values)
    yield Heading(1, values["words"]["quality"])
    yield from listed((text(each["text"]) for each in values["remarks"]), home["reading_fine"])


def follow_up(values: Values) -> Iterator[Block]:
    """Levels that moved, and completion over time."""
    home, found = values["home"], values["follow"]
    if not found:
        return
    yield Heading(1, home["follow"])
    yield Heading(2, home["moved"])
    if found["moved"]:
        yield Paragraph(text(home["moved_note"]), "soft", keep=True)
        columns = (Column(home["commitment"], 2.2), Column(home["question"], 3.2), Column(home["before"], 1.5), Column(home["now"], 1.5),
                   Column(home["wanted"], 1.7))
        yield Table(columns, tuple(
            row(each["title"], each["question"], each["before"], each["now"],
                each["wanted"] + (f" ({home['reached']})" if each["reached"] else "")) for each in found["moved"]), small=True)
    else:
        yield from paragraphs(home["moved_empty"], style="soft")
    yield Heading(2, home["over_time"])
    if found["over_time"]:
        columns = (Column(home["day"], 2), *(Column(name, 1.2, "right") for name in found["states"]))
        yield Table(columns, tuple(row(each["short"], *map(str, each["counts"])) for each in found["over_time"]))
    else:
        yield from paragraphs(home["over_time_empty"], style="soft")
