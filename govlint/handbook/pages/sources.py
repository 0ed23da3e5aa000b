"""Every source that a rule cites which concerns this organisation."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from govlint.handbook.asked import concerning
from govlint.handbook.book import Book
from govlint.handbook.drawings.strips import FORCES
from govlint.handbook.page import Page
from govlint.handbook.paths import SOURCES, anchor
from govlint.handbook.words.markdown import is_outside
from govlint.handbook.words.naming import Link, control_name, rule_link
from govlint.handbook.words.quoted import term, told
from govlint.handbook.words.wording import day, market
from govlint.language import counted, gettext_noop
from govlint.language import gettext as _
from govlint.lint.rules import words_of

MOST_USES, SURE = 3, "high"
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
    """A source. uses: the walls that rest on it; rules: how many rules cite it."""

    anchor: str
    citation: str
    says: str
    force: str
    jurisdiction: str
    url: str
    facts: tuple[tuple[str, str], ...]
    unsure: str
    not_required: bool
    uses: tuple[Link, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page, by the kind of force."""
    found = [_source(book, name, rules) for name, rules in sorted(cited(book).items())]
    groups = tuple(
        (_(head), tuple(sorted((one for one in found if FORCES.get(one.force, "") == force), key=_order)))
        for force, head in _HEADS.items()
    )
    shown = tuple((head, members) for head, members in groups if members)
    yield Page(SOURCES, _("Sources"), "sources.html", {"groups": shown, "count": len(found)})


def cited(book: Book) -> dict[str, list[str]]:
    """The sources of the page, each with the rules that cite it."""
    found: dict[str, list[str]] = {}
    for rule in concerning(book):
        said = words_of(book.rules[rule])
        for name in dict.fromkeys((*said.sources, *said.not_required)):
            found.setdefault(name, []).append(rule)
    return found


def _order(source: Source) -> tuple[str, str, str]:
    return source.jurisdiction, source.citation, source.anchor


def _source(book: Book, name: str, rules: list[str]) -> Source:
    facts = book.sources.get(name, {})
    url = str(facts.get("url") or "")
    return Source(
        anchor("source", name),
        told(str(facts.get("citation") or name)),
        told(str(facts.get("says") or "")),
        str(facts.get("force") or ""),
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
