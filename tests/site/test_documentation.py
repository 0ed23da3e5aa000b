"""The site of the documentation in a browser, opened by double-click: readable by all, quiet, and searched offline."""

from pathlib import Path
from typing import Any

import pytest

from docs.site.build import build
from tests.site.browser import DARK, NARROW, Browser, Place

pytestmark = pytest.mark.site

PAGES = (
    "index.html",
    "tutorial.html",
    "how-to/ci.html",
    "explanation/law-and-limits.html",
    "reference/rules/alcohol/message-in-every-post.html",
)
# The generator gives each block of code an unnamed landmark for its button to copy.
KNOWN = "landmark-unique"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Place]:
    folder: Path = tmp_path_factory.mktemp("documentation") / "site"
    assert build(folder).returncode == 0
    return [Place(f"{folder.as_uri()}/", path) for path in PAGES]


@pytest.mark.parametrize("mode", [{}, DARK, NARROW], ids=["light", "dark", "narrow"])
def test_no_page_keeps_anyone_out(browser: Browser, pages: list[Place], mode: dict[str, Any]) -> None:
    seen = browser.look(pages, "axe", "overflow", **mode)
    assert [(path, one) for path, page in seen for one in page["axe"]["violations"] if one["rule"] != KNOWN] == []
    assert min(page["axe"]["passed"] for _, page in seen) > 25
    assert [(path, page["overflow"]) for path, page in seen if page["overflow"]] == []


def test_no_page_asks_anybody_for_anything(browser: Browser, pages: list[Place]) -> None:
    for path, page in browser.look(pages, strict=True):
        assert (path, page["outside"], page["failed"], page["console"]) == (path, [], [], [])


def test_a_word_leads_to_its_page(browser: Browser, pages: list[Place]) -> None:
    ((_, seen),) = browser.look(pages[:1], "seek", query="grant an exception", strict=True)
    assert "/how-to/exceptions.html" in seen["seek"]
    assert (seen["outside"], seen["failed"]) == ([], [])
