"""Every block of code on the pages that people write is run, or judged by what would read it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pre_commit.clientlib import InvalidConfigError
from pre_commit.clientlib import load_config as load_hooks

from docs.console import Block, blocks, written_pages
from docs.generate import ROOT
from govlint.config.find import parsed
from govlint.config.read import check_config
from govlint.errors import GovlintError
from govlint.lint.examples import complete
from tests.helpers import documents

PLAIN = {"", "text", "sh", "json", "markdown", "lua", "elisp"}
"""What is no file of ours and no call that can be run everywhere. Calls in `sh` must exist: see test_generated.py."""
FIELDS = {
    path.name.partition(".")[0]: json.loads(path.read_text(encoding="utf-8")).get("properties", {}).keys()
    for path in sorted((ROOT / "schemas" / "v1").glob("*.schema.json"))
    if (ROOT / "schemas" / f"{path.name.partition('.')[0]}.yaml").is_file()
}
"""The fields of each kind."""


def found() -> Iterator[tuple[str, Block]]:
    for page in written_pages(ROOT):
        text = page.read_text(encoding="utf-8")
        yield from ((page.relative_to(ROOT).as_posix(), block) for block in blocks(text))


def to_judge(block: Block) -> bool:
    """Whether a judge must read it here. A file of this repository is judged where it stands."""
    ours = block.path and (ROOT / block.path).is_file()
    return not ours and not block.mark and block.language not in PLAIN | {"console"}


BLOCKS = list(found())
JUDGED = [(page, block) for page, block in BLOCKS if to_judge(block)]


def name(value: object) -> str:
    return value if isinstance(value, str) else ""


def wrong_in_documents(text: str) -> list[str]:
    """What is wrong with the form of documents; header fields that a part of one leaves out are filled in."""
    loaded = documents({"shown.yaml": complete(text)[0]})
    return [finding.message for finding in loaded.findings if finding.rule.startswith("core/")]


def wrong_in_configuration(text: str) -> list[str]:
    table = parsed("govlint.toml", text)
    try:
        check_config("govlint.toml", text, table.get("tool", {}).get("govlint", table))
    except GovlintError as error:
        return [str(error)]
    return []


def by_schema(*schema: str) -> Callable[[str, Path], list[str]]:
    """A judge of files by a schema that somebody else keeps."""

    def judge(text: str, folder: Path) -> list[str]:
        file = folder / "shown.yaml"
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "check_jsonschema", *schema, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return [] if done.returncode == 0 else [done.stdout + done.stderr]

    return judge


def wrong_in_hooks(text: str, folder: Path) -> list[str]:
    file = folder / ".pre-commit-config.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        load_hooks(str(file))
    except InvalidConfigError as error:
        return [str(error)]
    return []


RULE_SCHEMA = ("--schemafile", str(ROOT / "schemas/v1/rule.schema.json"))
BY_KEY: dict[str, Callable[[str, Path], list[str]]] = {
    "kind": lambda text, _: wrong_in_documents(text),
    "wall": by_schema(*RULE_SCHEMA),
    "select": by_schema(*RULE_SCHEMA),
    "repos": wrong_in_hooks,
    "jobs": by_schema("--builtin-schema", "vendor.github-workflows"),
    "include": by_schema("--builtin-schema", "vendor.gitlab-ci"),
}
"""Which judge reads a YAML file in which this key stands."""


def judge(block: Block, folder: Path) -> list[str] | None:
    """What is wrong with a block; nothing where no judge reads such a block."""
    if block.language == "toml":
        return wrong_in_configuration(block.body)
    data: Any = next(yaml.safe_load_all(block.body)) if block.language == "yaml" else None
    if not isinstance(data, dict):
        return None
    judges = [judge for key, judge in BY_KEY.items() if key in data]
    if judges:
        return judges[0](block.body, folder)
    kinds = [kind for kind, fields in FIELDS.items() if data.keys() <= fields]
    return wrong_in_documents(f"kind: {kinds[0]}\n{block.body}") if kinds else None


def read_by_the_page(page: str, block: Block) -> bool:
    """Whether the page itself has govlint read the file after it was written: all of it, or its end."""
    after = [other for at, other in BLOCKS[BLOCKS.index((page, block)) :] if at == page]
    return bool(block.path) and any("govlint rules test" in other.body for other in after)


@pytest.mark.parametrize(("page", "block"), JUDGED, ids=name)
def test_what_is_shown_is_right(page: str, block: Block, tmp_path: Path) -> None:
    wrong = judge(block, tmp_path)
    if wrong is None:
        assert read_by_the_page(page, block), f"nothing reads this {block.language}: {block.body}"
    else:
        assert wrong == []


def test_json_is_json() -> None:
    """One value, or one on each line."""
    for _, block in BLOCKS:
        if block.language == "json":
            whole = block.body.startswith("{\n")
            assert all(json.loads(part) for part in ([block.body] if whole else block.body.splitlines()))


def test_every_page_with_a_call_is_run() -> None:
    assert len([block for _, block in BLOCKS if block.language == "console" and block.mark != "not run"]) > 60
    assert not [page for page, block in BLOCKS if "$ govlint" in block.body and block.language != "console"]


def test_what_is_marked_says_why_and_is_rare() -> None:
    assert [(page, block.mark, block.why) for page, block in BLOCKS if block.mark] == [
        ("docs/how-to/configure.md", "wrong on purpose", "it shows what govlint says of a slip"),
        ("docs/how-to/fix.md", "wrong on purpose", "it shows what can be mended"),
        ("docs/how-to/render-a-handbook.md", "not run", "it shows the handbook until it is stopped"),
        ("docs/tutorial.md", "wrong on purpose", "it shows what govlint says of a slip"),
    ]


def test_what_is_wrong_on_purpose_is_wrong(tmp_path: Path) -> None:
    assert all(judge(block, tmp_path) for _, block in BLOCKS if block.mark == "wrong on purpose")


@pytest.mark.parametrize(
    "block",
    [
        Block("yaml", "govlint: v1\nkind: engagement-policy\ncoments: everyone\n"),
        Block("yaml", "kind: engagement-policy\ncomments: sometimes\n"),
        Block("yaml", "comment_check: sometimes\n"),
        Block("yaml", "title: A rule\nwall: {control: engagement.comments}\n"),
        Block("yaml", "repos: [{repo: local}]\n"),
        Block("yaml", "on: push\njobs: {one: {steps: []}}\n"),
        Block("yaml", "include: [{fil: other.yml}]\nstages: {}\n"),
        Block("toml", "fail_on = 'error'\n"),
    ],
    ids=lambda block: block.body.split("\n")[0],
)
def test_a_judge_finds_what_is_wrong(block: Block, tmp_path: Path) -> None:
    assert judge(block, tmp_path)
