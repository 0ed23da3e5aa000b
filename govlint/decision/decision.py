"""What was decided of a situation, and why."""

from typing import NamedTuple

from govlint.decision.situation import Here, Situation
from govlint.finding import Location
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.passing import Passing
from govlint.policy.flows.route import Leg, Route

AT_ONCE, AFTER_APPROVAL, NEVER = "yes", "after-approval", "no"
"""It may appear at once; once it is approved; not at all."""


class Reason(NamedTuple):
    """Something that spoke: a flow, a setting, a wall. rule: the rule whose wall it is, if it is one."""

    said: str
    at: Location | None = None
    rule: str = ""


class Miss(NamedTuple):
    """What would have decided otherwise but for one condition. what: what it is; condition: the one that failed.

    short: whether it is a short way, past the stages.
    """

    what: str
    condition: str
    at: Location | None = None
    short: bool = False


SHOW, KEEP, GATE, REPORT = "show", "keep", "gate", "report"
"""What must be done: it is shown; it is kept; it is kept from some; it is reported."""


class Duty(NamedTuple):
    """What must be done with it. kind: `show`, `keep`, `gate` (who may see it) or `report`.

    said: for `show` the label or message itself, for `report` the role. rule: the rule whose wall asks for it, where
    the organisation decided nothing or less. time: for `keep` how long at least. when: a condition in words, which
    nobody can judge from here.
    """

    kind: str
    said: str
    at: Location | None = None
    rule: str = ""
    time: str = ""
    when: str = ""


class Ask(NamedTuple):
    """Somebody who is asked. roles: of the stage; people: who can act for them, where that is known."""

    flow: Flow
    leg: Leg
    passing: Passing
    roles: tuple[str, ...]
    people: tuple[str, ...]
    stuck: bool = False


class Chosen(NamedTuple):
    """A flow, and the way through it."""

    flow: Flow
    route: Route


class Decision(NamedTuple):
    """What the policies decide.

    allowed: `yes`, `after-approval` or `no`. chosen: the flow that is the way, none where no flow covers it; several
    where they are equally narrow, and all must be passed. asks: who is asked, in order. start: when it is handed in,
    ready: when it may appear if all use all the time they have, latest: the same where nobody answers; in epoch
    minutes, None where there is no limit. any_time: whether start is the worst minute of an ordinary week, since none
    was given. bars: those of the reasons that forbid it. timezone: in which people there tell the time (an IANA name).
    """

    situation: Situation
    here: Here
    allowed: str
    chosen: tuple[Chosen, ...]
    asks: tuple[Ask, ...]
    start: int
    ready: int | None
    latest: int | None
    duties: tuple[Duty, ...]
    reasons: tuple[Reason, ...]
    misses: tuple[Miss, ...]
    any_time: bool = False
    timezone: str = "UTC"
    bars: tuple[Reason, ...] = ()

    @property
    def minutes(self) -> int | None:
        """From handing in until it may appear, at most; None where there is no limit."""
        return None if self.ready is None else self.ready - self.start
