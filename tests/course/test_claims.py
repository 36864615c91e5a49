"""The claims that a second reader checked: each is still said, still cites its source, and its place is the one that was read."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .test_text import LESSON_IDS, MODULES, ROOT, lesson, load, plain, source_ids

CLAIMS = [claim for module in MODULES for claim in load(ROOT / "tests" / "course" / "afirmaciones" / f"{module}.yaml")]
READ = re.compile(r"0[1-5]( §?[\w .§,–-]+)?|search|metodo")


def squeezed(text: str) -> str:
    """`text` with its white space and marks of emphasis folded, to compare words."""
    return re.sub(r"\s+", " ", re.sub(r"[*>|#]+", " ", text)).strip()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda each: f"{each['lesson']}: {each['says'][:40]}")
def test_a_claim_is_said_beside_its_source(claim: dict[str, Any]) -> None:
    source, _, practice = claim["source"].partition(":")
    assert source in {*source_ids(), "practica"} and READ.fullmatch(claim["where"]), claim["where"]
    assert len(claim["says"]) >= 25
    said = [part for part in re.split(r"\n\s*\n", lesson(claim["lesson"])[1])
            if squeezed(claim["says"]).rstrip(".") in squeezed(plain(part))]
    assert said, "the words are no longer in the lesson"
    cited = [(name, place or "") for part in said for name, place in re.findall(r"\[@([^\]:]+)(?::\s*([^\]]+))?\]", part)]
    if practice:
        assert ("practica", practice) in [(name, place.strip()) for name, place in cited]
    else:
        assert any(name == source and claim["place"] in place for name, place in cited), cited


@pytest.mark.parametrize("identifier", LESSON_IDS)
def test_every_lesson_was_read_twice(identifier: str) -> None:
    assert len([each for each in CLAIMS if each["lesson"] == identifier]) >= 6
