"""An address of a whole list, written down when the list was short, leads a browser on to the part that holds it now."""

from pathlib import Path

import pytest

from tests.site.browser import Browser, Place
from tests.site.rendered import EXAMPLES, Handbooks
from tests.site.verdicts import accessible, all_well

pytestmark = pytest.mark.site

RULE = "rule-culture.account-without-care"


@pytest.fixture
def site(handbooks: Handbooks) -> Path:
    return handbooks.of(EXAMPLES / "bank")


def test_an_old_address_leads_on(browser: Browser, site: Path) -> None:
    ((_, seen),) = browser.look([Place(f"{site.as_uri()}/", f"rules.html#{RULE}")], "answer", "text", strict=True)
    assert seen["text"].startswith("Rules: Culture – ")
    assert [seen[name] for name in ("console", "failed", "blocked")] == [[], [], []]


def test_an_address_written_over_that_of_the_overview_leads_on(browser: Browser, site: Path) -> None:
    ((_, seen),) = browser.look([Place(f"{site.as_uri()}/", "rules.html")], "turn", part=RULE, strict=True)
    assert seen["turn"].endswith(f"rules/of/culture.html#{RULE}")
    assert [seen[name] for name in ("console", "failed", "blocked")] == [[], [], []]


def test_an_address_that_nobody_holds_stays(browser: Browser, site: Path) -> None:
    ((_, seen),) = browser.look([Place(f"{site.as_uri()}/", "rules.html#rule-nobody")], "text", strict=True)
    assert seen["text"].startswith("Rules – ")


def test_an_overview_keeps_nobody_out(browser: Browser, site: Path) -> None:
    shown = [Place(f"{site.as_uri()}/", path) for path in ("rules.html", "rules/of/culture.html", "sources.html")]
    all_well(browser.look(shown, "axe"), accessible)
