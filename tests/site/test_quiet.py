"""A handbook opens by double-click and under any path of a server, asks nobody for anything, and says nothing."""

import shutil
from pathlib import Path

import pytest

from tests.site.browser import Browser, Place
from tests.site.reading import LOGO, Page, ours
from tests.site.rendered import EXAMPLES, SHOWN, Handbooks
from tests.site.verdicts import all_well, quiet

pytestmark = pytest.mark.site

_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def test_pages_are_quiet_as_files(browser: Browser, handbooks: Handbooks) -> None:
    all_well(browser.look(handbooks.shown(), strict=True), quiet)


def test_pages_are_quiet_under_a_path_of_a_server(
    browser: Browser, handbooks: Handbooks, server: tuple[Path, str]
) -> None:
    folder, address = server
    example = EXAMPLES / "bookmaker"
    shutil.copytree(handbooks.of(example), folder / "rules" / "our handbook")
    site = f"{address}/rules/our%20handbook/"
    pages = [Place(site, path) for path in (*SHOWN[example], "", "documents/")]
    all_well(browser.look(pages, strict=True), quiet)


def test_a_policy_of_security_stands_on_each_page(sites: dict[Path, dict[str, Page]]) -> None:
    for pages in sites.values():
        for path, page in pages.items():
            given = dict(part.split(maxsplit=1) for part in page.policy.split(";"))
            assert given.items() >= _POLICY.items(), path


def test_nothing_on_a_page_can_act_or_load_but_our_script_and_the_search(sites: dict[Path, dict[str, Page]]) -> None:
    logos = {site: (site / LOGO).is_file() for site in sites}
    assert set(logos.values()) == {True, False}
    for site, pages in sites.items():
        for path, page in pages.items():
            assert (page.active, page.loads) == ours(path, logos[site]), path
