"""The checks that assertions name, each with what passes and what does not."""

from typing import Any

import pytest

from govlint.lint.checks import CHECKS, passes
from govlint.lint.checks.asked import Asked, fields, places
from tests.helpers import DAY, workspace_of

ACCOUNT: dict[str, Any] = {
    "id": "gb-x",
    "purpose": {"value": "Answer people", "reason": "they ask"},
    "goals": ["hear", "help"],
    "empty": [],
    "blank": "",
    "open": "not-stated",
    "later": {"value": "to-be-decided"},
    "nothing": None,
    "reply_within": {"within": "4h", "hours": "office"},
    "wait": "3bd",
    "age": 25,
    "share": 12.5,
    "zero": 0,
    "no": False,
    "last": "2026-06-30",
    "future": "2027-01-01",
    "wrong_date": "2026-13-01",
    "every": "6mo",
    "care": {"by": "care-team", "hours": None},
    "stages": [{"name": "a", "by": ["x", "y"]}, {"name": "b"}, {"name": "a", "by": ["z"]}],
    "writers": ["kim", "jo"],
    "approvers": ["sam"],
    "says": "We HIDE nothing. Ad-hoc posts welcome!",
}
OTHER = "kind: teams\nroles:\n  - {name: care-team, holders: [A]}\n"


def verdict(check: dict[str, Any]) -> bool:
    workspace = workspace_of("kind: channels\n", OTHER)
    return passes(Asked(workspace, workspace.documents[0], (), ACCOUNT, DAY), check)


PASS: list[dict[str, Any]] = [
    {"defined": "id"},
    {"defined": "purpose"},
    {"defined": ["id", "goals", "care.by"]},
    {"defined": "zero"},
    {"defined": "no"},
    {"defined": "stages[*].by"},
    {"absent": "missing"},
    {"absent": "nothing"},
    {"absent": "open"},
    {"absent": ["missing", "care.missing"]},
    {"one-of": {"field": "id", "values": ["gb-x", "gb-y"]}},
    {"one-of": {"field": "goals", "values": ["help"]}},
    {"one-of": {"field": "stages[*].name", "values": ["b"]}},
    {"one-of": {"field": "no", "values": [False]}},
    {"covers": {"field": "goals", "all": ["help", "hear"]}},
    {"covers": {"field": "stages[*].by", "all": ["x", "z"]}},
    {"count": {"field": "goals", "at_least": 2}},
    {"count": {"field": "goals", "at_most": 2}},
    {"count": {"field": "stages", "at_least": 3, "at_most": 3}},
    {"count": {"field": "stages[*].name", "at_least": 3}},
    {"count": {"field": "empty", "at_most": 0}},
    {"compare": {"field": "age", "at_least": 25, "at_most": 25}},
    {"compare": {"field": "age", "equals": 25.0}},
    {"compare": {"field": "wait", "at_least": "2d"}},
    {"compare": {"field": "wait", "equals": "3d"}},
    {"compare": {"field": "reply_within", "at_most": "4h"}},
    {"compare": {"field": "future", "at_least": "today"}},
    {"compare": {"field": "last", "at_most": "today"}},
    {"compare": {"field": "last", "at_most": {"field": "future"}}},
    {"compare": {"field": "id", "equals": "gb-x"}},
    {"unique": {"field": "goals"}},
    {"unique": {"field": "stages[*].by"}},
    {"distinct": {"fields": ["writers", "approvers"]}},
    {"words": {"field": "says", "at_least": 7}},
    {"words": {"field": "says", "none_of": ["hide everything", "hid", "welcomed"]}},
    {"words": {"field": "goals", "at_least": 2}},
    {"fresh": {"field": "last", "within": "12mo"}},
    {"fresh": {"field": "last", "within": {"field": "every"}}},
    {"fresh": {"field": "future", "within": "0d"}},
    {"appears-in": {"field": "care.by", "kind": "teams", "path": "roles[*].name"}},
    {"exists": {"kind": "teams"}},
    {"all-of": [{"defined": "id"}, {"defined": "goals"}]},
    {"any-of": [{"defined": "missing"}, {"defined": "goals"}]},
    {"not": {"defined": "missing"}},
    {"not": {"one-of": {"field": "missing", "values": ["x"]}}},
    {"defined": "id", "absent": "missing"},
    {},
]
FAIL: list[dict[str, Any]] = [
    {"defined": "missing"},
    {"defined": "nothing"},
    {"defined": "open"},
    {"defined": "later"},
    {"defined": "empty"},
    {"defined": "blank"},
    {"defined": "care.hours"},
    {"defined": ["id", "missing"]},
    {"defined": "id.deeper"},
    {"absent": "id"},
    {"absent": "empty"},
    {"absent": ["missing", "id"]},
    {"one-of": {"field": "id", "values": ["x"]}},
    {"one-of": {"field": "missing", "values": ["x"]}},
    {"one-of": {"field": "open", "values": ["not-stated"]}},
    {"covers": {"field": "goals", "all": ["help", "sell"]}},
    {"covers": {"field": "missing", "all": ["x"]}},
    {"count": {"field": "goals", "at_least": 3}},
    {"count": {"field": "goals", "at_most": 1}},
    {"count": {"field": "missing", "at_least": 0}},
    {"compare": {"field": "age", "at_least": 26}},
    {"compare": {"field": "age", "at_most": 24}},
    {"compare": {"field": "age", "equals": 24}},
    {"compare": {"field": "age", "at_least": 18, "at_most": 20}},
    {"compare": {"field": "wait", "at_most": "2d"}},
    {"compare": {"field": "age", "at_least": "2d"}},
    {"compare": {"field": "no", "at_least": 0}},
    {"compare": {"field": "missing", "at_most": 3}},
    {"compare": {"field": "age", "at_least": {"field": "missing"}}},
    {"compare": {"field": "last", "at_least": "today"}},
    {"compare": {"field": "wrong_date", "at_least": "today"}},
    {"unique": {"field": "stages[*].name"}},
    {"unique": {"field": "missing"}},
    {"distinct": {"fields": ["writers", "writers"]}},
    {"distinct": {"fields": ["writers", "missing"]}},
    {"words": {"field": "says", "at_least": 8}},
    {"words": {"field": "says", "none_of": ["hide nothing"]}},
    {"words": {"field": "says", "none_of": ["AD HOC"]}},
    {"words": {"field": "missing", "none_of": ["x"]}},
    {"words": {"field": "missing", "at_least": 0}},
    {"fresh": {"field": "last", "within": "4mo"}},
    {"fresh": {"field": "wrong_date", "within": "99y"}},
    {"fresh": {"field": "missing", "within": "99y"}},
    {"fresh": {"field": "last", "within": {"field": "missing"}}},
    {"fresh": {"field": "last", "within": "99999999999y"}},
    {"appears-in": {"field": "id", "kind": "teams", "path": "roles[*].name"}},
    {"appears-in": {"field": "missing", "kind": "teams", "path": "roles[*].name"}},
    {"exists": {"kind": "crisis-plan"}},
    {"all-of": [{"defined": "id"}, {"defined": "missing"}]},
    {"any-of": [{"defined": "missing"}, {"defined": "open"}]},
    {"any-of": []},
    {"not": {"defined": "id"}},
    {"defined": "id", "absent": "goals"},
]


@pytest.mark.parametrize("check", PASS, ids=str)
def test_passes(check: dict[str, Any]) -> None:
    assert verdict(check)


@pytest.mark.parametrize("check", FAIL, ids=str)
def test_fails(check: dict[str, Any]) -> None:
    assert not verdict(check)


def test_both_sides_of_every_check_are_tried() -> None:
    assert {name for check in PASS for name in check} >= CHECKS.keys()
    assert {name for check in FAIL for name in check} >= CHECKS.keys()


def test_a_check_of_no_name_is_a_bug_not_a_verdict() -> None:
    with pytest.raises(KeyError):
        verdict({"defnied": "id"})


@pytest.mark.parametrize("written", ["20270101", "2027-W01-1"])
def test_a_date_in_another_form_extends_nothing(written: str) -> None:
    workspace = workspace_of("kind: exception\n")
    asked = Asked(workspace, workspace.documents[0], (), {"expires": written}, DAY)
    assert not passes(asked, {"compare": {"field": "expires", "at_least": "today"}})
    assert not passes(asked, {"fresh": {"field": "expires", "within": "12mo"}})


def test_fields_look_through_settings_written_as_mappings() -> None:
    value = {
        "removal": {"grounds": {"value": ["spam"], "reason": "r"}},
        "accounts": {"value": [{"id": 1}, {"value": {"id": 2}}]},
    }
    assert fields(value, "removal.grounds") == [["spam"]]
    assert fields(value, "removal.grounds[*]") == ["spam"]
    assert fields(value, "accounts[*].id") == [1, 2]


def test_places_are_those_that_are_there() -> None:
    workspace = workspace_of("kind: channels\naccounts: [{id: a}, {id: b, care: {by: c}}]\n")
    document = workspace.documents[0].value
    assert places(document, "") == [((), document)]
    assert [pointer for pointer, _ in places(document, "accounts[*]")] == [("accounts", 0), ("accounts", 1)]
    assert places(document, "accounts[*].care") == [(("accounts", 1, "care"), {"by": "c"})]
    assert places(document, "nothing[*].care") == []
    assert places(document, "kind.deeper") == []
