"""Scenarios are run: each of their statements becomes a verdict."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.decision.cells import BUDGET, Cells
from govlint.decision.decider import Decider
from govlint.decision.decision import Decision
from govlint.decision.given import situation_of
from govlint.decision.proof import (
    ALWAYS,
    FAILS,
    HOLDS,
    NEVER_,
    NOT_DECIDED,
    Proof,
    demands,
    prove,
    region_of,
)
from govlint.decision.scenarios.expect import Asked, Unmet, asserts, unmet
from govlint.errors import GovlintError
from govlint.policy.regions import Undecided
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, mapping
from govlint.workspace.workspace import Workspace

KIND = "scenario"
PASSED, FAILED, BROKEN, UNDECIDED = "passed", "failed", "broken", "not-decided"
_PARTS = (("given",), ("expect",), (ALWAYS,), (NEVER_,))


class Verdict(NamedTuple):
    """What became of one statement of a scenario.

    part: `expect`, `always` or `never`; number: of the statement, from 1. outcome: `passed`, `failed`, `broken` (it
    cannot be asked, or asks nothing) or `not-decided`. unmet: what was expected and what is so. decision: on the
    situation that was given. proof: of a statement about many situations. why: what is broken.
    """

    document: Document
    part: str
    number: int
    pointer: Pointer
    outcome: str
    unmet: tuple[Unmet, ...] = ()
    decision: Decision | None = None
    proof: Proof | None = None
    why: str = ""

    @property
    def name(self) -> str:
        """What to call it: the scenario, and which of its statements where it has several of a kind."""
        return self.document.name if self.part == "expect" else f"{self.document.name}: {self.part} {self.number}"

    @property
    def passed(self) -> bool:
        """Whether it is as expected."""
        return self.outcome == PASSED


def scenarios(workspace: Workspace, named: str = "") -> tuple[Document, ...]:
    """The scenarios of a workspace that are not retired; of one name where one is given."""
    return tuple(one for one in workspace.of_kind(KIND) if not named or one.name == named)


def run(decider: Decider, documents: Iterable[Document], budget: int = BUDGET) -> tuple[Verdict, ...]:
    """A verdict for each statement of scenarios, in the order of the documents."""
    documents = tuple(documents)
    statements = [statement for document in documents for _, _, statement in _statements(document)]
    cells = Cells(decider, map(region_of, statements), budget)
    return tuple(verdict for document in documents for verdict in _verdicts(decider, cells, document))


def _verdicts(decider: Decider, cells: Cells, document: Document) -> Iterator[Verdict]:
    unknown = _unknown(decider.workspace, document)
    if unknown:
        yield Verdict(document, "expect", 1, ("kind",), BROKEN, why=unknown)
        return
    if {"given", "expect"} & document.value.keys() or not any(True for _ in _statements(document)):
        yield _expected(decider, document)
    for part, number, statement in _statements(document):
        yield _proved(cells, document, part, number, statement)


def _unknown(workspace: Workspace, document: Document) -> str:
    """What is wrong with the form of the statements of a scenario, or the names in them; nothing where all is well."""
    start, end = document.node.start, document.node.end
    here = (one for one in workspace.findings if one.location.path == document.path)
    return "; ".join(
        one.message for one in here if one.location.pointer[:1] in _PARTS and start <= one.location.start <= end
    )


def _statements(document: Document) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for part in (ALWAYS, NEVER_):
        yield from ((part, at + 1, statement) for at, statement in entries(document.value.get(part)))


def _expected(decider: Decider, document: Document) -> Verdict:
    given, expected = document.value.get("given"), document.value.get("expect")
    at: Pointer = ("expect",) if expected else ("given",) if given else ("kind",)
    if not isinstance(expected, dict) or not asserts(expected):
        return Verdict(document, "expect", 1, at, BROKEN, why="it expects nothing, so nothing could fail")
    try:
        decision = decider.decide(situation_of(mapping(given)))
        missed = unmet(expected, Asked(decision, decider))
    except GovlintError as error:
        return Verdict(document, "expect", 1, at, BROKEN, why=f"{error}. {error.help}".strip(". "))
    except Undecided:
        return Verdict(document, "expect", 1, at, UNDECIDED, why="too many combinations of approvers are enough")
    return Verdict(document, "expect", 1, at, FAILED if missed else PASSED, missed, decision)


def _proved(cells: Cells, document: Document, part: str, number: int, statement: dict[str, Any]) -> Verdict:
    pointer: Pointer = (part, number - 1)
    asked = demands(part, statement)
    if not asked:
        return Verdict(document, part, number, pointer, BROKEN, why="it asks for nothing, so nothing could fail")
    proof = prove(region_of(statement), asked, cells)
    outcome = {HOLDS: PASSED, FAILS: FAILED, NOT_DECIDED: UNDECIDED}.get(proof.outcome, BROKEN)
    why = {
        NOT_DECIDED: f"more than {cells.budget:,} kinds of situations would have to be looked at",
        PASSED: "",
    }.get(outcome, "" if outcome != BROKEN else "it is about no situation that can be")
    return Verdict(document, part, number, pointer, outcome, proof=proof, why=why)
