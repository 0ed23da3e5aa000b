"""The language in which people are spoken to: that of one catalogue at a time, and English where it has no words.

The names are those of gettext, so that every tool which gathers messages knows them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from typing import NamedTuple

ENGLISH = "en"


class _Speech(NamedTuple):
    language: str
    words: NullTranslations


_PLAIN = _Speech(ENGLISH, NullTranslations())
_speech: ContextVar[_Speech] = ContextVar("speech", default=_PLAIN)


def gettext(message: str) -> str:
    """A message in the language that is spoken now."""
    return _speech.get().words.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a message that goes with a number, in the language that is spoken now."""
    return _speech.get().words.ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """A message that means different things in different places. context: which one, for those who translate."""
    return _speech.get().words.pgettext(context, message)


def gettext_noop(message: str) -> str:
    """A message that is gathered here and translated where it is used: for constants."""
    return message


def ngettext_noop(one: str, many: str) -> tuple[str, str]:
    """The two forms of a message that are gathered here and chosen where they are used: `counted(*forms, number)`."""
    return one, many


def counted(one: str, many: str, number: int, **places: object) -> str:
    """The form that goes with a number, with the number at `%(count)s`. places: what stands at the others."""
    return ngettext(one, many, number) % {"count": whole(number), **places}


def whole(number: int) -> str:
    """A whole number, its thousands apart."""
    said = f"{number:,}"
    return said.replace(",", pgettext("between thousands", ",")) if "," in said else said


def spoken() -> str:
    """The code of the language that is spoken now: `en`, `de` …"""
    return _speech.get().language


@contextmanager
def speaking(language: str, words: NullTranslations) -> Iterator[None]:
    """Speak a language for a while. words: its catalogue."""
    before = _speech.set(_Speech(language, words))
    try:
        yield
    finally:
        _speech.reset(before)
