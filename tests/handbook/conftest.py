"""A small organisation, and the book that is made from it."""

from pathlib import Path

import pytest

from govlint.handbook.book import Book, build_book
from govlint.handbook.contents import all_files, all_pages
from govlint.handbook.page import Page
from govlint.handbook.site.site import make_site, site_of
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.workspace.discover import discover
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces

DAY = "2026-11-22"

ORGANISATION = """\
govlint: v1
kind: organisation
name: mill
title: Old Mill & Sons
owner: head
status: in-force
review: {last: 2024-01-01, every: 12mo}
purpose: We want people to *meet*.
sectors: [gambling]
brands:
  - {name: ale, title: Old Mill Ale, markets: [DE], sectors: [alcohol]}
  - {name: ace, title: Ace Bets, markets: [GB, DE]}
markets: [{code: GB}, {code: DE}]
provisions:
  - {text: "Say **sorry** first.", strength: should}
---
govlint: v1
kind: teams
name: teams
title: Teams
owner: head
status: in-force
teams: [{name: care, title: Customer care, function: customer-care, members: [head]}]
roles:
  - {name: head, title: Head of Social, holder: Maya Osei, deputies: [Jon Ferry], seniority: head}
  - {name: legal, title: Legal Lead, holder: Priya Nair, function: legal}
"""

POLICIES = """\
govlint: v1
kind: engagement-policy
name: talk
title: How we talk
owner: head
status: in-force
version: "3"
comments:
  value: everyone
  reason: Silence helps nobody.
  overrides:
    - {when: {brands: [ace]}, value: nobody}
    - {when: {situation: under attack}, value: followers}
direct_messages: to-be-decided
user_content: {defined-elsewhere: The brand book}
take_offline: {value: everything, strength: should}
reply_within: {within: 4h, counts: working-hours, then: care}
block_decided_by: {any_of: [head, legal]}
routing:
  - {when: A complaint, to: care, within: 2bd}
  - {when: The press, to: head}
removal: {power: anything-we-see-fit, grounds: [spam, threats]}
"""

FLOW = """\
govlint: v1
kind: approval-flow
name: adverts
title: Adverts
owner: legal
status: draft
covers: {content: [advert], brands: [ace]}
stages:
  - {name: Tone, approvers: head, clock: 4h, if_late: go}
  - {name: Facts, approvers: care, clock: 1d, in_parallel_with: Tone}
  - {name: Law, approvers: {all_of: [legal, head]}, clock: 2bd, fallback: head, only_when: {markets: [GB]}}
publisher: head
---
govlint: v1
kind: channels
name: register
title: Register
owner: head
status: in-force
accounts:
  - {id: ace-x, platform: x, handle: "@ace_bets_*", brand: ace, market: GB, owner: head, age_gate: none}
  - {id: ale-web, platform: website, brand: ale, market: DE, purpose: "People *meet* the brewer."}
"""


@pytest.fixture(scope="session")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mill")
    (folder / "policies").mkdir()
    (folder / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    (folder / "policies" / "talk.yaml").write_text(POLICIES, encoding="utf-8")
    (folder / "flow.yaml").write_text(FLOW, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def book(mill: Path) -> Book:
    return read_book(mill)


@pytest.fixture(scope="session")
def pages(book: Book) -> dict[str, Page]:
    return {page.path: page for page in all_pages(book)}


@pytest.fixture(scope="session")
def site(book: Book) -> dict[str, str]:
    return read_site(book)


def read_book(folder: Path) -> Book:
    loaded = load(discover((str(folder),)))
    return build_book(workspaces(loaded)[0], loaded, RuleSet(all_rules()), DAY, str(folder))


def read_site(book: Book) -> dict[str, str]:
    files = make_site(all_pages(book), site_of(book), beside=all_files(book))
    return {path: content.decode() for path, content in files.items()}
