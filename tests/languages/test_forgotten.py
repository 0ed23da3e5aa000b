"""No sentence of the handbook is forgotten: in a language that nobody speaks, no page says a word in English."""

import re
from pathlib import Path

import pytest

from govlint.handbook.book import build_book
from govlint.handbook.contents import all_files, all_pages
from govlint.handbook.site.site import make_site, site_of
from govlint.language import speaking
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.workspace.discover import discover
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY, HOUSE
from tests.languages.pseudo import CODE, Pseudo, Words

_OURS = ("govlint", "Threads")
"""What is called the same in every language."""
_CODE = re.compile("[A-Z]{2,3}")
"""Parts of countries have codes in place of names."""


@pytest.fixture(scope="module")
def folder() -> Path:
    return HOUSE / "examples" / "bookmaker"


@pytest.fixture(scope="module")
def made(folder: Path) -> dict[str, str]:
    """The pages of the bookmaker in the language that nobody speaks."""
    loaded = load(discover((str(folder),)))
    with speaking(CODE, Pseudo()):
        book = build_book(workspaces(loaded)[0], loaded, RuleSet(all_rules()), DAY, str(folder))
        files = make_site(all_pages(book), site_of(book), all_files(book))
    return {path: text.decode() for path, text in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def written(folder: Path) -> str:
    """All that the documents of the bookmaker hold, as one text without punctuation."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]
    return _bare(" ".join((*texts, *(text.replace("-", " ").replace("_", " ") for text in texts), *_OURS)))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def test_every_word_of_every_page_is_said_through_the_catalogue(made: dict[str, str], written: str) -> None:
    assert len(made) > 150
    forgotten: dict[str, str] = {}
    for path, text in made.items():
        for words in Words(text).found:
            if len(words) > 1 and not _CODE.fullmatch(words) and f" {_bare(words)} " not in f" {written} ":
                forgotten.setdefault(words, path)
    assert forgotten == {}


def test_pages_say_how_they_are_read(made: dict[str, str]) -> None:
    assert all('<html lang="he" dir="rtl">' in text for text in made.values())
