"""Problem codes → sentences that say what happened, where, and what to do."""

from __future__ import annotations

from ..kit.sentences import Sentences
from . import Translate


def _requests(_: Translate) -> dict[str, str]:
    return {
        "state_too_large": _("There is no room for more text in this diagnosis. Download your data and shorten some notes."),
        "nothing_answered": _("Answer at least one question before submitting."),
        "past_due": _("The closing date has passed, so this submission cannot be graded. You can still save it without a grade."),
        "conflict": _("Some answers were changed in another window. Choose which ones to keep, then submit again."),
        "unknown_document": _("There is no such document. Choose the diagnosis, the plan, both in one file or the handover."),
        "unknown_format": _("That document is not made in that format. Choose PDF, DOCX, XLSX, CSV, JSON or ZIP; the plan also as "
                            "ICS; the handover only as ZIP."),
        "format_not_installed": _("This site cannot write that format: its library is not installed. You can open the page to print and "
                                  "keep it as PDF from your browser."),
        "document_too_large": _("There is too much text for that format. XLSX, CSV and JSON have room for it."),
        "document_failed": _("That document could not be made now. Try again, or open the page to print."),
        "empty_plan": _("There is no plan yet: write at least one commitment."),
        "nothing_to_hand_over": _("There is nothing to hand over yet: submit a diagnosis or write a commitment."),
        "no_snapshot": _("That diagnosis is not in your history."),
        "unusable_questionnaire": _("The questionnaire of this activity has a mistake and cannot be shown. Tell the course team. "
                                     "What you had answered is kept."),
    }


def _plan(_: Translate) -> dict[str, str]:
    return {
        "plan_too_large": _("There is no room for more text in this plan. Download it and shorten some texts; removing always fits."),
        "plan_conflict": _("Part of the plan was changed in another window. Choose which one to keep, then submit again."),
        "no_commitments": _("The plan has no commitment yet: add one before submitting it."),
        "no_commitment": _("That commitment is not in the plan."),
        "no_version": _("That version of the plan is not kept whole."),
        "unknown_part": _("One of the parts is not of a plan. Reload the page."),
        "unknown_recommendation": _("That advice is not in this questionnaire. Reload the page."),
        "too_many_commitments": _("A plan holds at most %(most)s commitments. Remove one to add another."),
        "too_many": _("There are more than %(most)s. Remove some, or join them."),
        "not_a_day": _("Choose a day from the calendar, between 2000 and 2099."),
        "days_reversed": _("It ends before it begins: change one of the two dates."),
        "no_learner": _("Write the username of the person."),
        "no_plan": _("That person has no plan in this activity, or the username is another one."),
    }


def _answers(_: Translate) -> dict[str, str]:
    return {
        "unknown_indicator": _("One of the questions is not in this questionnaire. Reload the page."),
        "always_applies": _("This question always applies: choose a level or «I don't know»."),
        "not_a_link": _("The link must begin with http:// or https:// and have no spaces."),
        "not_a_level": _("Choose one of the levels shown."),
        "not_a_municipality": _("Choose a municipality from the list."),
    }


def _instrument(_: Translate) -> dict[str, str]:
    return {
        "not_a_version": _("Write the version as three numbers, such as 1.0.0."),
        "bands_not_rising": _("The bands must begin at 0 and each one must begin higher than the one before."),
        "levels_alike": _("Two levels say the same."),
        "obligation_without_basis": _("An obligation needs its legal basis."),
        "not_a_target": _("Write the target as its number, such as 16.10."),
        "not_a_criterion": _("Write the criterion as its number, such as G7."),
        "too_many_indicators": _("There are more than %(most)s questions."),
        "unknown_packaged": _("There is no packaged questionnaire with that name."),
        "no_routes": _("Allow at least one route."),
    }


def _own(_: Translate) -> dict[str, str]:
    return {**_requests(_), **_plan(_), **_answers(_), **_instrument(_)}


SENTENCES = Sentences(_own)
sentence, listed = SENTENCES.sentence, SENTENCES.listed
