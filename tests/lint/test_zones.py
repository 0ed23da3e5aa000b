"""A time zone that nobody knows is told, and soon, however many there are."""

import time

import pytest

from govlint.finding import Finding
from govlint.lint.flows import zones
from tests.helpers import ORGANISATION, TEAMS, found

FLOW = "kind: approval-flow\nstages:\n"
STAGE = "  - {{name: s{0}, approvers: legal-lead, clock: {{within: 4h, counts: working-hours, timezone: {1}}}}}\n"


def told(*names: str) -> list[Finding]:
    text = FLOW + "".join(STAGE.format(at, name) for at, name in enumerate(names))
    return found("approvals/unknown-time-zone", ORGANISATION, TEAMS, text)


def test_each_at_its_place() -> None:
    first, second = told("Europe/London", "Europe/Londen", "UTC", "Mars/Olympus")
    assert first.message.startswith("stages[1].clock.timezone is Europe/Londen")
    assert (first.hint, first.location.pointer) == ("Did you mean Europe/London?", ("stages", 1, "clock", "timezone"))
    assert second.hint == "Write one such as Europe/London."


def test_on_a_machine_without_time_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zones, "known_zones", tuple)
    monkeypatch.setattr(zones, "is_known", lambda _: False)
    assert [one.hint for one in told("Europe/London")] == ["This machine knows no time zones: install tzdata."]


def test_many_are_told_soon() -> None:
    begun = time.process_time()
    many = told(*(f"Mars/{'Abcdefghijklmnopqrstuvwxyz'[at % 26]}_{at // 26 * 'x'}" for at in range(300)))
    assert len(many) == 300
    assert sum(one.hint != "Write one such as Europe/London." for one in many) <= 20
    assert time.process_time() - begun < 20
