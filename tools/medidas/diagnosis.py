"""The self-diagnosis beside xblock-poll's survey and problem-builder, each with 50 questions."""

from __future__ import annotations

import json
from typing import Any

from .table import COUNT, Row
from .timing import Work, medians, must

QUESTIONS = 50


class Own:
    """Our page with sixty answers, and what a learner does in it."""

    def __init__(self, aula: Any) -> None:
        from autodiagnostico_xblock import data

        self.page = aula.open("autodiagnostico")
        self.first, *rest = data.instrument().by_id
        self.note = "Acta de cabildo, sesión ordinaria"
        self.level, self.revision = 0, 1
        with aula.query_count() as first:
            must(self.page.post("save_answers", {"answers": {self.first: {"level": 1, "base": 0}}}))
        answers = {each: {"level": 3, "base": 0, "note": self.note} for each in rest}
        must(self.page.post("save_answers", {"profile": {"route": "completa"}, "answers": answers}))
        with aula.query_count() as later:
            self.save()
        self.queries, self.queries_first = later.count, first.count

    def view(self) -> None:
        """The page."""
        self.page.html("student_view")

    def save(self) -> None:
        """One answer."""
        self.level = (self.level + 1) % 5
        answer = {"level": self.level, "base": self.revision, "note": self.note}
        self.revision = must(self.page.post("save_answers", {"answers": {self.first: answer}})).json["revisions"][self.first]

    def submit(self) -> None:
        """Submit and score."""
        must(self.page.post("submit", {}))


def survey(aula: Any) -> tuple[Work, Work]:
    """View and vote of xblock-poll's survey."""
    questions = [[f"q{n}", {"label": f"Pregunta {n} sobre el municipio", "img": "", "img_alt": ""}] for n in range(QUESTIONS)]
    attributes = {"questions": questions, "answers": [[f"a{n}", f"Nivel {n}"] for n in range(5)],
                  "max_submissions": 0, "private_results": True}
    page = aula.open("survey", attributes=attributes)
    votes = {f"q{n}": "a1" for n in range(QUESTIONS)}

    def vote() -> None:
        if not must(page.post("vote", votes)).json["success"]:
            raise RuntimeError("the survey refused the vote")

    vote()
    return lambda: page.html("student_view"), vote


def problem_builder(aula: Any) -> tuple[Work, Work]:
    """View and submission of problem-builder with multiple-choice questions of five choices."""
    from demo.aula.models import Authored

    page = aula.open("problem-builder")

    def key(kind: str, name: str) -> Any:
        return aula.course.make_usage_key(kind, name)

    children = []
    for n in range(QUESTIONS):
        question, choices = key("pb-mcq", f"q{n}"), []
        for c in range(5):
            choice = key("pb-choice", f"q{n}c{c}")
            choices.append(str(choice))
            fields = {"value": f"v{c}", "content": f"Nivel {c} del indicador", "parent": str(question)}
            Authored.objects.create(usage_key=choice, fields=json.dumps(fields))
        fields = {"question": f"Pregunta {n}", "correct_choices": ["v1"], "children": choices, "name": f"q{n}", "parent": str(page.usage)}
        Authored.objects.create(usage_key=question, fields=json.dumps(fields))
        children.append(str(question))
    aula.change("problem-builder", children=children, max_attempts=0)
    body = {f"q{n}": {"value": "v1"} for n in range(QUESTIONS)}
    return lambda: page.html("student_view"), lambda: must(page.post("submit", body))


def rows(aula: Any, runs: int) -> list[Row]:
    """What the self-diagnosis must hold."""
    own = Own(aula)
    poll_view, poll_vote = survey(aula)
    tree_view, tree_submit = problem_builder(aula)
    view = medians({"own": own.view, "poll": poll_view}, runs)
    save = medians({"own": own.save, "poll": poll_vote}, runs)
    # a page of problem-builder takes seconds: few turns are enough for a distance of hundreds
    far = medians({"view": own.view, "tree_view": tree_view, "submit": own.submit, "tree_submit": tree_submit}, min(runs, 3))
    return [
        Row("Página de 60 con respuestas ÷ página de la encuesta de 50", view["own"] / view["poll"], "1/4", 1 / 4),
        Row("Página de 60 con respuestas ÷ página de problem-builder de 50", far["view"] / far["tree_view"], "1/50", 1 / 50),
        Row("Guardar una respuesta ÷ enviar la encuesta", save["own"] / save["poll"], "1", 1),
        Row("Enviar y puntuar ÷ enviar problem-builder", far["submit"] / far["tree_submit"], "1/20", 1 / 20),
        Row("Consultas de estado al guardar (en SQLite, una más por su candado)", own.queries, "5 + 1", 6, COUNT),
        Row("Consultas de estado al guardar la primera vez", own.queries_first, "6 + 1", 7, COUNT),
    ]
