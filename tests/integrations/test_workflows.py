"""Files for CI systems, judged by their own schemas and by an auditor of workflows; nothing asks the network."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import HOUSE, govlint
from tests.integrations.judged import (
    AZURE,
    BAD_WORKFLOW,
    GITLAB,
    INTEGRATIONS,
    OWN,
    PRE_COMMIT,
    WORKFLOWS,
    as_repository,
)

ACTION = HOUSE / "action.yml"
# Azure's schema has expressions that only the laxer reading of JavaScript takes, and wants its templates unpacked.
_AZURE = ("--data-transform", "azure-pipelines", "--regex-variant", "nonunicode")
SCHEMAS: dict[Path, tuple[str, ...]] = {
    **dict.fromkeys(WORKFLOWS, ("vendor.github-workflows",)),
    ACTION: ("vendor.github-actions",),
    GITLAB: ("vendor.gitlab-ci",),
    AZURE: ("vendor.azure-pipelines", *_AZURE),
}
PIN = re.compile(r"[a-z-]+/[a-z-]+(?:/[a-z-]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def loaded(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def fits(path: Path, schema: tuple[str, ...]) -> bool:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode == 0


def audit(folder: Path) -> "subprocess.CompletedProcess[str]":
    auditor = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or shutil.which("zizmor")
    assert auditor, "zizmor is of the group dev"
    command = [auditor, "--offline", "--no-progress", "--no-config", "--color=never", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_file_has_its_judge() -> None:
    others = {PRE_COMMIT}
    assert set(INTEGRATIONS.iterdir()) == {path for path in SCHEMAS if path.parent == INTEGRATIONS} | others


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_a_file_fits_the_schema_of_its_system(path: Path) -> None:
    assert fits(path, SCHEMAS[path])


@pytest.mark.parametrize("path", [WORKFLOWS[-1], ACTION, GITLAB, AZURE], ids=lambda path: path.name)
def test_a_schema_finds_what_is_wrong(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for right, wrong in (
        ("runs-on:", "runs_on:"),
        ("using:", "use:"),
        ("when: always", "when: ever"),
        ("- bash:", "- bish:"),
    ):
        text = text.replace(right, wrong)
    (tmp_path / path.name).write_text(text, encoding="utf-8")
    assert not fits(tmp_path / path.name, SCHEMAS[path])


def test_the_auditor_has_nothing_to_say(tmp_path: Path) -> None:
    folder = as_repository(tmp_path, *WORKFLOWS)
    shutil.copy(ACTION, folder)
    shutil.copy(HOUSE / ".pre-commit-hooks.yaml", folder)
    done = audit(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


def test_the_auditor_would_say_something(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text(BAD_WORKFLOW)
    done = audit(as_repository(tmp_path / "there", tmp_path / "bad.yml"))
    for rule in ("template-injection", "dangerous-triggers", "unpinned-uses", "excessive-permissions", "artipacked"):
        assert f"[{rule}]" in done.stdout, rule
    assert done.returncode > 10


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_starts_with_no_rights_and_keeps_no_credentials(path: Path) -> None:
    workflow = loaded(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert "write" not in job["permissions"].values() or path not in OWN
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert checkouts
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_of_others_are_named_by_commit(path: Path) -> None:
    used = [line.partition("uses: ")[2] for line in path.read_text(encoding="utf-8").splitlines() if "uses: " in line]
    assert used
    others = [line for line in used if not line.startswith("example/govlint@")]
    assert [line for line in others if not PIN.fullmatch(line)] == []


def test_pages_show_no_workflow_but_those_that_are_judged() -> None:
    judged = {line.strip(" -") for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines()}
    pages = [HOUSE / "README.md", *(HOUSE / "docs").rglob("*.md")]
    shown = [line.strip(" -") for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    used = [line for line in shown if line.startswith("uses: ")]
    assert len(used) == 4
    assert [line for line in used if line not in judged] == []


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_nothing_of_ours_is_taken_for_a_policy(path: Path) -> None:
    done = govlint("check", str(path), "--allow-empty", "--format", "json", cwd=HOUSE)
    assert done.returncode == 0, done.stdout
    assert b'"documents": 0' in done.stdout


def test_our_own_workflow_runs_what_continuous_integration_runs() -> None:
    (path,) = OWN
    (job,) = loaded(path)["jobs"].values()
    made = [f"make {target}" for target in job["strategy"]["matrix"]["target"]]
    assert made == re.findall(r"^make \S+$", (HOUSE / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
