"""What words of spreadsheets mean, read from `headings.yaml` and the schemas; knows words, not sheets."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

from govlint.exchange.fields import fields
from govlint.library.files import read_file

_LONGEST_NAME = 80
_GLYPHS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


@cache
def known() -> dict[str, Any]:
    """The whole list."""
    found: dict[str, Any] = read_file(Path(__file__).with_name("headings.yaml"))
    return found


def plain(text: str) -> str:
    """Small letters, digits and single spaces; of a text that has none of them, its signs."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_GLYPHS))
    letters = "".join(one for one in bare if not unicodedata.combining(one))
    return re.sub(r"[^\w]+|_", " ", letters).strip() or text.strip()


def slug(text: str) -> str:
    """A name as documents write it; empty where the text has no Latin letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")[:_LONGEST_NAME].strip("-")


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
    from govlint.handbook.words.countries import COUNTRIES
    from govlint.language import gettext

    codes = {code: name for code, name in COUNTRIES.items() if len(code) == 2}
    found: dict[str, str] = {}
    for language in languages():
        with speak(language):
            found |= {plain(gettext(name)): code for code, name in codes.items()}
    found |= {code.lower(): code for code in codes}
    found |= known()["words"]["market"]
    return found


@cache
def market_codes() -> frozenset[str]:
    """The codes of countries, as documents write them."""
    return frozenset(markets().values())
