"""Every refusal of the house is a `Problem`: where, which rule, and the values a sentence needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import attrs


def _frozen(params: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(params))


@attrs.frozen
class Problem:
    """One refusal.

    `path` is dotted (`components.0.themes.1.id`), `code` names the rule, `params` are the values that
    the sentence in `ui` may quote; they never hold what a learner typed.
    """

    path: str
    code: str
    params: Mapping[str, Any] = attrs.field(factory=dict, converter=_frozen)


def codes(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Codes of `problems`, in order; what tests and error envelopes compare."""
    return tuple(problem.code for problem in problems)
