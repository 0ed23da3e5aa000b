"""The ways into the handbook, in groups: on the front page with a line each, and at the foot of every page."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.paths import ACCOUNTS, ANSWERS, BOARD, DOCUMENTS, FINDINGS, GLOSSARY, ROLES, SOURCES
from govlint.handbook.words.wording import listed
from govlint.language import counted
from govlint.language import gettext as _
from govlint.policy.places import accounts


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
    said = counted(
        "%(count)s document: what we decided, in words.",
        "%(count)s documents: what we decided, in words.",
        len(book.documents),
    )
    yield Door(_("Documents"), DOCUMENTS, said, main=True)
    said = counted(
        "%(count)s control: what we hold, between which walls.",
        "%(count)s controls: what we hold, between which walls.",
        len(book.facings),
    )
    yield Door(_("Controls"), BOARD, said, main=True)
    yield Door(_("Roles"), ROLES, _("%(people)s: who decides what.") % {"people": _people(book)}, main=True)
    number = sum(1 for account in accounts(book.workspace))
    said = counted("%(count)s account: who runs each.", "%(count)s accounts: who runs each.", number)
    yield Door(_("Accounts"), ACCOUNTS, said, main=True)


def _people(book: Book) -> str:
    given = [held[1].what for held in book.workspace.names.get("role", {}).values() if held[1]]
    return listed(
        (
            counted("%(count)s role", "%(count)s roles", given.count("role")),
            counted("%(count)s team", "%(count)s teams", given.count("team")),
        )
    )


def _standing(book: Book) -> Iterator[Door]:
    said = counted(
        "%(count)s finding: what to mend, and why.",
        "%(count)s findings: what to mend, and why.",
        len(book.report.entries),
    )
    yield Door(_("Findings"), FINDINGS, said, main=True)


def _looking() -> Iterator[Door]:
    yield Door(_("Sources"), SOURCES, _("The laws, codes and evidence behind the walls."), main=True)
    yield Door(_("Glossary"), GLOSSARY, _("The words used here, in a line each."), main=True)
