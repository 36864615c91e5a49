"""Documents and learners for tests of files."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from autodiagnostico_xblock import data
from autodiagnostico_xblock.kit.documents.model import (
    Attachment,
    Callout,
    Cell,
    Chip,
    Chips,
    Column,
    Cover,
    Document,
    Facts,
    Figure,
    Heading,
    Item,
    Items,
    Measure,
    PageBreak,
    Paragraph,
    Room,
    Run,
    Signatures,
    Table,
    Tile,
    Tiles,
)
from autodiagnostico_xblock.kit.documents.radar import Series, radar
from autodiagnostico_xblock.kit.documents.shorthand import bullets, numbered, paragraphs, row, text
from tests.core.plan_samples import ABOUT, whole

MOMENT = datetime(2026, 11, 24, 16, 30, tzinfo=timezone.utc)
HARD = (
    "kʼi̱nal ñuu ā ɨ ŋ ʉ ᵉ ō", "¿Qué pasó? «Ñandú» — 100 %… →", "emoji ✅ 📌 👩‍💻 🇲🇽", "עברית", "العربية", "中文 हिन्दी 한국어",
    "=1+1", "+52 33 1234 5678", "-1", "@SUM(A1)", "\t=cmd|'/c calc'!A0", "＝1+1",
    "#panic(\"x\") $x$ <b>hola</b> @ref *no* _no_ \\n // /* ",
    "<script>alert(1)</script> & \"comillas\" ]]>", "línea\ndos\r\ntres", "nulo\x00 control\x1b\x07 fin", "mitad\ud800par", "x" * 3000,
    "https://www.example.gob.mx/" + "a/" * 300,
    "\u202eal revés\u202c \u200bcero\ufeff", "{{ page }} {pages} %(name)s %s {0}", "\ue000 privado \uffff",
)


def everything(words: str) -> Document:
    """Every kind of block, with `words` in each place that takes text."""
    svg = radar([words[:40]] * 5, [Series(words[:40], "now", (0.1, 0.5, 1.0, None, 0.3))], title=words[:80] or "radar")
    runs = text(words, Run(words, bold=True), Run(words, italic=True), Run(words, soft=True), Run(words, link="https://example.org/a"))
    columns = (Column(words, 3), Column("Nivel", 1, "center"), Column("Puntos", 1, "right"))
    return Document(
        title=words or "Sin título", subject=words, keywords=(words,), date=MOMENT, contents="Contenido", page="Página {page} de {pages}",
        cover=Cover(words, words, words, ((words, words),), words),
        blocks=(
            Heading(1, words), Paragraph(runs, "lead", keep=True), Heading(4, words), *paragraphs(words, style="soft"),
            Items((Item(runs, (bullets(words, words), *paragraphs(words))), Item(text(words)))), numbered(words, words),
            Items((Item(text(words)), Item(runs)), ordered=True, letters=True), Room(2),
            Table(columns, tuple(row(runs, Cell(text(words), "level3"), "75") for _ in range(3)), caption=words),
            Figure(svg, words or "figura", words, width=0.5),
            Callout("warn", words, (*paragraphs(words), bullets(words))),
            Callout("note", words), Callout("key", "", paragraphs(words)), Measure(words[:6], words, paragraphs(words)),
            Facts(((words, runs),)), Chips((Chip(words[:60], "#00689d", "#ffffff"),)),
            Tiles(((words, (Tile(words, words, "level0"),) * 5),)),
            Signatures((words, words, words)), PageBreak(), Heading(2, words),
            Paragraph(text(words), "centred"), Paragraph(text(words), "right"),
        ),
        attachments=(Attachment("datos.csv", f"a,b\n1,{words}\n".encode("utf-8", "replace").decode(), "text/csv", "Datos"),),
    )


def filled(aula: Any, *, note: str = "Acta de cabildo", commitments: int = 3, **parts: Any) -> Any:
    """A page of a learner with a submitted diagnosis of sixty questions and a plan."""
    page = aula.open("autodiagnostico")
    ids = list(data.instrument().by_id)
    answers: dict[str, Any] = {}
    for number, key in enumerate(ids):
        answers[key] = {"level": "unknown", "base": 0} if number % 11 == 5 else {"level": number * 7 % 5, "base": 0, "note": note}
        if number % 4 == 0:
            answers[key]["url"] = "https://www.example.gob.mx/actas/2026/acta-12.pdf"
    answers[ids[1]]["desired"] = 4
    profile = {"route": "completa", "role": "government", "municipality": "14083"}
    assert page.post("save_answers", {"profile": profile, "answers": answers}).status == 200
    assert page.post("submit", {}).status == 200
    promise(page, commitments, **parts)
    return page


def promise(page: Any, commitments: int, *, questions: int = 1, **parts: Any) -> None:
    """Save a plan of that many complete commitments; each moves as many questions."""
    ids = list(data.instrument().by_id)
    changes: dict[str, Any] = {"about": {**ABOUT, "base": 0}}
    for number in range(1, commitments + 1):
        changes[f"c-{number}"] = whole(
            title=f"Compromiso {number}", indicators=[ids[number + 20 * each] for each in range(questions)], current=1, wanted=3, base=0,
            risks="Que cambie el personal.",
            notes=[{"on": "2027-02-15", "text": "Se acordó el formato", "url": "https://example.org/acta", "state": "limited"}], **parts)
    saved = page.post("save_plan", {"changes": changes})
    assert saved.status == 200 and not saved.json["refused"], saved.text


def lowest(aula: Any, user: str = "otra") -> Any:
    """A page of a learner with the longest report there is: sixty answers at level 0, each with a note, and every priority picked."""
    page, instrument = aula.open("autodiagnostico", user=user), data.instrument()
    priorities = [each.id for each in instrument.components]
    profile = {"route": "completa", "role": "government", "municipality": "14083", "priorities": priorities}
    answers = {key: {"level": 0, "base": 0, "note": "Acta de cabildo"} for key in instrument.by_id}
    assert page.post("save_answers", {"profile": profile, "answers": answers}).status == 200
    assert page.post("submit", {}).status == 200
    return page
