"""Plan ⇄ stored JSON. Reading never raises and drops nothing that it cannot understand.

Stored JSON: `{"about", "commitments": [commitment, …], "order_rev", "rev", "versions": [version, …], "next",
"kept": {"id@rev": commitment}}`. A version names the commitments that it had by id and revision; a content that
is no longer the present one is in `kept`, once, whatever the number of versions that had it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..kit.pure.numbers import counter
from .commitment import SCALE, Commitment
from .commitment_reader import read_about, read_commitment, write_about, write_commitment
from .plan import Plan, Version
from .stored import bare, text

PLAN_KEYS = {"about", "commitments", "order_rev", "rev", "versions", "next", "kept"}


def read_plan(raw: Any) -> Plan:
    """The plan in stored JSON; parts that cannot be read survive in `unread` or `extra`."""
    if raw is None:
        return Plan()
    if not isinstance(raw, Mapping):
        return Plan(extra={"_unreadable": raw})
    commitments, unread = _read_each(raw.get("commitments"), read_commitment)
    first = {each.id: each for each in reversed(commitments)}
    unread += [write_commitment(each) for each in commitments if first[each.id] is not each]
    commitments = [each for each in commitments if first[each.id] is each]
    stored_kept = raw.get("kept")
    kept: Mapping[str, Any] = stored_kept if isinstance(stored_kept, Mapping) else {}
    versions, unread_versions = _read_each(raw.get("versions"), lambda each: _read_version(each, commitments, kept))
    lost = {"versions": unread_versions, "kept": _unused(stored_kept, versions)}
    lost |= {key: raw[key] for key in ("order_rev", "rev", "next") if raw.get(key) and counter(raw[key]) != raw[key]}
    extra = {key: value for key, value in raw.items() if key not in PLAN_KEYS}
    extra |= {f"_unread_{key}": [value, extra.get(f"_unread_{key}")] for key, value in lost.items() if value}
    return Plan(
        about=read_about(raw.get("about")),
        commitments=tuple(commitments),
        order_rev=counter(raw.get("order_rev")),
        rev=counter(raw.get("rev")),
        versions=tuple(versions),
        next_number=max(counter(raw.get("next")), max((each.number for each in versions), default=0) + 1),
        unread=tuple(unread),
        extra=extra,
    )


def _unused(kept: Any, versions: list[Version]) -> Any:
    """What `kept` holds that no version that could be read names."""
    if not isinstance(kept, Mapping):
        return kept
    named = {_mark(each) for version in versions for each in version.commitments or ()}
    return {key: each for key, each in kept.items() if key not in named}


def _mark(commitment: Commitment) -> str:
    return f"{commitment.id}@{commitment.rev}"


def _read_each(raw: Any, read: Callable[[Any], Any]) -> tuple[list[Any], list[Any]]:
    found, unread = [], []
    for each in raw if isinstance(raw, list) else [raw] if raw is not None else []:
        value = read(each)
        if value is None:
            unread.append(each)
        else:
            found.append(value)
    return found, unread


def write_plan(plan: Plan) -> dict[str, Any]:
    """Stored JSON of `plan`."""
    present = {(each.id, each.rev) for each in plan.commitments}
    kept: dict[str, Any] = {}
    versions = []
    for version in plan.versions:
        versions.append(_write_version(version))
        for each in version.commitments or ():
            if (each.id, each.rev) not in present:
                kept[_mark(each)] = write_commitment(each)
    own: dict[str, Any] = {
        "about": write_about(plan.about),
        "commitments": [*(write_commitment(each) for each in plan.commitments), *plan.unread],
        "order_rev": plan.order_rev, "rev": plan.rev, "versions": versions, "next": plan.next_number, "kept": kept,
    }
    return {**plan.extra, **{key: value for key, value in own.items() if value}}


def _read_version(raw: Any, present: list[Commitment], kept: Mapping[str, Any]) -> Version | None:
    if not isinstance(raw, Mapping) or not counter(raw.get("number")):
        return None
    whole = raw.get("items")
    commitments: list[Commitment] | None = None
    if isinstance(whole, list):
        by_mark = {(each.id, each.rev): each for each in present}
        known = [_find(each, by_mark, kept) for each in whole]
        commitments = [each for each in known if each is not None]
        if len(commitments) < len(whole):
            return None
    states = raw.get("states")
    found = Version(
        number=counter(raw.get("number")),
        at=text(raw.get("at")),
        label=text(raw.get("label")),
        graded=raw.get("graded") is True,
        count=counter(raw.get("count")),
        complete=counter(raw.get("complete")),
        states={key: counter(states.get(key)) if isinstance(states, Mapping) else 0 for key in SCALE},
        about=None if commitments is None else read_about(raw.get("about")),
        commitments=None if commitments is None else tuple(commitments),
    )
    return found if bare(_write_version(found)) == bare(raw) else None


def _find(mark: Any, present: Mapping[tuple[str, int], Commitment], kept: Mapping[str, Any]) -> Commitment | None:
    if not isinstance(mark, list) or len(mark) != 2:
        return None
    identifier, rev = mark
    if not isinstance(identifier, str) or not isinstance(rev, int):
        return None
    return present.get((identifier, rev)) or read_commitment(kept.get(f"{identifier}@{rev}"))


def _write_version(version: Version) -> dict[str, Any]:
    written: dict[str, Any] = {
        "number": version.number, "at": version.at, "label": version.label, "graded": version.graded,
        "count": version.count, "complete": version.complete, "states": dict(version.states),
    }
    if version.commitments is not None and version.about is not None:
        written["about"] = write_about(version.about)
        written["items"] = [[each.id, each.rev] for each in version.commitments]
    return written
