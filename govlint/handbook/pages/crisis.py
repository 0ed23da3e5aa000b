"""The crisis card: what to do first, whom to call, who may speak, on one side of paper; one card for each plan."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.page import Page
from govlint.handbook.pages import handouts
from govlint.handbook.pages.handouts import held_for
from govlint.handbook.paths import CRISIS
from govlint.handbook.sheets.crisis import CALL, SHEET, TITLES
from govlint.handbook.words.askers import asks_everywhere
from govlint.handbook.words.fitting import CARD, Fitted, fitted
from govlint.handbook.words.handed import Item, handed, in_force, parts, scope_said
from govlint.handbook.words.imprint import Imprint, imprint
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.quoted import term
from govlint.handbook.words.wording import duration, listed
from govlint.language import gettext as _
from govlint.language import gettext_noop as N_  # noqa: N812
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, mapping, text, words

TITLE = N_("In a crisis")


class Card(NamedTuple):
    """A plan on one side of paper. where: where it holds, empty for everywhere; plan: the whole of it.

    of: the brand and the market that it holds for alone, each by name and title.
    """

    where: str
    plan: Link
    sheet: Fitted
    imprint: Imprint
    of: tuple[tuple[str, str], ...]


def pages(book: Book) -> Iterator[Page]:
    """The page, where a crisis plan is in force and says something; of many, pages by brand and market."""
    at = (CRISIS, _(TITLE), "crisis.html")
    yield from handouts.pages(book, at, "crisis-plan", _cards(book), lambda held: {"cards": held})


def is_there(book: Book) -> bool:
    """Whether there is such a page."""
    return bool(_cards(book))


@once
def _cards(book: Book) -> tuple[Card, ...]:
    cards = (_card(book, document) for document in in_force(book, "crisis-plan"))
    return tuple(card for card in cards if card.sheet.parts)


def _card(book: Book, document: Document) -> Card:
    found = ((CALL, item) for item in _once(_calls(book, document)))
    told = handed(book, document, SHEET, asks_everywhere(book))
    plan = Link(document.title, book.path_of(document))
    sheet = fitted(parts(TITLES, (*found, *told)), CARD)
    return Card(scope_said(book, document), plan, sheet, imprint(book, (document,)), held_for(book, document))


def _once(calls: Iterable[Item]) -> tuple[Item, ...]:
    """Each of those who are called once, with all that they are called for; what is said later with its own place."""
    found: dict[str, Item] = {}
    for call in calls:
        held = found.get(call.said)
        later = tuple(f"{one} ({call.place})" for one in call.more if held and one not in held.more)
        found[call.said] = held._replace(more=(*held.more, *later)) if held else call
    return tuple(found.values())


def _calls(book: Book, document: Document) -> Iterator[Item]:
    """Everybody who is called: who is told first, then the lead, then who is there at any hour, then the next."""
    for at, entry in entries(document.value.get("alerts")):
        yield from _call(book, document, ("alerts", at), entry.get("to"), _alert(book, entry))
    lead = mapping(document.value.get("lead"))
    stand_ins = listed((named(book, "role", name).text for name in words(lead.get("fallbacks"))), "then")
    more = (_("leads; otherwise: %(names)s") % {"names": stand_ins} if stand_ins else _("leads"),)
    yield from _call(book, document, ("lead", "role"), lead.get("role"), more)
    for at, name in enumerate(words(document.value.get("on_call"))):
        yield from _call(book, document, ("on_call", at), name, (_("can be reached at any hour"),))
    for at, entry in entries(document.value.get("escalation")):
        after = _("after %(time)s") % {"time": duration(entry["after"])} if "after" in entry else ""
        when = tuple(filter(None, (text(entry.get("when")), after)))
        yield from _call(book, document, ("escalation", at), entry.get("to"), when)


def _alert(book: Book, entry: dict[str, Any]) -> tuple[str, ...]:
    """How somebody is told, by when, and who is told if there is no answer."""
    ways = listed(map(term, words(entry.get("how"))), "or")
    late = listed(map(term, words(entry.get("out_of_hours"))), "or")
    within = mapping(entry.get("within")).get("within") or entry.get("within")
    fallback = text(entry.get("fallback"))
    found = (
        ways,
        _("out of hours %(ways)s") % {"ways": late} if late and late != ways else "",
        _("within %(time)s") % {"time": duration(within)} if within else "",
        _("no answer: %(name)s") % {"name": named(book, "role", fallback).text} if fallback else "",
    )
    return tuple(filter(None, found))


def _call(book: Book, document: Document, pointer: Pointer, role: Any, more: tuple[str, ...]) -> Iterator[Item]:
    """Somebody by role, with the people who hold it and their deputies."""
    if not text(role):
        return
    entry = book.decider.staff.entry(str(role))
    holders = listed((*words(entry.get("holder")), *words(entry.get("holders"))))
    deputies = listed(words(entry.get("deputies")))
    title = named(book, "role", str(role)).text
    said = _("%(role)s: %(names)s") % {"role": title, "names": holders} if holders else title
    deputy = (_("deputy: %(names)s") % {"names": deputies},) if deputies else ()
    yield Item(said, book.place(document.locate(pointer)), more=(*deputy, *more))
