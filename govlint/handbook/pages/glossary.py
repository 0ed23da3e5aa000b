"""The words that the handbook uses, in a line each."""

from collections.abc import Callable, Iterator

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.paths import GLOSSARY, anchor
from govlint.handbook.words.glossary import FORCE_WORDS, VERDICT_WORDS, WORDS
from govlint.handbook.words.quoted import term, told
from govlint.handbook.words.wording import capital
from govlint.language import gettext as _
from govlint.posture.index import DIMENSIONS


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    forms = book.forms["shapes"]["strength"]["choice"]
    groups = (
        (_("Words"), _entries(WORDS)),
        (_("Verdicts"), _entries(VERDICT_WORDS)),
        (_("Forces, from hard to soft"), _entries(FORCE_WORDS)),
        (_("Strengths"), _entries(forms, _title)),
        (_("Dimensions"), _entries(DIMENSIONS, _title)),
    )
    yield Page(GLOSSARY, _("Glossary"), "glossary.html", {"groups": groups})


def _entries(words: dict[str, str], written: Callable[[str], str] = term) -> tuple[tuple[str, str, str], ...]:
    """Each word with the id it has in any language. written: from a word to what it is called."""
    return tuple(
        (anchor("word", word.lower().replace(" ", "-")), written(word), told(said)) for word, said in words.items()
    )


def _title(word: str) -> str:
    return capital(term(word))
