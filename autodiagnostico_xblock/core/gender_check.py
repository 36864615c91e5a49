"""Is a commitment gender-sensitive? Its checklist against a threshold, and what is missing to reach it.

The criteria G1–G20 and the packaged threshold are data (`kit/reference/genero.json`, own criterion); the course
team may set another. A criterion counts when its mark is «sí»; a basic one marked «no aplica» stays missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from ..kit.pure.numbers import is_whole
from .commitment import Mark
from .problems import Problem

CRITERIA = tuple(f"G{number}" for number in range(1, 21))
STATUSES = ("sensitive", "in_progress", "not_yet")


@attrs.frozen
class Threshold:
    """Sensitive: every one of `all_of`, any of `one_of`, and at least `at_least` in all."""

    all_of: tuple[str, ...]
    one_of: tuple[str, ...]
    at_least: int
    in_progress_from: int


@attrs.frozen
class GenderReading:
    """`missing` are the basic criteria to reach; `either` those of which one is enough; `more` how many others."""

    status: str
    met: tuple[str, ...]
    partly: tuple[str, ...]
    missing: tuple[str, ...]
    either: tuple[str, ...]
    more: int
    answered: int

    @property
    def is_sensitive(self) -> bool:
        """Whether it reaches the threshold."""
        return self.status == "sensitive"


def read_gender(marks: Mapping[str, Mark], threshold: Threshold) -> GenderReading:
    """The reading of one checklist."""
    met = tuple(each for each in CRITERIA if each in marks and marks[each].mark == "yes")
    missing = tuple(each for each in threshold.all_of if each not in met)
    either = () if not threshold.one_of or any(each in met for each in threshold.one_of) else threshold.one_of
    more = max(0, threshold.at_least - len(met) - len(missing) - bool(either))
    if not missing and not either and len(met) >= threshold.at_least:
        status = "sensitive"
    else:
        status = "in_progress" if len(met) >= threshold.in_progress_from else "not_yet"
    return GenderReading(
        status=status,
        met=met,
        partly=tuple(each for each in CRITERIA if each in marks and marks[each].mark == "partly"),
        missing=missing,
        either=either,
        more=more,
        answered=sum(1 for each in CRITERIA if each in marks and marks[each].mark),
    )


def parse_threshold(raw: Any, packaged: Threshold) -> tuple[Threshold, tuple[Problem, ...]]:
    """A course team's threshold: `{"all_of", "one_of"}` lists or texts of criteria, `{"at_least"}`; empty parts as packaged."""
    if not raw:
        return packaged, ()
    if not isinstance(raw, Mapping):
        return packaged, (Problem("gender_threshold", "not_a_mapping"),)
    problems: list[Problem] = []
    all_of = _criteria(raw, "all_of", packaged.all_of, problems)
    one_of = _criteria(raw, "one_of", packaged.one_of, problems)
    least = raw.get("at_least", packaged.at_least)
    if not is_whole(least) or not 1 <= least <= len(CRITERIA):
        problems.append(Problem("gender_threshold.at_least", "not_in_range", {"least": 1, "most": len(CRITERIA)}))
        least = packaged.at_least
    found = Threshold(all_of, one_of, least, min(packaged.in_progress_from, least))
    return (packaged if problems else found), tuple(problems)


def _criteria(raw: Mapping[str, Any], key: str, packaged: tuple[str, ...], problems: list[Problem]) -> tuple[str, ...]:
    value = raw.get(key)
    if value is None:
        return packaged
    words = re.split(r"[\s,;]+", value.strip()) if isinstance(value, str) else value
    usable = isinstance(words, Iterable) and not isinstance(words, (str, Mapping))
    found = [each for each in words if each] if usable else [""]
    if any(not isinstance(each, str) or each.upper() not in CRITERIA for each in found):
        problems.append(Problem(f"gender_threshold.{key}", "not_a_criterion"))
        return packaged
    named = {each.upper() for each in found}
    return tuple(each for each in CRITERIA if each in named)
