"""An Atom feed (RFC 4287): what changed, for programs that tell people of news. Nothing in it says when it was made."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from govlint.reporters.elements import DECLARATION, empty, filled, start
from govlint.reporters.sink import whole

NAMESPACE = "http://www.w3.org/2005/Atom"


class Item(NamedTuple):
    """An entry. key: what tells it from all others, for ever; target: its page, from the feed; moment: RFC 3339."""

    key: str
    title: str
    target: str
    moment: str
    text: str


class Feed(NamedTuple):
    """A feed. key: as of an entry; page, itself: the page it belongs to and its own file, both from where it stands.

    moment: of its newest entry (RFC 3339).
    """

    key: str
    title: str
    author: str
    page: str
    itself: str
    moment: str


def atom(feed: Feed, items: Iterable[Item]) -> bytes:
    """The file of a feed."""
    return "\n".join((*_lines(feed, items), "")).encode()


def _lines(feed: Feed, items: Iterable[Item]) -> Iterator[str]:
    yield DECLARATION
    yield start("feed", xmlns=NAMESPACE)
    yield filled("id", _urn(feed.key))
    yield filled("title", feed.title)
    yield filled("updated", feed.moment)
    yield f"<author>{filled('name', feed.author)}</author>"
    yield empty("link", rel="alternate", type="text/html", href=feed.page)
    yield empty("link", rel="self", type="application/atom+xml", href=feed.itself)
    for item in items:
        yield "<entry>"
        yield filled("id", _urn(f"{feed.key}/{item.key}"))
        yield filled("title", item.title)
        yield filled("updated", item.moment)
        yield empty("link", rel="alternate", type="text/html", href=item.target)
        yield filled("content", item.text, type="text")
        yield "</entry>"
    yield "</feed>"


def _urn(key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, whole(key))}"
