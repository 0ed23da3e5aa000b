"""Who reads what applies to them: roles and teams, those together to whom everything is answered alike, and others."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.decision.decision import NEVER
from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.paths import for_you_path, plain
from govlint.handbook.registered import Registered
from govlint.handbook.words.naming import named
from govlint.handbook.words.tabled import laid
from govlint.handbook.words.wording import capital, listed
from govlint.language import gettext as _
from govlint.workspace.shapes import mapping, mappings

MADE_BY_CREATORS = ("influencer-post", "affiliate-post")
"""Types of content that influencers make."""


class Reader(NamedTuple):
    """Those to whom everything is answered alike. author: as whom the engine is asked; empty for nobody in particular.

    names: roles and teams; others: who else belongs here. contents: all that they make; all types where there are none.
    """

    path: str
    author: str
    names: tuple[str, ...]
    others: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()


@once
def readers(book: Book) -> tuple[Reader, ...]:
    """Everybody, those together to whom everything is answered alike; nobody in particular comes last."""
    found: dict[object, Reader] = {}
    everybody = tuple(name for name, (_document, mention) in book.workspace.names["role"].items() if mention)
    for name in (*everybody, ""):
        held = found.get(key := _answered(book, name), Reader(for_you_path(name), name, ()))
        found[key] = held._replace(names=(*held.names, name) if name else held.names)
        if not name:
            found[key] = found[key]._replace(others=(_("somebody else in the organisation"), *_agencies(book)))
    creators = (Reader("for-you/_creators.html", "", (), (_("influencers"),), MADE_BY_CREATORS),)
    return (*found.values(), *(creators if any(book.of_kind("influencer-policy")) else ()))


def _answered(book: Book, author: str) -> object:
    cells = ((one, cell.content) for one in laid(book) for cell in one.table.decided)
    tables = tuple(one.block_for(content, plain(author)).anchor for one, content in cells)
    return tables, tuple(apart for one in book.registered for apart in shut_on(one, author))


def shut_on(one: Registered, author: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What an author cannot post on an account: its name, and types of content."""
    for apart in one.apart:
        if author in apart.authors or (not apart.authors and apart.after.allowed == NEVER):
            yield str(one.place.channel), apart.contents


def _agencies(book: Book) -> Iterator[str]:
    for document in book.of_kind("teams"):
        for entry in mappings(mapping(document.value.get("agencies")).get("list")):
            if entry.get("name"):
                yield _("the agency %(name)s") % {"name": entry["name"]}


def title_of(book: Book, one: Reader) -> str:
    """What readers are called together."""
    return capital(listed((*(named(book, "role", name).text for name in one.names), *one.others)))
