"""Compare the self-diagnosis with two peers in the same run, on the demo's runtime. Ratios, never times alone.

    python tools/bench.py [--short] [--write]

Peers: xblock-poll's survey and problem-builder, each with 50 questions. They live in an environment of their own,
`.venv-comparados`, made on the way. `--write` puts the table in `docs/rendimiento.md`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv-comparados"
QUESTIONS = 50


def environment() -> Path:
    """Python of the environment with the peers."""
    python = HOME / "bin" / "python"
    if not (HOME / ".listo").exists():
        print("Preparando el entorno con los bloques que se comparan…", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", "requirements/nuevo.txt"], cwd=ROOT, check=True)
        subprocess.run([*pip, "--no-deps", "-r", "requirements/comparados.txt"], cwd=ROOT, check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], cwd=ROOT, check=True)
        (HOME / ".listo").touch()
    return python


def median(work: Callable[[], Any], runs: int) -> float:
    """Median milliseconds of `work` after one warm-up."""
    work()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def must(answer: Any) -> Any:
    """An answer that has to be good."""
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {answer.text[:300]} {answer.error[-600:]}")
    return answer


def ours(aula: Any, runs: int) -> dict[str, float]:
    """View with 60 answers, one save, one submission."""
    from autodiagnostico_xblock import data

    ids = list(data.instrument().by_id)
    page = aula.open("autodiagnostico")
    note = "Acta de cabildo, sesión ordinaria"
    with aula.query_count() as first:
        must(page.post("save_answers", {"answers": {ids[0]: {"level": 1, "base": 0}}}))
    all_answers = {each: {"level": 3, "base": 0, "note": note} for each in ids[1:]}
    must(page.post("save_answers", {"profile": {"route": "completa"}, "answers": all_answers}))
    revision = {"now": 1}

    def save() -> None:
        answer = {"level": revision["now"] % 5, "base": base["rev"], "note": note}
        base["rev"] = must(page.post("save_answers", {"answers": {ids[0]: answer}})).json["revisions"][ids[0]]
        revision["now"] += 1

    base = {"rev": 1}
    save()
    with aula.query_count() as later:
        save()
    return {
        "view": median(lambda: page.html("student_view"), runs),
        "save": median(save, runs),
        "submit": median(lambda: must(page.post("submit", {})), min(runs, 10)),
        "queries_first": first.count,
        "queries": later.count,
    }


def survey(aula: Any, runs: int) -> dict[str, float]:
    """xblock-poll's survey."""
    questions = [[f"q{n}", {"label": f"Pregunta {n} sobre el municipio", "img": "", "img_alt": ""}] for n in range(QUESTIONS)]
    attributes = {"questions": questions, "answers": [[f"a{n}", f"Nivel {n}"] for n in range(5)],
                  "max_submissions": 0, "private_results": True}
    page = aula.open("survey", attributes=attributes)
    votes = {f"q{n}": "a1" for n in range(QUESTIONS)}

    def vote() -> None:
        if not must(page.post("vote", votes)).json["success"]:
            raise RuntimeError("the survey refused the vote")

    submit = median(vote, runs)
    return {"view": median(lambda: page.html("student_view"), runs), "submit": submit}


def problem_builder(aula: Any, runs: int) -> dict[str, float]:
    """problem-builder with multiple-choice questions of five choices."""
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
    submit = median(lambda: must(page.post("submit", body)), min(runs, 3))
    return {"view": median(lambda: page.html("student_view"), min(runs, 3)), "submit": submit}


def measure(runs: int) -> list[tuple[str, float, str, float]]:
    """(what, ratio or count, limit in words, limit)."""
    from demo import testing

    testing.setup()
    with testing.fresh() as aula:
        own, poll, builder = ours(aula, runs), survey(aula, runs), problem_builder(aula, runs)
    return [
        ("Página de 60 con respuestas ÷ página de la encuesta de 50", own["view"] / poll["view"], "1/4", 1 / 4),
        ("Página de 60 con respuestas ÷ página de problem-builder de 50", own["view"] / builder["view"], "1/50", 1 / 50),
        ("Guardar una respuesta ÷ enviar la encuesta", own["save"] / poll["submit"], "1", 1),
        ("Enviar y puntuar ÷ enviar problem-builder", own["submit"] / builder["submit"], "1/20", 1 / 20),
        ("Consultas de estado al guardar (en SQLite, una más por su candado)", own["queries"], "5 + 1", 6),
        ("Consultas de estado al guardar la primera vez", own["queries_first"], "6 + 1", 7),
    ]


def table(rows: list[tuple[str, float, str, float]]) -> str:
    """Markdown."""
    lines = ["| Qué | Medido | Límite | ¿Cumple? |", "|---|---|---|---|"]
    for what, value, words, limit in rows:
        shown = str(int(value)) if value >= 1 and value == int(value) else f"{value:.4f} (1/{1 / value:.1f})"
        lines.append(f"| {what} | {shown} | {words} | {'sí' if value <= limit else '**no**'} |")
    return "\n".join(lines)


def main() -> int:
    """Run inside the peers' environment."""
    if os.environ.get("BENCH_INSIDE") != "1":
        with tempfile.TemporaryDirectory() as folder:
            inside = {**os.environ, "BENCH_INSIDE": "1", "AULA_DIR": folder, "DATABASE_URL": "", "PYTHONWARNINGS": "ignore"}
            inside["PYTHONPATH"] = str(ROOT)
            return subprocess.run([str(environment()), __file__, *sys.argv[1:]], cwd=ROOT, env=inside).returncode
    rows = measure(5 if "--short" in sys.argv else 30)
    print(table(rows))
    if "--write" in sys.argv:
        path = ROOT / "docs" / "rendimiento.md"
        before, _, after = path.read_text("utf-8").partition("<!-- medidas -->")
        path.write_text(before + "<!-- medidas -->\n" + table(rows) + "\n<!-- fin -->" + after.partition("<!-- fin -->")[2], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
