"""The log of changes: a page of all steps, one for each, and a feed. Only where somebody asked for it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from shlex import quote

from govlint.change.log import MOST
from govlint.change.parts import TAGS
from govlint.handbook.book import Book
from govlint.handbook.feed import Feed, Item, atom
from govlint.handbook.page import Page
from govlint.handbook.paths import CHANGES, FEED, HOME
from govlint.handbook.words.changed import titles
from govlint.handbook.words.logged import StepSaid, step_said
from govlint.handbook.words.naming import Link
from govlint.language import gettext as _

RECENT = 30
"""So many days back the front page looks."""


def pages(book: Book) -> Iterator[Page]:
    """The log, and each step on a page of its own."""
    if book.log is None:
        return
    steps, trail = steps_of(book), (Link("Home", HOME), Link(_("Changes"), CHANGES))
    data = {
        "steps": steps,
        "by_tags": book.log.by == TAGS,
        "since": book.log.since,
        "more": MOST if book.log.more else 0,
        "aside": tuple(map(book.shown_path, book.log.aside)),
        "feed": FEED,
        "titles": titles(),
    }
    yield Page(CHANGES, _("Changes"), "changes.html", data)
    for number, step in enumerate(steps):
        newer, older = steps[number - 1] if number else None, steps[number + 1] if number + 1 < len(steps) else None
        yield Page(
            step.target,
            step.title,
            "step.html",
            {"step": step, "newer": newer, "older": older, "sorts": titles()},
            trail,
        )


def steps_of(book: Book) -> tuple[StepSaid, ...]:
    """The steps in words, the newest first; none where nobody asked."""
    if book.log is None:
        return ()
    where = quote(book.shown_path(book.log.path))
    return tuple(step_said(book, step, where) for step in book.log.steps)


def recent(book: Book) -> tuple[StepSaid, ...]:
    """The steps of the last days."""
    since = (date.fromisoformat(book.day) - timedelta(days=RECENT)).isoformat()
    return tuple(step for step in steps_of(book) if since < step.iso <= book.day)


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """The feed."""
    if book.log:
        title = _("%(organisation)s: changes of the social media handbook") % {"organisation": book.workspace.title}
        items = [_item(book, step) for step in steps_of(book)]
        moment = max((item.moment for item in items), key=datetime.fromisoformat, default=_start(book))
        about = book.workspace.name or book.workspace.title
        yield FEED, atom(Feed(f"{about}/{CHANGES}", title, book.workspace.title, CHANGES, FEED, moment), items)


def _start(book: Book) -> str:
    """The beginning of the day of a handbook, for what has no time of its own (RFC 3339)."""
    return f"{book.day}T00:00:00+00:00"


def _item(book: Book, step: StepSaid) -> Item:
    sorts = titles()
    counts = ", ".join(f"{sorts[name]}: {count}" for name, count in step.counts)
    changes = [f"{title}: {one.subject.text}: {one.said}" for _name, title, found in step.groups for one in found]
    lines = [part for part in (counts, step.said, *changes, step.commits[0][2]) if part]
    return Item(step.id, step.title, step.target, step.moment or _start(book), "\n".join(lines))
