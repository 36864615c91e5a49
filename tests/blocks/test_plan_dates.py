"""What is overdue, on the day of the learner: in the list, by quarter, on the line of time, its table and on paper."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn
from openpyxl import load_workbook

from ..core.plan_samples import ABOUT, whole
from .common import BLOCK

# 25 hours apart: it is never the same day in both
EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"


def there(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def stored(aula: Any, end: date, **changes: Any) -> Any:
    """A plan whose only activity ends that day."""
    page = aula.open(BLOCK)
    activities = [{"what": "Publicar la hoja", "start": (end - timedelta(days=9)).isoformat(), "end": end.isoformat()}]
    about = {**ABOUT, "start": "2025-10-01", "end": "2030-01-01", "base": page.state().get("plan", {}).get("about", {}).get("rev", 0)}
    assert page.post("save_plan", {"changes": {"about": about, "c-1": whole(activities=activities, **changes)}}).status == 200
    return page


def home(page: Any, zone: str) -> str:
    # as it is read: a line break in the page is one more space
    return " ".join(page.post("plan_part", {"part": "page", "zone": zone}).json["html"].split())


def test_today_is_the_day_of_who_learns(aula: Any) -> None:
    page = stored(aula, there(WEST))
    assert "Vencida" not in home(page, WEST) and "Atrasado" not in home(page, WEST)
    html = home(page, EAST)
    assert "Atrasado: debía terminar el" in html and "Vencida" in html


def test_dates_of_the_year_are_inside_the_plan_and_on_the_screen_not_past(aula: Any) -> None:
    page, year = aula.open(BLOCK), there(WEST).year
    start, end = f"{year - 1}-11-01", f"{year + 1}-02-10"
    changes = {"about": {**ABOUT, "start": start, "end": end, "base": 0},
               "c-1": whole(activities=[{"what": "Uno", "start": start, "end": end}])}
    assert page.post("save_plan", {"changes": changes}).status == 200
    screen, paper = home(page, WEST), page.get("plan_document").text
    for day, on_screen, on_paper in (
        (f"30 de octubre de {year - 1}", False, False), (f"31 de diciembre de {year - 1}", False, True),
        (f"30 de enero de {year + 1}", True, True), (f"31 de marzo de {year + 1}", False, False),
    ):
        assert [f"<li>{day}: " in html for html in (screen, paper)] == [on_screen, on_paper], day


def test_it_is_said_with_words_and_a_symbol_everywhere(aula: Any) -> None:
    html = home(stored(aula, date(2026, 1, 31)), WEST)
    listed, quarters, line = (html.partition(each)[2] for each in ("data-order", "Por trimestre", "En una línea de tiempo"))
    assert "⚠</span> Atrasado: debía terminar el 31 de enero de 2026" in listed
    assert "⚠</span> Actividades vencidas: 1" in quarters and "⚠</span> Vencida" in quarters.partition("gam-gantt")[0]
    svg, _, table = line.partition("</svg>")
    assert ">Atrasado. </tspan>" in svg and svg.count("<path") == 2 and "⚠</span> Vencida" in table


@pytest.mark.parametrize("changes", [{"notes": [{"on": "2026-01-31", "text": "Listo", "state": "completed"}]}])
def test_what_is_completed_is_in_time(aula: Any, changes: dict[str, Any]) -> None:
    html = home(stored(aula, date(2026, 1, 31), **changes), WEST)
    assert "⚠" not in html and "Atrasado" not in html


def test_a_version_on_paper_is_as_of_its_own_day(aula: Any) -> None:
    page = stored(aula, there(EAST) + timedelta(days=1))
    assert page.post("submit_plan", {}).status == 200
    assert "Atrasado" not in page.get("plan_document", query="number=1").text
    late = stored(aula, date(2026, 1, 31), base=page.state()["plan"]["commitments"][0]["rev"])
    now = late.get("plan_document").text
    assert "Atrasado: debía terminar el" in now and "⚠</span> Vencida" in now
    assert "Atrasado" not in late.get("plan_document", query="number=1").text


def test_several_indicators_reach_every_document(aula: Any) -> None:
    measures = [{"indicator": "Personas que preguntan", "baseline": "0 al mes", "goal": "20 al mes"}]
    page = stored(aula, date(2027, 6, 30), measures=measures)
    assert "Personas que preguntan" in page.get("plan_document").text
    written = open_docx(io.BytesIO(page.get("export", query="what=plan&format=docx").body))
    sheet = load_workbook(io.BytesIO(page.get("export", query="what=plan&format=xlsx").body))
    said = "\n".join(each.text or "" for each in written.element.iter(qn("w:t")))
    second = [cell.value for cell in sheet["Indicadores"][6]]
    assert second[2:6] == [2, "Personas que preguntan", "0 al mes", "20 al mes"]
    assert all(f"2. {text}" in said for text in second[3:6])
