"""A running demo, a page at each size, and the eyes of axe."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
COURSE = "course-v1:Aula+GA101+2026"
UNIT = "/xblock/block-v1:Aula+GA101+2026+type@vertical+block@unidad1"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# rules about the page around the block, which belongs to the host
HOSTS_OWN = ["region", "landmark-one-main", "page-has-heading-one", "heading-order", "landmark-unique"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Address of a demo of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "AULA_DIR": str(tmp_path / "aula"), "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen([sys.executable, "-m", "demo", "--port", str(port)], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(10)


class Watched:
    """A page that remembers console errors and requests to other hosts."""

    def __init__(self, page: Any, site: str) -> None:
        self.page = page
        self.errors: list[str] = []
        self.strangers: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: None if request.url.startswith((site, "data:", "blob:")) else self.strangers.append(request.url))

    def is_clean(self) -> None:
        """Nothing went wrong and nobody else was asked."""
        assert not self.errors and not self.strangers, (self.errors, self.strangers)


@pytest.fixture
def open_unit(chromium: Any, site: str) -> Iterator[Callable[..., Watched]]:
    """Open the unit as somebody, at some width."""
    contexts = []

    def opened(
        who: str = "ana", width: int = 1280, context: Any = None, script: str = "", unit: str = UNIT, **options: Any,
    ) -> Watched:
        if context is None:
            context = chromium.new_context(viewport={"width": width, "height": 800}, base_url=site, locale="es-MX", **options)
            contexts.append(context)
        if script:
            context.add_init_script(script)
        context.request.post(f"{site}/quien", form={"who": who})
        watched = Watched(context.new_page(), site)
        watched.page.goto(unit)
        return watched

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def axe(axe_source: str) -> Callable[[Any], None]:
    """Fail on any violation of the page as it stands."""

    def check(page: Any) -> None:
        page.evaluate(axe_source)
        options = {"runOnly": TAGS, "rules": {rule: {"enabled": False} for rule in HOSTS_OWN}}
        found = page.evaluate("options => axe.run(document, options)", options)["violations"]
        assert not found, [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found]

    return check


def begin(page: Any, route: str = "breve") -> None:
    """Start the diagnosis by that route."""
    page.check(f"[data-profile=route][value={route}]")
    page.click("[data-begin] [type=submit]")
    page.wait_for_selector("[data-theme]:visible")


def saved(page: Any) -> None:
    """Wait until nothing is on its way."""
    page.wait_for_function("() => /Guardado/.test(document.querySelector('[data-saved=foot]').textContent)")


def answer_all(page: Any, level: int = 2, leave: int = 0) -> None:
    """Answer the visible route with one level."""
    page.evaluate(
        """([level, leave]) => {
            document.querySelector('[data-saved=foot]').textContent = '';
            const asked = [...document.querySelectorAll('[data-q]')].filter(q => !q.hidden);
            asked.slice(0, asked.length - leave).forEach(q => {
                const radio = q.querySelector(`input[value="${level}"]`);
                radio.checked = true;
                radio.dispatchEvent(new Event('change', {bubbles: true}));
            });
        }""",
        [level, leave],
    )
    saved(page)


def fits(page: Any) -> None:
    """The page does not scroll sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
