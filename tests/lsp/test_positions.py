"""Places as editors count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lsp.positions import UNITS, Position, offset, position
from govlint.lsp.shift import shift
from govlint.text.source import Source

TEXTS = st.text(st.sampled_from("ab é€😀\n\r\x0b\x0c\x1c\x85\u2028:-"), max_size=40)


@given(TEXTS, st.integers(0, 45), st.sampled_from(sorted(UNITS)))
def test_every_place_is_found_again(text: str, at: int, unit: str) -> None:
    source = Source("a.yaml", text)
    said = position(source, at, UNITS[unit])
    found = offset(source, said, UNITS[unit])
    # Between the two halves of CRLF, and beyond the end, there is no place of its own.
    assert position(source, found, UNITS[unit]) == said
    assert found <= min(at, len(text))
    assert text[found : min(at, len(text))].strip("\r\n") == ""


@pytest.mark.parametrize(("unit", "units"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_a_character_beyond_the_first_plane_has_its_units(unit: str, units: int) -> None:
    source = Source("a.yaml", "x\r\na😀: b")
    assert position(source, 5, UNITS[unit]) == Position(1, units)
    assert offset(source, Position(1, units), UNITS[unit]) == 5


def test_lines_end_where_the_protocol_says_and_nowhere_else() -> None:
    source = Source("a.yaml", "a\u2028b\x0bc\x85d\re\r\nf")
    assert position(source, source.text.index("e"), len) == Position(1, 0)
    assert position(source, source.text.index("f"), len) == Position(2, 0)


@pytest.mark.parametrize("at", [Position(0, 99), Position(9, 0), Position(1, 99)])
def test_what_lies_beyond_is_the_end(at: Position) -> None:
    source = Source("a.yaml", "ab\ncd")
    assert offset(source, at, len) == (2 if at.line == 0 else 5)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_stands_around_a_change_moves_with_it(before: str, old: str, new: str, after: str) -> None:
    change = shift(before + old + after, before + new + after)
    assert change.moved(0, len(before)) in ((0, len(before)), None)
    untouched = change.moved(len(before + old), len(before + old + after))
    whole = before + new + after
    assert untouched is None or whole[untouched[0] : untouched[1]] == after
    if old == new:
        assert change.moved(0, len(whole)) == (0, len(whole))


def test_what_was_touched_stands_nowhere() -> None:
    change = shift("comments: nobody\nowner: x", "comments: everyone\nowner: x")
    assert change.moved(0, 8) == (0, 8)
    assert change.moved(10, 16) is None
    assert change.moved(17, 22) == (19, 24)
