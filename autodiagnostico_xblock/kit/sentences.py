"""Sentences of the refusals that any block of ours can give, and how a block adds its own.

The common ones are in this package's catalogue: requests, and the reading of authored data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from . import i18n
from .i18n import Translate
from .pure.problems import Problem

UNKNOWN = "unknown"

translator = partial(i18n.translator, Path(__file__).resolve().parent.parent)


@attrs.frozen
class Sentences:
    """Code → sentence of one block: those of `own`, then the common ones. A sentence's `%(name)s` are filled with its parameters."""

    own: Callable[[Translate], Mapping[str, str]]

    def sentence(self, code: str, _: Translate, **params: Any) -> str:
        """The sentence of one code; an unknown code, or one without its parameters, still gives a usable sentence."""
        common = {**requests(translator()), **reading(translator())}
        text = self.own(_).get(code) or common.get(code) or common[UNKNOWN]
        try:
            return (text % params if "%(" in text else text).strip()
        except KeyError:
            return common[UNKNOWN]

    def listed(self, problems: Iterable[Problem], _: Translate) -> list[dict[str, str]]:
        """`[{"path", "text"}]` for an error list."""
        return [{"path": each.path, "text": self.sentence(each.code, _, **each.params)} for each in problems]


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
        "staff_only": _("Only the course team can do this."),
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
        UNKNOWN: _("This part could not be used."),
    }
