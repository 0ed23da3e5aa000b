"""What is otherwise on an account than in the table that holds for it, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.decision.decision import NEVER
from govlint.handbook.book import Book
from govlint.handbook.paths import anchor, plain
from govlint.handbook.registered import Apart, Registered
from govlint.handbook.tables import Table
from govlint.handbook.words.answers import Line, differing, line
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.tabled import type_name
from govlint.handbook.words.wording import listed
from govlint.language import gettext as _
from govlint.reporters.decision.sections import Paragraph


class Saying(NamedTuple):
    """Something that is otherwise: for whom and for what, if not for all; why it is never allowed, or what is to do.

    authors and words are written as in a row of the table; none means all.
    """

    who: str
    what: str
    authors: tuple[str, ...]
    words: tuple[str, ...]
    bars: tuple[Line, ...]
    further: tuple[tuple[str, tuple[Line, ...]], ...]


class OnAccount(NamedTuple):
    """An account that a table holds for, and what is otherwise there. name: as it is safe in a page."""

    anchor: str
    name: str
    link: Link
    sayings: tuple[Saying, ...]


def on_accounts(book: Book, table: Table) -> Iterator[OnAccount]:
    """The accounts that a table holds for."""
    for one in book.registered:
        if one.table is table:
            yield on_account(book, one)


def on_account(book: Book, one: Registered) -> OnAccount:
    """An account, in words."""
    name, types = str(one.place.channel), tuple(cell.content for cell in one.table.decided)
    sayings = tuple(_saying(book, apart, types) for apart in one.apart)
    return OnAccount(anchor("on", name), plain(name), named(book, "channel", name), sayings)


def _saying(book: Book, apart: Apart, types: tuple[str, ...]) -> Saying:
    forbidden = apart.after.allowed == NEVER
    bars = (one for one in apart.after.bars if one not in apart.before.bars)
    return Saying(
        _who(book, apart.authors),
        _what(apart.contents, types),
        tuple(map(plain, apart.authors)),
        () if len(apart.contents) == len(types) else apart.contents,
        tuple(line(book, Paragraph(one.said, (), one.at, one.rule)) for one in bars) if forbidden else (),
        () if forbidden else differing(book, apart.before, apart.after),
    )


def _who(book: Book, authors: tuple[str, ...]) -> str:
    """Those for whom it is so; where they are most, those for whom it is not."""
    everybody = tuple(name for name, (_document, mention) in book.workspace.names["role"].items() if mention)
    others = tuple(name for name in everybody if name not in authors)
    if not authors or len(authors) <= len(others) or not others:
        return listed(named(book, "role", name).text for name in authors)
    return _("everybody but %(names)s") % {"names": listed(named(book, "role", name).text for name in others)}


def _what(contents: tuple[str, ...], types: tuple[str, ...]) -> str:
    """Types of content; where they are most, those that are not among them, and nothing where all are."""
    others = tuple(one for one in types if one not in contents)
    if len(contents) <= len(others):
        return listed(map(type_name, contents))
    return _("all but %(types)s") % {"types": listed(map(type_name, others))} if others else ""
