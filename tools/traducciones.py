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

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("autodiagnostico_xblock", "curso_contenido")
FIXED = datetime(2026, 11, 24)


def catalogue_path(package: str) -> Path:
    """The Spanish catalogue of a package."""
    return ROOT / package / "translations" / "es" / "LC_MESSAGES" / "text.po"


def asked(package: str) -> list[str]:
    """Every msgid of the package, in order."""
    found = extract_from_dir(str(ROOT / package), method_map=[("**.py", "python")], keywords={"_": None})
    return sorted({message for _, _, message, _, _ in found if isinstance(message, str)})


def catalogue(package: str) -> Catalog:
    """The Spanish catalogue of a package with exactly the msgids that are used."""
    path = catalogue_path(package)
    before = read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale="es")
    after = Catalog(locale="es", project="caja-gobierno-abierto", creation_date=FIXED, revision_date=FIXED,
                    header_comment="# Interface texts in Spanish.")
    for msgid in asked(package):
        known = before.get(msgid)
        after.add(msgid, known.string if known else "")
    return after


def written(package: str, after: Catalog) -> dict[Path, bytes]:
    """Path → bytes of both files."""
    path = catalogue_path(package)
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, after, sort_output=True, width=0)
    write_mo(mo, after)
    return {path: po.getvalue(), path.with_suffix(".mo"): mo.getvalue()}


def main() -> int:
    """Write, or with `--check` compare."""
    missing: list[str] = []
    stale: list[Path] = []
    for package in PACKAGES:
        after = catalogue(package)
        missing += [message.id for message in after if message.id and not message.string]
        for path, content in written(package, after).items():
            if not path.exists() or path.read_bytes() != content:
                stale.append(path)
                if "--check" not in sys.argv:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
    for text in missing:
        print(f"sin traducir: {text}")
    for path in stale:
        print(f"{'desactualizado' if '--check' in sys.argv else 'escrito'}: {path.relative_to(ROOT)}")
    return 1 if missing or (stale and "--check" in sys.argv) else 0


if __name__ == "__main__":
    sys.exit(main())
