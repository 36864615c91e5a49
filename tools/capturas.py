"""Make the pictures of the README from the demo, with the instrument that ships.

Usage: python tools/capturas.py [--all FOLDER]

Without options it writes the pictures that the README shows into `docs/imagenes/`; with `--all` it writes every step of the journey,
whole, at 1280 and 360 px into FOLDER, to be looked at before a release. The plan's file is drawn with `pdftoppm` (poppler-utils).
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "imagenes"
UNIT = "/xblock/block-v1:Aula+GA101+2026+type@vertical+block@unidad1"
BROWSER = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
# levels by question, uneven on purpose so that the pictures show every state of a result
LEVELS = [1, 2, 2, 3, 3, 4, 0, 2, 3]
# what the README shows, and how far down its picture begins, in px
SHOWN = {"responder": 0, "resultados": 0, "plan": 0, "leccion": 0, "mapa": 560}
Save = Callable[[str], None]


@contextmanager
def running_demo() -> Iterator[str]:
    """Address of a demo with its own data, closed at the end."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = {**os.environ, "AULA_DIR": folder, "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "demo", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(200):
                try:
                    urllib.request.urlopen(address, timeout=2).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield address
        finally:
            process.terminate()
            process.wait(10)


def answer(page: Any) -> None:
    """Answer the short route unevenly and leave two questions open."""
    chosen = random.Random(7)
    page.evaluate(
        """levels => [...document.querySelectorAll('[data-q]')].filter(q => !q.hidden).forEach((q, n) => {
            if (n % 9 === 8) return;
            const radio = q.querySelector(`input[value="${levels[n]}"]`);
            radio.checked = true;
            const desired = q.querySelector('[data-desired]');
            if (desired && levels[n] < 4) desired.value = '4';
            radio.dispatchEvent(new Event('change', {bubbles: true}));
        })""",
        [chosen.choice(LEVELS) for _ in range(60)],
    )
    page.wait_for_timeout(2500)


def unit(name: str) -> str:
    """Address of a unit of the course that the demo opens."""
    return UNIT.replace("unidad1", name)


def diagnose(page: Any, site: str, save: Save) -> None:
    """From the first page to the results, with a picture of each step."""
    page.goto(site + UNIT)
    page.wait_for_selector("[data-begin]")
    save("inicio")
    page.check("[data-profile=route][value=breve]")
    page.select_option("[data-state]", "14")
    page.wait_for_timeout(500)
    page.select_option("[data-profile=municipality]", "14039")
    page.click("[data-begin] [type=submit]")
    page.wait_for_selector("[data-theme]:visible")
    page.locator("[data-theme]:visible [data-q]:visible").first.locator("input[type=radio]").nth(3).check()
    page.wait_for_timeout(1200)
    save("responder")
    answer(page)
    page.click(".gam-steps [data-go=review]")
    page.wait_for_timeout(900)
    save("revisar")
    page.click("[data-submit]")
    page.wait_for_timeout(2500)
    save("resultados")


def plan(page: Any, save: Save, folder: Path) -> None:
    """From three pieces of advice to the plan's page, and the first page of its file."""
    for number in range(3):
        pick = page.locator("[data-card] [data-plan-pick]").nth(number)
        pick.evaluate("node => { for (let up = node; up; up = up.parentElement) { if (up.matches('details')) { up.open = true; } } }")
        pick.click()
        page.wait_for_timeout(900)
    page.click(".gam-steps [data-go=plan]")
    page.wait_for_selector("[data-plan-versions]")
    about = page.locator("[data-plan-form=about]")
    about.locator("[data-f=title]").fill("Plan de apertura")
    for field, day in (("start", "2026-11-01"), ("end", "2027-09-30"), ("administration_end", "2027-09-30")):
        about.locator(f"[data-f={field}]").fill(day)
    page.wait_for_timeout(2500)
    page.click(".gam-steps [data-go=results]")
    page.click(".gam-steps [data-go=plan]")
    page.wait_for_timeout(1200)
    save("plan")
    if shutil.which("pdftoppm") is None:
        print("Sin pdftoppm no se rehace la imagen del documento (en Debian: apt install poppler-utils).")
        return
    with tempfile.TemporaryDirectory() as scratch:
        address = page.get_attribute("a[href*='what=plan&format=pdf']", "href")
        (Path(scratch) / "plan.pdf").write_bytes(page.request.get(urljoin(page.url, address)).body())
        drawing = ["pdftoppm", "-png", "-singlefile", "-f", "3", "-l", "3", "-scale-to-x", "560", "-scale-to-y", "-1"]
        subprocess.run([*drawing, f"{scratch}/plan.pdf", str(folder / "documento")], check=True)


def look_around(page: Any, site: str, save: Save) -> None:
    """A lesson and the map, as they open."""
    for name, address in {"leccion": "u-m3-obligaciones", "mapa": "u-mapa"}.items():
        page.goto(site + unit(address))
        page.wait_for_timeout(1200)
        page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach(each => { each.loading = 'eager'; })")
        page.wait_for_timeout(600)
        save(name)


def main() -> int:
    """Make the pictures and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every step at both widths")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser_path is None:
        print("Falta Chromium (en Debian: apt install chromium).")
        return 1
    folder = options.all or IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    with running_demo() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=BROWSER)
        for width in (1280, 360) if options.all else (1120,):
            page = browser.new_context(viewport={"width": width, "height": 760}, locale="es-MX").new_page()

            def save(name: str, page: Any = page, width: int = width) -> None:
                if options.all:
                    page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
                elif name in SHOWN:
                    page.screenshot(path=folder / f"{name}.png", full_page=True,
                                    clip={"x": 0, "y": SHOWN[name], "width": width, "height": 900})

            diagnose(page, site, save)
            plan(page, save, folder)
            look_around(page, site, save)
        browser.close()
    print(f"Listas en {folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
