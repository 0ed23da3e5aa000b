"""Approval flows whose figures were worked out by hand, with a calendar: the arithmetic stands in each case."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from govlint.decision.decider import Decider
from govlint.decision.decision import Decision
from govlint.decision.situation import Situation
from govlint.lint.lint import lint
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.workspace.workspace import Workspace
from tests.helpers import DAY, value_of, workspace_of

_HERE = Path(__file__).parent
_HOUSES = value_of((_HERE / "houses.yaml").read_bytes())
_WRITTEN: list[dict[str, Any]] = [
    case
    for path in sorted((_HERE / "cases").glob("*.yaml"))
    for case in value_of(f"cases:\n{path.read_text(encoding='utf-8')}")["cases"]
]
CASES = {str(case["name"]): case for case in _WRITTEN}
_LOOKED_AT = {
    *("allowed", "route", "asked", "ready", "latest", "minutes", "worst_hours", "stuck", "agree"),
    *("findings", "not_findings"),
}
NO_LIMIT = "no-limit"


def _documents(case: dict[str, Any]) -> Iterator[str]:
    """The texts of a case's documents, with those of the house that it stands in."""
    given = case.get("documents", {})
    house = {"organisation": _HOUSES["houses"][case["house"]], "teams": _HOUSES["teams"]}
    for kind, bodies in (house | given).items():
        for number, body in enumerate(bodies if isinstance(bodies, list) else [bodies]):
            whole = {"kind": kind, "name": f"{kind}-{number}"} | (_HOUSES["flow"] if kind == "approval-flow" else {})
            yield "".join(f"{key}: {json.dumps(value)}\n" for key, value in (whole | body).items())


def _instant(told: str) -> int | None:
    """Epoch minutes of a time with its offset."""
    return None if told == NO_LIMIT else int(datetime.fromisoformat(told).timestamp()) // 60


def _agree(decider: Decider, decision: Decision) -> list[list[str]]:
    return [sorted(way) for way in decider.enough(decision.chosen, decision.situation.author)]


def _found(workspace: Workspace) -> set[str]:
    on = {name: rule for name, rule in all_rules().items() if rule.pack in ("approvals", "core")}
    found = lint([workspace], RuleSet(on), DAY)
    return {finding.rule.split("/")[1] for finding in found if finding.rule.startswith("approvals/")}


@pytest.fixture(scope="module", params=list(CASES.values()), ids=list(CASES))
def decided(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Workspace, Decider, Decision]:
    """A case, its workspace, and what is decided."""
    case = request.param
    workspace = workspace_of(*_documents(case))
    decider = Decider(workspace, all_rules(), DAY)
    return case, workspace, decider, decider.decide(Situation(**_HOUSES["given"] | case["given"]))


def test_is_decided_as_worked_out(decided: tuple[dict[str, Any], Workspace, Decider, Decision]) -> None:
    case, _, decider, decision = decided
    said: dict[str, Any] = {
        "allowed": decision.allowed,
        "route": "+".join(one.flow.document.name for one in decision.chosen),
        "asked": [role for ask in decision.asks for role in ask.roles],
        "ready": decision.ready,
        "latest": decision.latest,
        "minutes": decision.minutes,
        "stuck": [ask.leg.stage.name for ask in decision.asks if ask.stuck],
        "agree": sorted(_agree(decider, decision)),
    }
    expected = {name: value for name, value in case["expect"].items() if name in said}
    expected |= {name: _instant(expected[name]) for name in ("ready", "latest") if name in expected}
    assert {name: said[name] for name in expected} == expected, case["arithmetic"]
    if "worst_hours" in case["expect"]:
        minutes = decider.minutes(decider.chosen(decision.situation, decision.here.facts))
        assert minutes is not None
        assert minutes / 60 == pytest.approx(case["expect"]["worst_hours"], abs=0.005), case["arithmetic"]


@pytest.mark.parametrize(
    "case",
    [case for case in CASES.values() if {"findings", "not_findings"} & case["expect"].keys()],
    ids=lambda c: c["name"],
)
def test_is_found_as_worked_out(case: dict[str, Any]) -> None:
    found = _found(workspace_of(*_documents(case)))
    assert set(case["expect"].get("findings", ())) - found == set(), case["about"]
    assert set(case["expect"].get("not_findings", ())) & found == set(), case["about"]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_says_one_thing(case: dict[str, Any]) -> None:
    """The figures of a case agree with each other, and each is one that is looked at."""
    expected = case["expect"]
    assert expected.keys() <= _LOOKED_AT
    assert expected, "a case that expects nothing"
    if {"ready", "minutes"} <= expected.keys() and expected["ready"] != NO_LIMIT:
        zone = _zone(case["documents"].get("organisation") or _HOUSES["houses"][case["house"]], case["given"]["market"])
        start = datetime.fromisoformat(case["given"]["at"]).replace(tzinfo=zone)
        ready = datetime.fromisoformat(expected["ready"])
        assert ready.utcoffset() == ready.astimezone(zone).utcoffset(), "not an offset that holds there then"
        assert (ready.timestamp() - start.timestamp()) / 60 == expected["minutes"]


def _zone(organisation: dict[str, Any], market: str) -> ZoneInfo:
    """The time zone of a market: its own, else that of its calendar."""
    entry = next(entry for entry in organisation["markets"] if entry["code"] == market)
    calendars = {calendar["name"]: calendar["timezone"] for calendar in organisation["calendars"]}
    return ZoneInfo(entry.get("timezone") or calendars[entry["calendar"]])


def test_have_names_of_their_own() -> None:
    assert len(CASES) == len(_WRITTEN) >= 80
