"""Problem codes of the map → sentences that say what happened, where, and what to do."""

from __future__ import annotations

from autodiagnostico_xblock.kit.sentences import Sentences

from . import Translate
from .map_take import MOST_IN_PDF


def _requests(_: Translate) -> dict[str, str]:
    return {
        "sign_in": _("Your session ended. Sign in and open this page again; what you wrote is still in this browser."),
        "enrol_first": _("To keep favourites, first enrol in the course."),
        "body_too_large": _("Too much was sent at once. Send less, or in parts."),
        "state_too_large": _("There is no room for more notes. Download your data and shorten some."),
        "past_due": _("The closing date has passed, so this cannot be graded. What you wrote is kept."),
        "conflict": _("This was changed in another window. Choose which text to keep, then send it again."),
        "no_activity": _("This map has no activity."),
        "choose_a_practice": _("Choose a practice of the list."),
        "activity_too_short": _("Write a little more: at least 40 characters."),
        "activity_incomplete": _("Something has to be mended before sending it."),
        "unknown_format": _("A list is given as PDF, CSV or JSON."),
        "nothing_selected": _("There is no practice in this selection. Change the filters, or keep some favourites first."),
        "too_many_practices_for_pdf": _(
            "A PDF takes up to %(most)s practices and this list has more. Use filters, keep those that you want as favourites, or take "
            "the list as CSV or JSON, which have room for all.") % {"most": MOST_IN_PDF},
        "format_not_installed": _("This site cannot write PDF: its library is not installed. You can open the page to print and save it "
                                  "as PDF from there."),
        "document_too_large": _("There is too much text for a PDF. Use filters, or open the page to print."),
        "document_failed": _("That document could not be made now. Try again, or open the page to print."),
        "no_such_part": _("That part of the map does not exist. Reload the page."),
    }


def _content(_: Translate) -> dict[str, str]:
    return {
        "not_in_range": _("This should be a number between %(least)s and %(most)s."),
        "not_an_option": _("This is not one of the known values. %(options)s"),
        "unknown_field": _("There is no field with that name."), "unknown_column": _("There is no column with that name."),
        "unknown_target": _("Write the target as its number, such as 16.7; it must be one that the toolbox uses."),
        "unknown_indicator": _("There is no question with that id in the self-diagnosis."),
        "unknown_practice": _("That practice is not in this map."), "unknown_practice_id": _("There is no practice with the id «%(id)s»."),
        "other_state": _("That municipality is of another state."), "only_in_mexico": _("State and municipality are only for Mexico."),
        "ends_before": _("It ends before it begins."), "not_a_link": _("The link must begin with http:// or https:// and have no spaces."),
        "not_a_date": _("Write the date of reading as 2026-11 or 2026-11-22."),
        "taken_id": _("The id «%(id)s» is already in the catalogue; use another."),
        "too_many_practices": _("There are %(found)s practices and at most %(most)s fit."),
        "too_many_favourites": _("At most %(most)s favourites fit. Remove some first."),
        "not_readable": _("The text is not valid JSON, YAML or CSV (line %(line)s)."),
        "mend_first": _("First mend the text above, then add a practice."),
    }


def _own(_: Translate) -> dict[str, str]:
    return {**_requests(_), **_content(_)}


SENTENCES = Sentences(_own)
sentence, listed = SENTENCES.sentence, SENTENCES.listed
