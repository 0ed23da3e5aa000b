"""One thing that a change decides otherwise, as a value."""

import json
from typing import Any, NamedTuple

from govlint.decision.situation import Situation
from govlint.finding import Location
from govlint.policy.contexts import Context
from govlint.text.nodes import Pointer, written
from govlint.workspace.documents import Document

GATE, CONTROL, FLOW, FIELD, WORDS, DETAILS = "gate", "control", "flow", "field", "clarification", "details"
"""What changed: what judges the documents; how tight a control is; who must agree; something no scale orders;
words; names, dates and contacts."""
KINDS = (GATE, CONTROL, FLOW, FIELD, DETAILS, WORDS)
"""In the order in which they are told: what weakens the gate comes first."""


class Origin(NamedTuple):
    """Where something is said: a field of a document. line: from 1, in the file as that side has it."""

    path: str
    kind: str
    document: str
    field: str
    line: int


class Crossed(NamedTuple):
    """A wall beyond which it now stands. introduced: whether this change put it there. legal: whether it is the law."""

    rule: str
    side: str
    value: str
    legal: bool
    introduced: bool


class Case(NamedTuple):
    """A situation that the two sides decide otherwise, as each of them does.

    allowed: `yes`, `after-approval` or `no`. approvers: the least groups that are enough, in words.
    """

    situation: Situation
    allowed: tuple[str, str]
    approvers: tuple[str, str]


class Change(NamedTuple):
    """One thing that is decided otherwise.

    subject: a control, `who must agree`, a rule or a field, by its name. title: the same for people. before, after:
    what was so and is so, in words. was, now: where that is said. contexts: where it holds, none for everywhere.
    walls: those beyond which it now stands. lawful: whether a wall with the force of law stands there. minutes: the
    longest wait, before and after, None for no limit. lost: roles that no longer must agree. undecided: it was too
    large to tell. part: of the gate, what of it, such as `exception`. where: the contexts themselves, none where that
    is not told. mark: what else tells it from others. since: the day from which it is so (ISO), empty for today.
    """

    kind: str
    direction: str
    subject: str
    title: str
    before: str
    after: str
    was: tuple[Origin, ...] = ()
    now: tuple[Origin, ...] = ()
    contexts: tuple[str, ...] = ()
    walls: tuple[Crossed, ...] = ()
    lawful: bool = False
    minutes: tuple[int | None, int | None] | None = None
    case: Case | None = None
    lost: tuple[str, ...] = ()
    undecided: bool = False
    part: str = ""
    where: tuple[Context, ...] = ()
    mark: str = ""
    since: str = ""

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Every place where it is said, on both sides."""
        return (*self.was, *self.now)

    @property
    def sectoral(self) -> bool:
        """Whether a sector policy decides it."""
        return any(one.kind == "sector-policy" for one in self.origins)

    @property
    def past_ceiling(self) -> bool:
        """Whether it goes further than a ceiling lets it, and did not before."""
        return any(wall.side == "ceiling" and wall.introduced for wall in self.walls)


def gate(going: str, part: str, subject: str, title: str, before: str, after: str, **more: Any) -> Change:
    """A change of what judges the documents. part: what of it; more: the other fields of a change."""
    return Change(GATE, going, subject, title, before, after, part=part, **more)


def origin(document: Document, pointer: Pointer) -> Origin:
    """Where something stands."""
    at = document.locate(pointer)
    return Origin(document.path, document.kind, document.name, written(pointer), line_of(document, at))


def line_of(document: Document, at: Location) -> int:
    """The line of a place, from 1."""
    return document.source.place(at.start)[0]


def canonical(value: Any) -> str:
    """Plain data as text that is the same for what says the same, in whatever order it is written."""
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
