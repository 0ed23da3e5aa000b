"""Pull requests, each with what was to be said of it written down before: attempts, honest changes, and mere words."""

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from govlint.change.direction import INCOMPARABLE, LOOSENS, TIGHTENS
from tests.change.house import HERE, HOUSE, between, edited, told

PULLS = [
    (path.stem, pull) for path in sorted((HERE / "pulls").glob("*.yaml")) for pull in yaml.safe_load(path.read_text())
]


def expected_verdict(found: list[str]) -> str:
    directions = {line.split(maxsplit=1)[0] for line in found}
    return directions.pop() if len(directions) == 1 and directions <= {LOOSENS, TIGHTENS} else INCOMPARABLE


@pytest.mark.parametrize(("kind", "pull"), PULLS, ids=[f"{kind}: {pull['name']}" for kind, pull in PULLS])
def test_a_pull_request_is_told_as_it_is(kind: str, pull: dict[str, Any], tmp_path: Path) -> None:
    found = between(tmp_path, HOUSE, edited(HOUSE, pull))
    changes = [one.change for one in found.found]
    asked = {need.who for one in found.found for need in one.signing.needs}
    if "found" in pull:
        assert told(found) == sorted(pull["found"])
        assert found.verdict == pull.get("verdict", expected_verdict(pull["found"]))
    if kind == "neutral":
        assert told(found) == []
        assert found.verdict == "neutral"
    if "kinds" in pull:
        assert [change.kind for change in changes] == pull["kinds"]
    assert set(pull.get("holds", ())) <= set(told(found))
    assert found.verdict == pull.get("verdict", found.verdict)
    assert set(pull.get("asks", ())) <= asked
    assert asked.isdisjoint(pull.get("not_asked", ()))
    for context in pull.get("where", ()):
        assert any(context in words for change in changes for words in change.contexts)
    walls = {wall.rule: wall.introduced for change in changes for wall in change.walls}
    assert pull.get("walls", {}).items() <= walls.items()
    assert pull.get("minutes") in (None, *(list(change.minutes) for change in changes if change.minutes))
    assert pull.get("lost") in (None, *(list(change.lost) for change in changes))


def test_there_are_enough_of_them() -> None:
    assert len(PULLS) >= 40
    assert len({pull["name"] for _, pull in PULLS}) == len(PULLS)


def test_what_weakens_the_gate_comes_first(tmp_path: Path) -> None:
    pulls = [pull for kind, pull in PULLS if pull["name"] in ("a rule is turned off", "comments are closed")]
    both = {"edit": dict(chain.from_iterable(pull["edit"].items() for pull in pulls))}
    found = between(tmp_path, HOUSE, edited(HOUSE, both))
    assert [one.change.kind for one in found.found] == ["gate", "control"]
