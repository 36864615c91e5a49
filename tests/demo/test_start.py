"""What a newcomer reads when `make demo` cannot start."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = "hace falta Python 3.11 o 3.12"


def start(tmp_path: Path, port: str) -> str:
    """What `python -m demo` says before it gives up."""
    environment = {"AULA_DIR": str(tmp_path / "aula"), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "demo", "--port", port],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1 and not done.stdout
    return done.stderr


def test_a_port_that_cannot_be_used_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert start(tmp_path, port) == f"El puerto {port} está ocupado. Pruebe otro: make demo PUERTO=8800\n"
    assert start(tmp_path, "99999").startswith("El puerto 99999 no existe")


@pytest.mark.parametrize(("version", "says"), [("3.10", NEEDED), ("3.13", NEEDED), ("", "Falta Python")])
def test_another_python_is_refused_before_anything_is_downloaded(tmp_path: Path, version: str, says: str) -> None:
    if shutil.which("make") is None:
        pytest.skip("there is no make")
    python = tmp_path / "python"
    python.write_text(f"#!{sys.executable}\nimport sys\nsys.version_info = ({version.replace('.', ',')},)\nexec(sys.argv[2])\n")
    python.chmod(0o755)
    done = subprocess.run(
        ["make", "demo", f"PYTHON={python if version else ''}"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and says in done.stdout and "Illegal" not in done.stderr
    assert not (ROOT / ".venv-").exists()
