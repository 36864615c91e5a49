"""Compare each block with its peers in the same run, on the demo's runtime. Ratios and counts, never times alone.

    python tools/bench.py [--short] [--write]

Peers: xblock-poll's survey, problem-builder and markdown-xblock. They live in an environment of their own,
`.venv-comparados`, made on the way. `--write` puts the tables in `docs/rendimiento.md`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from medidas import environment
from medidas.table import Row, table, write


def measure(runs: int) -> tuple[list[Row], list[Row]]:
    """Comparisons, and sizes; each room has an empty course."""
    from medidas import diagnosis, documents, lesson, plan, practices, sizes

    from demo import testing

    testing.setup()
    compared: list[Row] = []
    for room in (diagnosis, plan, lesson, practices, documents):
        with testing.fresh() as aula:
            compared += room.rows(aula, runs)
    with testing.fresh() as aula:
        return compared, sizes.rows(aula)


def main() -> int:
    """Run inside the peers' environment."""
    if os.environ.get("BENCH_INSIDE") != "1":
        with tempfile.TemporaryDirectory() as folder:
            inside = {**os.environ, "BENCH_INSIDE": "1", "AULA_DIR": folder, "DATABASE_URL": "", "PYTHONWARNINGS": "ignore"}
            inside["PYTHONPATH"] = str(environment.ROOT)
            return subprocess.run([str(environment.python()), __file__, *sys.argv[1:]], cwd=environment.ROOT, env=inside).returncode
    for mark, rows in zip(("medidas", "tamaños"), measure(5 if "--short" in sys.argv else 30)):
        print(table(rows), end="\n\n")
        if "--write" in sys.argv:
            write(environment.ROOT / "docs" / "rendimiento.md", mark, table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
