"""What an institution chooses when it builds the course, checked as a whole."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import attrs

KEY = re.compile(r"[A-Za-z0-9_.~-]{1,60}")  # what a course key admits in each of its parts
KEY_TOTAL = 65  # Studio refuses to create a course whose three parts are longer together
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # es, es-419, zh-Hans
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
    total = len(options.org) + len(options.course) + len(options.run)
    if not found and total > KEY_TOTAL:
        found.append(f"--org, --curso y --edicion: suman {total} caracteres, y Studio admite {KEY_TOTAL} en total; acorte alguno.")
    for name, value in (("inicio", options.starts), ("fin", options.ends)):
        if moment(value) is None:
            found.append(f"--{name}: «{value}» no es una fecha; escriba, por ejemplo, 2027-01-18.")
    starts, ends = moment(options.starts), moment(options.ends)
    if starts and ends and starts >= ends:
        found.append(f"--fin: con {starts[:10]} de inicio y {ends[:10]} de fin, el curso terminaría antes de empezar.")
    if not LANGUAGE.fullmatch(options.language):
        found.append(f"--idioma: «{options.language}» no es un código de idioma; escriba, por ejemplo, es-419 o es.")
    if not 0 < options.pass_mark <= 1:
        found.append("--aprobar: debe ser un número mayor que 0 y hasta 1; por ejemplo, 0.6 para aprobar con 60 %.")
    return found
