"""What a file is called, or says, reaches a terminal, a log and a report, and gives none of them a command.

| what is tried | what holds |
|---|---|
| a name with a line break, `::error::`, `##vso[`, an escape sequence, a mark that turns the reading direction, `%0A` | text formats spell it, log commands escape it |
| a name that is no UTF-8, a very long one, one that looks like an option | every format stays readable for its own readers |
| the same in messages, reasons of ignores, values and keys | the same sink |
| the same in a revision or a configuration that is wrong | standard error passes the sink too |
"""

import json
import os
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from govlint.cli.main import FOUND, WRONG
from govlint.lint.examples import complete
from govlint.reporters import FORMATS
from tests.helpers import CLEAN_FILES, govlint, house
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal
from tests.threats.change import CLOSED, commit, git, judged, repository

NAMES = [
    *(text.replace("/", "_") for text in HOSTILE),
    *("new\nline", "new\r\n::error::line", "%0A::error::x", "%0D%0A##vso[x]", "-rf", "--format=json", "a b", "a'b\"c", "a,b:c;d"),
    *("<script>alert(1)<\u2215script>", "<img src=x onerror=alert(1)>", "]]>", "&lt;", "|n'|", "`code`", "[x](javascript:y)", "@all", "$(touch x)", "`touch x`"),
    "l" * 240, "é" * 120, "🏴" * 60,
]  # fmt: skip
LOGS = {"github", "azure", "teamcity"}
INTENDED = {"github": "::", "azure": "##vso[task.logissue ", "teamcity": "##teamcity[inspection"}


def hostile(folder: Path, names: list[str]) -> Path:
    """An organisation in whose files everything is found under a hostile name."""
    house(folder, CLEAN_FILES)
    for number, name in enumerate(names):
        text = complete(f"kind: engagement-policy\nname: n{number}\nscope: {{content: [reply]}}\ncomments: nobody\n")[0]
        (folder / f"{name}.yaml").write_bytes(text.encode())
    (folder / f"{names[0]}.broken.yaml").write_bytes(
        f"govlint: v1\nkind: {json.dumps(names[0])}\n".encode("utf-8", "replace")
    )
    return folder


class Tags(HTMLParser):
    """The tags of a page, and the attributes that could run something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        harmful = [name for name, value in attrs if name.startswith("on") or "javascript:" in str(value)]
        self.found += [tag, *harmful] if tag in ("script", "iframe", "object", "base", "form") else harmful


def check(form: str, out: str, count: int) -> None:
    """That a report is what its readers expect, speaks of each file, and harms none of them."""
    assert steers_a_terminal(out) == []
    intended = INTENDED.get(form, "\x00")
    assert all(found.startswith(intended) for found in commands(out)), form
    out.encode("utf-8")
    if form in ("json", "sarif", "gitlab", "rdjson"):
        data = json.loads(out)
        found = {
            "json": lambda: data["findings"],
            "sarif": lambda: data["runs"][0]["results"],
            "gitlab": lambda: data,
            "rdjson": lambda: data["diagnostics"],
        }[form]()
        assert len(found) >= count
    if form in ("junit", "checkstyle"):
        assert len(list(ElementTree.fromstring(out).iter())) > count  # noqa: S314  # our own text
    if form == "html":
        tags = Tags()
        tags.feed(out)
        assert tags.found == []
    if form == "concise":
        assert all(line.count(" [") for line in out.splitlines())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one run says in every format of files with all hostile names."""
    folder = hostile(tmp_path_factory.mktemp("names") / "here", NAMES)
    out = folder.parent
    done = govlint(
        "check", ".", "--as-of", "2026-11-22", *(f"--output={form}={out}/{form}" for form in FORMATS), cwd=folder
    )
    assert done.returncode == FOUND
    return {form: (out / form).read_text(encoding="utf-8") for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_harms_a_format(form: str, told: dict[str, str]) -> None:
    check(form, told[form], 1 if form in LOGS else len(NAMES))


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_change_harms_no_format(form: str, changed: Path) -> None:
    said = judged(changed, ".", "--format", form)
    assert said.code == FOUND
    check(form, said.out, 1 if form in LOGS else 20)
    assert (commands(said.err), steers_a_terminal(said.err)) == ([], [])


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A change with links, attributes and documents out of sight, all under hostile names."""
    folder = repository(tmp_path_factory.mktemp("change") / "here")
    for number, name in enumerate(NAMES[:12] + NAMES[26:40]):
        os.symlink("/etc/passwd", folder / f"{name}.yaml")
        (folder / f".h{number}").mkdir()
        text = complete(CLOSED.replace("talk", f"h{number}"))[0]
        (folder / f".h{number}" / name[:100]).write_text(text, encoding="utf-8")
    (folder / ".gitattributes").write_text(
        "\n".join(f"*.yaml filter={json.dumps(name)} -diff" for name in HOSTILE), "utf-8", "surrogateescape"
    )
    commit(folder)
    return folder


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_what_is_wrong_with_a_call_steers_nothing(text: str, tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    (folder / "govlint.toml").write_text(f"{json.dumps(text)} = 1\n", "utf-8")
    for args in (("--strict-base", text), ("--config", text), ("--config", "govlint.toml"), (f"./{text}.yaml",)):
        done = govlint("check", *args, cwd=folder)
        err = done.stderr.decode("utf-8", "surrogateescape")
        assert done.returncode == WRONG, err
        assert (commands(err), steers_a_terminal(err)) == ([], [])


def test_a_hostile_branch_is_only_a_name(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    for name in ("a;touch-x", "$(touch-x)", "x%0A%3A%3Aerror", "\u202ex"):
        git(folder, "branch", name, "main")
        said = judged(folder, "policies", "--strict-base", name)
        assert (said.code, commands(said.err), steers_a_terminal(said.err)) == (0, [], [])
