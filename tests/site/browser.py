"""One browser for all tests: it opens pages, and says what it sees there."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, NamedTuple

JUDGE = Path(__file__).parent / "node" / "judge.cjs"

Seen = dict[str, Any]
"""What the judges said of one page."""

NARROW = {"width": 320}
DARK = {"dark": True}
SPACED = {
    "width": 320,
    "style": "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    " p { margin-block-end: 2em !important }",
}
"""A reader may space text this widely (WCAG 1.4.12)."""


class Place(NamedTuple):
    """A page: the address of its site, which ends in a slash, and its path in it."""

    site: str
    path: str


class Browser:
    """Runs `judge.cjs`, which holds the one Chromium."""

    def __init__(self, process: "Popen[str]") -> None:
        self._process = process

    def look(self, places: Sequence[Place], *judges: str, **how: Any) -> list[tuple[str, Seen]]:
        """What is seen on each page. how: the other fields of a job. Raises RuntimeError where a page does not load."""
        if len(set(places)) < len(places) or not places:
            raise RuntimeError(f"no pages, or the same page twice: {places}")
        for number, (site, path) in enumerate(places):
            self._say({"id": number, "url": site + path, "base": site, "judges": judges, **how})
        seen = sorted((self._hear() for _ in places), key=lambda one: one["id"])
        broken = [f"{one['url']}: {one['error']}" for one in seen if "error" in one]
        if broken:
            raise RuntimeError("; ".join(broken))
        return [(place.path, one) for place, one in zip(places, seen, strict=True)]

    def _say(self, job: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> Seen:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the browser ended; what it said last is above")
        return json.loads(line)


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser, closed in the end. Raises RuntimeError where it is not installed: these tests never pass unseen."""
    chromium, node = shutil.which("chromium"), shutil.which("node")
    if not (chromium and node and (JUDGE.parent / "node_modules" / "playwright-core").is_dir()):
        raise RuntimeError("the browser or the judges are missing: run tests/site/install")
    with Popen([node, str(JUDGE), chromium], stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8") as process:
        yield Browser(process)
