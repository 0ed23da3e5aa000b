"""How much of what decides is reached by scenarios: flows and what is in them, and the levels that forbid content."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.decision.bars import BARS, bars
from govlint.decision.cells import FORBIDDEN, Cells
from govlint.decision.conditions import ROUTE
from govlint.decision.decider import Decider
from govlint.decision.decision import Chosen
from govlint.decision.proof import region_of
from govlint.decision.scenarios.run import Verdict
from govlint.decision.situation import Situation
from govlint.policy.box import Box
from govlint.policy.flows.flow import ONE_APPROVER, POST_AND_REPORT, Flow
from govlint.policy.regions import Undecided
from govlint.policy.settings import DECIDED
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document

_Key = tuple[int, Pointer, str]


class Part(NamedTuple):
    """Something that decides. what: `flow`, `stage`, `stage left out`, `urgent path`, `already approved`, `setting` or
    `bar`; name: which.
    """

    what: str
    name: str
    document: Document
    pointer: Pointer

    @property
    def key(self) -> _Key:
        """What tells it from others."""
        return self.document.key, self.pointer, self.what


class Coverage(NamedTuple):
    """All parts, and those that no scenario reaches."""

    parts: tuple[Part, ...]
    missed: tuple[Part, ...]

    @property
    def percent(self) -> float:
        """The share that is reached, from 0 to 100; 100 where there is nothing to reach."""
        return 100 * (1 - len(self.missed) / len(self.parts)) if self.parts else 100.0


def coverage(decider: Decider, verdicts: Iterable[Verdict]) -> Coverage:
    """What is reached by situations that were given, and in any situation of a statement that was proved or refuted."""
    reached: set[_Key] = set()
    spoke: set[tuple[str, int]] = set()
    for situation in _situations(decider, tuple(verdicts)):
        at = decider.here(situation)
        for one in decider.chosen(situation, at.facts):
            reached.update(part.key for part in _taken(one, at.facts, situation.urgent))
        spoke.update((reason.at.path, reason.at.start) for reason in bars(decider, situation, at) if reason.at)
    parts = tuple({part.key: part for part in _parts(decider)}.values())
    missed = tuple(part for part in parts if part.key not in reached and not _spoke(part, spoke))
    return Coverage(parts, missed)


def _spoke(part: Part, spoke: set[tuple[str, int]]) -> bool:
    at = part.document.locate(part.pointer)
    return part.what == "bar" and (at.path, at.start) in spoke


def _situations(decider: Decider, verdicts: tuple[Verdict, ...]) -> Iterator[Situation]:
    yield from (verdict.decision.situation for verdict in verdicts if verdict.decision)
    whens = [
        region_of(verdict.document.value[verdict.part][verdict.number - 1]) for verdict in verdicts if verdict.proof
    ]
    cells = Cells(decider, whens)
    for when in whens:
        try:
            yield from (part.situation for cell in cells.within(when) for part in cells.parts(cell, FORBIDDEN))
        except Undecided:
            continue


def _parts(decider: Decider) -> Iterator[Part]:
    for flow in decider.flows:
        document = flow.document
        yield Part("flow", document.name, document, ("kind",))
        for stage in flow.stages:
            yield Part("stage", f"{document.name}: {stage.name}", document, stage.pointer)
            if stage.when:
                yield Part("stage left out", f"{document.name}: {stage.name}", document, stage.pointer)
        if flow.urgent and flow.value("approval.urgent-path", {}) != "same-as-always":
            yield Part("urgent path", document.name, document, flow.urgent.pointer)
        for entry in flow.pre_approved:
            said = ", ".join(sorted(entry.content)[:3])
            yield Part("already approved", f"{document.name}: {said}", document, entry.pointer)
        yield from (part for control in ROUTE for part in _settings(flow, control))
    yield from _bars(decider)


def _settings(flow: Flow, control: str) -> Iterator[Part]:
    """The settings of a flow; one without any case of its own is reached with the flow."""
    for setting in flow.settings.get(control, ()):
        if setting.state == DECIDED and len(flow.settings[control]) > 1:
            yield Part("setting", f"{flow.document.name}: {control} is {setting.value}", flow.document, setting.pointer)


def _bars(decider: Decider) -> Iterator[Part]:
    for bar in BARS:
        for setting in decider.settings.get(bar.control, ()):
            if setting.binds and setting.value in bar.levels:
                said = f"{setting.document.name}: {bar.control} is {setting.value}"
                yield Part("bar", said, setting.document, setting.pointer)


def _taken(one: Chosen, facts: Box, urgent: bool) -> Iterator[Part]:
    """What the way of a situation goes through."""
    flow, way = one
    document = flow.document
    yield Part("flow", "", document, ("kind",))
    asked = {leg.stage.pointer for leg in way.legs}
    for stage in flow.stages if way.legs else ():
        yield Part("stage" if stage.pointer in asked else "stage left out", "", document, stage.pointer)
    shorter = way.how == POST_AND_REPORT or flow.value("approval.urgent-path", facts) == ONE_APPROVER
    if urgent and flow.urgent and (shorter or way.legs):
        yield Part("urgent path", "", document, flow.urgent.pointer)
    if way.pre_approved:
        yield Part("already approved", "", document, way.pre_approved.pointer)
    for control in ROUTE:
        setting = flow.setting(control, facts)
        if setting:
            yield Part("setting", "", document, setting.pointer)
