"""Every page has one address, every part of a page one id, and who was led there before is led there still."""

import re
from pathlib import Path

import pytest

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.paths import ACCOUNTS, DOCUMENTS, answers_path, brief_path, part_path, whole_path
from govlint.handbook.site.folder import marked, write_folder
from govlint.handbook.site.fresh import lost
from govlint.handbook.site.links import settle
from govlint.handbook.site.site import lay_out, site_of
from tests.handbook.conftest import read_book, read_site
from tests.helpers import CLEAN_FILES, ORGANISATION, house


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
    assert re.findall(r' id="(brand-[^"]*)"', overview) == ["brand-any", "brand-main", "brand-_none"]
    assert "Ale (any)</a> (20)" in overview
    held = {path.rpartition("/")[2] for path in long if path.startswith("accounts/of/")}
    assert held == {"any.html", "main.html", "_none.html"}
    short = registered(tmp_path / "short", {"any": "Ale", "main": "Ale"}, 2)
    assert re.findall(r"<h2>([^<]*)</h2>", short["accounts.html"]) == ["Ale (any)", "Ale (main)", "No brand"]
