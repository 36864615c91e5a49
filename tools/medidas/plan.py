"""The plan: saving a commitment among twenty beside saving an answer among sixty, of the same learner."""

from __future__ import annotations

from typing import Any

from tests.core.plan_samples import whole
from tests.export.samples import filled

from .table import COUNT, Row
from .timing import must, ratio

COMMITMENTS = 20


class Saving:
    """A learner with both, who saves the same thing again and again."""

    def __init__(self, aula: Any) -> None:
        from autodiagnostico_xblock import data

        self.page = filled(aula, commitments=COMMITMENTS)
        self.first = next(iter(data.instrument().by_id))
        self.turn, self.answer_revision = 0, 1
        self.plan_revision = next(each["rev"] for each in self.page.state()["plan"]["commitments"] if each["id"] == "c-1")

    def answer(self) -> None:
        """One answer of the diagnosis."""
        self.turn += 1
        sent = {"level": self.turn % 5, "base": self.answer_revision, "note": "Acta de cabildo"}
        reply = must(self.page.post("save_answers", {"answers": {self.first: sent}})).json
        self.answer_revision = reply["revisions"][self.first]

    def commitment(self) -> None:
        """One commitment of the plan, whole."""
        self.turn += 1
        sent = whole(title=f"Compromiso {self.turn}", base=self.plan_revision)
        reply = must(self.page.post("save_plan", {"changes": {"c-1": sent}})).json
        self.plan_revision = reply["revisions"]["c-1"]


def rows(aula: Any, runs: int) -> list[Row]:
    """What a save of the plan must hold."""
    saving = Saving(aula)
    saving.commitment()
    with aula.query_count() as found:
        saving.commitment()
    return [
        Row("Guardar un compromiso, entre 20 ÷ guardar una respuesta, entre 60", ratio(saving.commitment, saving.answer, runs), "2", 2),
        Row("Consultas de estado al guardar el plan", found.count, "5 + 1", 6, COUNT),
    ]
