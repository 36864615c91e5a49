"""`python -m curso_contenido construir …`: the importable course as one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .olx.archive import packed
from .olx.files import course_files
from .olx.outline import Outline, outline
from .olx.settings import Options, problems


def parser() -> argparse.ArgumentParser:
    """Options of the command line, in the words of who installs the course."""
    defaults = Options("", "", "")
    whole = argparse.ArgumentParser(prog="python -m curso_contenido", description="El curso de gobierno abierto municipal.")
    build = whole.add_subparsers(required=True, metavar="orden").add_parser(
        "construir", help="arma el archivo que se importa en Studio", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    build.add_argument("--org", required=True, help="organización en la clave del curso, p. ej. MiUniversidad")
    build.add_argument("--curso", required=True, help="código, p. ej. GA101")
    build.add_argument("--edicion", required=True, help="edición, p. ej. 2027_1")
    build.add_argument("--salida", type=Path, default=Path("curso.tar.gz"), help="archivo que se escribe")
    build.add_argument("--inicio", default=defaults.starts, help="fecha de inicio (2027-01-18)")
    build.add_argument("--fin", default=defaults.ends, help="fecha de fin")
    build.add_argument("--aprobar", type=float, default=defaults.pass_mark, help="parte con la que se aprueba, de 0 a 1")
    build.add_argument("--ritmo", choices=("propio", "grupo"), default="propio", help="cada quien a su ritmo, o con fechas del equipo")
    build.add_argument("--sin-constancia", action="store_true", help="no incluye constancia")
    build.add_argument("--idioma", default=defaults.language, help="idioma del curso")
    return whole


def chosen(values: argparse.Namespace) -> Options:
    """The options of a command line."""
    return Options(
        values.org, values.curso, values.edicion, starts=values.inicio, ends=values.fin, pass_mark=values.aprobar,
        self_paced=values.ritmo == "propio", certificate=not values.sin_constancia, language=values.idioma,
    )


def main(arguments: list[str] | None = None) -> int:
    """Build and say what was built; exit status 2 with every problem, and nothing written."""
    values = parser().parse_args(arguments)
    options = chosen(values)
    found = problems(options)
    if found:
        print("No se escribió nada:\n" + "\n".join(f"  {each}" for each in found), file=sys.stderr)
        return 2
    print("Leyendo las lecciones…")
    course = outline()
    print("Escribiendo capítulos y unidades…")
    files = course_files(course, options)
    archive = packed(files)
    try:
        values.salida.write_bytes(archive)
    except OSError as error:
        print(f"No se pudo escribir «{values.salida}»: {error.strerror}.", file=sys.stderr)
        return 2
    print(summary(course, options, len(files), len(archive), str(values.salida)))
    return 0


def summary(course: Outline, options: Options, count: int, size: int, target: str) -> str:
    """What was built, chapter by chapter, with its hours, and what comes next."""
    lines = [f"{course.title} ({options.org}+{options.course}+{options.run})"]
    for chapter in course.chapters:
        units = sum(len(each.units) for each in chapter.sequences)
        time = "equipo" if chapter.staff_only else f"{chapter.minutes / 60:.1f} h"
        lines.append(f"  {chapter.title}: {units} unidades, {time}")
    lines.append(f"En total, {course.minutes / 60:.0f} horas. Se aprueba con {options.pass_mark:.0%}.")
    lines.append(f"{target}: {count} archivos, {size / 1024:.0f} KB.")
    lines.append("Ahora, en Studio: instale antes el paquete, cree el curso y use Herramientas › Importar.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
