"""Parallel saves and checks of one learner in two sessions: all are kept, on every database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import yaml

from ..course.samples import raw_questions
from .lessons import BLOCK, right

SAVES = 24
MANY = yaml.safe_dump({"questions": [
    {**raw_questions()[0 if n % 3 == 0 else 4], "id": f"q-{n}"} for n in range(SAVES)]}, allow_unicode=True)


@pytest.mark.database
@pytest.mark.parametrize("existing", [False, True], ids=["first save ever", "row exists"])
def test_every_parallel_save_is_kept(aula: Any, existing: bool) -> None:
    attributes = {"lesson_id": "", "own_text": "Texto.", "own_questions": MANY}
    sessions = [aula.open(BLOCK, attributes=attributes) for _ in range(2)]
    if existing:
        assert sessions[0].post("save_answers", {"profile": {"read": True}}).status == 200
    asked = sessions[0].block.material().bank.questions
    answers = {each.id: right(sessions[0], each) for each in asked if each.is_marked}

    def save(number: int) -> int:
        page, each = sessions[number % 2], asked[number]
        if each.is_marked:
            status = page.post("check", {"question": each.id, "value": answers[each.id]}).status
        else:
            status = page.post("save_answers", {"answers": {each.id: {"value": f"nota {number}", "base": 0}}}).status
        aula.close_thread()
        return status

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert list(pool.map(save, range(SAVES))) == [200] * SAVES
    state = sessions[0].state()
    assert len(state["answers"]["replies"]) == SAVES // 3 == state["attempts"]
    assert len(state["answers"]["notes"]) == SAVES - SAVES // 3
    assert sessions[0].row()["grade"] == 1.0 == state["earned"]
