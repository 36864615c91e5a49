"""The documents of sixty indicators and twenty commitments, beside the bare compiler and beside each other."""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

import crum

from tests.export.samples import lowest
from tests.export.test_cost import MEASURED, order, presented, whole

from .table import Row
from .timing import medians, ratio, spent

BARE = """import sys, typst
for name in sys.argv[2:]:
    typst.compile("d.typ", output=name + ".pdf", sys_inputs={"data": open(name + ".json").read()}, font_paths=[sys.argv[1]],
                  ignore_system_fonts=True)
"""


def peak(document: Any, runs: int) -> float:
    """Median over `runs` of the MB that the child that sets `document` has at most: its threads make it vary."""
    from autodiagnostico_xblock.kit.documents import typesetter

    child = [typesetter.interpreter(), "-I", "-c", MEASURED, str(typesetter.CHILD)]
    asked = order(document)
    done = [subprocess.run(child, input=asked, capture_output=True, check=True, env=typesetter.ENVIRONMENT) for _ in range(runs)]
    return statistics.median(int(each.stderr) for each in done) / 1024


def beside_the_compiler(documents: dict[str, Any], ours: Any, runs: int) -> float:
    """Time of our PDFs ÷ time of a process per document that only compiles the same pages."""
    from autodiagnostico_xblock.kit.documents import pdf, typesetter

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "d.typ").write_text(pdf.TEMPLATE.read_text("utf-8"), "utf-8")
        (Path(folder) / "bare.py").write_text(BARE, "utf-8")
        for name, document in documents.items():
            (Path(folder) / f"{name}.json").write_text(json.loads(order(document))["data"], "utf-8")

        def bare() -> None:
            for name in documents:
                subprocess.run([typesetter.interpreter(), "bare.py", str(typesetter.FONTS), name], cwd=folder, check=True)

        return ratio(ours, bare, runs)


def rows(aula: Any, runs: int) -> list[Row]:
    """What making the report and the plan must hold; nothing without the libraries."""
    from autodiagnostico_xblock.export import offer
    from autodiagnostico_xblock.kit.documents import pdf, typesetter
    from autodiagnostico_xblock.ui import takeaway

    if not all(map(typesetter.library, ("typst", "docx", "xlsxwriter"))):
        print("Sin las bibliotecas de los documentos: no se miden.")
        return []
    both = presented(aula)
    values = {what: both[what] for what in ("diagnosis", "plan")}
    dossier, longest_dossier = whole(both), whole(presented(aula, lowest(aula, user="ambas")))
    with patch.object(pdf, "write", lambda document: document):  # the documents as they are made, with the data inside
        documents = {what: offer.MAKERS[what]["pdf"](values[what]) for what in values}
        page = lowest(aula)
        with crum.impersonate(page.person.requester):
            longest = offer.MAKERS["diagnosis"]["pdf"](takeaway.diagnosis(page.block._visit(), None))
    runs = max(3, runs // 4)

    def all_as(suffix: str) -> Any:
        return lambda: [offer.MAKERS[what][suffix](values[what]) for what in values]

    cost = medians({suffix: all_as(suffix) for suffix in ("pdf", "docx", "xlsx")}, runs, spent)
    return [
        Row("PDF con todo, de 60 y 20, ÷ el compilador solo, con las mismas páginas",
            beside_the_compiler({"dossier": dossier}, lambda: offer.MAKERS["dossier"]["pdf"](both), runs), "3", 3),
        Row("PDF del informe de 60 y del plan de 20 ÷ el compilador solo, con las mismas páginas",
            beside_the_compiler(documents, all_as("pdf"), runs), "3", 3),
        Row("DOCX del informe y del acuerdo ÷ sus PDF, en procesador", cost["docx"] / cost["pdf"], "1", 1),
        Row("XLSX de ambos ÷ sus PDF, en procesador", cost["xlsx"] / cost["pdf"], "1", 1),
        Row("Memoria del proceso que hace el PDF del informe de 60", peak(documents["diagnosis"], runs), "80 MB", 80, "MB"),
        Row("La misma, del informe más largo: 60 en el nivel 0 y las 60 recomendaciones completas", peak(longest, runs), "80 MB", 80, "MB"),
        Row("Memoria del proceso que hace el PDF con todo: 60 preguntas con evidencia y 20 compromisos completos",
            peak(dossier, runs), "80 MB", 80, "MB"),
        Row("La misma, del más largo: 60 en el nivel 0 y 20 compromisos completos", peak(longest_dossier, runs), "80 MB", 80, "MB"),
        Row("Memoria del proceso que hace el PDF del plan de 20", peak(documents["plan"], runs), "80 MB", 80, "MB"),
    ]
