"""The scripts of what people copy for GitLab and Azure: they run in a shell, and a variable is never more than a value."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import yaml

from govlint.cli.main import program
from tests.helpers import BROKEN, CLEAN_FILES, HOUSE, house, write
from tests.integrations.judged import AZURE, GITLAB, PRE_COMMIT
from tests.integrations.repository import ENVIRONMENT, committed, copy_of_house, need_registry
from tests.integrations.runner import STEPS
from tests.integrations.test_github_action import HOSTILE, SCRIPT, STEERING

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
HOOKS = yaml.safe_load((HOUSE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
# Only the program itself is not made as the template says: that takes a while, and is tested once.
_PROGRAM = f"""#!{sys.executable}
import sys
sys.path.insert(0, {str(HOUSE)!r})
from govlint.cli.main import run
run()
"""


class Template(NamedTuple):
    """What a template runs: to install, and to check."""

    name: str
    install: str
    check: str
    variables: dict[str, str]
    reports: tuple[str, ...]
    shells: tuple[str, ...]


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def gitlab() -> Template:
    job = _read(GITLAB)["governance"]
    reports = tuple(job["artifacts"]["reports"].values())
    return Template(
        "gitlab", "\n".join(job["before_script"]), "\n".join(job["script"]), job["variables"], reports, ("bash", "sh")
    )


def azure() -> Template:
    whole_file = _read(AZURE)
    _, install, check, publish = whole_file["steps"]
    reports = (publish["inputs"]["testResultsFiles"].replace("$(Agent.TempDirectory)", "{temporary}"),)
    return Template("azure", install["bash"], check["bash"], whole_file["variables"], reports, ("bash",))


TEMPLATES = [gitlab(), azure()]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def shell(
    script: str, shell: str, workspace: Path, temporary: Path, variables: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run a script as a CI system does. temporary: stands in for where the program is installed."""
    env = ENVIRONMENT | variables | {"AGENT_TEMPDIRECTORY": str(temporary)}
    env.pop("PYTHONPATH", None)
    moved = script.replace("/opt/govlint", f"'{temporary}/govlint'")
    command = [shell, "-e", "-c", moved]
    return subprocess.run(command, cwd=workspace, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the check of a template in `work`, with a program that is this working tree."""
    temporary = tmp_path / "a temp"
    write(temporary, {"govlint/bin/govlint": _PROGRAM})
    (temporary / "govlint" / "bin" / "govlint").chmod(0o755)
    house(tmp_path / "work", {f"policies/{path}": text for path, text in CLEAN_FILES.items()})

    def run(template: Template, kind: str, **given: str) -> "subprocess.CompletedProcess[str]":
        variables = template.variables | given
        return shell(template.check, kind, tmp_path / "work", temporary, variables)

    return run


KINDS = [
    pytest.param(template, kind, id=f"{template.name}-{kind}") for template in TEMPLATES for kind in template.shells
]


@pytest.mark.parametrize(("template", "kind"), KINDS)
def test_it_passes_fails_and_leaves_the_reports_it_names(
    template: Template, kind: str, run: Run, tmp_path: Path
) -> None:
    done = run(template, kind)
    assert done.returncode == 0, done.stdout + done.stderr
    house(tmp_path / "work", {f"policies/{path}": text for path, text in BROKEN.items()})
    assert run(template, kind).returncode == 1
    for report in template.reports:
        file = tmp_path / "work" / report.format(temporary=tmp_path / "a temp")
        assert "coments" in file.read_text(encoding="utf-8")
    assert run(template, kind, GOVLINT_FAIL_ON="never").returncode == 0


@pytest.mark.parametrize(("template", "kind"), KINDS)
def test_only_what_is_new_counts_where_asked(template: Template, kind: str, run: Run, tmp_path: Path) -> None:
    house(tmp_path / "work", {f"policies/{path}": text for path, text in BROKEN.items()})
    committed(tmp_path / "work")
    assert run(template, kind, GOVLINT_NEW_SINCE="HEAD").returncode == 0
    assert run(template, kind, GOVLINT_NEW_SINCE="").returncode == 1


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
@pytest.mark.parametrize("name", ["GOVLINT_FAIL_ON", "GOVLINT_NEW_SINCE", "GOVLINT_STRICT_BASE"])
def test_a_variable_is_never_more_than_a_value(template: Template, name: str, run: Run, tmp_path: Path) -> None:
    for value in STEERING:
        done = run(template, template.shells[-1], **{name: value})
        assert done.returncode == 2, (value, done.stdout + done.stderr)
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_folder_may_have_any_name(template: Template, value: str, run: Run, tmp_path: Path) -> None:
    house(tmp_path / "work", {f"{value}/{path}": text for path, text in BROKEN.items()})
    done = run(template, template.shells[-1], GOVLINT_PATH=value)
    assert done.returncode == 1, done.stdout + done.stderr
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_no_variable_is_put_into_a_script_before_the_shell_sees_it(template: Template) -> None:
    script = template.install + template.check
    assert not re.search(r"\$\(|\$\[|\$\{\{", script)
    bare = re.sub(r'"[^"]*"', '""', script)
    assert set(re.findall(r"\$\w+", bare)) == set(), "each variable is quoted"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a template can install from, in the form that it names."""
    folder = tmp_path_factory.mktemp("source")
    need_registry(folder / "downloads")
    return f"git+{committed(copy_of_house(folder / 'govlint')).as_uri()}"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_it_installs_from_a_repository_and_runs_nothing_of_the_checkout(
    template: Template, source: str, tmp_path: Path
) -> None:
    assert template.variables["GOVLINT_SOURCE"].startswith("git+https://example.org/")
    (tmp_path / "temp").mkdir()
    shadows = {f"{name}.py": "open('pwned', 'w').close()\n" for name in ("venv", "pip", "click", "govlint")}
    write(tmp_path / "work", shadows)
    house(tmp_path / "work", {f"policies/{path}": text for path, text in BROKEN.items()})
    variables = template.variables | {"GOVLINT_SOURCE": source}
    for script, code in ((template.install, 0), (template.check, 1)):
        done = shell(script, "bash", tmp_path / "work", tmp_path / "temp", variables)
        assert done.returncode == code, done.stdout + done.stderr
    assert not list((tmp_path / "work").glob("pwned"))


def options_of(name: str) -> set[str]:
    command = program.get_command(click.Context(program), name)
    assert command, f"there is no command {name}"
    return {option for parameter in command.params for option in parameter.opts}


def test_templates_and_the_action_use_options_that_there_are() -> None:
    scripts = [template.check for template in TEMPLATES]
    used = set(re.findall(r"(?<!\S)\"?(?:\$\{\w+:\+\")?(--[a-z-]+)", " ".join(scripts)))
    assert {"--output", "--fail-on", "--new-since"} <= used
    used |= set(SCRIPT["OPTIONS"].values()) | {"--output"}
    assert used <= options_of("check")
    assert not any("govlint check" in step["run"] for step in STEPS), "the action calls govlint from Python alone"


def test_hooks_are_commands_and_what_people_copy_names_all_of_them() -> None:
    (repository,) = _read(PRE_COMMIT)["repos"]
    copied = {hook["id"]: hook["args"] for hook in repository["hooks"]}
    assert copied.keys() == {hook["id"] for hook in HOOKS}
    for hook in HOOKS:
        _, command, *rest = hook["entry"].split()
        known = options_of(command)
        assert {word for word in (*rest, *copied[hook["id"]]) if word.startswith("-")} <= known
