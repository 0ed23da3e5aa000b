"""Which rules concern this organisation, and which of them are about a market or a sector."""

from collections.abc import Iterator

from govlint.handbook.book import Book
from govlint.lint.rules import Rule
from govlint.policy.box import PLACE, admits
from govlint.policy.places import Place

ANY_KIND = "any"


def concerning(book: Book) -> tuple[str, ...]:
    """The rules that speak here: walls that are drawn, assertions that are asked, and whatever found something."""
    walls = {rule for drawn in book.drawn.values() for rule in drawn}
    found = {rule for entry in book.report.entries for rule in (entry.rule.id, *entry.finding.also)}
    return tuple(sorted(walls | found | {rule.id for rule in assertions(book, everywhere(book))}))


def everywhere(book: Book) -> tuple[Place, ...]:
    """Every place of the organisation."""
    return book.places.grid + book.places.accounts


def assertions(book: Book, where: tuple[Place, ...]) -> Iterator[Rule]:
    """The assertions that are asked of documents somewhere in these places."""
    kinds = {document.kind for document in book.documents} | {ANY_KIND}
    for rule in book.rules.values():
        if rule.form == "select" and rule.stands(book.day) and rule.facts["select"]["kind"] in kinds:
            region = rule.region
            if any(admits(region, place.facts, PLACE) for place in where):
                yield rule


def is_about(rule: Rule, dimension: str, words: frozenset[str]) -> bool:
    """Whether a rule names a market (or a region of it) or a sector. dimension: `markets` or `sectors`."""
    named = rule.region.get(dimension)
    return named is not None and not named.isdisjoint(words)
