"""Ten thousand random and hostile bodies to every handler in every mode: no 5xx, and a refusal changes nothing."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from .common import BLOCK, ESSENTIALS, EVERYTHING

HANDLERS = [
    "save_answers", "submit", "restart", "erase", "part", "municipalities", "save_settings", "report", "my_data", "sheet",
    "plan_part", "save_plan", "pick_recommendations", "submit_plan", "plan_document", "plan_data", "learner_plan", "comment_plan",
]
MODES = ["learner", "staff", "anonymous", "masquerade", "studio"]
BODIES_EACH = 120  # × 18 handlers × 5 modes = 10,800
SCRAPS: list[Any] = [
    None, True, False, 0, -1, 5, 4, 3.7, 1e308, 10**30, "", "x" * 600, "\x00", "\ud800", "<script>", "=1+1", "../../etc",
    "level", "unknown", "not_applicable", "javascript:alert(1)", "https://a.mx", "14", "14039", "breve", "completa", [], {},
    [[[[]]]], {"$ne": 1}, "👩🏽‍🌾", "%(x)s", "{0}",
]
KEYS = [
    "changes", "recommendations", "label", "learner", "text", "id", "whole", "answers", "profile", "confirm", "graded", "from", "part",
    "levels", "number", "before", "after", "state", "zone", "check",
]
PARTS = ["level", "base", "note", "url", "reason", "desired", "rev", "at"]
PLAN_PARTS = [
    "title", "problem", "start", "end", "administration_end", "values", "activities", "aims", "gender", "notes", "indicators", "practices",
    "recommendation", "current", "wanted", "base", "removed", "ids", "rev", "id", "at",
]
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
        made["part"] = rng.choice(["review", "results", "what_if", "comparison", "page", "reading", "otra"])
        made["levels"] = {rng.choice(EVERYTHING): scrap(rng)}
    if rng.random() < 0.6:
        made["changes"] = {
            rng.choice(["about", "order", "c-1", "r-obligaciones-1-a", "otra", ""]):
            rng.choice([scrap(rng), {part: nested(rng) for part in rng.sample(PLAN_PARTS, 4)}])
            for _ in range(rng.randint(0, 4))
        }
        made["recommendations"] = rng.choice([scrap(rng), ["obligaciones-1-a", scrap(rng)], ["obligaciones-1-a"]])
        made["learner"] = rng.choice([scrap(rng), "ana"])
    if rng.random() < 0.3:
        made["profile"] = {key: scrap(rng) for key in rng.sample(["route", "role", "municipality", "place", "priorities"], 2)}
    return made


def scrap(rng: random.Random) -> Any:
    return rng.choice(SCRAPS)


def nested(rng: random.Random) -> Any:
    """A scrap, or one inside a list or a mapping that a part of a plan may have."""
    inner = {rng.choice(["what", "start", "end", "target", "on", "url", "mark", "G1"]): scrap(rng) for _ in range(2)}
    many = [inner] * rng.choice([1, 3, 60])
    return rng.choice([scrap(rng), [inner, scrap(rng)], many, {"G1": inner}, inner, "2027-01-31", ["transparency"]])


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
