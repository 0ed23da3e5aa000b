"""One voice: what docs/voice.md asks for and can be counted, counted over every message and every help text."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import click
import pytest

from docs.reference_pages.commands import commands, whole
from govlint.cli.explained.fields import fields as fields_of_kinds
from govlint.cli.main import main
from govlint.library.library import built_in
from tests.helpers import HOUSE

BANNED = re.compile(
    r"\b(array|mapping|scalar|boolean|bool|string|regex|enum|token|pars(e|er|ing)|node|schema|instance|argument|"
    r"invalid|valid|issue|alert|problem|forgot|violat\w+|please|successfully|null|identifier|parameter)s?\b",
    re.IGNORECASE,
)
LONGEST = 200
OF_OTHERS = ("text/read.py", "handbook/drawings/", "markets.py", "lint/sketch.py", "starting/kit.py")
"""Where texts stand that nobody reads as a sentence: the signs of a reader of YAML, drawings, lists, a file to fill in."""


class Said(NamedTuple):
    """A wrong call, by its first sentence."""

    at: str
    text: str
    call: ast.Call


def _text(node: ast.expr) -> str:
    """The words of an expression, with `X` for what is filled in; several where it chooses."""
    if isinstance(node, ast.Constant):
        return str(node.value) if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "X" for part in node.values)
    return ""


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """All code by its path."""
    paths = sorted((HOUSE / "govlint").rglob("*.py"))
    return tuple((path.relative_to(HOUSE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def errors() -> Iterator[Said]:
    """Every GovlintError."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "GovlintError":
                yield Said(f"{path}:{node.lineno}", _text(node.args[0]), node)


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """Every text of three words and more that the code holds, with its place; docstrings left out."""
    found = []
    for path, tree in trees():
        if path.startswith(tuple(f"govlint/{one}" for one in OF_OTHERS)):
            continue
        passed = {id(below) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for below in node.values}
        passed |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = [node for node in ast.walk(tree) if isinstance(node, (ast.Constant, ast.JoinedStr))]
        said = [(node, _text(node)) for node in texts if id(node) not in passed]
        found += [
            (f"{path}:{node.lineno}", text) for node, text in said if len(re.findall(r"\b[a-z]{2,}\b ", text)) > 2
        ]
    return tuple(found)


def help_texts() -> list[tuple[str, str]]:
    """Every help text: of each command, its paragraphs; of each option, its help."""
    found: list[tuple[str, str]] = []
    for at in commands(whole()):
        found.append((at.command_path, at.command.help or ""))
        found += [
            (f"{at.command_path} {param.opts[0]}", param.help or "")
            for param in at.command.params
            if isinstance(param, click.Option)
        ]
    return found


def test_every_wrong_call_has_two_sentences() -> None:
    bare = [one.at for one in errors() if len(one.call.args) + len(one.call.keywords) < 2]
    assert bare == []


def test_the_second_sentence_is_a_whole_one() -> None:
    """It begins with a capital or a command, and ends as a sentence does."""
    wrong = []
    for one in errors():
        said = _text(one.call.args[1]) if len(one.call.args) > 1 else ""
        if said and not re.fullmatch(r"(?s)[A-Z`X].*[.?X]", said):
            wrong.append((one.at, said))
    assert wrong == []


def test_the_first_begins_small_and_is_open() -> None:
    """It stands behind `govlint:`, and needs no full stop there."""
    said = [(one.at, _text(one.call.args[0])) for one in errors()]
    assert [
        (at, text) for at, text in said if text and (text.endswith(".") or not re.match(r"[a-z`X-]|PDF|TOML", text))
    ] == []


def test_no_message_speaks_like_a_program() -> None:
    assert [(at, text) for at, text in sentences() if BANNED.search(text)] == []


def test_no_sentence_is_longer_than_two_lines() -> None:
    assert [
        (at, text) for at, text in sentences() for one in re.split(r"(?<=[.?;]) ", text) if len(one) > LONGEST
    ] == []


def test_no_help_text_speaks_like_a_program() -> None:
    assert [(at, BANNED.findall(text)) for at, text in help_texts() if BANNED.search(text)] == []


def test_every_help_text_is_whole_sentences() -> None:
    wrong = [at for at, text in help_texts() if not re.fullmatch(r"(?s)[A-Z`].*[.]", text.strip())]
    assert wrong == []


_NEVER = re.compile(r"\b(array|mapping|scalar|boolean|regex|enum|token|parse|node|schema|null|please|forgot)s?\b", re.I)
"""Of the words above those that mean nothing else to people who run brands."""


def test_no_rule_and_no_field_speaks_like_a_program() -> None:
    rules = [(name, str(words)) for name, words in built_in().part("words").items()]
    fields = [(field.name, f"{field.form.get('title')} {field.form.get('description')}") for field in fields_of_kinds()]
    assert [(name, _NEVER.findall(text)) for name, text in (*rules, *fields) if _NEVER.search(text)] == []


@pytest.mark.parametrize(
    ("command", "most"), [("check", 62), ("why", 50), ("explain", 50), ("simulate", 62), ("rules new", 50)]
)
def test_help_keeps_to_a_narrow_terminal(
    command: str, most: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert main([*command.split(), "--help"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= most
