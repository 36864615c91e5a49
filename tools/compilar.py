"""Compile the authored YAML of `contenido/` into the JSON that the packages ship.

    python tools/compilar.py            # write
    python tools/compilar.py --check    # exit 1 when what is shipped differs from what is authored

YAML is read with every scalar that looks like a number or a date kept as it is written inside quotes: ids such
as "01001" must be quoted, and the reader of `core` refuses an id that is not a text.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
AUTHORED = ROOT / "contenido"
SHIPPED = ROOT / "autodiagnostico_xblock" / "data"
SHARED = ROOT / "autodiagnostico_xblock" / "kit" / "reference"
COURSE = ROOT / "curso_contenido" / "data"
LESSONS = ROOT / "curso_contenido" / "lecciones"
INSTRUMENT = AUTHORED / "municipal-1"  # the one whose indicators name practices


def read(path: Path) -> Any:
    """Parsed YAML of `path`; an absent file reads as an empty list."""
    if not path.exists():
        return []
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def instrument(folder: Path) -> dict[str, Any]:
    """The instrument of `folder` with its indicators in their themes."""
    whole = read(folder / "instrumento.yaml")
    for component in whole["components"]:
        indicators = read(folder / "indicadores" / f"{component['id']}.yaml")
        for theme in component["themes"]:
            theme["indicators"] = [each for each in indicators if each["id"].rsplit("-", 1)[0] == theme["id"]]
    return whole


def advice(folder: Path) -> list[Any]:
    """All recommendations of `folder`, in the order of components."""
    components = [each["id"] for each in read(folder / "instrumento.yaml")["components"]]
    return [rule for each in components for rule in read(folder / "recomendaciones" / f"{each}.yaml")]


def written_practices() -> list[dict[str, Any]]:
    """Every practice as it was written; beside them are the countries and the records of who read what."""
    paths = [path for path in sorted((AUTHORED / "practicas").glob("*.yaml")) if path.stem.split("-")[0] not in ("paises", "lecturas")]
    return [each for path in paths for each in read(path)]


def links() -> dict[str, Any]:
    """What the published course holds: id → title and permanent `url_name`. The lessons' names are their ids."""
    heads = [yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1]) for path in sorted(LESSONS.glob("m*/m*.md"))]
    return {
        "lessons": [{"id": each["id"], "title": each["title"], "url_name": each["id"]} for each in heads],
        "practices": [{"id": each["id"], "title": each["name"], "url_name": "mapa"} for each in written_practices() if each["published"]],
        "tools": [{"id": "autodiagnostico", "title": "Autodiagnóstico y plan de su municipio", "url_name": "autodiagnostico"}],
    }


def practices() -> dict[str, Any]:
    """The catalogue of practices, with the indicators that each one serves (its own list and those that name it) and their advice."""
    components = instrument(INSTRUMENT)["components"]
    advice = [each for path in sorted((INSTRUMENT / "recomendaciones").glob("*.yaml")) for each in read(path)]
    themes = [(component, theme) for component in components for theme in component["themes"]]
    indicators = {
        each["id"]: {"question": each["question"], "theme": theme["name"], "component": component["id"], "lesson": each["lesson"],
                     "commitments": [rule["title"] for rule in advice if rule["indicator"] == each["id"]],
                     "practices": each["practices"]}
        for component, theme in themes for each in theme["indicators"]
    }
    written = written_practices()
    for practice in written:
        named = [key for key, each in indicators.items() if practice["id"] in each["practices"]]
        practice["indicators"] = list(dict.fromkeys([*named, *practice.get("indicators", [])]))
    return {
        "components": {each["id"]: each["name"] for each in components},
        "countries": read(AUTHORED / "practicas" / "paises.yaml"),
        "indicators": {key: {part: each[part] for part in each if part != "practices"} for key, each in indicators.items()},
        "practices": written,
    }


def compiled() -> dict[Path, str]:
    """Path → text of every shipped file."""
    files: dict[Path, Any] = {
        SHARED / "fuentes.json": [each for path in sorted(AUTHORED.glob("fuentes*.yaml")) for each in read(path)],
        SHIPPED / "links.json": links(),
        SHIPPED / "plan_rules.json": read(AUTHORED / "plan" / "lectura.yaml"),
        SHIPPED / "agreement.json": read(AUTHORED / "plan" / "acuerdo.yaml"),
        SHIPPED / "calendar.json": read(AUTHORED / "plan" / "calendario.yaml"),
        COURSE / "links.json": links(),
        COURSE / "practices.json": practices(),
    }
    for folder in sorted(path.parent for path in AUTHORED.glob("*/instrumento.yaml")):
        files[SHIPPED / "instruments" / f"{folder.name}.json"] = instrument(folder)
        files[SHIPPED / "advice" / f"{folder.name}.json"] = advice(folder)
    return {path: json.dumps(data, ensure_ascii=False, indent=1) + "\n" for path, data in files.items()}


def main() -> int:
    """Write, or with `--check` compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [path for path, text in compiled().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(compiled()[path], encoding="utf-8")
        print(("desactualizado: " if check else "escrito: ") + str(path.relative_to(ROOT)))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
