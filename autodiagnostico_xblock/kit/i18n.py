"""Our own gettext loader: bundled catalogues are ignored in the platform's images, so we read them.

Msgids are English; Spanish is complete and is also what a visitor gets when the language is unknown.
"""

from __future__ import annotations

import gettext as gettext_module
from collections.abc import Callable
from functools import cache
from pathlib import Path

DOMAIN = "text"
SPANISH = "es"
SUPPORTED = ("es", "en")

Translate = Callable[[str], str]


def current_language() -> str:
    """`es` or `en`: the active language of the request; Spanish when it is none of ours."""
    from django.utils.translation import get_language

    code = (get_language() or SPANISH).lower().replace("_", "-").split("-")[0]
    return code if code in SUPPORTED else SPANISH


@cache
def catalogue(folder: Path, language: str) -> gettext_module.NullTranslations:
    """The catalogue in `folder/{language}/LC_MESSAGES/text.mo`; without one the msgids show."""
    return gettext_module.translation(DOMAIN, localedir=str(folder), languages=[language], fallback=True)


def translator(package: Path, language: str | None = None) -> Translate:
    """`gettext` over the catalogues of the folder `package`, by default in the language of the request."""
    return catalogue(package / "translations", language or current_language()).gettext
