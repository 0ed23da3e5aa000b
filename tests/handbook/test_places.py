"""Who answers for each page, and where the lines of files lead."""

from pathlib import Path
from typing import Any

import pytest

from govlint.handbook.book import Book
from govlint.handbook.contents import all_files, all_pages
from govlint.handbook.page import Page
from govlint.handbook.place import Place
from govlint.handbook.site.links import settle
from govlint.handbook.site.site import make_site, site_of
from tests.handbook.conftest import read_book
from tests.handbook.handouts import CRISIS


@pytest.fixture(scope="module")
def burning(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("burning")
    (folder / "mill.yaml").write_text(CRISIS, encoding="utf-8")
    return read_book(folder)


@pytest.fixture(scope="module")
def held(burning: Book) -> dict[str, Page]:
    return {page.path: page for page in all_pages(burning)}


def test_a_page_about_one_document_says_who_answers_for_that(held: dict[str, Page]) -> None:
    by = held["crisis.html"].imprint
    assert by
    assert (by.what.text, by.owner.text, by.version) == ("When it burns", "Press", "2")
    assert (by.effective, by.next, by.overdue, by.of) == ("1 February 2026", "1 March 2027", 0, 1)


def test_a_page_made_from_all_says_who_answers_for_the_handbook_and_which_review_is_first(
    held: dict[str, Page],
) -> None:
    by = held["findings.html"].imprint
    assert by
    assert (by.what.text, by.owner.text, by.version, by.effective) == ("", "Head of Social", "7", "1 January 2026")
    assert (by.next, by.overdue, by.of) == ("1 September 2026", 1, 3)


def test_every_page_says_it_once(burning: Book, held: dict[str, Page]) -> None:
    files = {
        path: file.decode() for path, file in make_site(held.values(), site_of(burning), all_files(burning)).items()
    }
    for path, page in held.items():
        said = files[path].count('class="imprint"')
        assert said == (0 if page.template == "document.html" else 1), path
    assert "1 of 3 overdue" in files["findings.html"]
    assert "overdue" not in files["crisis.html"].partition('class="imprint"')[2]


def test_a_handbook_without_an_organisation_says_that_nobody_answers_for_it(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text("govlint: v1\nkind: engagement-policy\nname: talk\n", encoding="utf-8")
    by = next(iter(all_pages(read_book(tmp_path)))).imprint
    assert by
    assert (by.owner.text, by.version, by.effective, by.next) == ("nobody", "", "", "")


def test_a_place_leads_to_the_nearest_part_that_is_shown() -> None:
    target = b'<a class="place" href="../documents/a.html#field-x.1.y">f:1</a>'
    pages = {"c/b.html": target, "documents/a.html": target + b'<p id="field-x"></p>'}
    found = settle(pages)
    assert found["c/b.html"] == b'<a class="place" href="../documents/a.html#field-x">f:1</a>'
    assert found["documents/a.html"].startswith(b'<a class="place" href="#field-x">f:1</a>')


def test_a_place_that_is_shown_nowhere_leads_to_the_page_and_is_text_on_that_page() -> None:
    target = b'<a class="place" href="a.html#field-x.y">f:1</a>'
    found = settle({"b.html": target, "a.html": target})
    assert found["b.html"] == b'<a class="place" href="a.html">f:1</a>'
    assert found["a.html"] == b'<span class="place">f:1</span>'


def test_a_place_knows_its_field_and_reads_as_a_line(burning: Book) -> None:
    plan = next(burning.of_kind("crisis-plan"))
    place = burning.place(plan.locate(("alerts", 0, "to")))
    assert isinstance(place, Place)
    assert place == f"mill.yaml:{CRISIS[: CRISIS.index('alerts:')].count(chr(10)) + 1}"
    assert place.target == "documents/crisis-plan-crisis.html#field-alerts.0.to"


def test_places_lead_to_the_source_where_its_address_is_known(burning: Book, held: dict[str, Page]) -> None:
    forge: Any = site_of(burning)._replace(source_url="https://forge.example/blob/main/house/{path}#L{line}")
    files = make_site(held.values(), forge, all_files(burning))
    text = files["crisis.html"].decode()
    line = CRISIS[: CRISIS.index("alerts:")].count("\n") + 1
    assert f'<a class="place" href="https://forge.example/blob/main/house/mill.yaml#L{line}" rel="noreferrer">' in text
    assert forge.source("a b/ü&.yaml:3") == "https://forge.example/blob/main/house/a%20b/%C3%BC%26.yaml#L3"
    assert forge.source("A wall of the law") == ""
    assert site_of(burning).source("mill.yaml:3") == ""
