"""What an institution chooses when it builds the course, checked as a whole."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import attrs

KEY = re.compile(r"[A-Za-z0-9_.~-]{1,60}")  # what a course key admits in each of its parts
FORMATS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ")


@attrs.frozen
class Options:
    """Course key parts, dates in UTC (ISO, ending in Z), pass mark (0–1), pace, certificate, language of the interface."""

    org: str
    course: str
    run: str
    starts: str = "2026-12-01T06:00:00Z"
    ends: str = "2030-12-31T06:00:00Z"
    pass_mark: float = 0.6
    self_paced: bool = True
    certificate: bool = True
    language: str = "es-419"


def moment(text: str) -> str | None:
    """`text` as `2026-12-01T06:00:00Z`; a bare date begins at midnight of central Mexico; None for what is not a date."""
    for form in FORMATS:
        try:
            found = datetime.strptime(text, form).replace(tzinfo=timezone.utc)
        except ValueError:
            continue
        return found.strftime("%Y-%m-%dT06:00:00Z" if form == FORMATS[0] else FORMATS[1])
    return None


def problems(options: Options) -> list[str]:
    """Sentences about what cannot be used, all of them."""
    found = [
        f"--{name}: «{value}» no sirve en la clave de un curso; use de 1 a 60 letras sin acento, números, punto, guion o guion bajo."
        for name, value in (("org", options.org), ("curso", options.course), ("edicion", options.run))
        if not KEY.fullmatch(value)
    ]
    for name, value in (("inicio", options.starts), ("fin", options.ends)):
        if moment(value) is None:
            found.append(f"--{name}: «{value}» no es una fecha; escriba, por ejemplo, 2027-01-18.")
    if not found and moment(options.starts) >= moment(options.ends):  # type: ignore[operator]
        found.append("--fin: el curso terminaría antes de empezar.")
    if not 0 < options.pass_mark <= 1:
        found.append(f"--aprobar: «{options.pass_mark}» debe estar entre 0 y 1; por ejemplo, 0.6.")
    return found
