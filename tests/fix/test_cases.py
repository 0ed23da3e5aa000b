"""Damaged texts of all kinds: what becomes of them, and what must not."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from govlint.finding import Finding, Location
from govlint.fix.apply import Mended
from govlint.fix.slips import rewritten
from govlint.fix.spot import Spot
from govlint.text.source import Source
from tests.fix.mending import PATH, around, headed, mended

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8")
)


def cases(part: str) -> Any:
    return pytest.mark.parametrize("case", CASES[part], ids=lambda case: case["name"])


def run(text: str, unsafe: bool = False, encoding: str = "utf-8") -> Mended:
    return mended({**around(text), PATH: headed(text).encode(encoding)}, unsafe)


def told(found: Mended, encoding: str = "utf-8") -> str:
    return found.state.contents[PATH].decode(encoding)


@cases("safe")
def test_what_is_plain_is_mended(case: dict[str, Any]) -> None:
    found = run(case["before"])
    assert told(found) == headed(case["after"])
    assert all(step.safe for step in found.steps)
    assert told(run(case["after"])) == headed(case["after"])


@cases("safe")
@pytest.mark.parametrize(("ends", "encoding"), [("\r\n", "utf-8-sig"), ("\r\n", "utf-16"), ("\n", "utf-16")])
def test_line_ends_and_encodings_stay(case: dict[str, Any], ends: str, encoding: str) -> None:
    before, after = (headed(case[side]).replace("\n", ends) for side in ("before", "after"))
    found = mended({**around(case["before"]), PATH: before.encode(encoding)})
    assert found.state.contents[PATH] == after.encode(encoding)


@cases("unsafe")
def test_what_decides_something_is_asked_for(case: dict[str, Any]) -> None:
    found = run(case["before"])
    assert told(found) == headed(case["before"])
    assert any(one.fix.finding.location.path == PATH for one in found.left)
    assert told(run(case["before"], unsafe=True)) == headed(case["after"])


@pytest.mark.parametrize(
    "line", ["a: b" + " " * 60_000 + "c: d", "- " * 30_000 + "a", "a: [" + "'x" * 30_000, "a:" + " #" * 30_000]
)
def test_a_hostile_line_costs_no_more_than_its_length(line: str) -> None:
    spot = Spot(Finding("core/yaml-syntax", "", Location(PATH, (), 0, 1)), Source(PATH, line), None)
    start = process_time()
    assert list(rewritten(spot)) == []
    assert process_time() - start < 1


@cases("stays")
def test_what_is_not_plain_stays(case: dict[str, Any]) -> None:
    found = run(case["before"], unsafe=True)
    assert told(found) == headed(case["before"])
