"""The house's rules that a machine can check: budgets, what is served, what must not be written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("autodiagnostico_xblock", "curso_contenido", "demo")
PURE = ("autodiagnostico_xblock/core", "autodiagnostico_xblock/kit/pure", "curso_contenido/core")
FILE, CLASS, FUNCTION, SCRIPT, WIDTH = 250, 200, 30, 250, 140
STANDARD = {
    "__future__", "calendar", "collections", "datetime", "typing", "fractions", "functools", "re", "json", "hashlib", "urllib", "types",
    "attrs", "math", "unicodedata",
}


def sources(suffix: str, *folders: str) -> Iterator[Path]:
    """Files of our own with that suffix."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            if "migrations" not in path.parts and not path.name.startswith("jquery"):
                yield path


def lines(node: ast.AST) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body: neither the signature nor the docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", list(sources(".py", *PACKAGES)), ids=lambda each: str(each.relative_to(ROOT)))
def test_budgets_of_python(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            assert lines(node) <= CLASS, node.name
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert body_lines(node) <= FUNCTION, node.name


@pytest.mark.parametrize("path", list(sources(".js", *PACKAGES)), ids=lambda each: each.name)
def test_budget_of_scripts(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= SCRIPT


@pytest.mark.parametrize("suffix", [".js", ".css", ".html", ".typ"])
def test_what_is_not_python_is_laid_out_for_people_too(suffix: str) -> None:
    found = [path for path in sources(suffix, *PACKAGES) if "paginas" not in path.parts]
    assert found
    wide = [f"{path.relative_to(ROOT)}:{number}" for path in found
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if len(line) > WIDTH and "url(\"data:" not in line]
    assert not wide


@pytest.mark.parametrize("path", list(sources(".py", *PURE)), ids=lambda each: str(each.relative_to(ROOT)))
def test_the_core_needs_nothing_but_the_standard_library_and_attrs(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        names = [name for name in names if not name.startswith("autodiagnostico_xblock.kit.pure")]
        assert {name.split(".")[0] for name in names} <= STANDARD


def test_no_module_imports_itself_through_others() -> None:
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    known = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert any(known.values())
    TopologicalSorter(known).prepare()  # raises CycleError, which names the circle


def test_modules_say_what_they_are_for() -> None:
    written = [path for path in sources(".py", *PACKAGES, "tools") if path.stat().st_size]
    assert not [str(path) for path in written if not ast.get_docstring(ast.parse(path.read_text()))]


def test_only_the_public_folder_is_served() -> None:
    for package in PACKAGES[:2]:
        for path in (ROOT / package / "resources").rglob("*"):
            assert path.is_dir() or path.relative_to(ROOT / package).parts[1] == "public"


def test_nothing_names_a_machine_a_registry_or_a_paper_that_is_not_here() -> None:
    wrong = re.compile(r"/(?:root|home/\w+|work)/|files\.pythonhosted|registry\.npmjs|--index-url|C§\d")
    texts = (".py", ".md", ".yaml", ".json", ".txt", ".in", ".html", ".sh", ".xml", "")
    for folder in (*PACKAGES, "docs", "contenido", "requirements", "tools", ".ci"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in texts and "jquery" not in path.name:
                text = re.sub(r"https?://(?!\S*(?:pythonhosted|npmjs))\S+", "", path.read_text("utf-8"))  # addresses of sources
                assert not wrong.search(text), path
