"""The languages in which a handbook can be written: English, and every one that has a catalogue here."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from govlint.handbook.words.quoted import Unsaid
from govlint.language import ENGLISH, speaking

LOCALES = Path(__file__).parent / "locales"
DOMAINS = ("handbook", "library", "countries")
"""What the handbook says itself, what the schemas call things, and names of countries; asked in this order."""


@cache
def known() -> tuple[str, ...]:
    """The codes of all languages, in order."""
    return tuple(sorted({ENGLISH, *(path.parent.name for path in LOCALES.glob("*/handbook.mo"))}))


@contextmanager
def speak(language: str) -> Iterator[None]:
    """Speak one of the known languages for a while."""
    with speaking(language, catalogue(language)):
        yield


@cache
def catalogue(language: str) -> NullTranslations:
    """The words of a known language; what it has no words for comes back in English, marked as such."""
    if language == ENGLISH:
        return NullTranslations()
    first, *others = (_read(language, domain) for domain in DOMAINS)
    for other in (*others, Unsaid()):
        first.add_fallback(other)
    return first


def _read(language: str, domain: str) -> GNUTranslations:
    with (LOCALES / language / f"{domain}.mo").open("rb") as held:
        return GNUTranslations(held)
