"""Ten thousand random and hostile bodies to every handler in every mode: no 5xx, and a refusal changes nothing."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from .common import BLOCK, ESSENTIALS, EVERYTHING

HANDLERS = ["save_answers", "submit", "restart", "erase", "part", "municipalities", "save_settings", "report", "my_data", "sheet"]
MODES = ["learner", "staff", "anonymous", "masquerade", "studio"]
BODIES_EACH = 200  # × 10 handlers × 5 modes = 10,000
SCRAPS: list[Any] = [
    None, True, False, 0, -1, 5, 4, 3.7, 1e308, 10**30, "", "x" * 600, "\x00", "\ud800", "<script>", "=1+1", "../../etc",
    "level", "unknown", "not_applicable", "javascript:alert(1)", "https://a.mx", "14", "14039", "breve", "completa", [], {},
    [[[[]]]], {"$ne": 1}, "👩🏽‍🌾", "%(x)s", "{0}",
]
KEYS = ["answers", "profile", "confirm", "graded", "from", "part", "levels", "number", "before", "after", "state", "zone", "check"]
PARTS = ["level", "base", "note", "url", "reason", "desired", "rev", "at"]
RAW = [b"", b"{", b"[]", b"null", b"NaN", b'{"a":NaN}', b"\xff\xfe", b"[" * 5000, b'"x"', b"{}" * 3]


def body(rng: random.Random) -> dict[str, Any]:
    """A body that is now and then nearly right."""
    made: dict[str, Any] = {key: scrap(rng) for key in rng.sample(KEYS, rng.randint(0, 4))}
    if rng.random() < 0.6:
        made["answers"] = {
            rng.choice([*ESSENTIALS, "otra", ""]): rng.choice([scrap(rng), {part: scrap(rng) for part in rng.sample(PARTS, 3)}])
            for _ in range(rng.randint(0, 4))
        }
    if rng.random() < 0.4:
        made["part"] = rng.choice(["review", "results", "what_if", "comparison", "otra"])
        made["levels"] = {rng.choice(EVERYTHING): scrap(rng)}
    if rng.random() < 0.3:
        made["profile"] = {key: scrap(rng) for key in rng.sample(["route", "role", "municipality", "place", "priorities"], 2)}
    return made


def scrap(rng: random.Random) -> Any:
    return rng.choice(SCRAPS)


def send(page: Any, handler: str, rng: random.Random) -> Any:
    """One request, by any method and with any type of content."""
    noauth = rng.random() < 0.25
    if rng.random() < 0.1:
        return page.get(handler, query=rng.choice(["", "number=x", "number=1", "number=-1", "route=%00", "zone=../x", "number=%ff"]),
            noauth=noauth)
    if rng.random() < 0.15:
        return page.post(handler, raw=rng.choice(RAW), noauth=noauth)
    kind = "application/json" if rng.random() < 0.93 else rng.choice(["text/plain", "multipart/form-data", ""])
    raw = json.dumps(body(rng)).encode("utf-8", "surrogatepass")
    return page.post(handler, raw=raw, content_type=kind, noauth=noauth)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("handler", HANDLERS)
def test_hostile_bodies(aula: Any, handler: str, mode: str) -> None:
    rng = random.Random(f"{handler}/{mode}")
    aula.open(BLOCK).post("submit", {"answers": {ESSENTIALS[0]: {"level": 2, "base": 0}}})
    page = aula.open(BLOCK, mode=mode)
    learner = aula.open(BLOCK)
    for number in range(BODIES_EACH):
        before = learner.row()
        answer = send(page, handler, rng)
        assert answer.status < 500, (number, answer.status, answer.error)
        if answer.status >= 400 or mode in ("anonymous", "masquerade", "studio"):
            assert learner.row() == before, number
