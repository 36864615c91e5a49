"""The environment of the blocks that ours are compared with, made on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".venv-comparados"
PINS = ("requirements/nuevo.txt", "requirements/comparados.txt")


def python() -> Path:
    """Python of the environment with the peers; made again when what it must hold changes."""
    found, mark = HOME / "bin" / "python", HOME / ".listo"
    wanted = "".join((ROOT / each).read_text("utf-8") for each in PINS)
    if not mark.exists() or mark.read_text("utf-8") != wanted:
        print("Preparando el entorno con los bloques que se comparan…", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        pip = [str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", PINS[0]], cwd=ROOT, check=True)
        subprocess.run([*pip, "--no-deps", "-r", PINS[1]], cwd=ROOT, check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], cwd=ROOT, check=True)
        mark.write_text(wanted, "utf-8")
    return found
