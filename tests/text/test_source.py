"""Bytes become text: encodings, line breaks, and characters that nobody sees."""

import pytest

from govlint.text.source import MAX_BYTES, Source, decode
from tests.helpers import text_of, value_of

PLAIN = "name: Ärger – ß\nmarket: NO\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(encoding: str) -> None:
    assert value_of(PLAIN.encode(encoding)) == {"name": "Ärger – ß", "market": "NO"}


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_both_byte_orders(mark: bytes, encoding: str) -> None:
    source, slips = decode("a.yaml", mark + PLAIN.encode(encoding))
    assert (source.text, slips) == (PLAIN, ())


def test_bytes_that_are_no_utf_8_are_named_and_the_rest_is_read() -> None:
    _, text, slips = text_of(b"title: Caf\xe9\nmarket: GB\n")
    assert [(slip.rule, slip.start, slip.end) for slip in slips] == [("not-utf-8", 10, 11)]
    assert "0xE9" in slips[0].message
    assert text.roots[0].node.value["market"] == "GB"


def test_half_a_character_of_utf_16_is_named() -> None:
    _, _, slips = text_of(b"\xff\xfe" + "a: b".encode("utf-16-le") + b"\x00")
    assert [slip.rule for slip in slips] == ["not-utf-8"]
    assert "UTF-16" in slips[0].message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_breaks(end: str) -> None:
    text = end.join(["a: 1", "b:", "  - x", "  - y", ""])
    source, read, slips = text_of(text)
    assert slips == ()
    root = read.roots[0].node
    assert root.value == {"a": 1, "b": ["x", "y"]}
    place = source.place(text.index("y"))
    assert place == (4, 5)
    assert source.line(3) == "  - x"


def test_mixed_line_breaks_are_counted_as_they_stand() -> None:
    source = Source("a.yaml", "a\r\nb\nc\rd")
    assert [source.line(number) for number in range(1, 5)] == ["a", "b", "c", "d"]
    assert [source.place(at) for at in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_the_end_of_a_text_has_a_place() -> None:
    assert Source("a.yaml", "a: b\n").place(5) == (2, 1)
    assert Source("a.yaml", "").place(0) == (1, 1)


def test_columns_count_characters_not_bytes() -> None:
    source, read, _ = text_of("ä: {ö: 𝄞, z: 1}\n")
    inner = read.roots[0].node.nodes["ä"].nodes["z"]  # type: ignore[union-attr]
    assert source.place(inner.start) == (1, 14)
    assert source.text[inner.start : inner.end] == "1"


HIDDEN = {
    "escape": "\x1b",
    "nul": "\x00",
    "backspace": "\x08",
    "delete": "\x7f",
    "c1 control": "\x9b",
    "zero-width space": "\u200b",
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "byte order mark inside": "\ufeff",
    "no character": "\uffff",
}


@pytest.mark.parametrize("character", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_cannot_be_seen_is_named_and_nothing_else_moves(character: str) -> None:
    source, text, slips = text_of(f"title: Old{character}Mill\nmarket: GB\n")
    assert [(slip.rule, slip.start, slip.end) for slip in slips] == [("hidden-character", 10, 11)]
    assert f"U+{ord(character):04X}" in slips[0].message
    assert text.roots[0].node.value == {"title": "Old Mill", "market": "GB"}
    assert source.place(source.text.index("market")) == (2, 1)


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_an_end_of_line_that_editors_do_not_show_hides_no_field(character: str) -> None:
    """To the parser a new line begins there; to whoever reads the file, none."""
    source, text, slips = text_of(f"title: Old Mill{character}comments: nobody\nmarket: GB\n")
    assert [slip.rule for slip in slips] == ["hidden-character", "yaml-syntax"]
    assert "comments" not in text.roots[0].node.value
    assert source.place(source.text.index("market")) == (2, 1)


def test_hidden_characters_in_bytes_that_are_no_utf_8() -> None:
    _, _, slips = text_of(b"title: Caf\xe9\nsummary: \x1b[2J\n")
    assert "not-utf-8" in [slip.rule for slip in slips]


def test_several_hidden_characters_are_one_finding_that_counts_them() -> None:
    _, _, slips = text_of("a: \u200b1\nb: \u202e2\nc: \u200b3\n")
    assert len(slips) == 1
    assert "the first of 3" in slips[0].message


@pytest.mark.parametrize("character", ["\u00a0", "\u0301", "é", "漢", "🏳️‍🌈", "\u00ad", "\u200d"])
def test_what_languages_need_is_left_alone(character: str) -> None:
    assert value_of(f"title: 'a{character}b'\n") == {"title": f"a{character}b"}


def test_a_file_that_is_too_large_is_not_read() -> None:
    content = b"a: " + b"x" * MAX_BYTES
    source, slips = decode("a.yaml", content)
    assert source.text == ""
    assert [slip.rule for slip in slips] == ["file-too-large"]


def test_a_file_of_the_greatest_size_is_read() -> None:
    content = b"a: " + b"x" * (MAX_BYTES - 3)
    assert value_of(content) == {"a": "x" * (MAX_BYTES - 3)}
