"""Long lists are divided: no page is too long for a phone, and all that stood on one page can still be reached."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks import estate
from govlint.handbook import divided
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.languages import catalogue
from govlint.handbook.pages import handouts
from govlint.handbook.site.folder import marked
from govlint.handbook.site.fresh import lost
from govlint.handbook.site.links import leads_on
from govlint.handbook.site.site import render, site_of
from govlint.handbook.words.quoted import Quoted
from govlint.language import speaking
from tests.handbook.conftest import read_book, read_site
from tests.helpers import CLEAN_FILES, house

LISTS = ("accounts", "ai", "calendar", "crisis", "documents", "findings", "personal", "roles", "rules", "sources")
MOST_ELEMENTS = 2_050
_ELEMENT = re.compile(r"<[a-z]")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A group with brands in markets: 150 accounts, three hundred things that fall due."""
    folder = tmp_path_factory.mktemp("estate")
    estate.write(400, folder)
    return read_site(read_book(folder))


def parts_of(site: dict[str, str], name: str) -> list[str]:
    return [path for path in site if path.startswith(f"{name}/of/")]


def ids(text: str, what: str) -> list[str]:
    return re.findall(rf' id="({what}-[^"]*)"', text)


def test_no_list_is_too_long_for_a_phone(large: dict[str, str]) -> None:
    whole = {"documents/index.html" if name == "documents" else f"{name}.html" for name in LISTS}
    assert whole <= large.keys()
    shown = [path for path in large if path in whole or "/of/" in path]
    assert len(shown) > 30
    sizes = {path: len(_ELEMENT.findall(large[path])) for path in shown}
    assert {path: size for path, size in sizes.items() if size > MOST_ELEMENTS} == {}
    assert {name for name in LISTS if parts_of(large, name)} >= {
        *("accounts", "ai", "calendar", "crisis", "documents", "findings", "personal")
    }


def test_a_policy_alone_on_its_page_says_which_it_is(tmp_path: Path) -> None:
    """A page of one policy needs no heading for it; a part of many does, whatever else stands there."""
    policy = "kind: people-policy\nname: own-{0}\ntitle: Policy {0}\nscope: {{markets: [GB]}}\npersonal_use: free\n"
    policies = {f"own-{number}.yaml": policy.format(number) for number in range(handouts.MOST + 1)}
    site = read_site(read_book(house(tmp_path, CLEAN_FILES | policies)))
    held = [re.findall(r">(Policy \d+) <span", site[path]) for path in parts_of(site, "personal")]
    assert [len(one) for one in held] == [handouts.MOST, 1]


def test_what_applies_leads_to_many_policies_and_repeats_them_not(large: dict[str, str]) -> None:
    page = large["for-you/head-of-social.html"]
    assert '<a href="../personal.html">Your own account</a>' in page
    assert "Work on personal accounts" not in page


def test_each_account_stands_once_and_is_led_to(large: dict[str, str]) -> None:
    held = [name for path in parts_of(large, "accounts") for name in ids(large[path], "account")]
    assert len(held) == len(set(held)) == 150
    assert ids(large["accounts.html"], "account") == []
    links = re.findall(r'href="([^"]*)#account-', large["roles/head-of-social.html"])
    assert links
    assert all(link.startswith("../accounts/of/brand-") for link in links)


def test_the_overview_leads_to_every_part(large: dict[str, str]) -> None:
    for name in LISTS:
        overview = large["documents/index.html" if name == "documents" else f"{name}.html"]
        led = {found.rpartition("/")[2] for found in re.findall(r'href="([^"]*of/[^"]*)"', overview)}
        assert led == {path.rpartition("/")[2] for path in parts_of(large, name)}, name
    assert re.search(r"Australia to [\w ]+</a> \(\d+\)", large["accounts.html"])


def test_the_search_finds_what_a_part_holds(large: dict[str, str]) -> None:
    part = parts_of(large, "accounts")[0]
    assert f'[\\"{part}\\",' in large["static/search.js"]


def test_addresses_of_the_whole_list_lead_on(large: dict[str, str], tmp_path: Path) -> None:
    names = [name for path in parts_of(large, "accounts") for name in ids(large[path], "account")]
    files = {path: text.encode() for path, text in large.items()}
    assert leads_on(files, f"accounts.html#{names[0]}")
    assert not leads_on(files, "accounts.html#account-of-nobody")
    short = "".join(f'<p id="{name}"></p>' for name in (*names, "account-of-nobody"))
    for path, content in marked({"accounts.html": short.encode()}, "2026-11-22", "0").items():
        (tmp_path / path).write_bytes(content)
    assert list(lost(files, tmp_path)) == ["accounts.html#account-of-nobody"]


def test_a_part_keeps_the_language_of_its_title(book: Book) -> None:
    def area(entry: str) -> tuple[str, str]:
        return entry, Quoted(f"Own {entry}", "en")

    held = '<span lang="en">Own a</span>'
    with speaking("de", catalogue("de")):
        data = {"groups": (), "count": 1}
        listing = Listing("accounts.html", "Konten", "accounts.html", 1, (area,), lambda _: data)
        overview, part, *_rest = (render(page, site_of(book)) for page in divided.pages(listing, ["a", "b"]))
    assert f'<a href="accounts/of/a.html">{held}</a> (1)' in overview
    assert f"<h1>Konten: {held}</h1>" in part
    assert f'<span aria-current="page">Konten: {held}</span>' in part
    assert "<title>Konten: Own a – " in part


NAMES = ("au", "sa", "au-sa", "any", "", "a.b", "Au", "none")


def titled(name: str) -> tuple[str, str]:
    """A name with its title; titles stand in another order."""
    return name, f"{NAMES.index(name)} {name}"


@settings(deadline=None)
@example([("any", "au"), ("any", "sa"), ("any", "au-sa")], 2)
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), min_size=1), st.integers(1, 7))
def test_every_entry_stands_on_one_page_that_is_short_enough(entries: list[tuple[str, str]], most: int) -> None:
    numbered = list(enumerate(entries))
    areas = (lambda one: titled(one[1][0]), lambda one: titled(one[1][1]))
    listing = Listing("list.html", "List", "t", most, areas, lambda held: {"held": held})
    first, *parts = divided.pages(listing, numbered)
    if len(entries) <= most:
        assert (parts, first.data["held"]) == ([], tuple(numbered))
        return
    held = [entry for page in parts for entry in page.data["held"]]
    assert Counter(held) == Counter(numbered)
    assert all(len(page.data["held"]) <= most for page in parts)
    assert len({page.path.lower() for page in parts}) == len(parts)
    assert sum(group.entries for group in first.data["divided"]) == len(entries)
