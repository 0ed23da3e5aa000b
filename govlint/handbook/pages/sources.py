"""Every source that a rule cites which concerns this organisation."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from govlint.handbook import divided
from govlint.handbook.asked import concerning
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.drawings.strips import FORCES
from govlint.handbook.page import Page
from govlint.handbook.paths import SOURCES, anchor
from govlint.handbook.words.markdown import is_outside
from govlint.handbook.words.naming import Link, control_name, rule_link
from govlint.handbook.words.quoted import term, told
from govlint.handbook.words.wording import capital, day, market
from govlint.language import counted, gettext_noop
from govlint.language import gettext as _
from govlint.lint.rules import words_of

MOST, MOST_USES, SURE = 180, 3, "high"
_HEADS = {
    "law": gettext_noop("Laws and licence conditions"),
    "code": gettext_noop("Codes that an industry gives itself"),
    "guidance": gettext_noop("Guidance by regulators"),
    "platform rule": gettext_noop("Rules of platforms"),
    "good practice": gettext_noop("Good practice"),
    "evidence": gettext_noop("Evidence and ideas"),
    "": gettext_noop("Others"),
}


class Source(NamedTuple):
    """A source. place: where it holds, as its file has it; jurisdiction: in words; uses: the walls that rest on it."""

    anchor: str
    citation: str
    says: str
    force: str
    place: str
    jurisdiction: str
    url: str
    facts: tuple[tuple[str, str], ...]
    unsure: str
    not_required: bool
    uses: tuple[Link, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page, by the kind of force; of many sources, pages by that and by jurisdiction."""
    found = sorted((_source(book, name, rules) for name, rules in cited(book).items()), key=_order)
    listing = Listing(SOURCES, _("Sources"), "sources.html", MOST, (_kind, _jurisdiction), _data)
    yield from divided.pages(listing, found)


def _data(found: tuple[Source, ...]) -> dict[str, Any]:
    groups = tuple((title, tuple(held)) for (_name, title), held in groupby(found, key=_kind))
    return {"groups": groups, "count": len(found)}


def _kind(source: Source) -> tuple[str, str]:
    force = FORCES.get(source.force, "")
    return (force or "others").replace(" ", "-"), _(_HEADS[force])


def _jurisdiction(source: Source) -> tuple[str, str]:
    return source.place, capital(source.jurisdiction)


def cited(book: Book) -> dict[str, list[str]]:
    """The sources of the page, each with the rules that cite it."""
    found: dict[str, list[str]] = {}
    for rule in concerning(book):
        said = words_of(book.rules[rule])
        for name in dict.fromkeys((*said.sources, *said.not_required)):
            found.setdefault(name, []).append(rule)
    return found


def _order(source: Source) -> tuple[int, str, str, str]:
    force = FORCES.get(source.force, "")
    return list(_HEADS).index(force), source.jurisdiction, source.citation, source.anchor


def _source(book: Book, name: str, rules: list[str]) -> Source:
    facts = book.sources.get(name, {})
    url = str(facts.get("url") or "")
    return Source(
        anchor("source", name),
        told(str(facts.get("citation") or name)),
        told(str(facts.get("says") or "")),
        str(facts.get("force") or ""),
        str(facts.get("jurisdiction") or ""),
        market(str(facts.get("jurisdiction") or "")),
        url if is_outside(url) else "",
        tuple(_facts(facts)),
        told(str(facts.get("unsure") or "")),
        facts.get("direction") == "not-required",
        tuple(_uses(book, rules)),
    )


def _facts(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if facts.get("force"):
        yield _("Force"), term(str(facts["force"]))
    if facts.get("in_force"):
        yield _("In force since"), day(facts["in_force"])
    if facts.get("until"):
        yield _("Until"), day(facts["until"])
    if facts.get("status") and facts["status"] != "in-force":
        yield _("Status"), term(str(facts["status"]))
    if facts.get("confidence", SURE) != SURE:
        yield _("How sure we are"), term(str(facts["confidence"]))
    if facts.get("checked_on"):
        yield _("Looked at on"), day(facts["checked_on"])


def _uses(book: Book, rules: list[str]) -> Iterator[Link]:
    """The rules that rest on it, with their walls where they are drawn; of many, the first."""
    yield from _linked(book, rules[:MOST_USES])
    if len(rules) > MOST_USES:
        yield Link(counted("and %(count)s rule more", "and %(count)s rules more", len(rules) - MOST_USES))


def _linked(book: Book, rules: list[str]) -> Iterator[Link]:
    for rule in rules:
        link = rule_link(book, book.rules[rule])
        control = book.rules[rule].facts.get("wall", {}).get("control", "")
        name = control_name(book, book.facings[control][0].control) if link.target else ""
        yield link._replace(text=Markup("{}: {}").format(name, link.text)) if name else link
