"""The page of rules: each that concerns this organisation, what it guards against, and what it found."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from govlint.handbook import divided
from govlint.handbook.asked import concerning
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.drawings.strips import FORCES
from govlint.handbook.facings import DIRECTIONS
from govlint.handbook.page import Page
from govlint.handbook.paths import RULES, rule_anchor, source_target
from govlint.handbook.words.naming import Link, rule_link
from govlint.handbook.words.quoted import heading, told
from govlint.language import gettext as _
from govlint.lint.rules import Rule, words_of

MOST = 150


class Line(NamedTuple):
    """A rule. title: leads to its wall where one is drawn; force: in a word; found: how many findings are its own."""

    anchor: str
    id: str
    title: Link
    direction: str
    side: str
    severity: str
    force: str
    source: Link
    found: int


def pages(book: Book) -> Iterator[Page]:
    """The one page, pack by pack; of many rules, a page for each pack."""
    found = Counter(entry.rule.id for entry in book.report.entries)
    lines = [_line(book, book.rules[name], found[name]) for name in concerning(book)]
    yield from divided.pages(Listing(RULES, _("Rules"), "rules.html", MOST, (_pack,), partial(_data, book)), lines)


def _pack(line: Line) -> tuple[str, str]:
    pack = line.id.partition("/")[0]
    return pack, heading(pack)


def _data(book: Book, lines: tuple[Line, ...]) -> dict[str, Any]:
    packs = groupby(lines, key=_pack)
    groups = tuple((title, pack, tuple(held)) for (pack, title), held in packs)
    return {"groups": groups, "count": len(lines), "on": len(book.rules)}


def _line(book: Book, rule: Rule, found: int) -> Line:
    said = words_of(rule)
    return Line(
        rule_anchor("rule", rule.id),
        rule.id,
        rule_link(book, rule),
        rule.direction,
        _(DIRECTIONS[rule.direction]),
        rule.severity,
        _(FORCES[rule.force]) if rule.force in FORCES else "",
        _source(book, said.sources),
        found,
    )


def _source(book: Book, sources: tuple[str, ...]) -> Link:
    """The first source, which is the one that the rule rests on most."""
    if not sources:
        return Link("")
    return Link(told(str(book.sources.get(sources[0], {}).get("citation") or sources[0])), source_target(sources[0]))
