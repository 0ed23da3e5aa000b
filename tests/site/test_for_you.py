"""Whoever says who they are, where it is to appear and what it is, sees the one answer: by keyboard, from any address."""

from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.handbook.tabled import Tabled
from tests.site.browser import NARROW, Browser, Place, Seen
from tests.site.rendered import EXAMPLES, Handbooks, places
from tests.site.verdicts import accessible, all_well, fitting, quiet

pytestmark = pytest.mark.site

_ASK, _PAGE = "for-you/index.html", "decisions/tenfurlong/gb.html"
_KINDS = ("post", "paid-ad", "reply", "correction", "promotion")
_ROLES = ("", "duty-editor", "legal-lead", "safer-gambling-team")
_ACCOUNTS = ("", "gb-instagram", "gb-snapchat")
TO_ANSWER = (
    ("#ask-role", "d", "u"),
    ("#ask-where", *["ArrowDown"] * 3),
    ("#ask-kind", "p", "a"),
    ("#ask-go", "Enter"),
)
"""Keys that choose who one is, where it is to appear and what it is, and go on."""


@pytest.fixture(scope="module")
def site(handbooks: Handbooks) -> Path:
    return handbooks.of(EXAMPLES / "bookmaker")


def look(browser: Browser, site: str, path: str, **how: Any) -> Seen:
    """What is seen of an answer, on a page that is quiet."""
    ((_, seen),) = browser.look([Place(site, path)], "answer", **{"strict": True, **how})
    assert [seen[name] for name in ("dialogs", "console", "outside", "failed", "blocked")] == [[], [], [], [], []]
    found: Seen = seen["answer"]
    return found


def test_the_answer_that_is_shown_is_that_of_the_table(browser: Browser, site: Path) -> None:
    """Of each type of content, to each role and on each account, as somebody finds it who reads the page."""
    page = Tabled((site / _PAGE).read_text(encoding="utf-8"))
    asked = list(product(_KINDS, _ROLES, _ACCOUNTS))
    hashes = [urlencode({"kind": kind, "role": role, "account": account}) for kind, role, account in asked]
    seen = browser.look(places(site, [f"{_PAGE}#{one}" for one in hashes]), "answer", strict=True)
    assert any(page.is_shut(*one) for one in asked)
    for one, (_, found) in zip(asked, seen, strict=True):
        kind, role, account = one
        told, shut = found["answer"], page.is_shut(*one)
        assert len(told["rows"]) == 1
        assert kind in told["rows"][0].split()
        assert told["answers"] == ([] if shut else [page.anchor(kind, author=role)]), one
        assert told["accounts"] == ([account] if account else [])
        assert bool(told["shut"]) == shut
        assert told["said"].startswith("No: ") == shut, one
    all_well(seen, quiet)


def test_a_keyboard_leads_from_the_questions_to_the_answer(browser: Browser, site: Path, address: str) -> None:
    found = look(browser, address, _ASK, keys=TO_ANSWER)
    path, _, state = found["url"].removeprefix(address).partition("#")
    assert path == _PAGE
    assert found["chosen"] == ["duty-editor", "gb-instagram", "paid-ad"]
    page = Tabled((site / path).read_text(encoding="utf-8"))
    assert found["answers"] == [page.anchor("paid-ad", author="duty-editor")]
    assert found["accounts"] == ["gb-instagram"]
    assert len(found["rows"]) == 1
    # The address alone leads back to it.
    again = look(browser, address, f"{path}#{state}")
    assert {**again, "url": ""} == {**found, "url": ""}


def test_what_is_chosen_on_a_page_of_answers_stands_in_its_address(browser: Browser, site: Path) -> None:
    address = f"{site.as_uri()}/"
    keys = (("#ask-role", "d", "u"), ("#ask-account", "ArrowDown"), ("#ask-kind", "p", "a"))
    found = look(browser, address, _PAGE, keys=keys)
    state = urlencode(dict(zip(("role", "account", "kind"), found["chosen"], strict=True)))
    assert found["url"] == f"{address}{_PAGE}#{state}"
    assert len(found["rows"]) == len(found["answers"]) == 1
    whole = look(browser, address, _PAGE, keys=(*keys, ("#ask-all", "Enter")))
    assert whole["said"] == ""
    assert whole["chosen"] == ["", "", ""]
    plain = look(browser, address, _PAGE)
    assert whole["answers"] == plain["answers"]
    assert whole["rows"] == plain["rows"]
    assert len(plain["rows"]) > 10


def test_a_page_of_accounts_asks_on_which_of_them(browser: Browser, site: Path) -> None:
    """Nobody who is shut out there is told what holds for others, though the address names no account."""
    found = look(browser, f"{site.as_uri()}/", "accounts/gb-help-x.html#role=legal-lead&kind=reply")
    assert found["chosen"] == ["legal-lead", "gb-help-x", "reply"]
    assert found["answers"] == []
    assert found["said"].startswith("No: gb-help-x is written and answered by care-team")


def test_a_link_to_an_answer_shows_it_whatever_was_chosen(browser: Browser, site: Path) -> None:
    found = look(browser, f"{site.as_uri()}/", f"{_PAGE}#kind=paid-ad", keys=(("tr td a", "Enter"),))
    assert "#answer-" in found["url"]
    assert found["url"].partition("#")[2] in found["answers"]
    assert len(found["rows"]) > 10


def test_an_address_that_nobody_wrote_asks_nothing(browser: Browser, site: Path) -> None:
    for state in ("role=nobody&kind=nothing", "kind=%3Cimg%20src=x%20onerror=alert(1)%3E", "=", "role", "kind"):
        found = look(browser, f"{site.as_uri()}/", f"{_PAGE}#{state}")
        assert found["said"] == ""
        assert len(found["rows"]) > 10


def test_without_scripts_all_is_there(browser: Browser, site: Path) -> None:
    address = f"{site.as_uri()}/"
    asked = look(browser, address, _ASK, unscripted=True)
    assert asked["asks"] == 0
    found = look(browser, address, f"{_PAGE}#role=duty-editor&kind=paid-ad", unscripted=True)
    assert found["asks"] == 0
    assert len(found["rows"]) > 10
    assert len(found["answers"]) > 5
    # From the list of who people are to their page, and from there to an answer in full.
    keys = ((".shelf a", "Enter"), (".brief a", "Enter"))
    led = look(browser, address, _ASK, unscripted=True, keys=keys)
    assert "/decisions/tenfurlong/" in led["url"]
    assert led["url"].partition("#")[2] in led["answers"]


@pytest.mark.parametrize("mode", [{}, NARROW], ids=["wide", "narrow"])
def test_one_answer_keeps_nobody_out(browser: Browser, site: Path, mode: dict[str, Any]) -> None:
    asked = [f"{_PAGE}#role=duty-editor&kind=paid-ad", f"{_PAGE}#role=legal-lead&account=gb-instagram&kind=post"]
    all_well(browser.look(places(site, asked), "axe", "overflow", "cut", **mode), accessible, fitting)
