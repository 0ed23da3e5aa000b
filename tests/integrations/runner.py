"""The steps of our GitHub action, run by bash as a runner of GitHub runs them, with nothing of GitHub there."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.helpers import HOUSE

ACTION: dict[str, Any] = yaml.safe_load((HOUSE / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
_OUTPUT = re.compile(r"\$\{\{ steps\.check\.outputs\.([a-z-]+) \}\}")
# What would let our working tree, or the environment of these tests, in.
_OURS = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONSAFEPATH")


class Place(NamedTuple):
    """Where a job of GitHub runs: the action's own checkout, the checkout under review, and a temporary folder."""

    action: Path
    workspace: Path
    temporary: Path


class Done(NamedTuple):
    """What a step leaves: its exit code, its log, the outputs of the action, the summary."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


def environment(step: Mapping[str, Any], inputs: Mapping[str, str]) -> dict[str, str]:
    """What a step has in its environment: each value is one input as a whole."""
    defaults = {name: facts["default"] for name, facts in ACTION["inputs"].items()}
    given = defaults | dict(inputs)
    found = {name: _INPUT.fullmatch(value) for name, value in step.get("env", {}).items()}
    return {name: given[match[1]] for name, match in found.items() if match}


def run(step: Mapping[str, Any], place: Place, inputs: Mapping[str, str]) -> Done:
    """Run one step, as `shell: bash` does."""
    assert step["shell"] == "bash"
    files = {name: place.temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "script")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    files["script"].write_text(step["run"], encoding="utf-8")
    known = {"GITHUB_ACTION_PATH": place.action, "RUNNER_TEMP": place.temporary, **files}
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    whole = kept | {name: str(value) for name, value in known.items()} | environment(step, inputs)
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(files["script"])]
    done = subprocess.run(bash, cwd=place.workspace, env=whole, capture_output=True, check=False)
    log = (done.stdout + done.stderr).decode()
    return Done(done.returncode, log, _outputs(files["GITHUB_OUTPUT"]), files["GITHUB_STEP_SUMMARY"].read_text("utf-8"))


def _outputs(file: Path) -> dict[str, str]:
    """The outputs of the action. A line that is not plainly one fails, for a runner would read more into it."""
    lines = file.read_text(encoding="utf-8").splitlines()
    found = dict(line.split("=", 1) for line in lines)
    assert len(found) == len(lines)
    named = {name: _OUTPUT.fullmatch(facts["value"]) for name, facts in ACTION["outputs"].items()}
    assert found.keys() <= {match[1] for match in named.values() if match}
    return {name: found.get(match[1], "") for name, match in named.items() if match}
