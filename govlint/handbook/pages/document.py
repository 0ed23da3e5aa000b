"""The page of a document: its head, its decisions, and what was found in it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.pages.findings import card
from govlint.handbook.pages.may_post import speaking
from govlint.handbook.paths import ACCOUNTS, ANSWERS, DOCUMENTS, HOME
from govlint.handbook.posture import tally
from govlint.handbook.words.decisions import decisions
from govlint.handbook.words.markdown import prose
from govlint.handbook.words.measured import facings_in, measured
from govlint.handbook.words.naming import Link, flow_page
from govlint.handbook.words.quoted import language_of, quoted, term
from govlint.handbook.words.reviews import owner, review
from govlint.handbook.words.said import Said
from govlint.handbook.words.trace import trace
from govlint.handbook.words.values import say
from govlint.handbook.words.wording import day
from govlint.language import gettext as _
from govlint.workspace.documents import Document


class Provision(NamedTuple):
    """A rule that no field fits."""

    text: str
    strength: str
    facts: tuple[tuple[str, str], ...]
    place: str


def pages(book: Book) -> Iterator[Page]:
    """Each document's page."""
    spoke = speaking(book)
    trail = (Link("Home", HOME), Link(_("Documents"), DOCUMENTS))
    for document in book.documents:
        see = tuple(_see(book, document, document.key in spoke))
        title = quoted(document.title, document)
        yield Page(book.path_of(document), title, "document.html", _data(book, document, see), trail, (document,))


def _data(book: Book, document: Document, see: tuple[Link, ...]) -> dict[str, Any]:
    value, form = document.value, book.forms["kinds"][document.kind]
    statuses = book.forms["header"]["properties"]["status"]["choice"]
    return {
        "kind": form["title"],
        "purpose": form["description"],
        "language": language_of(document),
        "summary": prose(str(value["summary"])) if value.get("summary") else "",
        "owner": owner(book, document),
        "status": document.status,
        "status_means": statuses.get(document.status, ""),
        "effective": day(value["effective"]) if value.get("effective") else "",
        "version": str(value.get("version") or ""),
        "review": review(book, document),
        "scope": _scope(book, document),
        "head": tuple(_head(book, document)),
        "file": book.shown_path(document.path),
        "damaged": document.damaged,
        "sections": decisions(book, document),
        "measured": tuple(measured(book, document)),
        "provisions": tuple(_provisions(book, document)),
        "counts": tally(facings_in(book, document)),
        "cards": tuple(card(book, entry) for entry in book.entries_of(document)),
        "see": see,
        "trace": trace(book, document),
    }


def _scope(book: Book, document: Document) -> Said:
    scope = document.value.get("scope")
    if not isinstance(scope, dict) or not scope:
        return Said(_("The whole organisation"))
    return say(book, book.forms["header"]["properties"]["scope"], scope)


def _head(book: Book, document: Document) -> Iterator[tuple[str, Said]]:
    """Further fields of the header."""
    for name in ("locks", "supersedes", "related"):
        value = document.value.get(name)
        if value:
            form = book.forms["header"]["properties"][name]
            yield form["title"], say(book, form, value)


def _see(book: Book, document: Document, spoke: bool) -> Iterator[Link]:
    """The pages that show the same in another way, and the answers in which it speaks."""
    if document.kind == "approval-flow":
        yield Link(_("See it as a picture and as steps"), flow_page(book, document))
    if document.kind == "channels":
        yield Link(_("See all accounts"), ACCOUNTS)
    if spoke:
        yield Link(_("See what it decides: may I post this?"), ANSWERS)


def _provisions(book: Book, document: Document) -> Iterator[Provision]:
    listed = document.value.get("provisions")
    titles = {"applies_to": _("Applies to"), "about": _("About")}
    for at, entry in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(entry, dict) and entry.get("text"):
            facts = tuple((title, str(entry[name])) for name, title in titles.items() if entry.get(name))
            place = book.place(document.locate(("provisions", at, "text")))
            yield Provision(prose(str(entry["text"])), term(str(entry.get("strength") or "")), facts, place)
