"""The ways into the handbook, in groups: on the front page with a line each, and at the foot of every page."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.pages import ai, crisis, influencers, personal
from govlint.handbook.paths import (
    ACCOUNTS,
    AI,
    ANSWERS,
    BOARD,
    CALENDAR,
    CHANGES,
    CRISIS,
    DOCUMENTS,
    EXCEPTIONS,
    FINDINGS,
    FOR_YOU,
    GLOSSARY,
    INFLUENCERS,
    PERSONAL,
    POSTURE,
    ROLES,
    RULES,
    SEARCH,
    SOURCES,
)
from govlint.handbook.words.wording import listed
from govlint.language import counted
from govlint.language import gettext as _
from govlint.language import gettext_noop as N_  # noqa: N812
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


_HANDOUTS = (
    (crisis, CRISIS, N_("Whom to call, what to do first, who may speak: one side of paper.")),
    (personal, PERSONAL, N_("What we ask of staff, and what nobody has to ask.")),
    (ai, AI, N_("What you may, what you ask first, what you never do.")),
    (influencers, INFLUENCERS, N_("What creators are told, to hand over.")),
)
"""Pages that are given to people, each only where something is decided, and what each holds."""


def groups(book: Book) -> tuple[Group, ...]:
    """All doors of a handbook, by what people come for."""
    found = (
        Group(_("Before you post"), tuple(_before(book))),
        Group(_("What we decided"), tuple(_decided(book))),
        Group(_("Where we stand"), tuple(_standing(book))),
        Group(_("To look up"), tuple(_looking())),
        Group(_("Written by us"), tuple(Door(one.title, one.path, one.said) for one in book.own.pages)),
    )
    return tuple(group for group in found if group.doors)


def _before(book: Book) -> Iterator[Door]:
    said = _("What may appear at once, who is asked first, how long it takes.")
    yield Door(_("May I post this?"), ANSWERS, said, main=True)
    mine = _("By your role: what you may post at once, what you ask for first, what never.")
    yield Door(_("What applies to me"), FOR_YOU, mine, main=True)
    for made, target, about in _HANDOUTS:
        if made.is_there(book):
            yield Door(_(made.TITLE), target, _(about))


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
    yield Door(
        _("Posture"), POSTURE, _("One page for those who decide: how free we are, what is too tight, what is open.")
    )
    yield Door(_("Exceptions"), EXCEPTIONS, _("What was agreed to depart from, until when, and whether it is needed."))
    yield Door(_("Calendar"), CALENDAR, _("What falls due: reviews, last days, and law to come."))
    if book.log:
        yield Door(_("Changes"), CHANGES, _("What was loosened and tightened, when, and who must sign it."))


def _looking() -> Iterator[Door]:
    yield Door(_("Rules"), RULES, _("What is asked of us, on both sides, and who says so."))
    yield Door(_("Sources"), SOURCES, _("The laws, codes and evidence behind the walls."), main=True)
    yield Door(_("Glossary"), GLOSSARY, _("The words used here, in a line each."), main=True)
    yield Door(_("Search"), SEARCH, _("Any word, wherever it stands."))
