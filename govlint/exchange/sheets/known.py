"""What words of spreadsheets mean, read from `headings.yaml` and the schemas; knows words, not sheets."""

from collections import Counter
from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

from govlint.exchange.fields import fields
from govlint.library.files import read_file
from govlint.markets import COUNTRIES, spellings
from govlint.slugs import plain


@cache
def known() -> dict[str, Any]:
    """The whole list."""
    found: dict[str, Any] = read_file(Path(__file__).with_name("headings.yaml"))
    return found


def numbered(name: str, given: Container[str], numbers: Counter[str]) -> str:
    """A name that nothing is called by yet, with a number where it needs one. numbers: how far each name has come."""
    free = name
    while free in given:
        numbers[name] += 1
        free = f"{name}-{numbers[name] + 1}"
    return free


def is_nothing(text: str) -> bool:
    """Whether it only says that there is nothing to say."""
    return plain(text) in known()["nothing"] or not text.strip()


@cache
def headings(kind: str) -> dict[str, tuple[str, int]]:
    """Heading → the field it stands for, and how unsure that is. kind: `accounts` or `people`."""
    found: dict[str, tuple[str, int]] = {}
    for name, words in known()[kind].items():
        for at, word in enumerate(words):
            if word not in found or found[word][1] > at:
                found[word] = name, at
    if kind == "accounts":
        found |= {plain(field.title): (field.name, -1) for field in fields("channels", "accounts")}
    return found


@cache
def field_names(kind: str) -> frozenset[str]:
    """The fields that can be read. kind: `accounts` or `people`."""
    more = fields("channels", "accounts") if kind == "accounts" else ()
    return frozenset((*(name for name, _ in headings(kind).values()), *(field.name for field in more)))


@cache
def markets() -> dict[str, str]:
    """Names of countries, in all languages that govlint speaks, and their codes."""
    from govlint.handbook.languages import known as languages
    from govlint.handbook.languages import speak
    from govlint.language import gettext

    found: dict[str, str] = {}
    for language in languages():
        with speak(language):
            found |= {plain(gettext(name)): code for code, name in COUNTRIES.items()}
    found |= spellings()
    found |= known()["words"]["market"]
    return found


@cache
def market_codes() -> frozenset[str]:
    """The codes of countries, as documents write them."""
    return frozenset(markets().values())
