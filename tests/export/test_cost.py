"""What the documents cost: the child's memory, its time beside the bare compiler's, and the server's memory."""

from __future__ import annotations

import json
import resource
import subprocess
from pathlib import Path
from typing import Any
from unittest.mock import patch

import crum
import pytest

from autodiagnostico_xblock import data
from autodiagnostico_xblock.export import diagnosis, offer, plan
from autodiagnostico_xblock.kit.documents import docx, pdf, typesetter, xlsx
from autodiagnostico_xblock.ui import takeaway

from .samples import filled, lowest, promise

CHILD_MB, WHOLE_MB, USUAL_MB, TIMES, GROWTH_MB = 80, 76, 72, 3, 8
# the same child, and then the peak of its own memory: the kernel's figure for children counts that of the parent too
MEASURED = (
    "import runpy,sys\ntry: runpy.run_path(sys.argv[1], run_name='__main__')\nexcept SystemExit: pass\n"
    "sys.stderr.write([l for l in open('/proc/self/status') if l.startswith('VmHWM')][0].split()[1])"
)


MEASURES = [{"indicator": "Consultas a la hoja", "baseline": "12 de 40", "goal": "40 de 40"},
            {"indicator": "Preguntas respondidas", "baseline": "no se sabe", "goal": "todas"}]


def presented(aula: Any, page: Any = None) -> Any:
    """Values of sixty questions with evidence (or those of `page`) and of twenty complete commitments, apart and in one file."""
    practices = [key for each in data.instrument().by_id.values() for key in each.practices if key in data.links()][:3]
    page = page or filled(aula, commitments=0)
    promise(page, 20, questions=2, measures=MEASURES, practices=practices)
    with crum.impersonate(page.person.requester):
        return takeaway.dossier(page.block._visit(), None)


def whole(values: Any) -> Any:
    """The one file, with the open data that travels inside."""
    with patch.object(pdf, "write", lambda document: document):
        return offer.MAKERS["dossier"]["pdf"](values)


def spent() -> float:
    """Processor seconds of this process and of its children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def cost(work: Any, runs: int = 3) -> float:
    """Least processor seconds of `runs`, after one to warm up."""
    work()
    least = 1e9
    for _ in range(runs):
        begun = spent()
        work()
        least = min(least, spent() - begun)
    return least


def order(document: Any) -> bytes:
    return json.dumps({
        "source": pdf.TEMPLATE.read_text("utf-8"), "data": json.dumps(pdf.as_data(document)), "library": typesetter.library("typst"),
        "fonts": str(typesetter.FONTS), "options": {"format": "pdf", "pdf_standards": ["ua-1", "a-3a"]}}).encode()


def peak(document: Any) -> float:
    """Most MB that the child that sets `document` has."""
    command = [typesetter.interpreter(), "-I", "-c", MEASURED, str(typesetter.CHILD)]
    done = subprocess.run(command, input=order(document), capture_output=True, check=True, env=typesetter.ENVIRONMENT)
    return int(done.stderr) / 1024


@pytest.mark.parametrize("which", ["diagnosis", "plan"])
def test_the_child_stays_small(aula: Any, which: str) -> None:
    values = presented(aula)
    assert peak(diagnosis.report(values["diagnosis"]) if which == "diagnosis" else plan.whole(values["plan"])) <= USUAL_MB


def test_the_child_stays_small_with_diagnosis_and_plan_in_one_file(aula: Any) -> None:
    assert peak(whole(presented(aula))) <= WHOLE_MB


def test_the_child_stays_small_with_the_longest_file_of_both(aula: Any) -> None:
    values = presented(aula, lowest(aula))
    assert len(values["commitments"]) == 20 and len(values["diagnosis"]["a"]["cards"]) == 60
    assert peak(whole(values)) <= CHILD_MB


def test_the_child_stays_small_with_the_longest_report(aula: Any) -> None:
    page = lowest(aula)
    with crum.impersonate(page.person.requester):
        assert peak(diagnosis.report(takeaway.diagnosis(page.block._visit(), None))) <= CHILD_MB


def test_it_costs_little_more_than_the_bare_compiler(aula: Any, tmp_path: Path) -> None:
    document = whole(presented(aula))
    (tmp_path / "bare.py").write_text(
        "import sys,typst\ntypst.compile(sys.argv[1],output=sys.argv[2],sys_inputs={'data':open(sys.argv[3]).read()},"
        "font_paths=[sys.argv[4]],ignore_system_fonts=True)")
    (tmp_path / "d.typ").write_text(pdf.TEMPLATE.read_text("utf-8"), "utf-8")
    (tmp_path / "d.json").write_text(json.dumps(pdf.as_data(document)), "utf-8")
    bare = [typesetter.interpreter(), "bare.py", "d.typ", "d.pdf", "d.json", str(typesetter.FONTS)]
    compiler = cost(lambda: subprocess.run(bare, cwd=tmp_path, check=True))
    assert cost(lambda: pdf.write(document)) <= TIMES * compiler


def test_docx_and_xlsx_cost_less_than_the_pdf(aula: Any) -> None:
    values = presented(aula)
    document = whole(values)
    as_pdf = cost(lambda: pdf.write(document))
    assert cost(lambda: docx.write(document)) < as_pdf
    assert cost(lambda: [offer.MAKERS["diagnosis"]["xlsx"](values["diagnosis"]), offer.MAKERS["plan"]["xlsx"](values["plan"])]) < as_pdf
    assert xlsx.available()


def test_fifty_pdfs_do_not_grow_the_server(aula: Any) -> None:
    found = presented(aula)["diagnosis"]

    def resident() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20

    for _ in range(5):
        offer.MAKERS["diagnosis"]["pdf"](found)
    before = resident()
    for _ in range(50):
        offer.MAKERS["diagnosis"]["pdf"](found)
    assert resident() - before <= GROWTH_MB
