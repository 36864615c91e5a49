"""A packaged lesson beside markdown-xblock with the same text."""

from __future__ import annotations

from typing import Any

from tests.blocks.lessons import right

from .table import Row
from .timing import medians, must

LESSON = "m1-que-es"


def rows(aula: Any, runs: int) -> list[Row]:
    """Views of two learners who are not the one that left the text rendered: one who begins, one who did everything."""
    from curso_contenido.ui.authoring import chosen

    found = chosen(LESSON, "", "")
    aula.open("leccion_gam", user="ana", attributes={"lesson_id": LESSON, "links_in_course": True}).html("student_view")
    beginner, done = aula.open("leccion_gam", user="beto"), aula.open("leccion_gam", user="carmen")
    must(done.post("save_answers", {"profile": {"read": True}, "answers": {}}))
    for question in found.bank.marked:
        must(done.post("check", {"question": question.id, "value": right(done, question)}))
    peer = aula.open("markdown", user="beto", attributes={"data": found.lesson.body})
    if "<h2" not in peer.html("student_view") or "gam-" not in done.html("student_view"):
        raise RuntimeError("a lesson was not shown")
    times = medians({name: lambda page=page: page.html("student_view")
                     for name, page in {"peer": peer, "beginner": beginner, "done": done}.items()}, runs)
    return [
        Row("Página de una lección, para quien empieza ÷ página de `markdown-xblock` con el mismo texto",
            times["beginner"] / times["peer"], "1.5", 1.5),
        Row("La misma, de quien ya la leyó y contestó ÷ `markdown-xblock`", times["done"] / times["peer"], "1.5", 1.5),
    ]
