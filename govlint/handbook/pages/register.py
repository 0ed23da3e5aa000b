"""The page of accounts: the register, each entry with what is said of it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from govlint.handbook import divided
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.page import Page
from govlint.handbook.pages.findings import plain_message
from govlint.handbook.pages.may_post import answers_on, links_for
from govlint.handbook.paths import ACCOUNTS
from govlint.handbook.words.decisions import Fact, account_anchor, entry_facts
from govlint.handbook.words.markdown import is_outside
from govlint.handbook.words.naming import Link, named, platform_name
from govlint.handbook.words.quoted import quoted
from govlint.language import gettext as _
from govlint.workspace.documents import Document

MOST = 30
_SHOWN = ("platform", "handle", "id", "url", "market", "brand", "state", "purpose", "owner", "custodian")


class Account(NamedTuple):
    """An account. of: the names of its brand and market; facts: what is said of it besides; findings: each message
    after its verdict."""

    anchor: str
    of: tuple[str, str]
    handle: str
    platform: str
    id: str
    url: str
    market: Link
    brand: Link
    state: str
    purpose: str
    owner: Link
    keys: Link
    care: Link
    facts: tuple[Fact, ...]
    findings: tuple[tuple[str, str], ...]
    document: Link
    place: str
    answers: tuple[Link, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page, by brand; of many accounts, pages by brand and market."""
    about, areas = tuple(book.of_kind("channels")), (_brand, _market)
    listing = Listing(ACCOUNTS, _("Accounts"), "accounts.html", MOST, areas, _data, about)
    yield from divided.pages(listing, list(_apart(sorted(_by_name(_accounts(book)), key=_order))))


def _apart(found: Iterable[Account]) -> Iterator[Account]:
    """Accounts with an id each; of namesakes, later ones are numbered."""
    taken: set[str] = set()
    for account in found:
        name, number = account.anchor, 2
        while name in taken:
            name, number = f"{account.anchor}.{number}", number + 1
        taken.add(name)
        yield account._replace(anchor=name)


def _by_name(found: Iterable[Account]) -> Iterator[Account]:
    """Accounts with their brands told apart: of brands with one title, each has its name behind it."""
    accounts = tuple(found)
    names: dict[str, set[str]] = {}
    for one in accounts:
        names.setdefault(one.brand.text, set()).add(one.of[0])
    for one in accounts:
        shared = len(names[one.brand.text]) > 1
        yield one._replace(brand=one.brand._replace(text=f"{one.brand.text} ({one.of[0]})")) if shared else one


def _data(found: tuple[Account, ...]) -> dict[str, Any]:
    groups = tuple((title, tuple(held)) for (_name, title), held in groupby(found, key=_brand))
    return {"groups": groups, "count": len(found)}


def _brand(account: Account) -> tuple[str, str]:
    return account.of[0], account.brand.text or _("No brand")


def _market(account: Account) -> tuple[str, str]:
    return account.of[1].lower(), account.market.text or _("No market")


def _order(account: Account) -> tuple[bool, str, str, str, str]:
    """By brand, those of no brand last, then by market."""
    brand = account.brand.text
    return not brand, brand, account.market.text, account.platform, account.anchor


def _accounts(book: Book) -> Iterator[Account]:
    form = book.forms["kinds"].get("channels", {}).get("properties", {}).get("accounts", {})
    for document in book.of_kind("channels"):
        for at, facts in entry_facts(book, document, "accounts", form):
            yield _account(book, document, at, facts)


def _account(book: Book, document: Document, at: int, facts: tuple[Fact, ...]) -> Account:
    value, pointer = document.value["accounts"][at], ("accounts", at)
    care = value.get("care") if isinstance(value.get("care"), dict) else {}
    name, url = str(value.get("id") or _("account %(number)s") % {"number": at + 1}), str(value.get("url") or "")
    return Account(
        account_anchor(document, pointer),
        (str(value.get("brand") or ""), str(value.get("market") or "")),
        str(value.get("handle") or value.get("name") or name),
        platform_name(str(value.get("platform") or "")),
        name,
        url if is_outside(url) else "",
        _named(book, "market", value.get("market")),
        _named(book, "brand", value.get("brand")),
        str(value.get("state") or "active"),
        quoted(str(value.get("purpose") or ""), document),
        _named(book, "role", value.get("owner")),
        _named(book, "role", value.get("custodian")),
        _named(book, "role", care.get("by")),
        tuple(fact for fact in facts if fact.anchor.rsplit(".", 1)[-1] not in _shown(care)),
        tuple(_findings(book, document, at)),
        Link(quoted(document.title, document), book.path_of(document)),
        book.place(document.locate(pointer)),
        answers_on(book, name) or links_for(book, str(value.get("market") or ""), str(value.get("brand") or "")),
    )


def _shown(care: dict[str, Any]) -> tuple[str, ...]:
    """Fields that stand in the head of an account; its care too, where that says no more than who."""
    return (*_SHOWN, "care") if care.keys() <= {"by"} else _SHOWN


def _named(book: Book, what: str, name: object) -> Link:
    return named(book, what, str(name)) if name else Link("")


def _findings(book: Book, document: Document, at: int) -> Iterator[tuple[str, str]]:
    for entry in book.entries_of(document):
        if entry.finding.location.pointer[:2] == ("accounts", at):
            yield entry.rule.direction, plain_message(book, entry)
