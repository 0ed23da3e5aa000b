"""What a shell offers is what there is, on one line, and more where an organisation has rules of its own."""

from pathlib import Path

import click
import pytest

from govlint.cli import offered
from govlint.cli.commands.explain import command
from tests.helpers import write

CONTEXT = click.Context(command)
BUILT_IN = "culture/comments-closed"


def rules(begun: str) -> list[str]:
    return [str(item.value) for item in offered.rules(CONTEXT, command.params[0], begun)]


def test_help_stays_on_its_line() -> None:
    (found,) = offered.offered([("a", "one\ntwo\tthree")], "")
    assert found.help == "one two three"


@pytest.mark.parametrize("there", [False, True])
def test_own_rules_stand_beside_those_built_in(there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"govlint.toml": 'rule-folders = ["ours"]\n'})
    if there:
        names = "house/a.yaml", "house/b.yml", "house/.hidden.yaml", "house/notes.md", ".git/c.yaml", "sources.yaml"
        write(tmp_path, {f"ours/{name}": "x: 1\n" for name in names})
    assert BUILT_IN in rules("culture/")
    assert rules("house/") == (["house/a", "house/b"] if there else [])
    assert not rules(".")
