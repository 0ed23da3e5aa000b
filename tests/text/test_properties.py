"""What holds for every text, tried on texts that look like YAML."""

from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govlint.text.nodes import Mapping, Node, Scalar, Sequence
from govlint.text.read import Text, read
from govlint.text.scalars import resolve
from govlint.text.source import Source, decode
from govlint.text.spelling import spelt
from govlint.text.written import written
from tests.helpers import text_of


def alike_in_both(text: str) -> bool:
    """Whether YAML 1.1 and 1.2 read a word alike, so that what PyYAML leaves unquoted comes back as text."""
    return isinstance(resolve(text), str) and yaml.safe_load(yaml.safe_dump(text)) == text


# Letters, marks of YAML, a character of two UTF-16 units, and none that nobody sees.
LETTERS = st.text(st.sampled_from("abz XY019._-:#&*!|>'\"%@`{}[],?~\n é漢𝄞/\\"), max_size=12)
WORDS = LETTERS.filter(alike_in_both)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6).map(lambda one: round(one, 3)), WORDS
)
VALUES = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=4) | st.dictionaries(WORDS, below, max_size=4), max_leaves=12
)
STYLES = st.sampled_from([None, True, False])
PIECES = st.sampled_from(
    [
        "govlint: v1",
        "kind: x",
        "key",
        ": ",
        ":",
        "- ",
        "-",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "|",
    ]
    + [
        ">",
        "&a ",
        "*a",
        "!",
        "!!str ",
        "<<: ",
        "---\n",
        "...\n",
        "# x\n",
        "? ",
        "%YAML 1.2\n",
        "\\",
        "\r\n",
        "\r",
        "ä",
        "@",
        "`",
        "1",
        "\x85",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


def nodes(node: Node) -> list[Node]:
    """A node and all below it, keys included."""
    if isinstance(node, Mapping):
        return [node, *node.keys.values(), *(one for below in node.nodes.values() for one in nodes(below))]
    return [node, *(one for below in node.nodes for one in nodes(below))] if isinstance(node, Sequence) else [node]


def all_nodes(text: Text) -> list[Node]:
    return [one for root in text.roots for one in nodes(root.node)]


@given(VALUES, STYLES)
@settings(max_examples=200, deadline=None)
@example({"": [[], {}, [[]]], "a": {"b": {}}}, True)
def test_what_another_program_writes_is_read_back(value: Any, style: bool | None) -> None:
    written = yaml.safe_dump(value, default_flow_style=style, allow_unicode=True)
    _, text, slips = text_of(written)
    assert slips == ()
    assert [root.node.value for root in text.roots] == [value]


@given(VALUES, STYLES)
@settings(max_examples=150, deadline=None)
def test_the_text_at_a_scalar_is_that_scalar(value: Any, style: bool | None) -> None:
    written = yaml.safe_dump(value, default_flow_style=style, allow_unicode=True)
    source, text, _ = text_of(written)
    for node in all_nodes(text):
        span = source.text[node.start : node.end]
        # What spans several lines takes its indentation from the lines above.
        if isinstance(node, Scalar) and span and "\n" not in span:
            _, again, slips = text_of(span)
            assert slips == ()
            read_again = again.roots[0].node.value
            assert read_again == node.value or str(read_again) == str(node.value) or resolve(span) == read_again


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("a: [\n" * 30)
@example("'\n- \t\n\"")
@example("&a [*a]")
@example("%YAML 9.9\n---\n")
@example("? - a\n  - b\n: c")
def test_any_text_is_read_and_every_place_lies_inside_it(written: str) -> None:
    source, text, slips = text_of(written.encode("utf-8", errors="replace"))
    for start, end in ((slip.start, slip.end) for slip in slips):
        assert 0 <= start <= end <= max(len(source.text), 1)
        line, column = source.place(start)
        assert 1 <= line <= len(source.starts)
        assert 1 <= column <= len(source.line(line)) + 3
    for root in text.roots:
        assert 0 <= root.start <= root.end <= len(source.text)
    for node in all_nodes(text):
        assert 0 <= node.start <= node.end <= len(source.text)
    for start, end in text.cuts:
        assert 0 <= start <= end <= len(source.text)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_reading_finds_the_same_each_time(written: str) -> None:
    source = Source("a.yaml", decode("a.yaml", written.encode("utf-8", errors="replace"))[0].text)
    once, again = read(source), read(source)
    assert once.slips == again.slips
    assert [root.node.value for root in once.roots].__repr__() == [root.node.value for root in again.roots].__repr__()


BYTES = st.lists(
    st.sampled_from([b"a: b\n", b"- ", b"\xe9", b"\xff", b"\xc3\xa9", b"\xed\xa0\x80", b"\x80", b"[", b'"']),
    max_size=20,
)


@given(BYTES.map(b"".join) | TEXTS.map(lambda text: text.encode("utf-16", errors="replace")))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read(content: bytes) -> None:
    source, text, slips = text_of(content)
    assert all(0 <= slip.start <= slip.end <= max(len(source.text), 1) for slip in slips)
    assert all(node.end <= len(source.text) for node in all_nodes(text))


@given(st.text(st.sampled_from("0123456789+-.eExobaf_:~nulNtr"), max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_word_is_never_refused(word: str) -> None:
    value = resolve(word)
    assert value is None or isinstance(value, (str, int, float, bool))
    if isinstance(value, str):
        assert value == word


# What nobody sees, what YAML 1.1 takes for the end of a line, and what is no character at all.
UNSEEN = st.text(st.sampled_from("ab '\"\\\x00\x07\x1b\x7f\x85\x9f\u200b\u202e\u2028\u2066\ufeff\ufffe\U0001f600\n"))


@given(UNSEEN | LETTERS)
@settings(max_examples=200, deadline=None)
@example("\u200b@old_mill")
@example("a\u2028b")
def test_what_we_write_is_read_back_whatever_it_holds(text: str) -> None:
    forms = [f"key: {spelt(text, quote)}\nlist: {spelt([text])}\n" for quote in ("", "'", '"')]
    for form in (written({"key": text, "list": [text]}), *forms):
        _, read_again, slips = text_of(form)
        assert slips == ()
        assert read_again.roots[0].node.value == {"key": text, "list": [text]}
