"""A change that lowers the bar by which it is judged: each way to do so, and that none of them helps.

| what is tried in a change | what holds |
|---|---|
| a rule off, softer, moved, off for some paths; a pack off; another `fail-on`; `exclude`; other `paths` | the configuration of the base |
| a configuration that is nearer, gone, a link, or in another file | the base has the one that counts |
| an own rule taken away or softened | the rules of the base |
| findings put into the baseline | the baseline of the base |
| an exception, granted or stretched by whoever needs it | exceptions of the base, with the roles of the base |
| an ignore, new, moved, or with another value under it | ignores of the base, for what stood under them |
| change control that asks for less | it is said |
| the gate's own rules off, ignored, excepted or in the baseline | they cannot be |
"""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.cli.main import CLEAN as GREEN
from govlint.cli.main import FOUND, WRONG
from tests.threats.change import BASE_FILES, BREACH, CLEAN, CLOSED, CONFIG, OPEN, change, git, judged, repository

EXCEPTION = """
kind: exception
name: closed-for-now
rule: culture/comments-closed
where: {document: talk, pointer: comments}
reason: The team that answers starts in spring.
approver: legal-lead
granted: 2026-11-01
expires: 2026-12-31
"""
IGNORED = CLOSED.replace("nobody", f"nobody  # govlint: ignore[{BREACH}] because of the law suit")
OWN = {
    "rules/ours/slow.yaml": """\
title: Comments are read
wall: {control: engagement.comments, ceiling: everyone}
force: good-practice
severity: error
sources: []
why: It is what we promised.
remedy: Let everyone comment.
examples: {good: [], bad: []}
"""
}
WITH_OWN = 'rule-folders = ["rules"]\n' + CONFIG


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return repository(tmp_path / "estate")


def test_a_change_that_breaks_nothing_is_clean(here: Path) -> None:
    change(here, {"policies/talk.yaml": OPEN + "title: Talk to us\n"})
    said = judged(here)
    assert (said.code, said.rules) == (GREEN, [])
    assert "by the bar of main" in said.err


def test_a_breach_is_said_once_where_both_bars_see_it(here: Path) -> None:
    change(here, {"policies/talk.yaml": CLOSED})
    said = judged(here)
    assert (said.code, said.rules) == (FOUND, [BREACH])
    assert "the bar of" not in said.out


LOWER = {
    "off": {"govlint.toml": CONFIG + f'"{BREACH}" = "off"\n'},
    "softer": {"govlint.toml": CONFIG + f'"{BREACH}" = "info"\n'},
    "moved": {"govlint.toml": CONFIG + f'"{BREACH}" = {{value = "nobody"}}\n'},
    "pack": {"govlint.toml": CONFIG + "[packs]\nculture = false\n"},
    "path": {"govlint.toml": CONFIG + f'[[per-path]]\npaths = ["policies"]\nrules = {{"{BREACH}" = "off"}}\n'},
    "fail-on": {"govlint.toml": 'fail-on = "never"\n' + CONFIG},
    "exclude": {"govlint.toml": 'exclude = ["policies/talk.yaml"]\n' + CONFIG},
    "nearer": {"policies/govlint.toml": 'fail-on = "never"\nexclude = ["talk.yaml"]\n'},
    "gone, and another": {"pyproject.toml": '[tool.govlint]\nfail-on = "never"\n'},
    "git's ignores": {".gitignore": "policies/\n*.yaml\n", "policies/.gitignore": "*\n", ".ignore": "*\n"},
}


@pytest.mark.parametrize("files", LOWER.values(), ids=list(LOWER))
@pytest.mark.parametrize("paths", [("policies",), (".",), ()], ids=["named", "here", "configured"])
def test_a_lower_bar_does_not_count(here: Path, files: dict[str, str], paths: tuple[str, ...]) -> None:
    if "pyproject.toml" in files:
        (here / "govlint.toml").unlink()
    change(here, {"policies/talk.yaml": CLOSED}, files)
    said = judged(here, *(paths or ("--strict-base", "main")))
    assert (said.code, BREACH in said.rules) == (FOUND, True), said
    touched = any("toml" in name for name in files) and not (
        paths != ("policies",) and "policies/govlint.toml" in files
    )
    assert ("core/gate-changed" in said.rules) == touched, said


def test_paths_of_the_change_do_not_count(here: Path) -> None:
    git(here, "switch", "-q", "main")
    change(here, files={"govlint.toml": 'paths = ["policies"]\n' + CONFIG})
    git(here, "switch", "-q", "-C", "change")
    change(here, {"policies/talk.yaml": CLOSED, "other/organisation.yaml": CLEAN["policies/organisation.yaml"]})
    change(here, files={"govlint.toml": 'paths = ["other"]\n' + CONFIG})
    said = judged(here, "--strict-base", "main")
    assert said.code == FOUND
    assert {BREACH, "core/gate-changed"} <= set(said.rules)


VALUES = st.one_of(st.booleans(), st.integers(), st.text(max_size=8), st.lists(st.text(max_size=8), max_size=3))
SETTINGS = st.dictionaries(
    st.sampled_from(["fail-on", "exclude", "paths", "baseline", "rule-folders", "nonsense"]),
    st.one_of(VALUES, st.sampled_from(["never", "info", "error", ["policies"], ["*"], ["."], []])),
    max_size=3,
)
RULES = st.dictionaries(
    st.sampled_from([BREACH, "core/gate-changed", "core/undecided", "culture/not-there"]),
    st.sampled_from(["off", "info", "warning", "error", "no"]),
    max_size=3,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SETTINGS, RULES, st.booleans())
def test_no_configuration_of_the_change_makes_it_pass(
    here: Path, keys: dict[str, object], rules: dict[str, str], gone: bool
) -> None:
    """Whatever a change writes into its configuration, a breach of the base's bar is never green."""
    text = "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items())
    text += "[rules]\n" + "".join(f'"{rule}" = "{severity}"\n' for rule, severity in rules.items())
    change(here, {"policies/talk.yaml": CLOSED}, {"govlint.toml": text})
    if gone:
        (here / "govlint.toml").unlink()
        change(here)
    said = judged(here)
    assert said.code in (FOUND, WRONG)
    assert said.code == WRONG or BREACH in said.rules


def test_the_change_must_pass_its_own_bar_too(here: Path) -> None:
    change(here, files={"govlint.toml": 'fail-on = "info"\n'})
    said = judged(here)
    assert said.code == FOUND
    assert "(by the bar of this change itself)" in said.out


def test_a_base_without_configuration_is_what_is_built_in(tmp_path: Path) -> None:
    folder = repository(tmp_path / "bare", files={"README": "x"})
    change(folder, {"policies/talk.yaml": CLOSED}, {"govlint.toml": 'fail-on = "never"\n'})
    said = judged(folder)
    assert (said.code, BREACH in said.rules) == (FOUND, True)
    assert "which has no configuration" in said.err


@pytest.mark.parametrize("softer", [None, "severity: info", "ceiling: nobody"])
def test_own_rules_are_those_of_the_base(tmp_path: Path, softer: str | None) -> None:
    folder = repository(tmp_path / "own", files={"govlint.toml": WITH_OWN, **OWN})
    (text,) = OWN.values()
    if softer is None:
        (folder / "rules/ours/slow.yaml").unlink()
        change(folder, {"policies/talk.yaml": CLOSED}, {"rules/README": "x"})
    else:
        key = softer.split(":")[0]
        was = "severity: error" if key == "severity" else "ceiling: everyone"
        change(folder, {"policies/talk.yaml": CLOSED}, {"rules/ours/slow.yaml": text.replace(was, softer)})
    said = judged(folder, "policies", "--fail-on", "error")
    assert (said.code, "ours/slow" in said.rules) == (FOUND, True), said
    assert "core/gate-changed" in said.rules, said


def test_a_new_own_rule_is_said(here: Path) -> None:
    change(here, files={"govlint.toml": WITH_OWN, **OWN})
    said = judged(here)
    assert "rules/ours/slow.yaml:1:1: warning: broken: the own rule ours/slow is new" in said.out


def test_a_baseline_may_only_shrink(here: Path) -> None:
    change(here, {"policies/talk.yaml": CLOSED})
    govlint_baseline(here)
    change(here)
    said = judged(here)
    assert (said.code, sorted(said.rules)) == (FOUND, ["core/gate-changed", BREACH])
    assert "the baseline keeps 1 finding more than at main" in said.out
    git(here, "switch", "-q", "-C", "later")
    assert judged(here, "policies", "--strict-base", "later").code == GREEN
    (here / "govlint-baseline.json").write_text('{"format": "govlint-baseline/v1", "findings": []}', encoding="utf-8")
    change(here, {"policies/talk.yaml": OPEN})
    git(here, "branch", "-f", "main", "later~1")
    assert judged(here).code == GREEN


def govlint_baseline(folder: Path) -> None:
    from tests.helpers import govlint

    assert govlint("baseline", "policies", "--as-of", "2026-11-22", cwd=folder).returncode == 0


@pytest.mark.parametrize("base", [None, EXCEPTION.replace("2026-12-31", "2026-11-10")], ids=["new", "stretched"])
def test_nobody_grants_themselves_an_exception(tmp_path: Path, base: str | None) -> None:
    documents = CLEAN | ({"policies/exception.yaml": base} if base else {})
    folder = repository(tmp_path / "e", documents)
    change(folder, {"policies/talk.yaml": CLOSED, "policies/exception.yaml": EXCEPTION})
    said = judged(folder, "policies", "--fail-on", "warning")
    assert said.code == FOUND
    assert {BREACH, "core/gate-changed"} <= set(said.rules), said
    assert "(by the bar of main)" in said.out


def test_an_exception_of_the_base_holds_and_its_end_is_no_change(tmp_path: Path) -> None:
    folder = repository(tmp_path / "e", CLEAN | {"policies/exception.yaml": EXCEPTION})
    change(folder, {"policies/talk.yaml": CLOSED})
    assert judged(folder).code == GREEN
    (folder / "policies/exception.yaml").unlink()
    change(folder, {"policies/talk.yaml": OPEN})
    said = judged(folder)
    assert (said.code, said.rules) == (GREEN, [])


def test_a_second_organisation_of_the_same_name_inherits_nothing(tmp_path: Path) -> None:
    folder = repository(tmp_path / "e", CLEAN | {"policies/exception.yaml": EXCEPTION})
    copied = {name.replace("policies/", "policies/two/"): text for name, text in CLEAN.items()}
    change(folder, copied | {"policies/two/talk.yaml": CLOSED})
    assert any("policies/two/talk.yaml" in line for line in judged(folder).out.splitlines() if BREACH in line)


def test_ignores_of_the_base_hold_for_what_stood_under_them(tmp_path: Path) -> None:
    folder = repository(tmp_path / "i", CLEAN | {"policies/talk.yaml": IGNORED})
    assert judged(folder).code == GREEN
    change(folder, {"policies/talk.yaml": "# moved\n\n" + IGNORED})
    assert judged(folder).code == GREEN, judged(folder)


def test_a_new_ignore_silences_nothing(here: Path) -> None:
    change(here, {"policies/talk.yaml": IGNORED})
    said = judged(here)
    assert (said.code, sorted(said.rules)) == (FOUND, ["core/gate-changed", BREACH])


def test_an_ignore_does_not_cover_another_value(tmp_path: Path) -> None:
    over = IGNORED.replace("nobody", "followers")
    folder = repository(tmp_path / "i", CLEAN | {"policies/talk.yaml": over})
    change(folder, {"policies/talk.yaml": IGNORED})
    assert BREACH in judged(folder).rules


def test_an_ignore_does_not_wander(tmp_path: Path) -> None:
    """The same comment over the same line, in another document."""
    folder = repository(tmp_path / "i", CLEAN | {"policies/talk.yaml": IGNORED})
    wandered = IGNORED.replace("name: talk", "name: elsewhere\nscope: {markets: [GB]}")
    change(folder, {"policies/other.yaml": wandered})
    said = judged(folder)
    assert any(BREACH in line and "other.yaml" in line for line in said.out.splitlines()), said


CONTROL = "kind: change-control\nname: control\nloosening: {signatures: 2}\nlocal_say: asked\n"


@pytest.mark.parametrize("after", [CONTROL.replace("2", "1"), None], ids=["less", "gone"])
def test_change_control_is_part_of_the_bar(tmp_path: Path, after: str | None) -> None:
    folder = repository(tmp_path / "c", CLEAN | {"policies/control.yaml": CONTROL})
    if after is None:
        (folder / "policies/control.yaml").unlink()
    change(folder, {"policies/control.yaml": after} if after else {})
    said = judged(folder)
    assert (said.code, "core/gate-changed" in said.rules) == (FOUND, True)


GATE = ("core/gate-changed", "core/gate-bypassed", "core/gate-misled")


@pytest.mark.parametrize("rule", GATE)
@pytest.mark.parametrize("severity", ["off", "info"])
def test_the_gates_rules_cannot_be_softened(tmp_path: Path, rule: str, severity: str) -> None:
    folder = repository(tmp_path / "g", files={"govlint.toml": CONFIG + f'"{rule}" = "{severity}"\n'})
    said = judged(folder)
    assert said.code == WRONG
    assert "cannot be softened" in said.err


def test_the_gates_rules_cannot_be_turned_off_as_a_pack(tmp_path: Path) -> None:
    folder = repository(tmp_path / "g", files={"govlint.toml": "[packs]\ncore = false\n"})
    change(folder, files={"govlint.toml": "[packs]\ncore = false\nculture = false\n"})
    assert judged(folder).rules == ["core/gate-changed"]


@pytest.mark.parametrize("rule", GATE)
def test_the_gates_rules_cannot_be_silenced(tmp_path: Path, rule: str) -> None:
    text = OPEN.replace("everyone", f"everyone  # govlint: ignore[{rule}] because I may")
    excepted = EXCEPTION.replace(BREACH, rule)
    folder = repository(tmp_path / "g")
    change(folder, {"policies/talk.yaml": text, "policies/exception.yaml": excepted})
    said = judged(folder)
    assert {"core/ignore-refused", "core/exception-refused", "core/gate-changed"} <= set(said.rules)


def test_a_named_configuration_is_read_at_the_base_too(tmp_path: Path) -> None:
    folder = repository(tmp_path / "n", files={"ci/strict.toml": CONFIG, **BASE_FILES})
    change(folder, {"policies/talk.yaml": CLOSED}, {"ci/strict.toml": CONFIG + f'"{BREACH}" = "off"\n'})
    said = judged(folder, "policies", "--config", "ci/strict.toml")
    assert {BREACH, "core/gate-changed"} <= set(said.rules)


def test_a_configuration_outside_counts_for_both(here: Path) -> None:
    outside = here.parent / "outside.toml"
    outside.write_text(CONFIG + f'"{BREACH}" = "info"\n', encoding="utf-8")
    change(here, {"policies/talk.yaml": CLOSED}, {"govlint.toml": "nonsense = 1\n"})
    said = judged(here, "policies", "--config", str(outside))
    assert (said.code, said.rules) == (GREEN, [BREACH])
    outside.write_text('rule-folders = ["estate/rules"]\n' + CONFIG, encoding="utf-8")
    assert judged(here, "policies", "--config", str(outside)).code == WRONG
