"""Every template, judged by axe and by what axe does not see: width, cut text, words in drawings, focus."""

from typing import Any

import pytest

from tests.helpers import HOUSE
from tests.site.browser import DARK, NARROW, SPACED, Browser, Place
from tests.site.rendered import EXAMPLES, LOGGED, SHOWN, TEMPLATES, Handbooks, organisations, paths, places
from tests.site.verdicts import accessible, all_well, drawn, fitting, reachable

pytestmark = pytest.mark.site

AXE = ("axe", "overflow", "cut", "drawings")
_FEWEST = 28
_FEWEST_WORDS = 60


def test_every_template_is_judged(handbooks: Handbooks) -> None:
    held = {file.name for file in (HOUSE / "govlint" / "handbook" / "templates").glob("*.html")}
    assert (
        held
        - {
            "base.html",
            "parts.html",
            "answer_parts.html",
            "imprint.html",
            "sheet.html",
            "holder.html",
            "patterns.html",
            "one_file.html",
        }
        == TEMPLATES.keys() | LOGGED.keys()
    )
    shown = handbooks.shown()
    assert len(shown) >= _FEWEST
    missing = [place for example in SHOWN for place in SHOWN[example] if not (handbooks.of(example) / place).is_file()]
    assert missing == []


@pytest.mark.parametrize("mode", [{}, DARK, NARROW], ids=["light", "dark", "narrow"])
def test_no_page_keeps_anyone_out(browser: Browser, handbooks: Handbooks, mode: dict[str, Any]) -> None:
    seen = browser.look(handbooks.shown(), *AXE, **mode)
    all_well(seen, accessible, fitting, drawn)
    assert sum(page["drawings"]["texts"] for _, page in seen) >= _FEWEST_WORDS


def test_wide_spacing_makes_no_page_too_wide(browser: Browser, handbooks: Handbooks) -> None:
    seen = browser.look(handbooks.shown(), "overflow", "cut", **SPACED)
    all_well(seen, fitting)


def test_the_longest_documents_fit_a_phone(browser: Browser, handbooks: Handbooks) -> None:
    longest = [longest_document(handbooks, example.name) for example in organisations() if example.parent == EXAMPLES]
    assert len(longest) >= 10
    all_well(browser.look(longest, "overflow", "cut", "drawings", **NARROW), fitting, drawn)


def longest_document(handbooks: Handbooks, example: str) -> Place:
    """The document of an example that has the most to say."""
    site = handbooks.of(EXAMPLES / example)
    largest = max(paths(site, "documents"), key=lambda path: (site / path).stat().st_size)
    return places(site, [largest])[0]


@pytest.mark.parametrize("mode", [{}, NARROW], ids=["wide", "narrow"])
def test_the_focus_is_seen_and_goes_forward(browser: Browser, handbooks: Handbooks, mode: dict[str, Any]) -> None:
    seen = browser.look(handbooks.shown()[::2], "focus", stops=60, strict=True, **mode)
    all_well(seen, reachable)


def test_posture_prints_on_one_sheet(browser: Browser, handbooks: Handbooks) -> None:
    """The findings, a sheet of which is not one, say that sheets are counted."""
    sites = [handbooks.of(folder) for folder in organisations() if folder.parent == EXAMPLES]
    assert len(sites) >= 10
    seen = browser.look([place for site in sites for place in places(site, ["posture.html"])], "paper")
    assert [(path, one["url"]) for path, one in seen if one["paper"]["sides"] != 1] == []
    ((_, many),) = browser.look(places(handbooks.of(EXAMPLES / "bookmaker"), ["findings.html"]), "paper")
    assert many["paper"]["sides"] > 5
