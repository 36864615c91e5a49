"""Fixtures of all tests. Those of the core run without Django: the demo is only set up where it is used."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parent / "browser" / ".axe" / "axe.min.js"
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]


@pytest.fixture
def aula(tmp_path: Path) -> Iterator[Any]:
    """A fresh LMS-like host."""
    from demo import testing

    testing.setup()
    with testing.fresh() as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium; without one the browser tests are left out, loudly in CI."""
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("there is no Chromium")
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread until the session ends; the tests that share the process with it
    # still use the database from one thread only
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """Text of axe-core."""
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("axe-core was not brought; run tools/axe.sh")
        pytest.skip("axe-core was not brought; run tools/axe.sh")
    return AXE.read_text(encoding="utf-8")
