"""Every format speaks the language of the site and says which it is, also a language in which little is said yet."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from govlint.handbook.book import Book
from govlint.handbook.contents import all_files, all_pages
from govlint.handbook.formats import FORMATS, edition
from govlint.handbook.formats.pdf import files
from govlint.handbook.formats.tree import read
from govlint.handbook.languages import catalogue
from govlint.handbook.site.site import Site, lay_out, site_of
from govlint.handbook.words.quoted import Unsaid
from govlint.language import speaking

from ..conftest import DAY
from .made import leaf
from .paper import failures

Made = dict[str, dict[str, str]]


def made_in(book: Book) -> Made:
    """The handbook in each format, in the language that is spoken."""
    house, beside = site_of(book), all_files(book)
    laid = lay_out(all_pages(book), house, beside)
    found = {form: edition(form, laid, house, beside).files for form in FORMATS}
    return {form: {path: text.decode() for path, text in made.items()} for form, made in found.items()}


@pytest.fixture(scope="module")
def german(book: Book) -> Iterator[Made]:
    with speaking("de", catalogue("de")):
        yield made_in(book)


@pytest.fixture(scope="module")
def unsaid(book: Book) -> Iterator[Made]:
    """In Arabic, of which there is no word: all is English, and marked so."""
    with speaking("ar", Unsaid()):
        yield made_in(book)


def test_all_say_the_same_words(german: Made) -> None:
    starts = (
        ("site", "index.html"),
        ("markdown", "README.md"),
        ("one-file", "handbook.html"),
        ("json", "handbook.json"),
    )
    for form, start in starts:
        assert "Wo wir stehen" in german[form][start], form
        assert "Where we stand" not in german[form][start], form


def test_they_say_which_language_it_is(german: Made, unsaid: Made) -> None:
    assert '<html lang="de" dir="ltr">' in german["one-file"]["handbook.html"]
    assert '<html lang="ar" dir="rtl">' in unsaid["one-file"]["handbook.html"]
    assert json.loads(german["json"]["handbook.json"])["language"] == "de"


def test_the_pages_above_are_called_as_on_the_site(german: Made) -> None:
    pages = json.loads(german["json"]["handbook.json"])["pages"]
    assert {page["above"][0]["title"] for page in pages if page["above"]} == {"Start"}


def test_words_without_a_translation_are_marked_where_an_element_can_stand(unsaid: Made) -> None:
    pages = {path: text for form in ("site", "one-file") for path, text in unsaid[form].items() if path[-5:] == ".html"}
    for path, text in pages.items():
        assert read(text).find("main"), path
        assert re.search(r"<title>[^<]+</title>", text), path
        assert not re.search(r'="[^"]*<', text), path
    assert '<span lang="en" dir="ltr">Where we stand</span>' in pages["index.html"]
    assert re.search(r'data-label="[A-Z][a-z]+"', pages["findings.html"] + pages["calendar.html"])


def test_paper_is_in_the_language_too(tmp_path: Path) -> None:
    with speaking("ar", Unsaid()):
        made = files([leaf("<h1>T</h1><p>a</p>")], Site("Mill", DAY, 3, ()))["handbook.pdf"]
    assert b"/Lang(ar)" in made
    (tmp_path / "a.pdf").write_bytes(made)
    assert failures(str(tmp_path / "a.pdf")) == []
