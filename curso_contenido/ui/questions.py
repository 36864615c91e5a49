"""Questions for the page: shuffled for the learner, under names that say nothing, with as much of the result as may be shown.

Nothing that the policy keeps back is in what these functions give: not hidden, absent.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs

from ..core.drawing import left_token, pairs_shown, right_token, shuffled
from ..core.marking import in_place, mark, read_answer
from ..core.questions import Part, Question
from ..core.standing import CHOSEN, EVERYTHING, HIDDEN, PARTS

NOTHING = -1  # there is no result yet


@attrs.frozen
class Ask:
    """How a question is shown. `shown`: how much of its result, `NOTHING` without one; `is_open`: it still takes an answer."""

    number: int
    total: int
    uid: str
    seed: str
    value: Any = None
    shown: int = NOTHING
    is_open: bool = True
    tries: str = ""
    tried: bool = False


def question(asked: Question, how: Ask, texts: Any) -> dict[str, Any]:
    """Context of `question.html`."""
    value = read_answer(asked, how.value)
    places = in_place(asked, value) if how.shown in (PARTS, CHOSEN, EVERYTHING) else {}
    return {
        "id": asked.id,
        "name": f"{how.uid}-q{how.number}",
        "type": asked.type,
        "prompt": asked.prompt,
        "number": texts["check"]["number"] % {"number": how.number, "all": how.total},
        "instruction": texts["check"].get(asked.type, ""),
        "open": how.is_open,
        "tries": how.tries,
        "tried": how.tried,
        "parts": [_part(asked, part, how, value, places, texts) for part in _in_order(asked, how, value)],
        "right_order": [each.text for each in asked.parts] if asked.type == "order" and _tells_order(asked, how, value) else (),
        "verdict": _verdict(asked, how, value, texts) if how.shown != NOTHING else None,
        "answered": value is not None,
    }


def _in_order(asked: Question, how: Ask, value: Any) -> tuple[Part, ...]:
    if asked.type == "order" and isinstance(value, list):
        return tuple(asked.part[each] for each in value)
    return shuffled(asked, how.seed)


def _tells_order(asked: Question, how: Ask, value: Any) -> bool:
    return how.shown == EVERYTHING and mark(asked, value) < 1


def _part(asked: Question, part: Part, how: Ask, value: Any, places: dict[str, bool], texts: Any) -> dict[str, Any]:
    chosen = part.id == value if isinstance(value, str) else part.id in value if isinstance(value, (list, dict)) else False
    good = places.get(part.id)
    context = {
        "token": left_token(asked, part.id, how.seed),
        "text": part.text,
        "chosen": chosen and asked.type != "order",
        "mark": _mark(asked, part, how, good, texts),
        "good": good,
        "feedback": part.feedback if _gets_feedback(asked, how, chosen, good) else "",
    }
    if asked.type == "match":
        context |= _pair(asked, part, how, value, good)
    return context


def _mark(asked: Question, part: Part, how: Ask, good: bool | None, texts: Any) -> str:
    if good is not None:
        return str(texts["check"]["is_right" if good else "is_wrong"])
    missed = how.shown == EVERYTHING and part.right and asked.type in ("single", "multiple")
    return str(texts["check"]["was_right"]) if missed else ""


def _gets_feedback(asked: Question, how: Ask, chosen: bool, good: bool | None) -> bool:
    if how.shown == EVERYTHING:
        return True
    if how.shown != CHOSEN:
        return False
    return chosen if asked.type in ("single", "multiple") else bool(good)  # why an item goes where it goes would give its place away


def _pair(asked: Question, part: Part, how: Ask, value: Any, good: bool | None) -> dict[str, Any]:
    given = value.get(part.id) if isinstance(value, dict) else None
    return {
        "choices": [{"token": right_token(asked, each.id, how.seed), "text": each.match, "chosen": each.id == given}
                    for each in pairs_shown(asked, how.seed)],
        "given": asked.part[given].match if given in asked.part else "",
        "pair": part.match if how.shown == EVERYTHING and not good else "",
    }


def _verdict(asked: Question, how: Ask, value: Any, texts: Any) -> dict[str, str]:
    words = texts["verdict"]
    if how.shown == HIDDEN:
        return {"kind": "hidden", "text": words["hidden"]}
    share = mark(asked, value)
    kind = "right" if share == 1 else "part" if share else "wrong"
    text = words["closed" if kind == "wrong" and not how.is_open else kind]
    if kind == "part" and asked.type in ("order", "match"):
        text = text % {"good": int(share * len(asked.parts)), "all": len(asked.parts)}
    elif kind == "part":
        text = words["some"]
    if share < 1 and how.is_open and how.shown <= CHOSEN:
        text = f"{text} {words['try']}"
    return {"kind": kind, "text": text}


def points(share: Fraction) -> str:
    """`Fraction(7, 10)` → «70»: whole hundredths, rounded down so that nobody reads a pass that is none."""
    return str(int(share * 100))


