"""Handover (entrega-recepción): one ZIP with an index, diagnosis, plan, state of each commitment, evidence and pending matters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ..core.commitment import SCALE
from ..core.days import as_day
from ..kit.documents import archive, datapackage, docx, pdf, xlsx
from ..kit.documents.cells import clean
from ..kit.documents.grids import Field, Grid
from ..kit.documents.model import Block, Column, Cover, Document, Heading, Paragraph, Run, Table
from ..kit.documents.shorthand import row, text
from ..kit.render import render
from . import calendar, diagnosis, diagnosis_grids, dossier, plan, plan_grids
from .pieces import Values, document, once
from .plan import linked, stretch

TEMPLATES = Path(__file__).resolve().parent / "templates"
File = tuple[str, str, bytes]


def package(diagnosed: Values | None, planned: Values, *, printed: Mapping[str, str], stored: Mapping[str, Any]) -> bytes:
    """The ZIP. `printed`: HTML of `diagnostico` and `plan` to print; `stored`: everything that is kept, as it is stored."""
    words, moment = planned["words"], planned["moment"]
    files = [*_documents(diagnosed, planned, printed)]
    grids = (*(diagnosis_grids.grids(diagnosed) if diagnosed else ()), *plan_grids.grids(planned), evidence(diagnosed, planned),
             pending(diagnosed, planned))
    data = datapackage.files(grids, name="entrega-recepcion", title=title(planned), about=words["data_about"], moment=moment)
    files += [(f"datos/{name}", words["f_data"], content) for name, content in data.items()]
    files.append(("datos/estado.json", words["f_state"], json.dumps(stored, ensure_ascii=False, indent=1).encode("utf-8", "replace")))
    index = _index(diagnosed, planned, files)
    first: dict[str, bytes] = {"00-indice.html": _page(planned, files, diagnosed).encode("utf-8", "replace")}
    for name, writer in (("00-indice.pdf", pdf), ("00-indice.docx", docx)):
        made = _tried(writer, index)
        if made:
            first[name] = made
    return archive.write({**first, **{name: content for name, _, content in files}}, moment=moment)


def title(values: Values) -> str:
    """«Entrega-recepción de gobierno abierto: San Miguel, Jalisco»."""
    return values["words"]["handover"] + (f": {values['place']}" if values["place"] else "")


def _tried(writer: Any, made: Document) -> bytes | None:
    """The file, or nothing where its library is missing or could not write it: the page to print is there as well."""
    try:
        return bytes(writer.write(made)) if writer.available() else None
    except (pdf.Failed, pdf.TooLarge):
        return None


def _documents(diagnosed: Values | None, planned: Values, printed: Mapping[str, str]) -> Iterator[File]:
    words = planned["words"]
    if diagnosed and planned["commitments"]:
        elsewhere = {"diagnosis": "diagnostico/diagnostico.pdf", "plan": "plan/plan.pdf"}
        content = _tried(pdf, dossier.whole(diagnosed, planned, elsewhere=elsewhere))
        if content:
            yield "01-expediente.pdf", words["f_dossier"], content
    wanted = [("plan", "f_plan", plan.whole(planned), plan_grids.sheets(planned))]
    if diagnosed:
        wanted.insert(0, ("diagnostico", "f_diagnosis", diagnosis.report(diagnosed), diagnosis_grids.grids(diagnosed)))
    for name, about, made, grids in wanted:
        yield f"{name}/{name}.html", f"{words[about]}. {words['to_print']}", printed[name].encode("utf-8", "replace")
        for suffix, writer in (("pdf", pdf), ("docx", docx)):
            content = _tried(writer, made)
            if content:
                yield f"{name}/{name}.{suffix}", words[about], content
        if xlsx.available():
            yield f"{name}/{name}.xlsx", words["f_sheet"], xlsx.write(grids, title=made.title, moment=planned["moment"])
    yield "plan/plazos.ics", words["f_calendar"], calendar.deadlines(planned)


def evidence(diagnosed: Values | None, planned: Values) -> Grid:
    """Every link and note that proves something, with what it proves."""
    words = planned["words"]
    fields = (
        Field("origen", words["k_kind"], width=24), Field("asunto", words["k_matter"], width=60),
        Field("fecha", words["k_day"], "date", 12),
        Field("liga", words["k_link"], width=50), Field("nota", words["k_note"], width=60),
    )
    rows: list[tuple[Any, ...]] = [
        (words["report"], each["question"], None, each["url"], each["note"])
        for each in (diagnosed["rows"] if diagnosed else ()) if each["url"] or each["note"]
    ]
    rows += [
        (words["plan"], each["item"]["title"], as_day(one.on), one.url, one.text)
        for each in planned["commitments"] for one in each["c"].notes if one.url or one.text
    ]
    return Grid("evidencia", words["evidence_list"], fields, tuple(rows))


def pending(diagnosed: Values | None, planned: Values) -> Grid:
    """What the next administration has to look at, the law's first."""
    words = planned["words"]
    fields = (
        Field("tipo", words["k_kind"], width=34),
        Field("asunto", words["k_matter"], width=80),
        Field("detalle", words["k_note"], width=50),
    )
    rows: list[tuple[Any, ...]] = []
    if diagnosed:
        found = diagnosed["r"]
        rows += [(words["p_duty"], each["question"], each["basis"]) for each in found["unmet"]]
        rows += [(words["p_find_out"], each["question"], each["owner"]) for each in found["find_out"]]
        rows += [(words["p_evidence"], each["question"], each["evidence"]) for each in found["pending"]]
    rows += [(words["p_commitment"], each["item"]["title"], each["item"]["state"]) for each in planned["commitments"]
             if each["c"].state != SCALE[-1]]
    rows += [(words["p_activity"], one.what, each["item"]["title"]) for each in planned["commitments"] for one in each["c"].activities
             if not one.done and _is_past(one.end, planned["moment"].date())]
    rows += [(words["p_remark"], each["text"], "") for each in planned["remarks"]]
    return Grid("pendientes", words["pending"], fields, tuple(rows))


def _is_past(day: str, today: date) -> bool:
    found = as_day(day)
    return found is not None and found < today


def _index(diagnosed: Values | None, planned: Values, files: list[File]) -> Document:
    words = planned["words"]
    facts = tuple((name, value) for name, value in ((words["place"], planned["place"]), (words["date"], planned["day"])) if value)
    cover = Cover(words["handover"], planned["place"], words["kicker"], facts, f"{planned['legal_note']}\n{planned['home']['disclaimer']}")
    return document(planned, title=title(planned), cover=cover, blocks=_summary(diagnosed, planned, files), contents=False)


def _summary(diagnosed: Values | None, planned: Values, files: list[File]) -> Iterator[Block]:
    words = planned["words"]
    yield Paragraph(text(words["handover_note"]), "lead")
    yield Heading(1, words["inside"])
    shown = [each for each in files if not each[0].startswith("datos/") or each[0].endswith((".json", "package.json"))]
    yield _table(((words["file"], 30), (words["what"], 60)), [(name, about) for name, about, _ in shown])
    yield Heading(1, words["state_of_each"])
    columns = ((planned["home"]["commitment"], 40), (words["k_post"], 24), (words["dates"], 30), (words["k_state"], 20))
    yield from _or_none(columns, [
        (f"{each['item']['number']}. {each['item']['title']}", each["item"]["who"], stretch(each["item"]),
         once([each["item"]["state"], each["item"]["late"]]))
        for each in planned["commitments"]], words["no_plan"])
    for grid, none in ((pending(diagnosed, planned), words["pending_none"]), (evidence(diagnosed, planned), words["evidence_none"])):
        yield Heading(1, grid.title)
        places = [position for position, field in enumerate(grid.fields) if field.kind == "text"]
        yield from _or_none(tuple((grid.fields[place].title, grid.fields[place].width) for place in places),
                            [tuple(each[place] or "" for place in places) for each in grid.rows], none)


def _or_none(columns: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]], none: str) -> Iterator[Block]:
    yield _table(columns, rows) if rows else Paragraph(text(Run(none, soft=True)))


def _table(columns: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]]) -> Table:
    made = tuple(row(*(linked(cell) for cell in each)) for each in rows)
    return Table(tuple(Column(name, width) for name, width in columns), made, small=True)


def _page(planned: Values, files: list[File], diagnosed: Values | None) -> str:
    """The index as a page that opens anywhere, with a link to each file."""
    return render(TEMPLATES, "handover.html", {
        "language": planned["language"], "title": clean(title(planned)), "day": planned["day"], "words": planned["words"],
        "files": [(name, about) for name, about, _ in files], "commitments": planned["commitments"],
        "pending": pending(diagnosed, planned).rows, "evidence": evidence(diagnosed, planned).rows,
    })
