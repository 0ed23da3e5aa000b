"""What may be posted on each account: with the table of its place, and by one of its own only where that differs."""

from pathlib import Path

import pytest

from govlint.decision.decision import NEVER
from govlint.handbook.book import Book
from govlint.handbook.paths import account_path
from govlint.handbook.registered import Registered

from .conftest import read_book, read_site

HOUSE = """\
govlint: v1
kind: organisation
name: mill
title: Old Mill
owner: head
status: in-force
brands: [{name: ale, title: Ale, markets: [GB]}]
markets: [{code: GB}]
---
govlint: v1
kind: teams
name: teams
title: Teams
owner: head
status: in-force
teams: [{name: shop, title: Shop, members: [editor]}]
roles:
  - {name: head, title: Head, holders: [Ann, Bob], function: social}
  - {name: editor, title: Editor, holders: [Cem, Dee], function: social}
  - {name: legal, title: Legal, holders: [Eve, Flo], function: legal}
---
govlint: v1
kind: approval-flow
name: posts
title: Posts
owner: head
status: in-force
covers: {content: [post]}
timing: before-publication
stages: [{name: Look, approvers: head, clock: 4h}]
---
govlint: v1
kind: channels
name: register
title: Register
owner: head
status: in-force
accounts:
"""
FLOW = """\
---
govlint: v1
kind: approval-flow
name: loud
title: Loud
owner: head
status: in-force
covers: {channels: [one, two]}
timing: before-publication
stages: [{name: Law, approvers: legal, clock: 1d}]
"""
STRICT = """\
---
govlint: v1
kind: people-policy
name: people
title: People
owner: head
status: in-force
who_may_post: social-team
"""


def house(folder: Path, *accounts: str, more: str = "") -> Book:
    """An organisation with these accounts. accounts: what each says beside its platform, brand and market."""
    entries = "".join(f"  - {{platform: x, brand: ale, market: GB, {one}}}\n" for one in accounts)
    (folder / "all.yaml").write_text(f"{HOUSE}{entries}{more}", encoding="utf-8")
    return read_book(folder)


def one(book: Book) -> Registered:
    (found,) = book.registered
    return found


def never(found: Registered) -> list[tuple[tuple[str, ...], int]]:
    """Who is shut out, and of how many types of content."""
    return [(apart.authors, len(apart.contents)) for apart in found.apart if apart.after.allowed == NEVER]


def test_an_account_that_says_nothing_of_itself_stands_with_its_place(tmp_path: Path) -> None:
    book = house(tmp_path, "id: plain")
    assert one(book).table in book.tables
    assert one(book).apart == ()
    assert book.own_tables == ()
    page = read_site(book)["decisions/index.html"]
    assert 'id="on-plain"' in page
    assert "All as above." in page


def test_those_who_do_not_write_are_told_beside_the_table(tmp_path: Path) -> None:
    book = house(tmp_path, "id: ours, writers: [shop], care: {by: legal}")
    assert one(book).table in book.tables
    assert never(one(book)) == [(("head", "legal"), 27), (("head",), 6)]
    said = [reason.said for apart in one(book).apart for reason in apart.after.bars]
    assert said == ["ours is written by shop alone", "ours is written and answered by shop, legal alone"]


@pytest.mark.parametrize("state", ["state: archived", "state: dormant", "closes: 2026-11-21"])
def test_an_account_that_is_shut_to_all_needs_no_table(tmp_path: Path, state: str) -> None:
    book = house(tmp_path, f"id: old, writers: [shop], {state}")
    assert one(book).table in book.tables
    assert never(one(book)) == [((), 33)]


def test_a_flow_for_accounts_makes_one_table_for_those_that_are_alike(tmp_path: Path) -> None:
    book = house(tmp_path, "id: one", "id: two", "id: three", more=FLOW)
    (table,) = book.own_tables
    assert [place.channel for place in table.places] == ["one", "two"]
    assert [found.table is table for found in book.registered] == [True, True, False]
    site = read_site(book)
    assert account_path("one") in site
    assert account_path("two") not in site
    assert f'href="{account_path("one")}#on-two"' in site["accounts.html"]
    assert 'href="decisions/index.html#on-three"' in site["accounts.html"]


def test_who_may_post_here_and_nowhere_else_makes_a_table(tmp_path: Path) -> None:
    """Only the social team may post, and this account names somebody else."""
    book = house(tmp_path, "id: law, writers: [legal]", more=STRICT)
    assert len(book.own_tables) == 1
    assert {name for authors, _ in never(one(book)) for name in authors} == {"head", "editor", "shop"}


def test_an_account_that_cannot_be_asked_is_left_out(tmp_path: Path) -> None:
    book = house(tmp_path, "id: there")
    (tmp_path / "all.yaml").write_text(
        f"{HOUSE}  - {{id: lost, platform: x, brand: nobody, market: GB}}\n", encoding="utf-8"
    )
    lost = read_book(tmp_path)
    assert one(book).place.channel == "there"
    assert lost.registered == ()
    assert 'href="decisions/index.html"' in read_site(lost)["accounts.html"]


def test_of_namesakes_the_first_counts(tmp_path: Path) -> None:
    book = house(tmp_path, "id: twin", "id: twin, state: archived")
    assert [found.place.channel for found in book.registered] == ["twin"]


def test_many_accounts_make_no_more_pages(tmp_path: Path) -> None:
    """Who writes for an account, its age gate and its state are said beside a table that is there already."""
    some = house(tmp_path, "id: a0, writers: [head], age_gate: declared-age")
    few = [path for path in read_site(some) if "/of/" not in path]
    accounts = (f"id: a{at}, writers: [head], age_gate: declared-age" for at in range(60))
    many = read_site(house(tmp_path, *accounts))
    assert [path for path in many if "/of/" not in path] == few
    assert many["decisions/index.html"].count("data-account=") == 60
