"""Pages for people: the course, who I am, my grade, the events, and the instructor's tools."""

from __future__ import annotations

import csv
from typing import Any

from completion.models import BlockCompletion
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie

from . import views
from .course import course_key, is_hidden, outline, unit_of, units
from .instructor import Instructor
from .models import StudentModule, TrackingEvent
from .people import CHOICES, LEARNERS
from .runtime import quoted

LANGUAGES = (("es-419", "Español"), ("en", "English"))
TOOLS = (  # unit, name, whose progress is shown (the block's, the course's, none of its own), what it gives
    ("u-autodiagnostico", "Autodiagnóstico", "block",
     "Veinte preguntas, unos veinte minutos. Muestra dónde está su municipio y qué conviene hacer."),
    ("u-autodiagnostico", "Plan de apertura", "",
     "De los consejos a compromisos con responsable y fecha, en la pestaña «Plan» del autodiagnóstico."),
    ("u-bienvenida", "Curso virtual", "course",
     "Ocho módulos de lecciones cortas, con casos, preguntas y una tarea para su municipio."),
    ("u-mapa", "Mapa de buenas prácticas", "block", "Lo que otros gobiernos locales ya hicieron, con filtros y fuentes."),
)


def home(request: Any) -> HttpResponse:
    """Outline and events, with the four tools or one unit in its frame."""
    title, chapters = outline()
    name = request.GET.get("unidad", "")
    sees_all = request.person.mode in ("staff", "studio")
    if name and (name not in units() or (is_hidden(name) and not sees_all)):
        raise Http404
    context = {
        **common(request),
        **(opened(request, units()[name]) if name else front(request)),
        "title": title,
        "chapters": [each for each in chapters if sees_all or not each.staff_only],
        "events": [
            {"time": each.time, "name": each.name, "data": each.data}
            for each in TrackingEvent.objects.filter(user=request.person.learner).order_by("-id")[:8]
        ] if request.person.learner else [],
    }
    return render(request, "aula.html", context)


def opened(request: Any, unit: Any) -> dict[str, Any]:
    """A unit in its frame, with the person's grade and completion."""
    return {
        "unit": unit,
        "frame": quoted(course_key().make_usage_key("vertical", unit.name)),
        "block": quoted(unit.blocks[0]),
        "marks": [mark(request, usage) for usage in unit.blocks],
    }


def front(request: Any) -> dict[str, Any]:
    """The four tools, each with the person's grade and completion, and who the person is."""
    is_learner = request.person.mode in ("learner", "masquerade")
    marks = {"block": lambda unit: mark(request, units()[unit].blocks[0]), "course": lambda unit: finished(request), "": lambda unit: None}
    return {
        "me": CHOICES.get(request.session.get("who", "ana"), CHOICES["ana"])[2],
        "tools": [
            {"unit": unit, "name": name, "text": text, "mark": marks[kind](unit) if is_learner else None}
            for unit, name, kind, text in TOOLS
        ],
    }


def finished(request: Any) -> dict[str, str]:
    """How many activities of the course the person has completed."""
    blocks = [usage for unit in units().values() if not is_hidden(unit.name) for usage in unit.blocks]
    done = BlockCompletion.objects.filter(user=request.person.learner, block_key__in=blocks, completion=1.0).count()
    return {"completion": f"{done} de {len(blocks)} actividades"}


def jump(request: Any, course: str, name: str) -> HttpResponse:
    """The unit that holds a block, as the platform's own links ask for it."""
    del course
    unit = unit_of(name)
    if unit is None:
        raise Http404
    return HttpResponseRedirect(f"/?unidad={unit.name}")


def common(request: Any) -> dict[str, Any]:
    """What every page of the demo shows."""
    return {
        "who": request.session.get("who", "ana"),
        "mode": request.person.mode,
        "people": [(key, label) for key, (_, _, label) in CHOICES.items()],
        "language": request.LANGUAGE_CODE,
        "languages": LANGUAGES,
    }


def mark(request: Any, usage: Any) -> dict[str, Any]:
    """Grade and completion of a block for the person."""
    learner = request.person.learner
    row = StudentModule.objects.filter(student=learner, module_state_key=usage).first() if learner else None
    done = BlockCompletion.objects.filter(user=learner, block_key=usage).first() if learner else None
    return {
        "grade": said_grade(row),
        "completion": f"{round(100 * done.completion)} %" if done else "0 %",
    }


def said_grade(row: StudentModule | None) -> str:
    """«90 %», or that there is none."""
    graded = row is not None and row.grade is not None
    return f"{round(100 * row.grade / row.max_grade)} %" if graded else "sin calificación"


@csrf_exempt
def who(request: Any) -> HttpResponse:
    """Change person or language. The demo listens on this machine only."""
    if request.POST.get("who") in CHOICES:
        request.session["who"] = request.POST["who"]
    if request.POST.get("language") in dict(LANGUAGES):
        request.session["language"] = request.POST["language"]
    return HttpResponseRedirect(request.POST.get("next", "/") if request.POST.get("next", "/").startswith("/?") else "/")


@csrf_exempt
def instructor(request: Any) -> HttpResponse:
    """The instructor's tools over one block."""
    if not request.person.is_staff:
        return render(request, "docente.html", {**common(request), "refused": True}, status=403)
    unit = units().get(request.GET.get("unidad", "")) or next(iter(units().values()))
    tools = Instructor(unit.blocks[0])
    said = act(tools, request.POST) if request.method == "POST" else ""
    if request.GET.get("informe"):
        return spreadsheet(tools.report())
    rows = [
        {"name": row.student.username, "grade": said_grade(row), "size": len(row.state or ""), "modified": row.modified}
        for row in StudentModule.objects.filter(module_state_key=unit.blocks[0]).select_related("student")
    ]
    return render(request, "docente.html", {
        **common(request), "unit": unit, "rows": rows, "said": said, "learners": LEARNERS, "units": units().values()})


def act(tools: Instructor, form: Any) -> str:
    """Run one action; gives the sentence to show."""
    name, action = form.get("learner", ""), form.get("action", "")
    try:
        if action in ("rescore", "higher"):
            tools.rescore(name, only_if_higher=action == "higher")
        elif action == "override":
            tools.override(name, float(form.get("score") or 0))
        elif action in ("reset", "delete"):
            getattr(tools, action)(name)
    except (ValueError, TypeError, StudentModule.DoesNotExist) as error:
        return f"No se pudo: {error or 'no hay respuestas de esa persona'}"
    return "Hecho."


def spreadsheet(rows: list[dict[str, Any]]) -> HttpResponse:
    """The problem-responses report."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="respuestas.csv"'
    response.write("\ufeff")
    writer = csv.DictWriter(response, list(rows[0]) if rows else ["username"])
    writer.writeheader()
    writer.writerows(rows)
    return response


@ensure_csrf_cookie
def studio(request: Any, usage: str) -> HttpResponse:
    """The editor in a modal, as Studio shows it: blank without the classes that it looks for."""
    if request.person.mode != "studio":
        raise Http404
    return views.page(request, [views.rendered(request, views.key_of(usage), "studio_view")], modal=True)
