"""What a person keeps on the map: favourites with a note, the practices explored, and the short activity.

Stored JSON in, values out, and back. A change carries the revision it was made from: when another window got there
first both texts are shown and the person picks. Reading never fails and never drops what it does not understand.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import attrs

from autodiagnostico_xblock.kit.pure.problems import Problem

MOST_NOTE, MOST_TEXT, LEAST_TEXT = 500, 3000, 40
MOST_FAVOURITES, MOST_EXPLORED, MOST_BYTES = 200, 1200, 256 * 1024
EXPLORED_ENOUGH = 3
ACTIVITY = "activity"


@attrs.frozen
class Favourite:
    """`kept`: still a favourite; `rev` grows with each change; `at`: ISO time of the last one."""

    kept: bool = True
    note: str = ""
    rev: int = 0
    at: str = ""


@attrs.frozen
class Activity:
    """The practice chosen and what one would adapt; `submitted`: ISO time, empty until it is sent."""

    practice: str = ""
    text: str = ""
    rev: int = 0
    at: str = ""
    submitted: str = ""


@attrs.frozen
class Kept:
    """Everything; `unread`: stored favourites that could not be read, kept as they are."""

    favourites: Mapping[str, Favourite] = attrs.field(factory=dict)
    explored: tuple[str, ...] = ()
    activity: Activity = Activity()
    unread: Mapping[str, Any] = attrs.field(factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was ever kept."""
        return not (self.favourites or self.explored or self.activity.rev or self.unread)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the favourites, in the order in which they were added."""
        return tuple(key for key, each in self.favourites.items() if each.kept)


@attrs.frozen
class Saved:
    """After a save: new state, id → revision, id → what another window wrote, and what was refused."""

    kept: Kept
    revisions: Mapping[str, int] = attrs.field(factory=dict)
    conflicts: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    problems: tuple[Problem, ...] = ()
    refused: str = ""


def read_kept(favourites: Any, explored: Any, activity: Any) -> Kept:
    """From what the fields hold, whatever it is."""
    items = favourites if isinstance(favourites, Mapping) else {}
    good = {str(key): _read(Favourite, each) for key, each in items.items() if isinstance(each, Mapping)}
    unread = {str(key): each for key, each in items.items() if not isinstance(each, Mapping)}
    if favourites and not isinstance(favourites, Mapping):
        unread = {"_unread": favourites}
    seen = explored if isinstance(explored, list) else []
    ids = tuple(dict.fromkeys(each for each in seen if isinstance(each, str)))
    return Kept(good, ids, _read(Activity, activity if isinstance(activity, Mapping) else {}), unread)


def _read(kind: Any, raw: Mapping[str, Any]) -> Any:
    found = {}
    for field in attrs.fields(kind):
        value = raw.get(field.name, field.default)
        found[field.name] = value if type(value) is type(field.default) else field.default
    return kind(**found)


def write_kept(kept: Kept) -> tuple[dict[str, Any], list[str], dict[str, Any]]:
    """The values of the fields `favourites`, `explored` and `activity`."""
    favourites = {**dict(kept.unread), **{key: attrs.asdict(each) for key, each in kept.favourites.items()}}
    return favourites, list(kept.explored), attrs.asdict(kept.activity)


def save(kept: Kept, data: Mapping[str, Any], known: Collection[str], now: str) -> Saved:
    """Merge `{favourites: {id: {kept, note, base}}, explored: [ids], activity: {practice, text, base}}`."""
    problems: list[Problem] = []
    revisions: dict[str, int] = {}
    conflicts: dict[str, Mapping[str, Any]] = {}
    favourites = dict(kept.favourites)
    for key, change in _mapping(data, "favourites", problems).items():
        made = _favourite(favourites, str(key), change, known, now, problems)
        _note_outcome(str(key), made, favourites.get(str(key)), revisions, conflicts)
        if made is not None and str(key) in revisions:
            favourites[str(key)] = made
    activity = _activity(kept.activity, _mapping(data, ACTIVITY, problems), known, now, problems)
    _note_outcome(ACTIVITY, activity, kept.activity, revisions, conflicts)
    saved = attrs.evolve(
        kept, favourites=favourites, explored=_explored(kept.explored, data.get("explored"), known),
        activity=activity if activity is not None and ACTIVITY in revisions else kept.activity)
    if len(json.dumps(write_kept(saved))) > MOST_BYTES:
        return Saved(kept, refused="state_too_large")
    return Saved(saved, revisions, conflicts, tuple(problems))


def submit(kept: Kept, data: Mapping[str, Any], known: Collection[str], now: str) -> Saved:
    """Save, and mark the activity as sent when it is complete."""
    saved = save(kept, data, known, now)
    if saved.refused or saved.conflicts or saved.problems:
        return attrs.evolve(saved, refused=saved.refused or ("conflict" if saved.conflicts else "activity_incomplete"))
    activity = saved.kept.activity
    if activity.practice not in known:
        return attrs.evolve(saved, refused="choose_a_practice")
    if len(activity.text) < LEAST_TEXT:
        return attrs.evolve(saved, refused="activity_too_short")
    return attrs.evolve(saved, kept=attrs.evolve(saved.kept, activity=attrs.evolve(activity, submitted=now)))


def progress(kept: Kept, rule: str) -> float:
    """Share of the completion rule that is met: `explorar` three practices, or keep one `favorita`."""
    if rule == "favorita":
        return 1.0 if kept.chosen else 0.0
    return min(len(kept.explored), EXPLORED_ENOUGH) / EXPLORED_ENOUGH


def _mapping(data: Mapping[str, Any], key: str, problems: list[Problem]) -> Mapping[str, Any]:
    value = data.get(key)
    if value is None or isinstance(value, Mapping):
        return value or {}
    problems.append(Problem(key, "not_a_mapping"))
    return {}


def _note_outcome(
    key: str, made: Any, before: Any, revisions: dict[str, int], conflicts: dict[str, Mapping[str, Any]],
) -> None:
    if made is not None and made is before:
        conflicts[key] = attrs.asdict(made)
    elif made is not None:
        revisions[key] = made.rev


def _stale(change: Mapping[str, Any], before: Any, same: bool) -> bool:
    base = change.get("base")
    return before is not None and before.rev > 0 and base != before.rev and not same


def _favourite(
    favourites: Mapping[str, Favourite], key: str, change: Any, known: Collection[str], now: str, problems: list[Problem],
) -> Favourite | None:
    """The changed favourite, the stored one itself when it is in conflict, or None when it is refused."""
    path, before = f"favourites.{key[:80]}", favourites.get(key)
    if not isinstance(change, Mapping) or (key not in known and before is None):
        problems.append(Problem(path, "not_a_mapping" if key in known else "unknown_practice"))
        return None
    note = _text(change.get("note"), MOST_NOTE, f"{path}.note", problems)
    if note is None:
        return None
    kept = change.get("kept") is not False
    if kept and before is None and len(favourites) >= MOST_FAVOURITES:
        problems.append(Problem(path, "too_many_favourites", {"most": MOST_FAVOURITES}))
        return None
    if _stale(change, before, before is not None and (before.kept, before.note) == (kept, note)):
        return before
    return Favourite(kept, note if kept else "", (before.rev if before else 0) + 1, now)


def _activity(before: Activity, change: Mapping[str, Any], known: Collection[str], now: str, problems: list[Problem]) -> Activity | None:
    if not change:
        return None
    practice = change.get("practice") or ""
    if not isinstance(practice, str) or (practice and practice not in known):
        problems.append(Problem("activity.practice", "unknown_practice"))
        return None
    text = _text(change.get("text"), MOST_TEXT, "activity.text", problems)
    if text is None:
        return None
    if _stale(change, before, (before.practice, before.text) == (practice, text)):
        return before
    return Activity(practice, text, before.rev + 1, now, before.submitted)


def _text(value: Any, most: int, path: str, problems: list[Problem]) -> str | None:
    if value is None:
        return ""
    if not isinstance(value, str):
        problems.append(Problem(path, "not_a_text"))
        return None
    clean = "".join(char for char in value if char == "\n" or char == "\t" or (char.isprintable() or char == "\u200d")).strip()
    if len(clean) > most:
        problems.append(Problem(path, "too_long", {"most": most}))
        return None
    return clean


def _explored(before: tuple[str, ...], added: Any, known: Collection[str]) -> tuple[str, ...]:
    ids: Iterable[Any] = added if isinstance(added, list) else ()
    return tuple(dict.fromkeys((*before, *(each for each in ids if isinstance(each, str) and each in known))))[:MOST_EXPLORED]


def without_free_text(state: Any) -> dict[str, Any]:
    """A copy of a block's whole stored state without notes and texts, for retirement; works on any JSON."""
    if not isinstance(state, Mapping):
        return {}
    kept = read_kept(state.get("favourites"), state.get("explored"), state.get("activity"))
    bare = attrs.evolve(
        kept, unread={}, activity=attrs.evolve(kept.activity, text=""),
        favourites={key: attrs.evolve(each, note="") for key, each in kept.favourites.items()})
    favourites, explored, activity = write_kept(bare)
    numbers = {key: state[key] for key in ("earned", "attempts", "schema_version") if key in state}
    return {**numbers, "favourites": favourites, "explored": explored, "activity": activity}
