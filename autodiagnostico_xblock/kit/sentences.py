"""Sentences of the refusals that any block of ours can give: requests, and the reading of authored data.

They are in this package's catalogue; `translator` gives it to the other package too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .i18n import catalogue, current_language

Translate = Callable[[str], str]


def translator(language: str | None = None) -> Translate:
    """`gettext` over the catalogue that holds these sentences, by default in the request's language."""
    return catalogue(Path(__file__).resolve().parent.parent / "translations", language or current_language()).gettext


def requests(_: Translate) -> dict[str, str]:
    """Code → sentence of a request that is not served."""
    return {
        "sign_in": _("Your session ended. Sign in and open this page again; your answers are still in this browser."),
        "enrol_first": _("To keep answers, first enrol in the course."),
        "post_only": _("This address only takes data sent by the page."),
        "get_only": _("This address only gives documents."),
        "json_only": _("The data must be sent as JSON."),
        "not_json": _("The data could not be read. Reload the page and try again."),
        "not_an_object": _("The data does not have the expected shape. Reload the page and try again."),
        "body_too_large": _("Too much data was sent at once. Shorten your notes and try again."),
        "studio_only": _("This can only be changed in Studio."),
        "not_public": _("Sign in to see this document."),
        "confirm_first": _("Confirm that you want to erase everything."),
    }


def reading(_: Translate) -> dict[str, str]:
    """Code → sentence of authored data that cannot be used."""
    return {
        "missing": _("This is missing."),
        "too_long": _("This is longer than %(most)s characters."),
        "not_a_text": _("This should be text; write it between quotes."),
        "not_a_list": _("This should be a list."),
        "not_a_mapping": _("This part should have named values inside."),
        "not_an_option": _("Choose one of these: %(options)s."),
        "wrong_length": _("This should have between %(least)s and %(most)s parts, and has %(found)s."),
        "not_in_range": _("This should be a whole number between %(least)s and %(most)s."),
        "not_an_id": _("Use only lower-case letters without accents, digits and hyphens."),
        "repeated_id": _("The id «%(id)s» is used more than once."),
        "not_readable": _("The text is not valid YAML or JSON (line %(line)s)."),
        "not_a_number": _("Write a number that is not negative."),
    }
