"""Fixers of what is no YAML: a line that lacks a quote, a space or a bracket. Whether it can then be read is proved."""

import re
from collections.abc import Iterator

from govlint.fix.edit import Edit, Fix
from govlint.fix.spot import Spot
from govlint.text.spelling import spelt

_ENTRY = r"(?P<before>[ ]*(?:- +)*[\w-]+:{})(?P<value>[^\s'\"\[{{|>&*!#%@`:/].*?)(?P<after>\s+#.*|\s*)"
_LOOSE = re.compile(_ENTRY.format("[ ]+"))
_TIGHT = re.compile(_ENTRY.format(""))
_CLOSED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|#.*")
_LONGEST = 1_000
"""A longer line was written by no person."""
_PAIRS = {"[": "]", "{": "}"}


def rewritten(spot: Spot) -> Iterator[Fix]:
    """What may make a line readable, the likeliest first."""
    line = spot.source.place(spot.at.start)[0]
    start, text = spot.source.starts[line - 1], spot.source.line(line)
    if len(text) > _LONGEST:
        return
    loose, tight = _LOOSE.fullmatch(text), _TIGHT.fullmatch(text)
    if loose and ": " in loose["value"]:
        yield from _put(
            spot, start + loose.start("value"), loose["value"], spelt(loose["value"], '"'), "quotes are added"
        )
    if tight:
        yield from _put(spot, start + tight.start("value"), "", " ", "a space is added after the colon")
    missing = _unclosed(text)
    if missing:
        yield from _put(spot, start + len(text.rstrip()), "", missing, f"{missing} is added")


def _put(spot: Spot, start: int, before: str, after: str, title: str) -> Iterator[Fix]:
    yield from spot.fix(title, (Edit(spot.at.path, start, start + len(before), after),))


def _unclosed(text: str) -> str:
    """What would close the quote or the brackets that a line opens; nothing where a comment stands on it."""
    bare = _CLOSED.sub("", text)
    if "#" in text:
        return ""
    for quote in "\"'":
        if quote in bare and bare.count(quote) == 1:
            bare, closing = bare[: bare.index(quote)], quote
            return closing + _brackets(bare)
    return _brackets(bare)


def _brackets(bare: str) -> str:
    expected: list[str] = []
    for sign in bare:
        if sign in _PAIRS:
            expected.append(_PAIRS[sign])
        elif expected and sign == expected[-1]:
            expected.pop()
    return "".join(reversed(expected))
