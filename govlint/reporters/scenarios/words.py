"""What is said of a verdict, in the same words for every format."""

from collections.abc import Iterator
from typing import Any

from govlint.decision.decision import Chosen, Decision
from govlint.decision.proof import Against
from govlint.decision.scenarios.run import Verdict
from govlint.decision.situation import Situation
from govlint.finding import Location
from govlint.policy.contexts import bands_said, few
from govlint.text.source import Source
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

SHOWN = 8
"""How many regions are named in text; `--format json` names all."""
_ALLOWED = {"yes": "at once", "after-approval": "once it is approved", "no": "never"}


def where(document: Document, at: Location) -> tuple[str, int, int]:
    """File, line and column of a place."""
    source: Source = document.source
    line, column = source.place(at.start)
    return document.path, line, column


def situation(one: Situation) -> str:
    """A situation in one line: what is known of it."""
    return ", ".join(_known(one))


def known(one: Situation) -> dict[str, Any]:
    """What is known of a situation, for programs; hours as people say them."""
    said: dict[str, Any] = {"audience": dict(one.audience)} if one.audience else {}
    return one.known | said | ({"hours": _hours(one.hours)} if one.hours else {})


def _hours(band: str) -> str:
    return few(bands_said("time", [band]))


def _known(one: Situation) -> Iterator[str]:
    for name, value in one.known.items():
        if name == "urgent":
            yield "urgent"
        elif name == "topics":
            yield f"about {' and '.join(value)}"
        elif name == "audience":
            yield from (f"{mark.replace('_', ' ')}: {held}" for mark, held in value)
        elif name == "hours":
            yield f"handed in {_hours(value)}"
        elif not (name == "paid" and value == "none"):
            yield f"{name} {value}"


def allowed(decision: Decision) -> str:
    """Whether it may appear."""
    return _ALLOWED[decision.allowed]


def ways(decision: Decision) -> Iterator[tuple[str, Document, Location]]:
    """The flow that it takes and the stages in it, each with its place."""
    for one in decision.chosen:
        document = one.flow.document
        yield f"{document.name} ({_how(one)})", document, document.locate_key(("kind",))
        for leg in one.route.legs:
            roles = ", ".join(leg.stage.approvers.roles) or "nobody"
            late = {"go": "; silence means go", "next-in-line": f"; if late, {leg.stage.next or 'the next in line'}"}
            said = f"{leg.stage.name}: {roles}{late.get(leg.late, '')}"
            yield said, document, document.locate(leg.stage.pointer)


def _how(one: Chosen) -> str:
    return one.route.how.replace("-", " ")


def regions(against: Against) -> tuple[str, ...]:
    """Where else, in words."""
    return against.regions or ("everywhere",)


def outcome(verdict: Verdict) -> str:
    """What became of it."""
    return verdict.outcome.replace("-", " ")


def organisation(workspace: Workspace, several: bool) -> str:
    """The name of an organisation, where there are several."""
    return f"{workspace.title}: " if several else ""
