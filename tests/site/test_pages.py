"""The pages as a browser shows them: readable by everyone, asking for nothing outside, and never running policy text."""

import functools
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import DAY, HOUSE, govlint

pytestmark = pytest.mark.site

NODE = Path(__file__).parent / "node"
LOOKS = {"light": {}, "dark": {"dark": True}, "narrow": {"width": 320}}
HOSTILE = """govlint: v1
kind: organisation
name: hostile
title: "<script>alert(1)</script>"
owner: head
status: in-force
purpose: "[x](javascript:alert(1)) ![p](https://example.org/p.png) <img src=x onerror=alert(1)> {{ 7 * 7 }}"
summary: '"><svg onload=alert(1)>'
provisions:
  - {text: "<iframe src=https://example.org></iframe>"}
markets: [{code: GB}]
"""


def judge(jobs: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the browser saw of each job, by its id."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "run tests/site/install first"
    assert (NODE / "node_modules").is_dir(), "run tests/site/install first"
    lines = "\n".join(json.dumps(job) for job in jobs)
    command = ["node", "judge.cjs", chromium]
    done = subprocess.run(command, cwd=NODE, input=lines, capture_output=True, text=True, timeout=600, check=True)
    seen = {found["id"]: found for found in map(json.loads, done.stdout.splitlines())}
    assert len(seen) == len(jobs)
    assert not [found["error"] for found in seen.values() if "error" in found]
    return seen


def render(source: Path, target: Path) -> Path:
    done = govlint("render", str(source), "-o", str(target), "--as-of", DAY, cwd=HOUSE)
    assert done.returncode == 0, done.stderr.decode()
    return target


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(HOUSE / "examples" / "bookmaker", tmp_path_factory.mktemp("site") / "handbook")


@pytest.fixture(scope="module")
def pages(site: Path) -> list[str]:
    """One page of each template, and some more of those that differ most."""
    of_each = [
        *("index.html", "findings.html", "roles.html", "accounts.html", "sources.html", "glossary.html"),
        *("controls/index.html", "controls/engagement.comments.html", "controls/audience.adult-share.html"),
        *("documents/engagement-policy-talking.html", "documents/sector-policy-gambling.html", "documents/index.html"),
        *("flows/posts.html", "sectors/gambling.html", "markets/GB.html", "markets/NL.html"),
    ]
    assert [page for page in of_each if not (site / page).is_file()] == []
    return of_each


def test_no_barrier_in_light_in_the_dark_or_on_a_narrow_screen(site: Path, pages: list[str]) -> None:
    jobs = [
        {"id": f"{page} {look}", "url": (site / page).as_uri(), "base": site.as_uri(), "judges": ["axe"], **how}
        for page in pages
        for look, how in LOOKS.items()
    ]
    seen = judge(jobs)
    assert {name: found["axe"]["violations"] for name, found in seen.items() if found["axe"]["violations"]} == {}
    assert all(found["axe"]["passed"] >= 10 for found in seen.values())


def test_nothing_is_cut_or_overflows_at_320_pixels(site: Path, pages: list[str]) -> None:
    jobs = [
        {"id": page, "url": (site / page).as_uri(), "base": site.as_uri(), "width": 320, "judges": ["overflow"]}
        for page in pages
    ]
    assert {name: found["overflow"] for name, found in judge(jobs).items() if found["overflow"]} == {}


def quiet(found: dict[str, Any]) -> bool:
    return not any(found[name] for name in ("dialogs", "console", "outside", "failed", "blocked"))


def test_pages_ask_for_nothing_outside(site: Path, pages: list[str]) -> None:
    jobs = [
        {"id": page, "url": (site / page).as_uri(), "base": site.as_uri(), "strict": True, "judges": ["text"]}
        for page in pages
    ]
    seen = judge(jobs)
    assert [name for name, found in seen.items() if not quiet(found)] == []
    assert all(len(found["requests"]) >= 2 for found in seen.values()), "each page loads its style"


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The site under a sub-path of a server on this machine."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_site_works_under_any_sub_path(served: str) -> None:
    jobs = [
        {"id": page, "url": f"{served}handbook/{page}", "base": served, "strict": True, "judges": ["text"]}
        for page in ("index.html", "controls/index.html", "flows/posts.html")
    ]
    assert [name for name, found in judge(jobs).items() if not quiet(found)] == []


def test_hostile_policy_text_stays_text(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "organisation.yaml").write_text(HOSTILE, encoding="utf-8")
    made = render(source, tmp_path / "made")
    jobs = [
        {
            "id": path.relative_to(made).as_posix(),
            "url": path.as_uri(),
            "base": made.as_uri(),
            "strict": True,
            "judges": ["text"],
        }
        for path in sorted([*made.glob("*.html"), *made.glob("documents/*.html"), *made.glob("markets/*.html")])
    ]
    seen = judge(jobs)
    assert len(seen) >= 8
    assert [name for name, found in seen.items() if not quiet(found)] == []
    front = seen["index.html"]["text"]
    assert "<script>alert(1)</script>" in front
    assert "<img src=x onerror=alert(1)>" in front
    assert "{{ 7 * 7 }}" in front


def test_the_judges_can_fail(tmp_path: Path) -> None:
    """A page with a barrier, an overflow, an outside image and a script: each judge sees its own."""
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<title>bad</title><body><p style='color:#aaa;background:#fff'>faint words that few can read</p>"
        "<div style='width:900px'>wide</div><img src='https://example.org/p.png'><script>alert(1)</script>",
        encoding="utf-8",
    )
    common = {"url": bad.as_uri(), "base": tmp_path.as_uri()}
    seen = judge([{"id": "bad", **common, "width": 320, "judges": ["axe", "overflow"]}])["bad"]
    rules = {one["rule"] for one in seen["axe"]["violations"]}
    assert {"color-contrast", "image-alt"} <= rules
    assert seen["overflow"]
    assert seen["dialogs"]
    assert seen["outside"]
