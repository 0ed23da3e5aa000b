"""Our GitHub action: its steps really run, and no input is more than a value."""

import json
import re
import runpy
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers import BROKEN, CLEAN_FILES, DAY, HOUSE, house, write
from tests.integrations.repository import committed, copy_of_house, git, need_registry
from tests.integrations.runner import ACTION, STEPS, Place, environment, run

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
INSTALL, CHECK = STEPS
SCRIPT = runpy.run_path(str(HOUSE / ".ci" / "github_action.py"))
# Modules that a hostile checkout would put in the way of those that the steps run.
SHADOWS = ("venv", "pip", "ensurepip", "click", "json", "govlint", "sitecustomize", "unicodedata", "yaml")
HOSTILE = [
    "two words", "it's", 'a "quoted" one', "$(touch pwned)", "`touch pwned`", "; touch pwned #", "a\\b", "$HOME",
    "-x", "--help", "--output=text=pwned", "${{ github.token }}", "%0Aa", "*", "[a]", "é\u202e", "exit-code=0", "::error::x",
]  # fmt: skip
STEERING = ["two words", "$(touch pwned)", "`touch pwned`", "; touch pwned #", "-x", "--help", "::error::x"]
"""Those of them that a shell, an option or the log could take for something else."""
BREAKING = ["a\n::error::x", "a\r::error::x", "a\x1b[2J", "a\u2028b", "a\x85b"]
SINGLE = [name for name in ACTION["inputs"] if name != "paths"]
COMMAND = re.compile(r"^\s*::", re.MULTILINE)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A runner on which the action is installed, from within a checkout that would like to be run instead."""
    folder = tmp_path_factory.mktemp("a runner's")
    need_registry(folder / "downloads")
    action = copy_of_house(folder / "action at v0", "action.yml", ".ci")
    found = Place(action, folder / "workspace", folder / "temp folder")
    found.temporary.mkdir()
    write(found.workspace, {f"{name}.py": "open('pwned', 'w').close()\nraise SystemExit(0)\n" for name in SHADOWS})
    done = run(INSTALL, found, {})
    assert done.code == 0, done.log
    return found


@pytest.fixture
def review(place: Place, tmp_path: Path) -> Place:
    """A checkout under review that is in order, but for modules that nobody should run."""
    house(tmp_path / "work", {f"policies/{path}": text for path, text in CLEAN_FILES.items()})
    for shadow in place.workspace.glob("*.py"):
        shutil.copy(shadow, tmp_path / "work")
    return place._replace(workspace=tmp_path / "work")


def inputs(**given: str) -> dict[str, str]:
    return {"paths": "policies", "as-of": DAY} | {name.replace("_", "-"): value for name, value in given.items()}


def broken(place: Place, name: str) -> None:
    house(place.workspace, {f"{name}/{path}": text for path, text in BROKEN.items()})


def unharmed(place: Place) -> bool:
    return not list(place.workspace.rglob("pwned")) and not list(place.temporary.rglob("pwned"))


def test_no_input_is_part_of_a_script() -> None:
    assert not any("${{" in step["run"] for step in STEPS)
    assert "uses" not in {key for step in STEPS for key in step}, "nobody else's action runs in ours"
    given = {name: name for name in ACTION["inputs"]}
    assert set(environment(CHECK, given).values()) == set(given), "each input reaches the script"
    assert set(environment(CHECK, given)) == {*SCRIPT["OPTIONS"], SCRIPT["PATHS"]}


def test_the_install_ran_nothing_of_the_checkout(place: Place) -> None:
    assert unharmed(place)
    assert not (place.action / "handbook").exists()


def test_what_is_in_order_passes(review: Place) -> None:
    done = run(CHECK, review, inputs())
    assert done.code == 0, done.log
    assert done.outputs["exit-code"] == "0"
    assert done.outputs["errors"] == "0"
    assert json.loads(Path(done.outputs["sarif-file"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert unharmed(review)


def test_what_is_broken_fails_and_is_told_everywhere(review: Place) -> None:
    broken(review, "policies")
    done = run(CHECK, review, inputs())
    assert done.code == 1
    assert done.outputs["exit-code"] == "1"
    assert int(done.outputs["errors"]) > 0
    assert re.search(r"^::error file=policies/policy\.yaml,", done.log, re.MULTILINE)
    assert "coments" in done.summary
    results = json.loads(Path(done.outputs["sarif-file"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    counted = sum(int(done.outputs[name]) for name in ("errors", "warnings", "infos"))
    assert len(results) == counted


def test_the_least_severity_that_fails_can_be_chosen(review: Place) -> None:
    broken(review, "policies")
    done = run(CHECK, review, inputs(fail_on="never"))
    assert done.code == 0
    assert int(done.outputs["errors"]) > 0


def test_only_what_is_new_counts_where_asked(review: Place) -> None:
    broken(review, "policies")
    committed(review.workspace)
    assert run(CHECK, review, inputs(new_since="HEAD")).code == 0
    broken(review, "more")
    git(review.workspace, "add", "-A")
    assert run(CHECK, review, inputs(new_since="HEAD", paths="policies\nmore\n")).code == 1


def test_nothing_to_check_is_not_green_and_leaves_no_earlier_report(review: Place) -> None:
    assert run(CHECK, review, inputs()).code == 0
    done = run(CHECK, review, inputs(paths="elsewhere"))
    assert done.code == 2
    assert done.outputs == {"exit-code": "2", "errors": "", "warnings": "", "infos": "", "sarif-file": ""}
    assert done.summary == ""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_folder_may_have_any_name(review: Place, name: str) -> None:
    broken(review, name)
    done = run(CHECK, review, inputs(paths=f"policies\r\n\n{name}\n"))
    assert done.code == 1, done.log
    assert int(done.outputs["errors"]) > 0
    assert unharmed(review)


@pytest.mark.parametrize("name", SINGLE)
def test_a_value_is_never_more_than_a_value(review: Place, name: str) -> None:
    for value in STEERING:
        done = run(CHECK, review, inputs(**{name.replace("-", "_"): value}))
        assert done.code == 2, (value, done.log)
        assert done.outputs["exit-code"] == "2"
        assert not COMMAND.search(done.log), value
        assert unharmed(review), value


@pytest.mark.parametrize("name", ACTION["inputs"])
def test_a_value_that_could_end_a_line_is_refused(name: str, tmp_path: Path) -> None:
    key = f"GOVLINT_{name.upper().replace('-', '_')}"
    for value in BREAKING:
        if name == "paths" and "\n" in value:
            continue  # a line break parts paths
        known: Mapping[str, str] = {key: value}
        assert list(SCRIPT["refused"](known)) == [name], repr(value)
    assert list(SCRIPT["refused"]({key: "plain"})) == []


def test_a_refusal_is_an_exit_code_too(review: Place) -> None:
    done = run(CHECK, review, inputs(config="a\n::error::x"))
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert done.log == "govlint: an input holds a control character: config\n"


def test_a_summary_that_github_would_drop_is_cut(tmp_path: Path) -> None:
    (tmp_path / "govlint.md").write_text("x" * (SCRIPT["MOST_SUMMARY"] + 1))
    assert "more than fits" in SCRIPT["summary"](tmp_path)
