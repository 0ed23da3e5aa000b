"""The ways into the handbook, in groups: on the front page with a line each, and at the foot of every page."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.paths import (
    ACCOUNTS,
    ANSWERS,
    BOARD,
    CALENDAR,
    CHANGES,
    DOCUMENTS,
    EXCEPTIONS,
    FINDINGS,
    GLOSSARY,
    POSTURE,
    ROLES,
    SOURCES,
)
from govlint.language import gettext as _
from govlint.policy.places import accounts
from govlint.reporters.said import plural


class Door(NamedTuple):
    """A page that people look for. said: what it holds, in a line. main: it stands at the head of every page."""

    title: str
    target: str
    said: str
    main: bool = False


class Group(NamedTuple):
    """Doors that answer questions of one sort."""

    title: str
    doors: tuple[Door, ...]


def groups(book: Book) -> tuple[Group, ...]:
    """All doors of a handbook, by what people come for."""
    return (
        Group(_("Before you post"), tuple(_before())),
        Group(_("What we decided"), tuple(_decided(book))),
        Group(_("Where we stand"), tuple(_standing(book))),
        Group(_("To look up"), tuple(_looking())),
    )


def _before() -> Iterator[Door]:
    said = _("What may appear at once, who is asked first, how long it takes.")
    yield Door(_("May I post this?"), ANSWERS, said, main=True)


def _decided(book: Book) -> Iterator[Door]:
    documents, held = plural(len(book.documents), "document"), plural(len(book.facings), "control")
    listed = plural(sum(1 for _ in accounts(book.workspace)), "account")
    yield Door(_("Documents"), DOCUMENTS, f"{documents}: what we decided, in words.", main=True)
    yield Door(_("Controls"), BOARD, f"{held}: what we hold, between which walls.", main=True)
    yield Door(_("Roles"), ROLES, f"{_people(book)}: who decides what.", main=True)
    yield Door(_("Accounts"), ACCOUNTS, f"{listed}: who runs each.", main=True)


def _people(book: Book) -> str:
    given = [mention.what for _, mention in book.workspace.names.get("role", {}).values() if mention]
    return f"{plural(given.count('role'), 'role')} and {plural(given.count('team'), 'team')}"


def _standing(book: Book) -> Iterator[Door]:
    found = plural(len(book.report.entries), "finding")
    yield Door(_("Findings"), FINDINGS, f"{found}: what to mend, and why.", main=True)
    yield Door(
        _("Posture"), POSTURE, _("One page for those who decide: how free we are, what is too tight, what is open.")
    )
    yield Door(_("Exceptions"), EXCEPTIONS, _("What was agreed to depart from, until when, and whether it is needed."))
    yield Door(_("Calendar"), CALENDAR, _("What falls due: reviews, last days, and law to come."))
    if book.log:
        yield Door(_("Changes"), CHANGES, _("What was loosened and tightened, when, and who must sign it."))


def _looking() -> Iterator[Door]:
    yield Door(_("Sources"), SOURCES, _("The laws, codes and evidence behind the walls."), main=True)
    yield Door(_("Glossary"), GLOSSARY, _("The words used here, in a line each."), main=True)
