"""Problem codes → sentences that say what happened, where, and what to do."""

from __future__ import annotations

from autodiagnostico_xblock.kit.sentences import Sentences

from . import Translate


def _answers(_: Translate) -> dict[str, str]:
    return {
        "state_too_large": _("There is no room for more text in this lesson. Shorten what you wrote and try again."),
        "nothing_answered": _("Answer before checking: something is still open."),
        "no_attempts_left": _("There are no attempts left."),
        "past_due": _("The closing date has passed, so this cannot be graded. Reload the page to practise without a grade."),
        "still_open": _("Answers count again: the closing date has changed. Reload the page to go on."),
        "unknown_question": _("One of the questions is no longer in this lesson. Reload the page."),
        "not_an_answer": _("That answer cannot be read. Choose again."),
        "sitting_over": _("This attempt was already handed in, maybe in another window. Reload the page to see its result."),
        "nothing_to_hand_in": _("There is nothing to hand in here."),
        "conflict": _("What you wrote was changed in another window. Choose which text to keep, then hand in again."),
        "unusable_lesson": _("This lesson has a mistake and cannot take answers. Tell the course team."),
    }


def _questions(_: Translate) -> dict[str, str]:
    return {
        "one_right": _("Exactly one option must have «right: true», and there are %(found)s."),
        "some_right": _("Two or more options must have «right: true», and at least one must not; there are %(found)s."),
        "not_true_or_false": _("Write true or false, without quotes."),
        "no_right_in_order": _("Items are written in the right order; none of them has «right»."),
        "parts_alike": _("Two parts say the same."),
        "no_reflection_in_test": _("A test that draws its questions cannot have reflections."),
    }


def _texts(_: Translate) -> dict[str, str]:
    return {
        "unknown_packaged": _("There is no packaged content with that id."),
        "unknown_box": _("The kind of box must be one of these: %(options)s."),
        "box_without_title": _("Give the box a title, on the same line."),
        "box_not_open": _("This closes a box that was not opened."),
        "box_not_closed": _("This box is not closed: add a line with «:::»."),
        "box_inside_box": _("A box cannot be inside another one: close the one before first."),
        "unknown_source": _("There is no source with the id «%(id)s»."),
        "unknown_practice": _("There is no practice with the id «%(id)s» in the map."),
        "practice_without_id": _("Say which practice: [@practica: id]."),
        "unknown_term": _("There is no term with the id «%(id)s» in the glossary."),
        "unknown_figure": _("There is no figure called «%(id)s»."),
        "figure_without_text": _("Write what the figure says, between the brackets, for whoever does not see it."),
        "unknown_lesson": _("There is no lesson with the id «%(id)s»."),
        "unknown_link": _("A link must begin with https: or with one of these: %(options)s."),
        "mark_not_readable": _("A mark with «[@» or «[[» is not complete. Write [@source: place] or [[text|term]]."),
        "not_a_share": _("Write a number between 0 and 100."),
        "not_a_pdf_name": _("Write only the name of a PDF, such as modulo-3.pdf: letters, numbers, dots and dashes, without spaces or "
                            "slashes."),
        "not_attempts": _("Write a whole number of attempts between 0 and 99; 0 means without a limit."),
    }


def _own(_: Translate) -> dict[str, str]:
    return {**_answers(_), **_questions(_), **_texts(_)}


SENTENCES = Sentences(_own)
sentence, listed = SENTENCES.sentence, SENTENCES.listed
