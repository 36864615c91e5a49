"""Studio text ⇄ practices of the course team: JSON, YAML or CSV pasted whole, read with all its problems."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import attrs

from autodiagnostico_xblock.kit.authored import Form, load_yaml
from autodiagnostico_xblock.kit.pure.problems import Problem

from ..core.practice_index import Index, folded
from ..core.practice_reader import MOST_PRACTICES, read_practice, read_practices
from ..core.practices import COMPONENTS, Catalogue, Practice, in_order
from ..data import catalogue
from . import map_names

MOST_TEXT = 1_500_000
LISTS = ("components", "topics", "sdg", "indicators")
NUMBERS = ("lat", "lon", "start", "end")
COLUMNS = ("id", "name", "government", "country", "state", "municipality", "region", "community", "band", "lat", "lon", "start", "end",
           "components", "topics", "description", "result", "contrary", "cost", "requirements", "ask", "sdg", "gender_level",
           "gender_reason", "tool", "evidence", "rights_note", "source_title", "source_url", "source_read", "indicators")
BLANK = "\ufeff \t\r\n"
CSV_START = re.compile(r"\"?id\"?\s*[,;\t]")
RULES = ("explorar", "favorita")


@attrs.frozen(eq=False)
class Shown:
    """What one block shows: its index, and the problems of the course team's own text (whose good entries are shown)."""

    index: Index
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=16)
def shown(own_text: str, hidden: tuple[str, ...], components: tuple[str, ...]) -> Shown:
    """The catalogue and the course team's own practices, without what was chosen not to show; never raises."""
    own, problems = read_own(own_text)
    whole = Catalogue(in_order((*own, *catalogue.practices()))).without(frozenset(hidden), frozenset(components))
    return Shown(Index(whole, {each.id: map_names.searched(each) for each in whole.practices}), problems)


@lru_cache(maxsize=16)
def read_own(text: str) -> tuple[tuple[Practice, ...], tuple[Problem, ...]]:
    """Practices written by the course team; never raises."""
    if not text or not text.strip():
        return (), ()
    raw, problems = load(text)
    if problems:
        return (), problems
    found, problems = read_practices(raw, catalogue.known(), own=True)
    taken = {each.id for each in catalogue.practices()}
    repeated = tuple(Problem(each.id, "taken_id", {"id": each.id}) for each in found if each.id in taken)
    return tuple(each for each in found if each.id not in taken), (*problems, *repeated)


def load(text: str) -> tuple[list[Any], tuple[Problem, ...]]:
    """Raw practices of a text, whichever way it is written."""
    if len(text) > MOST_TEXT:
        return [], (Problem("", "too_long", {"most": MOST_TEXT}),)
    start = text.lstrip(BLANK)
    if CSV_START.match(start):
        return _from_csv(start)
    raw, problem = _from_json(start) if start[:1] in "[{" else load_yaml(start)
    if problem is not None:
        return [], (problem,)
    raw = raw.get("practices", [raw]) if isinstance(raw, Mapping) else raw
    return (raw, ()) if isinstance(raw, list) else ([], (Problem("", "not_a_list"),))


def _from_json(text: str) -> tuple[Any, Problem | None]:
    try:
        return json.loads(text), None
    except json.JSONDecodeError as error:
        return None, Problem("", "not_readable", {"line": error.lineno})
    except (ValueError, RecursionError):
        return None, Problem("", "not_readable", {"line": 1})


def _cells(text: str) -> Any:
    """The csv reader of a text, by the separator that its first line has most."""
    first = text.splitlines()[0]
    return csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))


def _is_filled(row: list[str]) -> bool:
    return any(cell.strip() for cell in row)


def _from_csv(text: str) -> tuple[list[Any], tuple[Problem, ...]]:
    rows = _cells(text)
    try:
        names = [name.strip() for name in next(rows)]
        unknown = [name for name in names if name not in COLUMNS]
        if unknown:
            return [], tuple(Problem(name[:60] or "1", "unknown_column") for name in unknown)
        return [_raw_of(dict(zip(names, row))) for row in rows if _is_filled(row)], ()
    except csv.Error:
        return [], (Problem("", "not_readable", {"line": rows.line_num}),)


def csv_rows(text: str) -> tuple[int, ...]:
    """Row of each practice as a spreadsheet counts them, the first one being 2; empty when the text is no CSV, or cannot be read."""
    start = text.lstrip(BLANK)
    if len(text) > MOST_TEXT or not CSV_START.match(start):
        return ()
    try:
        return tuple(number for number, row in enumerate(_cells(start), 1) if _is_filled(row))[1:]
    except csv.Error:
        return ()


def column_of(path: str) -> str:
    """Where a practice is wrong → the column, and field of the small form, that says it: `sources.0.url` is `source_url`."""
    key, *rest = [part for part in path.split(".") if not part.isdigit()] or [path]
    if key == "sources":
        return f"source_{rest[0] if rest else 'title'}"
    return "_".join((key, *rest))


def _raw_of(row: Mapping[str, str]) -> dict[str, Any]:
    """A row of text cells → a raw practice; several values of a cell go with `|`."""
    cells = {key: value.strip().removeprefix("'") for key, value in row.items() if value.strip()}
    raw: dict[str, Any] = {key: value for key, value in cells.items() if not key.startswith(("gender_", "source_"))}
    for key in LISTS:
        if key in raw:
            raw[key] = [each.strip() for each in raw[key].split("|") if each.strip()]
    for key in NUMBERS:
        if key in raw:
            raw[key] = _number(raw[key])
    if "gender_level" in cells or "gender_reason" in cells:
        raw["gender"] = {"level": cells.get("gender_level", ""), "reason": cells.get("gender_reason", "")}
    raw["sources"] = [{part: cells.get(f"source_{part}", "") for part in ("title", "url", "read")}]
    return raw


def _number(text: str) -> Any:
    try:
        return int(text) if re.fullmatch(r"-?\d+", text) else float(text.replace(",", "."))
    except ValueError:
        return text


def add_one(text: str, form: Mapping[str, Any]) -> tuple[str, list[Problem]]:
    """The own text with one practice more, written as JSON; or the problems of the form, each at the name of its field."""
    raw_practices, problems = load(text) if text.strip() else ([], ())
    if problems:
        return text, [Problem("", "mend_first")]
    if len(raw_practices) >= MOST_PRACTICES:
        return text, [Problem("", "too_many_practices", {"most": MOST_PRACTICES, "found": len(raw_practices) + 1})]
    raw = _raw_of({key: value for key, value in form.items() if isinstance(value, str) and key in COLUMNS})
    taken = {each.get("id") for each in raw_practices if isinstance(each, Mapping)} | {each.id for each in catalogue.practices()}
    raw["id"] = _free_id(str(raw.get("name", "")), taken)
    practice, wrong = read_practice(raw, "form", catalogue.known(), own=True)
    if practice is None:
        return text, [attrs.evolve(each, path=column_of(each.path.removeprefix("form."))) for each in wrong]
    return json.dumps([*raw_practices, raw], ensure_ascii=False, indent=1, default=str), []


def _free_id(name: str, taken: set[Any]) -> str:
    words = re.findall(r"[a-z0-9]+", folded(name).encode("ascii", "ignore").decode())
    base = "propia-" + ("-".join(words)[:50].strip("-") or "sin-nombre")
    return next(each for each in (base, *(f"{base}-{number}" for number in range(2, 2000))) if each not in taken)


def check_settings(fields: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Studio's form → field values, with every problem. Unknown keys are left out."""
    form = Form(fields)
    chosen = fields.get("components")
    clean: dict[str, Any] = {
        **form.texts({"display_name": 200, "introduction": 8000, "own_text": MOST_TEXT}),
        **form.flags("graded_activity", "links_in_course"),
        "components": [each for each in COMPONENTS if isinstance(chosen, list) and each in chosen],
        "completion_rule": form.option("completion_rule", RULES),
        "weight": form.weight(),
    }
    own, wrong = read_own(clean.get("own_text", ""))
    form.own("own_text", wrong)
    clean["hidden"] = _hidden(fields.get("hidden", ""), {each.id for each in (*own, *catalogue.practices())}, form.problems)
    return clean, form.problems


def _hidden(value: Any, known: set[str], problems: list[Problem]) -> list[str]:
    """Ids, one a line or separated by commas."""
    ids = list(dict.fromkeys(re.split(r"[\s,;]+", value.strip()))) if isinstance(value, str) and value.strip() else []
    if not isinstance(value, str) or len(ids) > 2 * MOST_PRACTICES:
        problems.append(Problem("hidden", "not_a_text"))
        return []
    problems += [Problem("hidden", "unknown_practice_id", {"id": each[:80]}) for each in ids if each not in known]
    return ids
