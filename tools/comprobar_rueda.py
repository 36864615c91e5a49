"""Check an installed wheel from outside the repository: entry points load, data reads, nothing else came along."""

from __future__ import annotations

import sys
import zipfile
from importlib.metadata import entry_points

PACKAGES = ("autodiagnostico_xblock", "curso_contenido")
PARTS = ("text.mo", "municipal-1.json", "diagnosis.html", "base.css", "gam.js", "lesson.html", "page.js", "modules.json",
         "practices.json", "geometry.json", "map_page.html", "map.css", "document.typ",
         "NotoSans-Regular.ttf", "portada.png", "esquema.yaml", "licenses/LICENSE", "licenses/LICENSE-CONTENT.md",
         "licenses/DATA-LICENSES.md")


def main(wheel: str) -> int:
    """Exit status 1 with a line per problem."""
    names = zipfile.ZipFile(wheel).namelist()
    problems = [name for name in names if name.split("/")[0] in ("demo", "tests", "contenido", "tools", "docs")]
    for public in (f"{package}/resources/" for package in PACKAGES):
        problems += [name for name in names if name.startswith(public) and not name.startswith(f"{public}public/")]
    problems += [f"missing in wheel: {part}" for part in PARTS if not any(name.endswith(part) for name in names)]
    blocks = [each.load() for each in entry_points(group="xblock.v1") if each.value.startswith(PACKAGES)]
    if len(blocks) != 3:
        problems.append("a block is not registered")
    from autodiagnostico_xblock import data
    from autodiagnostico_xblock.kit import reference
    from curso_contenido.data import catalogue, texts

    if len(data.instrument().by_id) != 60 or not data.advice() or not reference.sources() or len(catalogue.practices()) < 100:
        problems.append("the shipped data does not read")
    problems += [f"text with problems: {each}" for each in texts.identifiers() if texts.material(each).problems]
    print("\n".join(problems) or f"rueda correcta: {len(names)} archivos, {len(blocks)} bloque(s)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
