"""Extract the interface's texts, update the Spanish catalogue and compile it.

    python tools/traducciones.py            # write text.po and text.mo
    python tools/traducciones.py --check    # exit 1 when something is untranslated, unused or not compiled
"""

from __future__ import annotations

import io
import sys
from datetime import datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "autodiagnostico_xblock"
PO = PACKAGE / "translations" / "es" / "LC_MESSAGES" / "text.po"
FIXED = datetime(2026, 11, 24)


def asked() -> list[str]:
    """Every msgid of the package, in order."""
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords={"_": None})
    return sorted({message for _, _, message, _, _ in found if isinstance(message, str)})


def catalogue() -> Catalog:
    """The Spanish catalogue with exactly the msgids that are used."""
    with PO.open("rb") as file:
        before = read_po(file, locale="es")
    after = Catalog(locale="es", project="caja-gobierno-abierto", creation_date=FIXED, revision_date=FIXED,
                    header_comment="# Interface texts in Spanish.")
    for msgid in asked():
        known = before.get(msgid)
        after.add(msgid, known.string if known else "")
    return after


def written(after: Catalog) -> dict[Path, bytes]:
    """Path → bytes of both files."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, after, sort_output=True, width=0)
    write_mo(mo, after)
    return {PO: po.getvalue(), PO.with_suffix(".mo"): mo.getvalue()}


def main() -> int:
    """Write, or with `--check` compare."""
    after = catalogue()
    missing = [message.id for message in after if message.id and not message.string]
    files = written(after)
    if "--check" not in sys.argv:
        for path, content in files.items():
            path.write_bytes(content)
    stale = [path.name for path, content in files.items() if path.read_bytes() != content]
    for text in missing:
        print(f"sin traducir: {text}")
    for name in stale:
        print(f"desactualizado: {name}")
    return 1 if missing or stale else 0


if __name__ == "__main__":
    sys.exit(main())
