"""What the documents cost: the child's memory, its time beside the bare compiler's, and the server's memory."""

from __future__ import annotations

import json
import resource
import subprocess
from pathlib import Path
from typing import Any

import crum
import pytest

from autodiagnostico_xblock.export import diagnosis, offer, plan
from autodiagnostico_xblock.kit.documents import docx, pdf, typesetter, xlsx
from autodiagnostico_xblock.ui import takeaway

from .samples import filled, lowest

CHILD_MB, USUAL_MB, TIMES = 80, 72, 3
MANY, GROWTH_MB = 20, 2  # a tenth of a megabyte a document: less than the document itself
# the same child, and then the peak of its own memory: the kernel's figure for children counts that of the parent too
MEASURED = (
    "import runpy,sys\ntry: runpy.run_path(sys.argv[1], run_name='__main__')\nexcept SystemExit: pass\n"
    "sys.stderr.write([l for l in open('/proc/self/status') if l.startswith('VmHWM')][0].split()[1])"
)


def presented(aula: Any) -> tuple[Any, Any]:
    """Values of sixty questions and of twenty commitments."""
    page = filled(aula, commitments=20)
    with crum.impersonate(page.person.requester):
        visit = page.block._visit()
        return takeaway.diagnosis(visit, None), takeaway.plan(visit, None)


def both(aula: Any) -> tuple[Any, Any, Any]:
    """The report and the plan in one document, and their values."""
    import attrs

    found, planned = presented(aula)
    one, other = diagnosis.report(found), plan.whole(planned)
    return attrs.evolve(one, blocks=(*one.blocks, *other.blocks)), found, planned


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
    found, planned = presented(aula)
    assert peak(diagnosis.report(found) if which == "diagnosis" else plan.whole(planned)) <= USUAL_MB


def test_the_child_stays_small_with_the_longest_report(aula: Any) -> None:
    page = lowest(aula)
    with crum.impersonate(page.person.requester):
        assert peak(diagnosis.report(takeaway.diagnosis(page.block._visit(), None))) <= CHILD_MB


def test_it_costs_little_more_than_the_bare_compiler(aula: Any, tmp_path: Path) -> None:
    document, _, _ = both(aula)
    (tmp_path / "bare.py").write_text(
        "import sys,typst\ntypst.compile(sys.argv[1],output=sys.argv[2],sys_inputs={'data':open(sys.argv[3]).read()},"
        "font_paths=[sys.argv[4]],ignore_system_fonts=True)")
    (tmp_path / "d.typ").write_text(pdf.TEMPLATE.read_text("utf-8"), "utf-8")
    (tmp_path / "d.json").write_text(json.dumps(pdf.as_data(document)), "utf-8")
    bare = [typesetter.interpreter(), "bare.py", "d.typ", "d.pdf", "d.json", str(typesetter.FONTS)]
    compiler = cost(lambda: subprocess.run(bare, cwd=tmp_path, check=True))
    assert cost(lambda: pdf.write(document)) <= TIMES * compiler


def test_docx_and_xlsx_cost_less_than_the_pdf(aula: Any) -> None:
    document, found, planned = both(aula)
    as_pdf = cost(lambda: pdf.write(document))
    assert cost(lambda: docx.write(document)) < as_pdf
    assert cost(lambda: [offer.MAKERS["diagnosis"]["xlsx"](found), offer.MAKERS["plan"]["xlsx"](planned)]) < as_pdf
    assert xlsx.available()


def test_many_pdfs_do_not_grow_the_server(aula: Any) -> None:
    found, _ = presented(aula)

    def resident() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20

    for _ in range(5):
        offer.MAKERS["diagnosis"]["pdf"](found)
    before = resident()
    for _ in range(MANY):
        offer.MAKERS["diagnosis"]["pdf"](found)
    assert resident() - before <= GROWTH_MB
