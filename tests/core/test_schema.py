"""The published schema and the runtime reader say the same of the same text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from autodiagnostico_xblock.core.instrument_reader import parse

from .samples import raw_instrument

SCHEMA = Path(__file__).parents[2] / "docs" / "esquemas" / "instrumento.schema.json"
ONLY_THE_READER = {"repeated_id", "bands_not_rising", "levels_alike", "too_many_indicators"}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def paths(value: Any, path: tuple = ()) -> list[tuple]:
    """Every place of a nested value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, each in inner for found in paths(each, (*path, key)))]


PLACES = [path for path in paths(raw_instrument()) if path]
SPOILS: tuple[Any, ...] = (None, True, -1, 0, 3, 200, "", "  ", "otro", "Á", [], {}, "x" * 2000, ["a"] * 30)


def spoil(path: tuple, value: Any) -> Any:
    raw = raw_instrument()
    target: Any = raw
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return raw


def test_the_sample_is_valid_for_both(validator: jsonschema.Draft202012Validator) -> None:
    assert parse(raw_instrument())[0] is not None and validator.is_valid(raw_instrument())


def test_both_agree_on_every_spoilt_place(validator: jsonschema.Draft202012Validator) -> None:
    disagreements = []
    for path in PLACES:
        for value in SPOILS:
            raw = spoil(path, value)
            found, problems = parse(raw)
            codes = {each.code for each in problems}
            if (not codes or codes - ONLY_THE_READER) and (found is not None) != validator.is_valid(raw):
                disagreements.append((path, str(value)[:20], sorted(codes)))
    assert not disagreements, disagreements[:10]
