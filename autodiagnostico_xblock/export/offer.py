"""What can be taken away, in which formats, and the one function that makes each file.

A maker gets the values of its document; that of the dossier, those of both under `diagnosis` and `plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..kit.documents import archive, csv, datapackage, docx, pdf, xlsx
from ..kit.documents.cells import file_name
from ..kit.documents.grids import Grid
from ..kit.documents.model import Attachment
from . import calendar, diagnosis, diagnosis_grids, dossier, plan, plan_grids, session
from .pieces import Values

Maker = Callable[[Values], bytes]
NAMES = {
    "diagnosis": "autodiagnostico", "plan": "plan-de-apertura", "dossier": "expediente-para-el-cabildo", "handover": "entrega-recepcion",
}


def _package(values: Values, grids: tuple[Grid, ...], what: str, title: str) -> dict[str, bytes]:
    return datapackage.files(grids, name=NAMES[what], title=title, about=values["words"]["data_about"], moment=values["moment"])


def _diagnosis_data(values: Values) -> dict[str, bytes]:
    return _package(values, diagnosis_grids.grids(values), "diagnosis", diagnosis.title(values))


def _plan_data(values: Values) -> dict[str, bytes]:
    return _package(values, plan_grids.grids(values), "plan", plan.title(values))


def _dossier(values: Values) -> bytes:
    found, planned = values["diagnosis"], values["plan"]
    grids = (*diagnosis_grids.grids(found), *plan_grids.grids(planned))
    data = _attached(_package(planned, grids, "dossier", dossier.title(planned)), planned)
    elsewhere = {what: name(what, values[what], "pdf") for what in ("diagnosis", "plan")}
    return pdf.write(dossier.whole(found, planned, elsewhere=elsewhere, attachments=data))


def _attached(files: Mapping[str, bytes], values: Values) -> tuple[Attachment, ...]:
    """The open data, to travel inside the PDF."""
    media = {"csv": "text/csv", "json": "application/json"}
    about = values["words"]["data_about"]
    return tuple(Attachment(name, content.decode("utf-8"), media[name.rpartition(".")[2]], about) for name, content in files.items()
                 if name != "datos.json")


MAKERS: Mapping[str, Mapping[str, Maker]] = {
    "diagnosis": {
        "pdf": lambda values: pdf.write(diagnosis.report(values, _attached(_diagnosis_data(values), values))),
        "docx": lambda values: docx.write(diagnosis.report(values)),
        "xlsx": lambda values: xlsx.write(diagnosis_grids.grids(values), title=diagnosis.title(values), moment=values["moment"]),
        "csv": lambda values: csv.for_people(diagnosis_grids.answers(values)),
        "json": lambda values: _diagnosis_data(values)["datos.json"],
        "zip": lambda values: archive.write(_diagnosis_data(values), moment=values["moment"]),
    },
    "plan": {
        "pdf": lambda values: pdf.write(plan.whole(values, _attached(_plan_data(values), values))),
        "docx": lambda values: docx.write(session.agreement(values)),
        "xlsx": lambda values: xlsx.write(plan_grids.sheets(values), title=plan.title(values), moment=values["moment"]),
        "ics": calendar.deadlines,
        "csv": lambda values: csv.for_people(plan_grids.commitments(values)),
        "json": lambda values: _plan_data(values)["datos.json"],
        "zip": lambda values: archive.write(_plan_data(values), moment=values["moment"]),
    },
    "dossier": {"pdf": _dossier},
}


def name(what: str, values: Values, suffix: str) -> str:
    """ASCII name with place and day: `plan-de-apertura-tala-jalisco-2026-11-24.pdf`."""
    return f"{file_name(NAMES[what], values['place'], values['iso_day'])}.{suffix}"
