"""The organisation's own pages, with links to one another, to documents and to the rest of the handbook."""

import os
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple
from urllib.parse import unquote

from markupsafe import Markup

from govlint.handbook.book import Book
from govlint.handbook.own.written import Written, part
from govlint.handbook.page import Page
from govlint.handbook.words.markdown import is_outside, whole_parser

_HEADING = re.compile(r'(<(h[2-6]) id="([^"]*)">)((?:(?!<a |</\2>).)*)(</\2>)', re.DOTALL)


class Lead(NamedTuple):
    """A link of a page. target: in the handbook; said: as it is written; place: file and line."""

    said: str
    target: str
    place: str


def pages(book: Book) -> Iterator[Page]:
    """A page for each file."""
    for one in book.own.pages:
        yield Page(one.path, one.title, "written.html", {"body": _body(book, one), "place": _place(book, one, 1)})


def leads(book: Book) -> Iterator[Lead]:
    """Every link that stays in the handbook."""
    for one in book.own.pages:
        for token in one.tokens:
            for link in token.children or ():
                href = str(link.attrs.get("href", ""))
                if link.type == "link_open" and not is_outside(href):
                    line = token.map[0] + 1 if token.map else 1
                    yield Lead(href, target(book, one, href), _place(book, one, line))


def _place(book: Book, page: Written, line: int) -> str:
    return f"{book.shown_path(page.file)}:{line}"


def target(book: Book, page: Written, href: str) -> str:
    """Where a link leads, seen from the start of the handbook.

    A name that ends in `.md` or `.yaml` is a file, seen from that of the page; any other is a page of the handbook.
    """
    file, _, name = unquote(href).partition("#")
    beside = os.path.abspath(os.path.join(os.path.dirname(page.file), file))
    if not file:
        return f"{page.path}#{part(name)}" if name else page.path
    if file.endswith(".md"):
        found = next((one.path for one in book.own.pages if os.path.abspath(one.file) == beside), file)
        return f"{found}#{part(name)}" if name else found
    shown = next((book.path_of(one) for one in book.documents if os.path.abspath(one.path) == beside), file)
    return f"{shown}#{name}" if name else shown


def _body(book: Book, page: Written) -> Markup:
    """Its HTML."""
    parser, up = whole_parser(), "../" * page.path.count("/")
    # Links are written anew on copies, for a page can be made more than once.
    tokens = deepcopy(page.tokens)
    for link in (one for token in tokens for one in token.children or () if one.type == "link_open"):
        href = str(link.attrs.get("href", ""))
        if not is_outside(href):
            link.attrs["href"] = up + target(book, page, href)
    return Markup(linked_headings(parser.renderer.render(tokens, parser.options, {})))  # noqa: S704  # html is off


def linked_headings(html: str) -> str:
    """The same with headings that lead to themselves, but for those that lead elsewhere."""
    return _HEADING.sub(r'\1<a class="self" href="#\3">\4</a>\5', html)
