"""Every answer of the handbook, read from its pages, is what `simulate` says to the same question.

The whole is asked of three examples: each place and each account, each type of content, plainly, with somebody paid for
it, made by AI, urgent, and by each role and team. Of the other examples every seventh of these questions is asked.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from govlint.decision.decider import Decider
from govlint.decision.decision import NEVER, Decision
from govlint.decision.given import situation_of
from govlint.decision.known import word_list
from govlint.handbook.book import Book
from govlint.handbook.pages import may_post
from govlint.handbook.paths import plain
from govlint.handbook.site.site import render, site_of
from tests.site.rendered import EXAMPLES, organisations

from .conftest import read_book
from .tabled import NO, Tabled, Told

WHOLE = ("bookmaker", "brewer", "bank")
_MARKS: dict[str, dict[str, Any]] = {
    "paid": {"paid": "paid"},
    "made": {"ai": "generated"},
    "urgent": {"urgent": True},
}
_PAID_BY_NATURE = ("paid-ad", "influencer-post", "affiliate-post")
Asked = tuple[dict[str, Any], dict[str, str]]
"""A question as `simulate` takes it, and as it is sought on a page."""


def read_pages(book: Book) -> list[Tabled]:
    site = site_of(book)
    return [Tabled(render(page, site)) for page in may_post.pages(book) if page.template == "answers.html"]


def questions(book: Book, page: Tabled) -> Iterator[Asked]:
    """Everything that a page answers."""
    accounts = {plain(str(place.channel)): str(place.channel) for place in book.places.accounts}
    brands = {plain(place.brand): place.brand for place in book.places.grid if place.brand}
    markets = {plain(place.market): place.market for place in book.places.grid if place.market}
    for spot in page.spots:
        if not spot.startswith("account:"):
            brand, market = spot.split("/")
            yield from _cases(book, page, {"brand": brands.get(brand, ""), "market": markets.get(market, "")}, "")
    for name in page.accounts:
        yield from _cases(book, page, {"account": accounts[name]}, name)


def _cases(book: Book, page: Tabled, where: dict[str, Any], account: str) -> Iterator[Asked]:
    roles = [name for name, (_, mention) in book.workspace.names["role"].items() if mention]
    for kind in page.rows:
        asked = {"content": kind, **where}
        yield asked, {"kind": kind, "account": account}
        for what, mark in _MARKS.items():
            if what != "paid" or kind not in _PAID_BY_NATURE:
                yield {**asked, **mark}, {"kind": kind, "what": what, "account": account}
        for role in roles:
            yield {**asked, "author": role}, {"kind": kind, "author": plain(role), "account": account}


def decided(decision: Decision) -> Told:
    if decision.allowed == NEVER:
        return NO
    return decision.allowed, tuple(tuple(map(plain, ask.roles)) for ask in decision.asks), decision.minutes


def wrong(folder: Path, step: int) -> tuple[int, list[object]]:
    """How many questions were asked of an example, and those to which a page says something else than the engine."""
    book = read_book(folder)
    decider, pages = Decider(book.workspace, book.rules, book.day), read_pages(book)
    asked = [(page, *one) for page in pages for one in questions(book, page)]
    found = [
        (given, page.told(**sought), answer)
        for page, given, sought in islice(asked, 0, None, step)
        if page.told(**sought) != (answer := decided(decider.decide(situation_of(given))))
    ]
    return len(range(0, len(asked), step)), found


@pytest.mark.parametrize("name", WHOLE)
def test_every_cell_is_what_simulate_says(name: str) -> None:
    count, found = wrong(EXAMPLES / name, 1)
    assert found[:3] == []
    assert count > 5_000


@pytest.mark.parametrize("folder", organisations(), ids=lambda folder: folder.name)
def test_cells_of_all_other_examples_are_what_simulate_says(folder: Path) -> None:
    if folder.name not in WHOLE:
        count, found = wrong(folder, 7)
        assert found[:3] == []
        assert count > 4 * len(word_list("content")) // 7


def test_every_place_and_every_account_stands_on_one_page() -> None:
    for name in WHOLE:
        book = read_book(EXAMPLES / name)
        pages = read_pages(book)
        spots = [spot for page in pages for spot in page.spots if ":" not in spot]
        accounts = [account for page in pages for account in page.accounts]
        assert len(spots) == len(set(spots)) == len(book.places.grid)
        assert sorted(accounts) == sorted({plain(str(place.channel)) for place in book.places.accounts})
        assert all(page.rows.keys() == {*word_list("content")} for page in pages)


def test_an_answer_that_is_not_that_of_the_engine_is_seen() -> None:
    """The same page with one answer spoilt differs."""
    book = read_book(EXAMPLES / "bookmaker")
    site = site_of(book)
    page = next(page for page in may_post.pages(book) if page.path == "decisions/tenfurlong/gb.html")
    text = render(page, site)
    spoilt = text.replace('data-allowed="after-approval"', 'data-allowed="yes"', 1)
    assert spoilt != text
    told = [(Tabled(one).told(kind), kind) for one in (text, spoilt) for kind in word_list("content")]
    assert len(set(told)) > len(word_list("content"))
