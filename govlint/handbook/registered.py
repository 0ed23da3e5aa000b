"""What may be posted on each account of the register: as in its place but for a few things, or by a table of its own.

Most accounts say who writes for them and who may see them, and nothing else that matters. So each is asked plainly, and
by whom it is posted; only where a document names it or its platform is it asked everything.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.decision.accounts import carers_of, place_bars, writers_of
from govlint.decision.decider import Decider
from govlint.decision.decision import NEVER, Decision, Reason
from govlint.decision.known import word_list
from govlint.decision.situation import asked_by
from govlint.errors import GovlintError
from govlint.handbook.authors import Authors
from govlint.handbook.tables import Decided, Table, key_of_all, otherwise, regions, situation_in, way_of
from govlint.policy.places import Place
from govlint.workspace.shapes import entries

_BY_ACCOUNT = ("channels", "platforms")
Answers = dict[str, Decision]
"""Type of content → what is decided of it."""
_NONE: frozenset[str] = frozenset()
Bars = tuple[tuple[str, ...], tuple[Reason, ...], tuple[Reason, ...]]
"""Authors, what forbids it to them on an account, and what would if it were none of ours."""
Shut = dict[tuple[Reason, ...], tuple[str, ...]]
"""What shuts somebody out of an account → the authors it shuts out."""


class Apart(NamedTuple):
    """What is otherwise on an account than in its table. authors: for whom; for all where nobody is named.

    before, after: an answer of the table, and that of the account; the answers for all of these types differ so.
    """

    contents: tuple[str, ...]
    authors: tuple[str, ...]
    before: Decision
    after: Decision


class Registered(NamedTuple):
    """An account, the table that holds for it, and what is otherwise there."""

    place: Place
    table: Table
    apart: tuple[Apart, ...]


def registered(decider: Decider, tables: Iterable[Table]) -> tuple[Registered, ...]:
    """Every account once, in the order of the register; those whose names nobody can ask for are left out."""
    asked = _Asked(decider, tables)
    accounts = {place.channel: place for place in reversed(decider.where.accounts)}
    found = (asked.find(place) for place in reversed(accounts.values()))
    return _together(tuple(one for one in found if one))


def _together(found: tuple[Registered, ...]) -> tuple[Registered, ...]:
    """The same, with one table for all accounts that have the same one of their own."""
    keys = [key_of_all(one.table.decided) if one.table.places[0].channel else None for one in found]
    held: dict[object, Table] = {}
    for key, one in zip(keys, found, strict=True):
        if key is not None:
            table = held.get(key, one.table._replace(places=()))
            held[key] = table._replace(places=(*table.places, one.place))
    return tuple(one._replace(table=held.get(key, one.table)) for key, one in zip(keys, found, strict=True))


class _Asked:
    """The engine, asked of one account after the other."""

    def __init__(self, decider: Decider, tables: Iterable[Table]) -> None:
        self._decider, self._who = decider, Authors(decider)
        self._tables = {(place.brand, place.market): table for table in tables for place in table.places}
        self._authors = tuple(_alike(decider))
        told = tuple(regions(decider, entries=False))
        self._told = {name: _NONE.union(*(one.get(name, ()) for one in told)) for name in _BY_ACCOUNT}

    def find(self, place: Place) -> Registered | None:
        """What holds for an account; None where it cannot be asked."""
        try:
            asked = (situation_in(self._decider, place, one) for one in word_list("content"))
            plain = {one.content: self._decider.decide(one, nearly=False) for one in asked}
            base = self._tables.get((place.brand, place.market))
            return (base and self._beside(place, plain, base)) or self._alone(place, plain)
        except GovlintError:  # its name is none; the findings say so
            return None

    def _beside(self, place: Place, plain: Answers, base: Table) -> Registered | None:
        """What is otherwise than in the table of its place; None where that is more than can be said beside it."""
        before = {cell.content: cell.decision for cell in base.decided}
        if not all(_is_little(before[content], decision) for content, decision in plain.items()):
            return None
        found = {content: tuple(self._bars(decision)) for content, decision in plain.items()}
        if any(map(_lets_in, found.values())):
            return None
        shut = {content: _shut(bars) for content, bars in found.items()}
        if self._is_told(place) and not self._is_alike(plain, base, shut):
            return None
        return Registered(place, base, (*_differing(before, plain), *self._barred(before, plain, shut)))

    def _alone(self, place: Place, plain: Answers) -> Registered:
        """A table of its own; whoever is shut out is told beside it all the same."""
        shut = {content: _shut(self._bars(decision)) for content, decision in plain.items()}
        cells = tuple(self._cell(plain[content], found) for content, found in shut.items())
        return Registered(place, Table((place,), cells), tuple(self._barred(plain, plain, shut)))

    def _cell(self, plain: Decision, shut: Shut) -> Decided:
        return otherwise(self._decider, plain, self._who, _names(shut))

    def _is_told(self, place: Place) -> bool:
        """Whether documents name the account or its platform, beside what its entry says of itself."""
        return any(self._told[name] & place.facts.get(name, _NONE) for name in _BY_ACCOUNT)

    def _is_alike(self, plain: Answers, base: Table, shut: dict[str, Shut]) -> bool:
        """Whether all cases differ from the plain answer as they do in another table."""
        asked = ((cell, self._cell(plain[cell.content], shut[cell.content])) for cell in base.decided)
        return all(_cases(cell, shut[cell.content]) == _cases(here, {}) for cell, here in asked)

    def _bars(self, decision: Decision) -> Iterator[Bars]:
        """Authors, with what forbids it to them on an account, and what would if it were none of ours."""
        for authors in self._authors:
            situation = decision.situation._replace(author=authors[0])
            at = asked_by(decision.here, authors[0], self._decider.staff)
            here = tuple(place_bars(self._decider, situation, at))
            facts = {name: values for name, values in at.facts.items() if name != "channels"}
            yield authors, here, tuple(place_bars(self._decider, situation, at._replace(facts=facts)))

    def _barred(self, before: Answers, after: Answers, shut: dict[str, Shut]) -> Iterator[Apart]:
        """Whoever is shut out, with the types of content that they cannot post."""
        found: dict[tuple[tuple[Reason, ...], tuple[str, ...]], list[str]] = {}
        for content, held in shut.items():
            for key in held.items() if after[content].allowed != NEVER else ():
                found.setdefault(key, []).append(content)
        for (_, authors), contents in found.items():
            asked = after[contents[0]].situation._replace(author=authors[0])
            yield Apart(tuple(contents), authors, before[contents[0]], self._decider.decide(asked, nearly=False))


def _shut(found: Iterable[Bars]) -> Shut:
    """Whom an account shuts out, and what does so."""
    shut: Shut = {}
    for authors, here, elsewhere in found:
        if more := tuple(one for one in here if one not in elsewhere):
            shut[more] = (*shut.get(more, ()), *authors)
    return shut


def _lets_in(found: Iterable[Bars]) -> bool:
    """Whether an account lets in somebody who would be shut out elsewhere."""
    return any(not {*elsewhere} <= {*here} for _, here, elsewhere in found)


def _is_little(before: Decision, after: Decision) -> bool:
    """Whether what is otherwise can be said beside an answer: it is never allowed here, or more must be done."""
    return after.allowed == NEVER or way_of(before) == way_of(after)


def _differing(before: Answers, after: Answers) -> Iterator[Apart]:
    """What is otherwise whoever asks, types of content together of which it is the same."""
    found: dict[object, Apart] = {}
    for content, decision in after.items():
        key = difference(before[content], decision)
        if any(key):
            held = found.get(key, Apart((), (), before[content], decision))
            found[key] = held._replace(contents=(*held.contents, content))
    yield from found.values()


def difference(before: Decision, after: Decision) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What is there after and not before, and the other way round: what forbids it, or what must be done."""
    if after.allowed == NEVER:
        return tuple(one for one in after.bars if one not in before.bars), ()
    more = tuple(one for one in after.duties if one not in before.duties)
    return more, tuple(one for one in before.duties if one not in after.duties)


def _names(shut: Shut) -> set[str]:
    return {name for names in shut.values() for name in names}


def _cases(cell: Decided, shut: Shut) -> dict[object, object]:
    """How the answers to all cases of a type of content differ from the plain one, but for whoever is shut out."""
    without = _names(shut)
    cases: dict[object, object] = {}
    for one in cell.otherwise:
        authors = tuple(name for name in one.authors if name not in without)
        if one.what or authors:
            cases[one.what, authors] = way_of(one.decision), difference(cell.decision, one.decision)
    return cases


def _alike(decider: Decider) -> Iterable[tuple[str, ...]]:
    """Everybody who may want to post, those together whom no account tells apart."""
    registers = tuple(decider.workspace.of_kind("channels"))
    held = [(one, entry) for one in registers for _, entry in entries(one.value.get("accounts"))]
    named = {name for one, entry in held for name in (*writers_of(one, entry), *carers_of(entry))}
    found: dict[object, tuple[str, ...]] = {}
    for name, (_, mention) in decider.workspace.names["role"].items():
        if mention is not None:
            alike = decider.staff.answers_to(name) & named, decider.staff.functions(name)
            found[alike] = (*found.get(alike, ()), name)
    return found.values()
