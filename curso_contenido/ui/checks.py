"""Context of a lesson's questions, of a test being answered, and of its result."""

from __future__ import annotations

from typing import Any

from ..core import standing
from ..core.questions import Question
from ..core.state import Sitting
from ..core.work import in_result, questions_of, used
from . import render
from .questions import NOTHING, Ask, points, question
from .visit import Visit


def lesson_question(visit: Visit, asked: Question, number: int, total: int) -> dict[str, Any]:
    """One question of a lesson, as the learner left it."""
    if not asked.is_marked:
        return note(visit, asked, number, total)
    reply, draft = visit.work.replies.get(asked.id), visit.work.drafts.get(asked.id)
    tries = used(visit.material.bank, visit.work, asked.id, visit.attempts)
    most = visit.settings.most
    spent = bool(most) and tries >= most and not visit.late
    passed = reply is not None and reply.share == 1 and not visit.hidden
    shown = NOTHING
    if reply is not None and (draft is None or spent or passed):
        shown = standing.may_show(visit.settings.policy, passed=passed, spent=spent, hidden=visit.hidden)
    is_open = not spent and not (passed and shown != standing.HIDDEN)
    value = draft.value if draft is not None and shown == NOTHING else reply.value if reply is not None else None
    said = visit.texts["check"]["erased"] if spent and reply is None else _left(visit, most, tries)
    how = Ask(number, total, visit.uid, visit.work.seed, value, shown, is_open, said, reply is not None)
    return question(asked, how, visit.texts)


def _left(visit: Visit, most: int, tries: int) -> str:
    texts = visit.texts["check"]
    if not most or visit.late:
        return ""
    left = most - tries
    return texts["spent"] if left <= 0 else texts["left_one"] if left == 1 else texts["left"] % {"left": left}


def note(visit: Visit, asked: Question, number: int, total: int) -> dict[str, Any]:
    """A reflection with what the learner wrote."""
    kept = visit.work.notes.get(asked.id)
    return {
        "id": asked.id, "name": f"{visit.uid}-q{number}", "type": asked.type, "prompt": asked.prompt, "help": asked.help,
        "number": visit.texts["check"]["number"] % {"number": number, "all": total},
        "text": kept.value if kept else "", "open": visit.keeps,
    }


def one_question(visit: Visit, identifier: str) -> str:
    """HTML of one question of a lesson."""
    asked = visit.material.bank.questions
    position = next(n for n, each in enumerate(asked, 1) if each.id == identifier)
    context = {"q": lesson_question(visit, asked[position - 1], position, len(asked)), "texts": visit.texts["check"], "keeps": visit.keeps}
    return render("question.html", context)


def lesson_questions(visit: Visit) -> list[dict[str, Any]]:
    """Every question of a lesson."""
    asked = visit.material.bank.questions
    return [lesson_question(visit, each, number, len(asked)) for number, each in enumerate(asked, 1)]


def asked_only(visit: Visit) -> list[dict[str, Any]]:
    """Questions to read, without controls and without keys: for visitors and for paper. A test shows none of its bank."""
    bank = visit.material.bank
    asked = () if bank.is_test else bank.questions
    instructions = {**visit.texts["check"], "order": visit.texts["check"]["order_read"]}
    return [{"prompt": each.prompt, "help": each.help, "instruction": instructions.get(each.type, ""), **_read(each, visit)}
            for each in asked]


def _read(asked: Question, visit: Visit) -> dict[str, Any]:
    shown = question(asked, Ask(1, 1, visit.uid, visit.work.seed), visit.texts) if asked.is_marked else {"parts": ()}
    parts = shown["parts"]
    return {"parts": [each["text"] for each in parts],
            "pairs": [each["text"] for each in parts[0]["choices"]] if asked.type == "match" else ()}


def test_part(visit: Visit) -> str:
    """HTML of a test: its questions, or the result of the last sitting."""
    return render("result.html", result(visit)) if in_result(visit.work) else render("test.html", sitting(visit))


def sitting(visit: Visit) -> dict[str, Any]:
    """A test to be answered."""
    texts, settings = visit.texts["test"], visit.settings
    mine = questions_of(visit.material.bank, visit.work)
    left = max(0, settings.most - visit.attempts)
    values = {key: each.value for key, each in visit.work.drafts.items()}
    shown = [question(each, Ask(number, len(mine), visit.uid, visit.work.seed, values.get(each.id)), visit.texts)
             for number, each in enumerate(mine, 1)]
    done = sum(1 for each in shown if each["answered"])
    return {
        "intro": texts["intro"] % {"questions": len(mine)},
        "rules": [
            texts["pass"] % {"pass": points(settings.pass_mark)},
            texts["limited"] % {"left": left, "most": settings.most} if settings.most else texts["unlimited"],
            {standing.AT_END: texts["at_end"], standing.ONLY_RIGHT: texts["only_right"]}.get(settings.policy, ""),
            texts["saved"] if visit.keeps else "",
        ],
        "count": texts["count"] % {"done": done, "all": len(mine)},
        "questions": shown,
        "closed": bool(settings.most) and not left and not visit.late,
        "keeps": visit.keeps,
        "test": texts,
        "texts": visit.texts["check"],
    }


def result(visit: Visit) -> dict[str, Any]:
    """The last sitting, with as much as the course team shows."""
    texts, settings, last = visit.texts["test"], visit.settings, visit.work.sittings[-1]
    passed = visit.earned >= settings.pass_mark
    spent = bool(settings.most) and visit.attempts >= settings.most
    shown = standing.may_show(settings.policy, passed=passed, spent=spent, hidden=visit.hidden)
    wanted = points(settings.pass_mark)
    return {
        "title": texts["result"] % {"number": last.number},
        "hidden": shown == standing.HIDDEN,
        "points": points(last.share),
        "of": texts["of"],
        "passed": last.share >= settings.pass_mark,
        "said": texts["passed"] if last.share >= settings.pass_mark else texts["not_passed"] % {"pass": wanted},
        "best": texts["best"] % {"points": points(visit.earned)} if visit.earned > last.share else "",
        "practice": "" if last.graded else texts["practice"],
        "why": "" if shown >= standing.PARTS or shown == standing.HIDDEN else texts["at_end"],
        "may_again": not spent or visit.late,
        "questions": _reviewed(visit, last, shown) if shown >= standing.PARTS else (),
        "gone": texts["gone"] if last.answers is None else "",
        "keeps": visit.keeps,
        "test": texts,
        "texts": visit.texts["check"],
    }


def _reviewed(visit: Visit, last: Sitting, shown: int) -> list[dict[str, Any]]:
    bank, answers = visit.material.bank, last.answers or {}
    mine = [bank.by_id[each] for each in last.ids if each in bank.by_id]
    return [
        question(each, Ask(number, len(mine), visit.uid, visit.work.seed, answers.get(each.id), shown, False), visit.texts)
        for number, each in enumerate(mine, 1)
    ]
