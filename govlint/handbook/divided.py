"""A list that is too long for a page becomes several, divided by what a reader knows, below an overview.

The overview stands where the whole list would: `accounts.html`. Its parts stand below it, in `accounts/of/`, and links
to what stood on the one page lead on to the part that holds it (`site/links.py`, and `script/moved.js` in a browser).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from govlint.handbook.page import Page
from govlint.handbook.paths import HOME, area_name, area_span, part_path
from govlint.handbook.words.naming import Link
from govlint.handbook.words.quoted import Glued
from govlint.language import gettext as _
from govlint.workspace.documents import Document

Area = Callable[[Any], tuple[str, str]]
"""Where an entry stands: the area's name, the same in every language, empty for none, and what people call it."""


class Listing(NamedTuple):
    """A list that wants to be a page.

    most: how many entries a page holds, about 2,000 elements, so that a phone can show it. areas: what it is divided
    by, the second where a part is still too long, and so on; what no area divides is numbered. data: what the
    template says of these entries.
    """

    path: str
    title: str
    template: str
    most: int
    areas: tuple[Area, ...]
    data: Callable[[tuple[Any, ...]], Mapping[str, Any]]
    about: tuple[Document, ...] = ()


class Group(NamedTuple):
    """An area of the overview, how many entries it has, and the pages that hold them, each with how many."""

    name: str
    title: str
    entries: int
    parts: tuple[tuple[Link, int], ...]


class _Part(NamedTuple):
    """Entries that share a page, by the names and titles of the areas that they have in common."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    entries: tuple[Any, ...]


def pages(listing: Listing, entries: Sequence[Any]) -> Iterator[Page]:
    """The one page; of a long list the overview, then its parts."""
    if len(entries) <= listing.most:
        yield _page(listing, tuple(entries))
        return
    parts = [_part(listing, one) for one in _divided(_Part((), (), tuple(entries)), listing.areas, listing.most)]
    yield _overview(listing, tuple(entries), parts)
    yield from parts


def _page(listing: Listing, entries: tuple[Any, ...]) -> Page:
    data = {**listing.data(entries), "part": None, "divided": ()}
    return Page(listing.path, listing.title, listing.template, data, about=listing.about)


def _part(listing: Listing, part: _Part) -> Page:
    """A part as a page like the whole."""
    title = Glued(_("%(list)s: %(part)s"), {"list": listing.title, "part": _row(part.titles)})
    data = {**listing.data(part.entries), "part": part, "divided": ()}
    trail = (Link("Home", HOME), Link(listing.title, listing.path))
    return Page(part_path(listing.path, part.names), title, listing.template, data, trail, listing.about)


def _overview(listing: Listing, entries: tuple[Any, ...], parts: Sequence[Page]) -> Page:
    groups: dict[str, list[tuple[str, Link, int]]] = {}
    for page in parts:
        part: _Part = page.data["part"]
        link = Link(_row(part.titles[1:] or part.titles), page.path)
        groups.setdefault(part.names[0], []).append((part.titles[0], link, len(part.entries)))
    found = tuple(
        Group(name, held[0][0], sum(count for *_, count in held), tuple((link, count) for _, link, count in held))
        for name, held in groups.items()
    )
    data = {**listing.data(entries), "part": None, "divided": found}
    return Page(listing.path, listing.title, listing.template, data, about=listing.about)


def _divided(part: _Part, areas: Sequence[Area], most: int) -> Iterator[_Part]:
    """The parts of a part, each short enough. The first area divides in any case, and what it divides stays apart."""
    if part.names and len(part.entries) <= most:
        yield part
    elif not areas:
        yield from _numbered(part, most)
    else:
        found = _by(part, areas[0])
        for below in _joined(sorted(found, key=lambda one: one.titles[-1]), most) if part.names else found:
            yield from _divided(below, areas[1:], most)


def _by(part: _Part, area: Area) -> list[_Part]:
    held: dict[str, list[Any]] = {}
    for entry in part.entries:
        held.setdefault(area(entry)[0], []).append(entry)
    return [
        _Part((*part.names, area_name(name)), (*part.titles, area(found[0])[1]), tuple(found))
        for name, found in held.items()
    ]


def _joined(parts: Iterable[_Part], most: int) -> Iterator[_Part]:
    """Neighbours share a page while they fit, as in a telephone book: `Austria to Germany`."""
    held: list[_Part] = []
    for part in parts:
        if held and sum(len(one.entries) for one in (*held, part)) > most:
            yield _together(held)
            held = []
        held.append(part)
    yield _together(held)


def _together(parts: Sequence[_Part]) -> _Part:
    first, last = parts[0], parts[-1]
    if first is last:
        return first
    names = (*first.names[:-1], area_span(first.names[-1], last.names[-1]))
    titles = (*first.titles[:-1], _span(first.titles[-1], last.titles[-1]))
    return _Part(names, titles, tuple(entry for part in parts for entry in part.entries))


def _numbered(part: _Part, most: int) -> Iterator[_Part]:
    for number, start in enumerate(range(0, len(part.entries), most), 1):
        held = part.entries[start : start + most]
        title = _span(start + 1, start + len(held))
        yield _Part((*part.names, str(number)), (*part.titles, title), held)


def _span(first: object, last: object) -> str:
    return Glued(_("%(first)s to %(last)s"), {"first": first, "last": last})


def _row(titles: tuple[str, ...]) -> str:
    return Glued(", ".join("%s" for _ in titles), titles)
