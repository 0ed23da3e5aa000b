"""Measures pages of a handbook as Lighthouse sees them on a slow phone: `make lighthouse` writes docs/lighthouse.md.

Needs Chromium and Node (tests/site/install brings them) and installs Lighthouse beside this file. The handbook is
served to this machine alone. Scores go from 0 to 100.
"""

import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
NODE = Path(__file__).resolve().parent / "node"
DAY = "2026-11-22"
PAGES = {
    "front page": "index.html",
    "may I post this": "decisions/index.html",
    "a long document": "documents/engagement-policy-talking.html",
    "an approval flow": "flows/adverts.html",
    "a control": "controls/engagement.comments.html",
    "all sources": "sources.html",
}
BROWSER = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
CATEGORIES = ("performance", "accessibility", "best-practices")


class Figures(NamedTuple):
    """What was measured of one page. scores: by category; shift: of the layout; blocked: milliseconds; weight: KiB."""

    scores: tuple[int, ...]
    shift: float
    blocked: float
    weight: float
    requests: int


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served to this machine for a while."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def install() -> Path:
    """The program, installed beside this file where it is not there."""
    program = NODE / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        command = ["npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=NODE, check=True)
    return program


def measure(program: Path, url: str, report: Path) -> Figures:
    """Look at one page, as on a phone. Raises RuntimeError where the page did not load."""
    chromium = shutil.which("chromium")
    if not chromium:
        raise RuntimeError("there is no Chromium: run tests/site/install")
    subprocess.run(
        [
            str(program), url, "--quiet", "--no-enable-error-reporting", "--output=json", f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={BROWSER}",
        ],
        check=True,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "CHROME_PATH": chromium, "HOME": str(report.parent)},
    )  # fmt: skip
    return read(json.loads(report.read_text(encoding="utf-8")))


def read(said: dict[str, Any]) -> Figures:
    """The figures of a report. Raises RuntimeError where nothing was looked at."""
    if said.get("runtimeError") or not said["audits"]["network-requests"]["details"]["items"]:
        raise RuntimeError(f"the page did not load: {said.get('runtimeError')}")
    audits = said["audits"]
    requests = [one for one in audits["network-requests"]["details"]["items"] if not one["url"].startswith("data:")]
    return Figures(
        tuple(round(100 * said["categories"][name]["score"]) for name in CATEGORIES),
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        audits["total-byte-weight"]["numericValue"] / 1024,
        len(requests),
    )


def table(found: dict[str, Figures]) -> str:
    """All figures as a table."""
    head = "| page | performance | accessibility | best practices | layout shift | blocked (ms) | KiB | requests |"
    rows = (
        f"| {page} | {' | '.join(map(str, one.scores))} | {one.shift:.3f} | {one.blocked:.0f} | {one.weight:.0f}"
        f" | {one.requests} |"
        for page, one in found.items()
    )
    return "\n".join([head, "|---|" + "---:|" * 7, *rows])


def main() -> None:
    """Render the bookmaker, look at its pages, write what was seen."""
    program = install()
    with tempfile.TemporaryDirectory() as made:
        site = Path(made) / "handbook"
        example = ROOT / "examples" / "bookmaker"
        subprocess.run(["govlint", "render", example, "-o", site, "--as-of", DAY], check=True)
        with served(site) as url:
            found = {page: measure(program, url + path, Path(made) / "report.json") for page, path in PAGES.items()}
    intro = (
        "# The handbook on a phone\n\nMade by `make lighthouse`: pages of the example `bookmaker`, as Lighthouse sees"
        " them on a slow phone with a slow connection. Scores go from 0 to 100."
    )
    (ROOT / "docs" / "lighthouse.md").write_text(f"{intro}\n\n{table(found)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
