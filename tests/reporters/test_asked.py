"""What rules ask and where, in words; the same for `govlint explain` and for the reference."""

from typing import Any

import pytest

from govlint.lint.checks import CHECKS
from govlint.lint.phrases import conditions, phrase, phrased
from govlint.lint.rules import all_rules, build_rule
from govlint.reporters.asked import FORCES, MEANS, SEVERITIES, asks
from govlint.reporters.said import DIRECTIONS
from govlint.reporters.where import speaks

SAID: list[tuple[dict[str, Any], str]] = [
    ({"defined": "purpose"}, "`purpose` is decided"),
    ({"defined": ["a", "b", "c"]}, "`a`, `b` and `c` are decided"),
    ({"absent": "a"}, "`a` is left out"),
    ({"one-of": {"field": "mfa", "values": ["no", "optional"]}}, "`mfa` is `no` or `optional`"),
    ({"one-of": {"field": "on", "values": [True]}}, "`on` is `true`"),
    ({"covers": {"field": "stages[*].by", "all": ["x", "y"]}}, "`by` in `stages` has `x` and `y`"),
    ({"count": {"field": "list", "at_least": 1}}, "`list` has at least `1` entry"),
    ({"count": {"field": "list", "at_least": 2, "at_most": 4}}, "`list` has at least `2` and at most `4` entries"),
    ({"compare": {"field": "wait", "at_most": {"field": "reply"}}}, "`wait` is at most what `reply` says"),
    ({"compare": {"field": "n", "equals": 3}}, "`n` is exactly `3`"),
    ({"compare": {"field": "expires", "at_least": "today"}}, "`expires` is today or later"),
    ({"unique": {"field": "roles[*].name"}}, "no two entries of `name` in `roles` are alike"),
    ({"distinct": {"fields": ["a", "b"]}}, "`a` and `b` share nothing"),
    ({"words": {"field": "t", "at_least": 3, "none_of": ["x"]}}, "`t` has at least 3 words and has none of the words `x`"),
    ({"fresh": {"field": "last", "within": "6mo"}}, "`last` is not longer ago than `6mo`"),
    ({"exists": {"kind": "teams"}}, "there is a document of the kind `teams`"),
    (
        {"appears-in": {"field": "goal", "kind": "channels", "path": "accounts[*].goal"}},
        "`goal` stands under `goal` in `accounts` in a document of the kind `channels`",
    ),
    ({"not": {"one-of": {"field": "a", "values": ["x"]}}}, "`a` is not `x`"),
    ({"not": {"one-of": {"field": "a", "values": ["x", "y"]}}}, "`a` is none of `x` or `y`"),
    ({"not": {"absent": "a"}}, "`a` is there"),
    ({"not": {"exists": {"kind": "teams"}}}, "there is no document of the kind `teams`"),
    ({"not": {"defined": "a"}}, "it is not so that `a` is decided"),
    ({"any-of": [{"defined": "a"}, {"defined": "b"}]}, "`a` is decided or `b` is decided"),
    (
        {"any-of": [{"one-of": {"field": "a", "values": [1, 2]}}, {"all-of": [{"defined": "b"}, {"defined": "c"}]}]},
        "`a` is `1` or `2`, or (`b` is decided and `c` is decided)",
    ),
    (
        {"all-of": [{"defined": "a"}, {"any-of": [{"defined": "b"}, {"defined": "c"}]}]},
        "`a` is decided, and (`b` is decided or `c` is decided)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("check", "said"), SAID, ids=lambda value: value if isinstance(value, str) else "")
def test_checks_phrase_themselves(check: dict[str, Any], said: str) -> None:
    assert phrase(check) == said


def test_every_check_has_a_phrase() -> None:
    assert {name for check, _ in SAID for name in check} == CHECKS.keys() | {"any-of", "all-of", "not"} == phrased()


def test_what_must_all_be_so_comes_apart() -> None:
    either = {"any-of": [{"defined": "a"}, {"defined": "b"}]}
    assert conditions({"all-of": [either, {"absent": "c"}]}) == ("`a` is decided or `b` is decided", "`c` is left out")
    assert conditions({}) == ()


def wall(control: str, **sides: Any) -> str:
    facts = {
        "form": "wall",
        "severity": "info",
        "direction": "",
        "force": "evidence",
        "wall": {"control": control, **sides},
    }
    return asks(build_rule("pack/rule", facts))


@pytest.mark.parametrize(
    ("control", "side", "value", "said"),
    [
        ("engagement.comments", "ceiling", "followers", "is `followers`; `invited` and `nobody` are too tight."),
        ("engagement.comments", "floor", "followers", "is `followers`; `everyone` is too loose."),
        ("engagement.comments", "floor", "everyone", "is `everyone`."),
        ("audience.paid-minimum-age", "floor", 25, "asks for at least 25; less is too loose."),
        ("access.leavers", "floor", "24h", "asks for at most 24h; more is too loose."),
        ("access.holders", "ceiling", 2, "asks for at least 2; less is too tight."),
        ("approval.pre-approved", "ceiling", 1, "asks for at least 1 entry; less is too tight."),
    ],
)
def test_walls_say_what_lies_beyond(control: str, side: str, value: Any, said: str) -> None:
    assert wall(control, **{side: value}) == f"The {side} of `{control}` {said}"


def where(**facts: Any) -> str:
    return speaks(build_rule("pack/rule", {"form": "wall", "severity": "", "direction": "", "force": "", **facts}))


def test_where_a_rule_speaks() -> None:
    assert where() == "Speaks everywhere."
    assert where(when={"sectors": ["alcohol"], "markets": ["GB", "US", "FR"]}) == (
        "Speaks for the sector `alcohol`, in GB, US or FR."
    )
    assert where(when={"paid": ["paid", "none"]}, in_force="2023-12-01", until="2027-01-01") == (
        "Speaks for content that is `paid` or unpaid. From 2023-12-01 until 2027-01-01."
    )
    assert where(when={"facts": ["has-customers", "several-markets"]}) == (
        "Speaks if there are customers and there are several markets."
    )
    assert where(unless={"audience": {"minors_likely": ["likely"]}}) == (
        "Speaks everywhere. Not where minors in the audience are `likely`."
    )


def test_every_rule_can_be_said() -> None:
    for rule in all_rules().values():
        assert asks(rule).endswith(".")
        assert speaks(rule).startswith("Speaks ")
        assert rule.force in FORCES
        assert rule.severity in SEVERITIES
    assert MEANS.keys() == DIRECTIONS.keys()
