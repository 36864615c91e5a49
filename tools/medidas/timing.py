"""Clocks: medians of times taken by turns, so that what else the machine does weighs on both sides of a ratio."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

Work = Callable[[], Any]


def medians(works: dict[str, Work], runs: int, clock: Callable[[], float] = time.perf_counter) -> dict[str, float]:
    """Median seconds of each work, after one warm-up of each; they take turns."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(runs + 1):
        for name, work in works.items():
            begun = clock()
            work()
            if turn:
                times[name].append(clock() - begun)
    return {name: statistics.median(each) for name, each in times.items()}


def ratio(one: Work, other: Work, runs: int) -> float:
    """Median time of `one` ÷ median time of `other`."""
    found = medians({"one": one, "other": other}, runs)
    return found["one"] / found["other"]


def spent() -> float:
    """Processor seconds of this process and of the children that ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def must(answer: Any) -> Any:
    """An answer that has to be good."""
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {answer.text[:300]} {answer.error[-600:]}")
    return answer
