"""What govlint promises of every input, whoever makes it up: each function fails where a promise is broken."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from govlint.cli.making import Asked, make
from govlint.decision.decider import Decider
from govlint.decision.situation import Situation
from govlint.errors import GovlintError
from govlint.exchange.sheets.imported import Wish, imported
from govlint.exchange.sheets.sheet import read_sheets
from govlint.fix.state import State
from govlint.handbook.formats import FORMATS as EDITIONS
from govlint.lint.report import Report
from govlint.lint.rules import all_rules
from govlint.reporters import FORMATS, Look, reporter
from govlint.text.nodes import Mapping as Fields
from govlint.text.nodes import Node, Scalar
from govlint.text.read import read
from govlint.text.source import decode
from tests.fix.mending import mended
from tests.fix.mending import read as judged
from tests.helpers import DAY, HOUSE, report_of, write
from tests.reporters.runner import commands, steers_a_terminal
from tests.reporters.test_for_reviews import SHAPES
from tests.reporters.test_sarif import run_of
from tests.reporters.test_xml import CHECKSTYLE, JUNIT, shaped

Files = Mapping[str, bytes]
_COMMANDS = ("github", "azure", "teamcity")
"""Formats that are made of commands for the log that shows them."""
_MANY = 40
"""Findings above which a report says nothing that it does not say of fewer."""


def text_is_read(content: bytes) -> None:
    """Any bytes become nodes and slips whose places lie in the text, and the same ones each time."""
    source, slips = decode("policy.yaml", content)
    once, again = read(source), read(source)
    spans = [(slip.start, slip.end) for slip in (*slips, *once.slips)] + list(once.cuts)
    spans += [(root.start, root.end) for root in once.roots]
    spans += [span for root in once.roots for span in _spans(root.node)]
    assert all(0 <= start <= end <= max(len(source.text), 1) for start, end in spans), spans
    assert once.slips == again.slips
    assert repr([root.node.value for root in once.roots]) == repr([root.node.value for root in again.roots])


def _spans(node: Node) -> list[tuple[int, int]]:
    if isinstance(node, Scalar):
        return [(node.start, node.end)]
    below = [*node.keys.values(), *node.nodes.values()] if isinstance(node, Fields) else node.nodes
    return [(node.start, node.end), *(span for one in below for span in _spans(one))]


def is_checked(files: Files) -> Report:
    """A check ends with findings, each in a place of a file that was read, and the same ones each time."""
    report = report_of(files)
    for entry in (*report.entries, *report.silenced):
        for at in (entry.finding.location, *entry.finding.related):
            assert 0 <= at.start <= at.end <= max(len(report.sources[at.path].text), 1), entry
            line, column = report.sources[at.path].place(at.start)
            assert line >= 1 <= column
    assert report_of(files).entries == report.entries
    return report


def is_told(report: Report) -> None:
    """Every format says it so that its readers take it, and steers no log and no terminal."""
    few = report._replace(entries=report.entries[:_MANY])
    for form in FORMATS:
        out = "".join(f"{line}\n" for line in reporter(form)(few, Look()))
        _JUDGES.get(form, lambda _: None)(out)
        assert steers_a_terminal(out) == []
        assert form in _COMMANDS or commands(out) == []


@cache
def _fits(form: str) -> Callable[[Any], None]:
    schema = SHAPES.get(form) or json.loads((HOUSE / "schemas/v1/report.schema.json").read_text(encoding="utf-8"))
    return jsonschema_rs.Draft202012Validator(schema).validate


_JUDGES: dict[str, Callable[[str], object]] = {
    **{form: lambda out, form=form: _fits(form)(json.loads(out)) for form in ("json", *SHAPES)},  # type: ignore[misc]
    "sarif": run_of,
    "junit": lambda out: shaped(out, JUNIT),
    "checkstyle": lambda out: shaped(out, CHECKSTYLE),
}


def is_mended(files: Files, unsafe: bool = False) -> None:
    """Files are mended or left as they were; what is mended can be read as far as before, and needs no mending."""
    found = mended(files, unsafe)
    after = found.state.contents
    if not found.steps:
        assert after == dict(files)
        return
    assert _unreadable(found.state) <= _unreadable(judged(files))
    assert mended(after, unsafe).steps == ()


def _unreadable(state: State) -> set[str]:
    """What the reader says of files."""
    entries = state.report.entries
    return {one.finding.message for one in entries if one.rule.facts.get("found_by") == "reader"}


def is_decided(files: Files) -> None:
    """What may be posted has an answer wherever somebody asks, or the question is told to be wrong."""
    for workspace in report_of(files).workspaces:
        engine = Decider(workspace, all_rules(), DAY)
        for situation in _SITUATIONS:
            with _told_why():
                engine.decide(situation)


_SITUATIONS = (
    Situation(content="organic-post", author="head-of-social"),
    Situation(content="advert", author="care-team", market="GB", followers=5_000, fee=100),
)


def is_rendered(files: Files, folder: Path, form: str = EDITIONS[0]) -> None:
    """A handbook is made, or it is said why there is none. folder: an empty one, to put the files in."""
    asked = Asked(str(write(folder, dict(files))), None, DAY, form)
    with _told_why():
        made = make(asked, asked.config)
        assert made is None or made.start in made.files


def is_imported(content: bytes) -> None:
    """A spreadsheet becomes documents that can be read again, or it is said why it does not."""
    with _told_why():
        found = imported(read_sheets("list", content), Wish("list"))
        assert steers_a_terminal("".join(found.text.splitlines())) == []
        read_again = report_of({"list.yaml": found.text.encode()})
        assert not any(entry.rule.facts.get("found_by") == "reader" for entry in read_again.entries), found.text


@contextmanager
def _told_why() -> Iterator[None]:
    """A wrong call may end what is asked, with what to do about it."""
    try:
        yield
    except GovlintError as error:
        if not error.help:
            raise
