"""48 parallel saves of one learner in two sessions, a third of them graded: 48 are kept, on every database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from .common import BLOCK, EVERYTHING

SAVES = 48


@pytest.mark.database
@pytest.mark.parametrize("existing", [False, True], ids=["first save ever", "row exists"])
def test_every_parallel_save_is_kept(aula: Any, existing: bool) -> None:
    sessions = [aula.open(BLOCK), aula.open(BLOCK)]
    if existing:
        assert sessions[0].post("save_answers", {"profile": {"route": "completa"}}).status == 200

    def save(number: int) -> int:
        page = sessions[number % 2]
        answers = {EVERYTHING[number]: {"level": number % 5, "base": 0, "note": f"nota {number}"}}
        status = page.post("submit" if number % 3 == 0 else "save_answers", {"answers": answers}).status
        aula.close_thread()
        return status

    with ThreadPoolExecutor(max_workers=8) as pool:
        statuses = list(pool.map(save, range(SAVES)))
    assert statuses == [200] * SAVES
    state = sessions[0].state()
    kept = {key for key, each in state["draft"]["answers"].items() if each.get("note")}
    assert kept == set(EVERYTHING[:SAVES])
    assert len(state["snapshots"]["items"]) == SAVES // 3 == state["attempts"]
    assert sessions[0].row()["grade"] == pytest.approx(state["earned"])
