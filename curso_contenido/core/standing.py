"""Where a learner stands: the share earned, what may be shown of it, and how much is complete."""

from __future__ import annotations

from fractions import Fraction

import attrs

from .lesson import LESSON
from .marking import mark
from .questions import Bank
from .state import Reading, Work
from .work import questions_of, used

ALWAYS, ONLY_RIGHT, AT_END = "siempre", "solo_aciertos", "al_final"
POLICIES = (ALWAYS, ONLY_RIGHT, AT_END)
HIDDEN, OVERALL, PARTS, CHOSEN, EVERYTHING = range(5)


def earned(bank: Bank, work: Work) -> Fraction:
    """Share of the grade, in [0, 1]: the best of each question of a lesson, or the best sitting of a test."""
    if bank.is_test:
        return max((each.share for each in work.sittings if each.graded), default=Fraction(0))
    best = [work.result(each.id).best for each in bank.marked]
    return sum(best, Fraction(0)) / len(best) if best else Fraction(0)


def regraded(bank: Bank, work: Work) -> Fraction:
    """The share under the questions of today, from the answers that are kept; of those that are not, the share as it was."""
    if bank.is_test:
        shares = [each.share if each.answers is None else _sitting_share(bank, each.ids, each.answers)
                  for each in work.sittings if each.graded]
        return max(shares, default=Fraction(0))
    best = []
    for question in bank.marked:
        value = work.replies[question.id].best_value if question.id in work.replies else None
        best.append(work.result(question.id).best if value is None else mark(question, value))
    return sum(best, Fraction(0)) / len(best) if best else Fraction(0)


def _sitting_share(bank: Bank, ids: tuple[str, ...], answers: object) -> Fraction:
    mine = [bank.by_id[each] for each in ids if each in bank.by_id]
    given = answers if isinstance(answers, dict) else {}
    return sum((mark(each, given.get(each.id)) for each in mine), Fraction(0)) / len(mine) if mine else Fraction(0)


def is_graded(work: Work) -> bool:
    """Something was handed in for a grade."""
    return any(each.best_value is not None for each in work.replies.values()) or any(each.graded for each in work.sittings)


def may_show(policy: str, *, passed: bool, spent: bool, hidden: bool) -> int:
    """How much of a result is shown, `HIDDEN`–`EVERYTHING`. `hidden`: the course hides whether answers are right."""
    if hidden:
        return HIDDEN
    if policy == ONLY_RIGHT:
        return PARTS
    if passed or spent:
        return EVERYTHING
    return CHOSEN if policy == ALWAYS else OVERALL


@attrs.frozen
class Progress:
    """`read` of `sections` were seen; `answered` of `asked` questions that count have been checked or handed in."""

    sections: int
    read: int
    is_read: bool
    asked: int
    answered: int
    is_handed: bool = False

    @property
    def reading_share(self) -> Fraction:
        """Share that was read, in [0, 1]."""
        if self.is_read:
            return Fraction(1)
        return Fraction(self.read, self.sections) if self.sections else Fraction(0)


def progress(bank: Bank, work: Work, reading: Reading, sections: tuple[str, ...], *, most: int = 0, attempts: int = 0) -> Progress:
    """How far the learner is. A text is read when it is marked so, or when the end of every section was on the screen.

    What has no attempts left (of `most`; 0 without a limit) is answered also when the answer was erased: nothing can be done there.
    """
    seen = sum(1 for each in sections if each in reading.seen)
    mine = [each for each in questions_of(bank, work) if each.is_marked]
    spent = {each.id for each in mine if most and used(bank, work, each.id, attempts) >= most}
    handed = bank.is_test and (bool(work.sittings) or bool(spent))
    if bank.is_test:
        answered = len(mine) if handed else sum(1 for each in mine if each.id in work.drafts and work.drafts[each.id].value)
    else:
        answered = sum(1 for each in mine if each.id in work.replies or each.id in spent)
    is_read = bool(reading.read) or bool(sections) and seen == len(sections)
    return Progress(len(sections), seen, is_read, len(mine), answered, handed)


def completion(kind: str, bank: Bank, found: Progress) -> Fraction:
    """Share of the unit that is done, in [0, 1]. A reflection is never needed: nobody is made to write."""
    if bank.is_test:
        return Fraction(1) if found.is_handed else Fraction(9 * found.answered, 10 * found.asked) if found.asked else Fraction(0)
    if kind == LESSON and found.asked:
        return (found.reading_share + Fraction(found.answered, found.asked)) / 2
    return found.reading_share
