"""Ten thousand random and hostile bodies to every handler of the lesson in every mode: no 5xx, and a refusal changes nothing."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from .lessons import OWN, OWN_EXAM, check, exam, lesson
from .test_hostile import MODES, RAW, SCRAPS

HANDLERS = ["save_answers", "check", "hand_in", "again", "erase", "save_settings", "my_data", "paper"]
BODIES_EACH = 130  # × 8 handlers × 5 modes × 2 contents = 10,400
KEYS = ["answers", "profile", "question", "value", "graded", "confirm", "check", *OWN, "max_attempts", "weight", "feedback_policy"]
IDS = ["m3-muestra-1", "m3-muestra-3", "m3-muestra-4", "m3-muestra-5", "m3-examen-2", "otra", ""]


def scrap(rng: random.Random) -> Any:
    return rng.choice(SCRAPS)


def body(rng: random.Random) -> dict[str, Any]:
    """A body that is now and then nearly right."""
    made: dict[str, Any] = {key: scrap(rng) for key in rng.sample(KEYS, rng.randint(0, 4))}
    if rng.random() < 0.6:
        made["answers"] = {rng.choice(IDS): rng.choice([scrap(rng), {"value": scrap(rng), "base": scrap(rng)}]) for _ in range(3)}
    if rng.random() < 0.5:
        made["question"], made["value"] = rng.choice([*IDS, scrap(rng)]), rng.choice([scrap(rng), [scrap(rng)], {"a": scrap(rng)}])
    if rng.random() < 0.4:
        made["profile"] = rng.choice([scrap(rng), {"seen": [scrap(rng)], "place": scrap(rng), "read": scrap(rng)}])
    return made


def send(page: Any, handler: str, rng: random.Random) -> Any:
    """One request, by any method and with any type of content."""
    noauth = rng.random() < 0.25
    if rng.random() < 0.1:
        return page.get(handler, query=rng.choice(["", "number=x", "zone=%00"]), noauth=noauth)
    if rng.random() < 0.15:
        return page.post(handler, raw=rng.choice(RAW), noauth=noauth)
    kind = "application/json" if rng.random() < 0.93 else rng.choice(["text/plain", "multipart/form-data", ""])
    return page.post(handler, raw=json.dumps(body(rng)).encode("utf-8", "surrogatepass"), content_type=kind, noauth=noauth)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("content", ["lesson", "exam"])
def test_hostile_bodies(aula: Any, handler: str, mode: str, content: str) -> None:
    rng = random.Random(f"{handler}/{mode}/{content}")
    opened, own = {"lesson": (lesson, OWN), "exam": (exam, OWN_EXAM)}[content]
    learner = opened(aula)
    if content == "lesson":
        assert check(learner, 1).status == 200
    page = opened(aula, mode=mode)
    for number in range(BODIES_EACH):
        before = learner.row()
        answer = send(page, handler, rng)
        assert answer.status < 500, (number, answer.status, answer.error)
        if answer.status >= 400 or mode in ("anonymous", "masquerade", "studio"):
            assert learner.row() == before, number
    assert set(own) <= set(KEYS)
