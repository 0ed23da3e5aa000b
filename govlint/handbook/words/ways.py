"""The ways through a flow: its full one, and that of what cannot wait; who is there, and who decides if nobody is."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.decision.decision import Ask, Chosen
from govlint.handbook.book import Book
from govlint.handbook.words.answers import approvers, at, titled
from govlint.handbook.words.lasting import Lasting, hours_of, lasting
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.quoted import term
from govlint.handbook.words.said import Said
from govlint.handbook.words.wording import capital, listed
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.box import fold_content
from govlint.policy.flows.flow import AFTERWARDS, NEVER, POST_AND_REPORT, Flow
from govlint.policy.flows.passing import Passing, stuck
from govlint.policy.flows.read import build_flow
from govlint.policy.flows.route import STAGES, Leg, Route, legs_of, route
from govlint.policy.flows.staff import Staff
from govlint.reporters.decision.words import clock, late
from govlint.workspace.documents import Document

_HOW = {
    AFTERWARDS: gettext_noop("It appears at once, and is looked at afterwards."),
    NEVER: gettext_noop("Nobody has to look at it."),
}


class Passed(NamedTuple):
    """A stage on a way. time: its clock, and the hours that count; notes: who is missing, or alone."""

    name: str
    who: Said
    time: str
    hours: str
    begins: str
    then: str
    people: str
    notes: tuple[str, ...]
    place: Link


class Way(NamedTuple):
    """A way through a flow."""

    title: str
    said: str
    lasting: Lasting | None
    stages: tuple[Passed, ...]


class Beforehand(NamedTuple):
    """Content that is approved already."""

    said: str
    place: Link


def ways(book: Book, document: Document) -> Iterator[Way]:
    """The full way, with every stage; the same without those that are only needed at times; and the urgent one.

    What a flow says for some cases alone is left out here: it stands with the answers.
    """
    flow = _general(build_flow(document, book.decider.calendars, book.day, book.decider.staff))
    every = frozenset(range(len(flow.stages)))
    always = frozenset(number for number in every if not flow.stages[number].when and not flow.stages[number].only_if)
    yield _way(book, flow, _("With every stage") if every != always else _("All stages"), every)
    if every != always:
        yield _way(book, flow, _("With the stages that are always needed"), always)
    hurried = route(flow, flow.region, urgent=True) if flow.urgent else None
    if hurried and hurried.how == POST_AND_REPORT:
        role = flow.urgent.report_to if flow.urgent else ""
        told = named(book, "role", role).text if role else _("nobody")
        said = _("It is posted at once, and reported: %(role)s is told.") % {"role": told}
        yield Way(_("If it cannot wait"), said, None, ())
    elif hurried and hurried.how == STAGES and hurried != route(flow, flow.region):
        yield _passing(book, Chosen(flow, hurried), _("If it cannot wait"), "", usually=False)


def beforehand(book: Book, document: Document) -> Iterator[Beforehand]:
    """What needs no further approval, within which bounds, and who may post it."""
    for entry in build_flow(document, book.decider.calendars, book.day, book.decider.staff).pre_approved:
        said = capital(", ".join(map(term, fold_content(entry.content))) or _("anything"))
        if entry.within:
            said = _("%(content)s: %(bounds)s") % {"content": said, "bounds": entry.within}
        if entry.by:
            by = named(book, "role", entry.by).text
            said = _("%(content)s; posted by %(role)s") % {"content": said, "role": by}
        yield Beforehand(said, at(book, document.locate(entry.pointer)))


def _general(flow: Flow) -> Flow:
    """A flow with what it says in general alone."""
    return flow._replace(settings={control: held[-1:] for control, held in flow.settings.items()})


def _way(book: Book, flow: Flow, title: str, needed: frozenset[int]) -> Way:
    legs = legs_of(flow, needed, flow.region)
    timing = flow.value("approval.timing", flow.region)
    asked = "" if any(leg.stage.approves for leg in legs) else _("Nobody has to approve it.")
    said = _(_HOW[timing]) if timing in _HOW else asked
    return _passing(book, Chosen(flow, Route(STAGES, legs)), title, said, usually=len(needed) == len(flow.stages))


def _passing(book: Book, chosen: Chosen, title: str, said: str, usually: bool = True) -> Way:
    time, legs = lasting(book, chosen, usually), chosen.route.legs
    begins = time.begins or ("",) * len(legs)
    stages = (_passed(book, chosen.flow, leg, begin) for leg, begin in zip(legs, begins, strict=True))
    return Way(title, said, time if any(leg.waits for leg in legs) else None, tuple(stages))


def _passed(book: Book, flow: Flow, leg: Leg, begins: str) -> Passed:
    stage, staff = leg.stage, book.decider.staff
    people = sorted({person for role in stage.approvers.roles for person in staff.people(role)})
    ask = Ask(flow, leg, Passing(0, None, None), stage.approvers.roles, tuple(people))
    return Passed(
        stage.name,
        approvers(book, flow.document, stage),
        clock(stage.clock) if stage.clock else _("no limit") if stage.approves else "",
        _hours(leg),
        begins,
        late(titled(book, ask)),
        ", ".join(people),
        tuple(_notes(book, leg, staff)),
        at(book, flow.document.locate(stage.pointer)),
    )


def _hours(leg: Leg) -> str:
    if leg.stage.clock is None:
        return ""
    return hours_of(leg.stage.clock.calendar) if leg.stage.clock.calendar else _("every hour counts")


def _notes(book: Book, leg: Leg, staff: Staff) -> Iterator[str]:
    """Who is not there, who is alone, who stands in, and whether a post stops here."""
    roles = leg.stage.approvers.roles
    names = {role: named(book, "role", role).text for role in roles}
    empty = [names[role] for role in roles if staff.vacant(role)]
    if empty:
        yield _("Nobody holds %(roles)s, and nobody stands in.") % {"roles": listed(empty)}
    able = staff.able(roles)
    people = frozenset(person for role in roles for person in able.get(role, ()))
    if len(people) == 1 and len(able) == len(roles):
        yield _("One person alone can act here: %(person)s.") % {"person": next(iter(people))}
    for role in roles:
        for stand_in in staff.chain(role)[1:2]:
            deputy = named(book, "role", stand_in).text
            yield _("%(deputy)s stands in for %(role)s.") % {"deputy": deputy, "role": names[role]}
    if stuck(leg, staff):
        yield _("Nobody can approve here: what comes here stops.")
    if leg.stage.only_if:
        yield _("Only if: %(condition)s") % {"condition": leg.stage.only_if}
