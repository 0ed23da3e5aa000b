"""An approval flow as a value: what it covers, its stages in order, its short ways."""

from typing import NamedTuple

from govlint.policy.box import CASE, PLACE, Box, admits
from govlint.policy.clocks.calendars import WorkCalendar
from govlint.policy.clocks.clock import Clock
from govlint.policy.flows.approvers import Approvers
from govlint.policy.flows.order import Order
from govlint.policy.settings import DECIDED, Setting
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document

GO, NEXT_IN_LINE, WAIT, REFUSED = "go", "next-in-line", "wait", "refused"
AFTERWARDS, BEFORE, NEVER = "after-publication", "before-publication", "never"
POST_AND_REPORT, ONE_APPROVER, FASTER = "post-and-report", "one-approver", "all-approvers-faster"
_EVERYWHERE = PLACE + CASE


class Stage(NamedTuple):
    """One stage. when: the region in which it is needed; only_if: a condition in words, which nobody can judge.

    late: what happens when the time is up (`go`, `next-in-line`, `wait`, `refused`; empty where only the flow says it).
    next: the role that decides then. may: `approve`, `comment` or `stop`. objections: times that run beside the clock,
    in which somebody may object.
    """

    name: str
    pointer: Pointer
    approvers: Approvers
    when: Box
    only_if: str
    clock: Clock | None
    late: str
    next: str
    may: str
    qualification: str
    objections: tuple[Clock, ...] = ()

    @property
    def approves(self) -> bool:
        """Whether nothing appears without it."""
        return self.may == "approve"


class Urgent(NamedTuple):
    """What happens when it cannot wait. clock: None where no time is named."""

    pointer: Pointer
    approvers: Approvers | None
    clock: Clock | None
    report_to: str


class PreApproved(NamedTuple):
    """Content that needs no further approval. within: bounds in words; by: who may post it, if not everyone."""

    pointer: Pointer
    content: frozenset[str]
    within: str
    by: str


class Flow(NamedTuple):
    """A flow of a document. region: what it covers; topics: content on these topics alone, in words.

    rank: of several flows that cover a situation, the greater holds. settings: control → what this document says of it,
    the narrowest first. escalation: who is asked when it takes too long, in order.
    """

    document: Document
    region: Box
    topics: tuple[str, ...]
    rank: tuple[int, ...]
    settings: dict[str, tuple[Setting, ...]]
    stages: tuple[Stage, ...]
    order: Order
    publisher: Approvers
    urgent: Urgent | None
    pre_approved: tuple[PreApproved, ...]
    escalation: tuple[tuple[Clock | None, str], ...]
    calendar: WorkCalendar
    binds: bool

    def covers(self, here: Box, topics: tuple[str, ...] = ()) -> bool:
        """Whether it is the way for a situation, given by what is so there."""
        return self.on_topic(topics) and admits(self.region, here, _EVERYWHERE)

    def on_topic(self, topics: tuple[str, ...]) -> bool:
        """Whether it is open to a situation that is about these topics, whatever their capitals."""
        known = {topic.casefold() for topic in self.topics}
        return not known or not known.isdisjoint(topic.casefold() for topic in topics)

    def setting(self, control: str, here: Box) -> Setting | None:
        """What this flow says of one of its controls in a situation."""
        held = (one for one in self.settings.get(control, ()) if admits(one.region, here, _EVERYWHERE))
        return next((one for one in held if one.state == DECIDED), None)

    def value(self, control: str, here: Box, default: str = "") -> str:
        """The level of one of its controls in a situation."""
        setting = self.setting(control, here)
        return str(setting.value) if setting else default

    def late(self, stage: Stage, here: Box) -> str:
        """What happens when a stage's time is up: what the stage says, else the flow; without either one waits."""
        return stage.late or self.value("approval.silence", here, WAIT)

    def needs(self, stage: Stage, here: Box) -> bool:
        """Whether a stage is needed in a situation. A condition in words counts as met: nobody can tell."""
        return admits(stage.when, here, _EVERYWHERE)
