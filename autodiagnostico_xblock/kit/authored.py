"""What the course team writes in Studio: plain values of a YAML text, and the fields of an editor's form.

Nothing here raises because of what was written: each refusal is a `Problem` with where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import yaml

from .pure.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_WEIGHT = 1_000_000


def load_yaml(text: str) -> tuple[Any, Problem | None]:
    """Plain values in `text`, or the line that cannot be read."""
    try:
        return yaml.load(text, Loader=LOADER), None  # CSafeLoader or SafeLoader: plain values only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return None, Problem("", "not_readable", {"line": mark.line + 1 if mark else 1})
    except (ValueError, RecursionError, TypeError):
        return None, Problem("", "not_readable", {"line": 1})


@attrs.frozen
class Form:
    """An editor's form while it is read: `fields` as they came; `problems` grows with every refusal.

    A method gives the value of a field; after a refusal it gives one that is safe to go on with, and nothing is saved.
    """

    fields: Mapping[str, Any]
    problems: list[Problem] = attrs.field(factory=list)

    def texts(self, most: Mapping[str, int]) -> dict[str, str]:
        """Texts without the spaces around them, by key; `most`: characters that each may have. Refused ones are left out."""
        clean = {}
        for key, limit in most.items():
            value = self.fields.get(key, "")
            if not isinstance(value, str):
                self.problems.append(Problem(key, "not_a_text"))
            elif len(value) > limit:
                self.problems.append(Problem(key, "too_long", {"most": limit}))
            else:
                clean[key] = value.strip()
        return clean

    def flags(self, *keys: str) -> dict[str, bool]:
        """Ticked boxes, by key."""
        return {key: self.fields.get(key) is True for key in keys}

    def option(self, key: str, options: tuple[str, ...], code: str = "not_an_option") -> str:
        """One of `options`, or the first one with a problem."""
        value = self.fields.get(key)
        if isinstance(value, str) and value in options:
            return value
        self.problems.append(Problem(key, code, {"options": ", ".join(options)}))
        return options[0]

    def number(self, key: str, most: float, code: str, *, whole: bool = False) -> float | None:
        """A number in [0, `most`], with a point or a comma; None when it is empty or refused."""
        value = self.fields.get(key)
        if value in (None, ""):
            return None
        try:
            number = float(str(value).replace(",", "."))
        except ValueError:
            number = -1.0
        if not 0 <= number <= most or (whole and number != int(number)):
            self.problems.append(Problem(key, code))
            return None
        return number

    def weight(self) -> float | None:
        """Points that the block is worth in its assignment, as the platform means them."""
        return self.number("weight", MOST_WEIGHT, "not_a_number")

    def own(self, key: str, found: tuple[Problem, ...]) -> None:
        """Add the problems found in the text of `key`, with its name in front of where they are."""
        self.problems.extend(attrs.evolve(each, path=f"{key}.{each.path}".rstrip(".")) for each in found)
