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
from govlint.handbook.page import Page
from govlint.handbook.paths import ACCOUNTS, DOCUMENTS, answers_path, brief_path, part_path, whole_path
from govlint.handbook.site.folder import marked, write_folder
from govlint.handbook.site.fresh import lost
from govlint.handbook.site.links import leads_on, settle
from govlint.handbook.site.site import lay_out, render, site_of
from govlint.handbook.words.quoted import Quoted
from govlint.language import speaking
from tests.handbook.conftest import read_book, read_site
from tests.helpers import CLEAN_FILES, ORGANISATION, house

LISTS = ("accounts", "calendar", "documents", "findings", "roles", "rules", "sources")
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
    assert {name for name in LISTS if parts_of(large, name)} >= {"accounts", "calendar", "documents", "findings"}


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


@pytest.mark.parametrize(
    ("whole", "part", "other"),
    [
        ("accounts.html", "accounts/of/ale.html", "accounts/of/ace.html"),
        ("accounts.md", "accounts/of/ale.md", "accounts/of/ace.md"),
        ("documents/index.html", "documents/of/x.html", "documents/of/y.html"),
        ("documents/README.md", "documents/of/x.md", "documents/of/y.md"),
    ],
)
def test_what_a_divided_list_holds_is_not_lost(tmp_path: Path, whole: str, part: str, other: str) -> None:
    def held(folder: str, files: dict[str, bytes]) -> Path:
        write_folder(marked(files, "2026-11-22", "0"), tmp_path / folder)
        return tmp_path / folder

    one, two, gone = b'<a id="one"></a>', b'<a id="two"></a>', b'<a id="gone"></a>'
    short, long = {whole: one + two + gone}, {whole: b"", part: one, other: two}
    assert list(lost(long, held("short", short))) == [f"{whole}#gone"]
    assert list(lost(short, held("long", long))) == []
    assert list(lost({whole: b"", other: one + two}, held("moved", long))) == []
    assert list(lost({whole: b"", other: two}, held("less", long))) == [f"{whole}#one"]
    assert list(lost({}, held("none", long))) == [whole]


def test_a_part_knows_its_whole() -> None:
    assert whole_path(part_path(DOCUMENTS, ["x"]), {DOCUMENTS}) == DOCUMENTS
    assert whole_path(part_path(ACCOUNTS, ["x"]), {ACCOUNTS}) == ACCOUNTS
    assert whole_path("roles/x.html", {"roles.html"}) == ""


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


def test_a_link_leads_on_from_wherever_it_stands() -> None:
    def page(path: str) -> bytes:
        return f'<a href="{path}#one">x</a>'.encode()

    made = settle({
        "list.html": b'<i id="area"></i>',
        "list/of/a.html": b'<i id="one"></i>',
        "deep/er/page.html": page("../../list.html"),
        "list/of/b.html": page("../../list.html"),
    })  # fmt: skip
    assert made["deep/er/page.html"] == page("../../list/of/a.html")
    assert made["list/of/b.html"] == page("a.html")


def test_a_name_is_never_that_of_nothing() -> None:
    assert answers_path("any", "") != answers_path("", "")
    assert brief_path("any") != brief_path("")


def test_two_pages_have_two_addresses(pages: dict[str, Page], book: Book) -> None:
    page = pages["glossary.html"]
    with pytest.raises(RuntimeError, match=r"two pages have one address: glossary\.html"):
        lay_out([page, page], site_of(book), ())


BRAND = "  - {{name: {name}, title: {title}, markets: [GB]}}\n"
ENTRY = "  - {{id: a{number:02}, platform: x, brand: {brand}, market: GB, owner: head-of-social}}\n"
BARE = "  - {id: bare, platform: x, market: GB, owner: head-of-social}\n"


def registered(folder: Path, brands: dict[str, str], most: int) -> dict[str, str]:
    """The site of a house with so many accounts of each brand; of none, too. brands: names with their titles."""
    listed = "".join(BRAND.format(name=name, title=title) for name, title in brands.items())
    held = [name for name in brands for _ in range(most)]
    entries = "".join(ENTRY.format(number=number, brand=name) for number, name in enumerate(held))
    organisation = f"{ORGANISATION}brands:\n{listed}"
    register = f"kind: channels\naccounts:\n{entries}{BARE}"
    house(folder, CLEAN_FILES | {"organisation.yaml": organisation, "accounts.yaml": register})
    return read_site(read_book(folder))


def test_brands_are_told_apart_by_their_names(tmp_path: Path) -> None:
    long = registered(tmp_path / "long", {"any": "Ale", "main": "Ale"}, 20)
    overview = long["accounts.html"]
    assert len(re.findall(r' id="main"', overview)) == 1
    assert ids(overview, "brand") == ["brand-any", "brand-main", "brand-_none"]
    assert "Ale (any)</a> (20)" in overview
    assert {path.rpartition("/")[2] for path in parts_of(long, "accounts")} == {"any.html", "main.html", "_none.html"}
    short = registered(tmp_path / "short", {"any": "Ale", "main": "Ale"}, 2)
    assert re.findall(r"<h2>([^<]*)</h2>", short["accounts.html"]) == ["Ale (any)", "Ale (main)", "No brand"]


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
