"""Examples damaged at random: what is mended can be read, and all else in the files stays as it was."""

import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.fix.state import State
from govlint.text.nodes import Mapping, Node, Scalar
from govlint.text.read import read
from govlint.text.source import decode, encoding_of
from tests.fix.mending import mended
from tests.fix.mending import read as judged

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "charity"
FILES = {str(path.relative_to(FOLDER)): path.read_bytes() for path in sorted(FOLDER.glob("*.yaml"))}
WORD = re.compile(r"[a-z][a-z_-]{3,40}")


def words(node: Node) -> Iterator[Scalar]:
    """Keys and values of small letters: fields, levels, names."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        yield from node.keys.values()
        yield from (word for below in node.nodes.values() for word in words(below))
    else:
        yield from (word for below in node.nodes for word in words(below))


def places(text: str) -> list[tuple[int, int]]:
    source, _ = decode("x", text.encode())
    found = {(word.start, word.end) for root in read(source).roots for word in words(root.node)}
    return sorted(span for span in found if WORD.fullmatch(text[slice(*span)]) and text[slice(*span)] != "govlint")


def misspelt(draw: st.DrawFn, word: str) -> str:
    at = draw(st.integers(1, len(word) - 1))
    return draw(st.sampled_from([
        word[:at] + word[at + 1 :], word[:at] + word[at - 1] + word[at:], word.capitalize(), word.replace("-", "_"),
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
    ]))  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, bytes]:
    """An organisation with some words misspelt, comments in strange places, other line ends and encodings."""
    found = dict(FILES)
    for path in draw(st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=3, unique=True)):
        text = FILES[path].decode()
        for start, end in sorted(draw(st.lists(st.sampled_from(places(text)), max_size=3, unique=True)), reverse=True):
            text = text[:start] + misspelt(draw, text[start:end]) + text[end:]
        lines = text.split("\n")
        for at in sorted(draw(st.lists(st.integers(0, len(lines) - 1), max_size=3, unique=True)), reverse=True):
            lines.insert(
                at, draw(st.sampled_from(["# a: note, [with] {marks}", "    # further in", "#", "# ünïcode 🙂"]))
            )
        text = draw(st.sampled_from(["\n", "\r\n"])).join(lines)
        found[path] = text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"])))
    return found


def decoded(content: bytes) -> str:
    mark, encoding = encoding_of(content)
    return content[len(mark) :].decode(encoding)


def comments(text: str) -> list[str]:
    return re.findall(r"(?m)(?:^|[ \t])(#[^\r\n]*)", text)


def rules(found: State) -> set[tuple[str, str]]:
    """Which rule speaks in which file."""
    return {(one.rule.id, one.finding.location.path) for one in found.report.entries}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(damaged(), st.booleans())
def test_what_is_mended_can_be_read_and_all_else_stays(there: dict[str, bytes], unsafe: bool) -> None:
    found = mended(there, unsafe)
    after = found.state.contents
    reader = {one.finding.message for one in judged(there).report.entries if one.rule.facts.get("found_by") == "reader"}
    assert {
        one.finding.message for one in found.state.report.entries if one.rule.facts.get("found_by") == "reader"
    } <= reader
    announced = {(one.rule.id, one.finding.location.path) for step in found.steps for one in step.found}
    assert rules(found.state) <= rules(judged(there)) | announced
    lines = {(one.fix.finding.location.path, one.line) for step in found.steps for one in step.done}
    for path, content in there.items():
        was, now = decoded(content), decoded(after[path])
        assert encoding_of(content) == encoding_of(after[path])
        assert comments(was) == comments(now)
        assert now.count("\r\n") - was.count("\r\n") in (0, now.count("\n") - was.count("\n"))
        same = was.splitlines(keepends=True), now.splitlines(keepends=True)
        if len(same[0]) == len(same[1]):
            changed = {at for at, (one, other) in enumerate(zip(*same, strict=True), 1) if one != other}
            assert {(path, at) for at in changed} <= lines
    assert mended(after, unsafe).steps == ()
