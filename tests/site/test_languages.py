"""Pages in other languages, seen in a browser: longer words fit a phone, and reading from right to left keeps nobody out."""

from pathlib import Path
from typing import Any

import pytest

from govlint.cli.reading import configuration
from govlint.handbook.book import build_book
from govlint.handbook.contents import all_files, all_pages
from govlint.handbook.languages import speak
from govlint.handbook.own.own import own
from govlint.handbook.site.site import make_site, site_of
from govlint.language import speaking
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.workspace.discover import discover
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY
from tests.languages.pseudo import CODE, Pseudo
from tests.site.browser import DARK, NARROW, Browser, Place
from tests.site.rendered import EXAMPLES, TEMPLATES, places
from tests.site.verdicts import accessible, all_well, drawn, fitting

pytestmark = pytest.mark.site

PAGES = [paths[0] for paths in TEMPLATES.values()]


def made(folder: Path) -> list[Place]:
    """The bookmaker's handbook, in the language that is spoken."""
    example = str(EXAMPLES / "bookmaker")
    loaded, given = load(discover((example,))), own(configuration((example,), None))
    book = build_book(workspaces(loaded)[0], loaded, RuleSet(all_rules()), DAY, example, given)
    for path, content in make_site(all_pages(book), site_of(book), all_files(book)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return places(folder, PAGES)


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> list[Place]:
    with speaking(CODE, Pseudo()):
        return made(tmp_path_factory.mktemp("turned"))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> list[Place]:
    with speak("de"):
        return made(tmp_path_factory.mktemp("german"))


@pytest.mark.parametrize("mode", [{}, DARK, NARROW], ids=["light", "dark", "narrow"])
def test_from_right_to_left(browser: Browser, turned: list[Place], mode: dict[str, Any]) -> None:
    all_well(browser.look(turned, "axe", "overflow", "cut", **mode), accessible, fitting)


@pytest.mark.parametrize("mode", [{}, NARROW], ids=["wide", "narrow"])
def test_in_german(browser: Browser, german: list[Place], mode: dict[str, Any]) -> None:
    all_well(browser.look(german, "axe", "overflow", "cut", "drawings", **mode), accessible, fitting, drawn)
