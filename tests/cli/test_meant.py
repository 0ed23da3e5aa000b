"""Wherever people type a name, a near one is asked about; where none is near, what can be is listed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.cli.main import WRONG, main
from govlint.near import LISTED, choice_of, near, near_path, nearest, suggestion
from tests.helpers import CLEAN_FILES, HOUSE, house, write

DAY = ("--as-of", "2026-11-22")
SIMULATE = ("simulate", "examples/brewer", "--content", "organic-post", *DAY)
TYPED = {
    "a command": (["chek"], "check"),
    "a command of a group": (["rules", "lst"], "list"),
    "a command to be helped with": (["help", "chek"], "check"),
    "an option": (["check", "--foramt", "json"], "--format"),
    "a format": (["check", "--format", "jsn"], "json"),
    "a format with a file": (["check", "-o", "srif=x"], "sarif"),
    "a severity": (["check", "--fail-on", "warnings"], "warning"),
    "a language": (["render", "--language", "frr"], "fr"),
    "a shell": (["completion", "bsh"], "bash"),
    "a path": (["check", "exmples/brewer"], "examples/brewer"),
    "a file": (["check", "examples/brewer/crisis.yml"], "examples/brewer/crisis.yaml"),
    "a configuration": (["check", "examples/brewer", "--config", "pyprojct.toml"], "pyproject.toml"),
    "a folder of rules": (["rules", "test", "ruls"], "rules"),
    "another side": (["posture", "examples/brewer", "--against", "examples/bnk", *DAY], "examples/bank"),
    "a rule": (["explain", "culture/comments-closd"], "the rule culture/comments-closed"),
    "a pack": (["rules", "list", "--pack", "cultur"], "culture"),
    "a control": (["why", "engagement.coments"], "engagement.comments"),
    "the control of a rule": (["rules", "new", "ours/a", "--control", "engagement.coments", "--floor", "nobody"], "engagement.comments"),
    "a type of content": (["simulate", "examples/brewer", "--content", "organic-pst"], "organic-post"),
    "an account": ([*SIMULATE, "--account", "northlight-gb-youtub"], "northlight-gb-youtube"),
    "a brand": ([*SIMULATE, "--brand", "northligt"], "northlight"),
    "a market": ([*SIMULATE, "--market", "gb"], "GB"),
    "a sector": ([*SIMULATE, "--sector", "alcohl"], "alcohol"),
    "a platform": ([*SIMULATE, "--platform", "instagrm"], "instagram"),
    "a role": ([*SIMULATE, "--author", "social-teem"], "social-team"),
    "a level": ([*SIMULATE, "--level", "ambr"], "amber"),
    "a part of AI": ([*SIMULATE, "--ai", "asisted"], "assisted"),
    "an organisation": ([*SIMULATE, "--organisation", "askerdal"], "askerdale"),
    "a mark of the audience": ([*SIMULATE, "--audience", "minors_likly=likely"], "minors_likely"),
    "what could differ": ([*SIMULATE, "--what-if", "markt=FR"], "market"),
    "who is not asked": ([*SIMULATE, "--why-not", "head-of-socal"], "head-of-social"),
}  # fmt: skip


@pytest.mark.parametrize(("args", "meant"), TYPED.values(), ids=TYPED.keys())
def test_what_is_typed(
    args: list[str], meant: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(HOUSE)
    assert main(args) == WRONG
    assert f"Did you mean {meant}" in capsys.readouterr().err


WRITTEN = {
    "a kind": ("kind: engagement-polcy\ncomments: everyone\n", "engagement-policy"),
    "a field": ("kind: engagement-policy\ncoments: everyone\n", "comments"),
    "a level": ("kind: engagement-policy\ncomments: evryone\n", "everyone"),
    "a role": ("kind: engagement-policy\nname: x\nowner: head-of-socal\n", "head-of-social"),
    "a lock": ("kind: engagement-policy\nlocks: [coments]\n", "comments"),
    "a rule of a comment": (
        "kind: engagement-policy\ncomments: nobody  # govlint: ignore[culture/comments-closd] because of a test\n",
        "culture/comments-closed",
    ),
    "a rule of an exception": (
        "kind: exception\nname: x\nrule: culture/comments-closd\nreason: a test\napprover: legal-lead\n"
        "granted: 2026-11-01\nexpires: 2026-12-01\n",
        "culture/comments-closed",
    ),
    "a stage": (
        "kind: approval-flow\nname: flow-x\nstages:\n  - {name: first, approvers: {role: legal-lead}}\n"
        "  - {name: second, approvers: {role: care-team}, after: frst}\n",
        "first",
    ),
}


@pytest.mark.parametrize(("text", "meant"), WRITTEN.values(), ids=WRITTEN.keys())
def test_what_is_written(text: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house(tmp_path, {**CLEAN_FILES, "policy.yaml": text})
    main(["check", str(tmp_path), "--format", "concise", *DAY])
    assert f"Did you mean {meant}?" in capsys.readouterr().out


CONFIGURED = {
    "a key": ('fial-on = "error"', "fail-on"),
    "a rule": ('[rules]\n"culture/comments-closd" = "off"', "culture/comments-closed"),
    "a pack": ("[packs]\ncultur = false", "culture"),
    "a severity": ('fail-on = "warn"', "warning"),
}


@pytest.mark.parametrize(("text", "meant"), CONFIGURED.values(), ids=CONFIGURED.keys())
def test_what_is_configured(
    text: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path, CLEAN_FILES)
    write(tmp_path, {"govlint.toml": text + "\n"})
    monkeypatch.chdir(tmp_path)
    assert main(["check", *DAY]) == WRONG
    assert f"Did you mean {meant}?" in capsys.readouterr().err


def test_what_is_far_off_is_listed_and_a_long_list_says_how_many_more() -> None:
    assert suggestion("zzz", ["one", "two"]) == "It can be: one, two."
    assert suggestion("zzz", ["one", "two"], "Write one.") == "Write one."
    assert suggestion("zzz", []) == ""
    assert choice_of(str(number) for number in range(LISTED + 5)).endswith(f", {LISTED - 1} and 5 more.")


def test_a_name_without_its_pack_means_the_whole_one() -> None:
    assert near("comments-closed", ["culture/comments-closed", "finance/other"]) == "culture/comments-closed"
    assert nearest("comments", ["engagement.comments", "coments"])[0] == "engagement.comments"


@settings(deadline=None)
@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_only_known_names_are_near(name: str, known: list[str]) -> None:
    assert set(nearest(name, known)) <= set(known)
    assert len(nearest(name, known)) == len(set(nearest(name, known)))


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_path_can_be_asked_for(path: str) -> None:
    assert isinstance(near_path(path), str)


@pytest.mark.parametrize("args", [["check", ""], ["explain", "examples/brewer:3"]])
def test_what_was_typed_is_not_asked_about(
    args: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(HOUSE)
    assert main(args) == WRONG
    assert "Did you mean" not in capsys.readouterr().err


def test_every_part_of_a_path_that_is_not_there_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"policies/brand/accounts.yaml": "a: 1\n"})
    monkeypatch.chdir(tmp_path)
    assert near_path("polices/brnd/acounts.yaml") == "policies/brand/accounts.yaml"
    assert near_path("policies/brand/accounts.yaml") == "policies/brand/accounts.yaml"
    assert near_path("elsewhere/brand/accounts.yaml") == ""
    assert near_path(f"{tmp_path}/policies/brnd") == f"{tmp_path}/policies/brand"
