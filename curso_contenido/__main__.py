"""`python -m curso_contenido construir …`: the importable course as one file; `cuaderno …`: one module to print."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from autodiagnostico_xblock.kit.documents import pdf

from .data import texts
from .olx import booklet
from .olx.archive import packed
from .olx.files import course_files
from .olx.outline import Outline, booklet_name, outline
from .olx.settings import Options, problems

NEEDS = "instale el paquete con su parte de documentos: pip install \"caja-gobierno-abierto[documentos]\""


class Parser(argparse.ArgumentParser):
    """Says in Spanish that an order cannot be read; what argparse found comes after, as it says it."""

    def error(self, message: str) -> NoReturn:
        """Exit status 2, with where to read which options there are."""
        self.exit(2, f"{self.format_usage()}No se entendió la orden ({message}). Con --help se ven las opciones.\n")


def parser() -> argparse.ArgumentParser:
    """Options of the command line, in the words of who installs the course."""
    whole = Parser(prog="python -m curso_contenido", description="El curso de gobierno abierto municipal.")
    orders = whole.add_subparsers(required=True, metavar="orden")
    _build_options(orders.add_parser(
        "construir", help="arma el archivo que se importa en Studio", formatter_class=argparse.ArgumentDefaultsHelpFormatter))
    one = orders.add_parser("cuaderno", help="escribe el PDF de un módulo, para leer sin conexión o imprimir")
    one.add_argument("--modulo", required=True, choices=[each.id for each in texts.modules()], help="módulo, p. ej. m3")
    one.add_argument("--salida", type=Path, help="archivo que se escribe (de fábrica, modulo-N.pdf)")
    one.set_defaults(does=one_booklet)
    return whole


def _build_options(build: argparse.ArgumentParser) -> None:
    defaults = Options("", "", "")
    build.add_argument("--org", required=True, help="organización en la clave del curso, p. ej. MiUniversidad")
    build.add_argument("--curso", required=True, help="código, p. ej. GA101")
    build.add_argument("--edicion", required=True, help="edición, p. ej. 2027_1")
    build.add_argument("--salida", type=Path, default=Path("curso.tar.gz"), help="archivo que se escribe")
    build.add_argument("--inicio", default=defaults.starts, help="fecha de inicio (2027-01-18)")
    build.add_argument("--fin", default=defaults.ends, help="fecha de fin")
    build.add_argument("--aprobar", type=_share, default=defaults.pass_mark, help="parte con la que se aprueba, de 0 a 1")
    build.add_argument("--ritmo", choices=("propio", "grupo"), default="propio", help="cada quien a su ritmo, o con fechas del equipo")
    build.add_argument("--sin-constancia", action="store_true", help="no incluye constancia")
    build.add_argument("--sin-pdf", action="store_true", help="no incluye los módulos en PDF para leer sin conexión")
    build.add_argument("--idioma", default=defaults.language, help="idioma del curso")
    build.set_defaults(does=whole_course)


def _share(text: str) -> float:
    """A number, also with a decimal comma; not-a-number, which `problems` refuses, for what is none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return float("nan")


def chosen(values: argparse.Namespace) -> Options:
    """The options of a command line."""
    return Options(
        values.org, values.curso, values.edicion, starts=values.inicio, ends=values.fin, pass_mark=values.aprobar,
        self_paced=values.ritmo == "propio", certificate=not values.sin_constancia, language=values.idioma,
    )


def main(arguments: list[str] | None = None) -> int:
    """Do what the order says; exit status 2 with every problem, and nothing written."""
    values = parser().parse_args(arguments)
    status: int = values.does(values)
    return status


def whole_course(values: argparse.Namespace) -> int:
    """Build the course and say what was built."""
    options = chosen(values)
    found = [*problems(options), *_unwritable(values.salida)]
    if found:
        return _refused("\n".join(f"  {each}" for each in found))
    print("Leyendo las lecciones…")
    course = outline()
    try:
        booklets = {} if values.sin_pdf else _booklets()
    except pdf.Failed as error:
        return _refused(f"  Un módulo en PDF no se pudo componer ({error}). Con --sin-pdf se arma el curso sin ellos.")
    print("Escribiendo capítulos y unidades…")
    files = course_files(course, options, booklets)
    archive = packed(files)
    if not _written(values.salida, archive):
        return 2
    print(summary(course, options, len(files), len(archive), str(values.salida)))
    return 0


def _booklets() -> dict[str, bytes]:
    """Every module as PDF; none, said clearly, where they cannot be made."""
    if not pdf.available():
        print(f"Sin módulos en PDF, porque falta typst. Para incluirlos, {NEEDS}")
        return {}
    print("Componiendo los módulos en PDF…")
    return booklet.build_all(lambda words: print(words, flush=True))


def one_booklet(values: argparse.Namespace) -> int:
    """Write the PDF of one module."""
    if not pdf.available():
        return _refused(f"  Falta typst, que compone los PDF: {NEEDS}")
    target = values.salida or Path(booklet_name(values.modulo))
    if found := _unwritable(target):
        return _refused(f"  {found[0]}")
    try:
        content = booklet.build(values.modulo)
    except pdf.Failed as error:
        return _refused(f"  El PDF no se pudo componer ({error}).")
    if not _written(target, content):
        return 2
    print(f"{target}: {len(content) / 1024:.0f} KB.")
    return 0


def _refused(why: str) -> int:
    print(f"No se escribió nada:\n{why}", file=sys.stderr)
    return 2


def _unwritable(target: Path) -> list[str]:
    """What can be known before the work is done about why a file could not be written."""
    if target.is_dir():
        return [f"--salida: «{target}» es una carpeta; agregue el nombre del archivo, p. ej. {target / 'curso.tar.gz'}."]
    if not target.parent.is_dir():
        return [f"--salida: no existe la carpeta «{target.parent}»; créela o elija otra."]
    return []


def _written(target: Path, content: bytes) -> bool:
    try:
        target.write_bytes(content)
    except OSError as error:
        why = "falta permiso para escribir ahí" if isinstance(error, PermissionError) else error.strerror
        print(f"No se pudo escribir «{target}»: {why}.", file=sys.stderr)
        return False
    return True


def summary(course: Outline, options: Options, count: int, size: int, target: str) -> str:
    """What was built, chapter by chapter, with its hours, and what comes next."""
    lines = [f"{course.title} ({options.org}+{options.course}+{options.run})"]
    for chapter in course.chapters:
        units = sum(len(each.units) for each in chapter.sequences)
        time = "solo equipo" if chapter.staff_only else f"{chapter.minutes / 60:.1f} h"
        lines.append(f"  {chapter.title}: {units} {'unidad' if units == 1 else 'unidades'}, {time}")
    lines.append(f"En total, {course.minutes / 60:.0f} horas. Se aprueba con {options.pass_mark:.0%}.")
    lines.append(f"{target}: {count} archivos, {size / 1024:.0f} KB.")
    lines.append("Ahora, en Studio: instale antes el paquete, cree el curso y use Herramientas › Importar.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
