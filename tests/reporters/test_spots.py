"""Columns in three units, and paths that other programs find."""

from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.finding import Location
from govlint.reporters import Look
from govlint.reporters.spots import Spot, path_of, spot, uri_of, utf8, utf16
from govlint.text.source import Source
from tests.reporters.made import made

# What stands before the place, and its column in characters, UTF-16 code units and bytes of UTF-8.
BEFORE = {
    "plain ": (7, 7, 7),
    "a\tb ": (5, 5, 5),
    "Cafe\u0301 ": (7, 7, 8),
    "Café ": (6, 6, 7),
    "𝄞🏳️‍🌈 ": (7, 10, 20),
    "漢字": (3, 3, 7),
}


@pytest.mark.parametrize(("before", "columns"), BEFORE.items(), ids=ascii)
def test_columns_in_every_unit(before: str, columns: tuple[int, int, int]) -> None:
    text = f"first\r\n{before}🙂x: 1\n"
    start = text.index("🙂")
    report = made(text=text, at=(start, start + 2))
    at = report.entries[0].finding.location
    for unit, column, wide in zip((len, utf16, utf8), columns, (2, 3, 5), strict=True):
        assert spot(report, at, Look(), unit) == Spot("a.yaml", 2, column, column + wide)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_units_are_what_encodings_say(text: str) -> None:
    assert utf16(text) == len(text.encode("utf-16-le")) // 2
    assert utf8(text) == len(text.encode())


@given(st.text("ab𝄞\n\r\t", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_place_stays_on_its_first_line_and_inside_it(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    report = made(text=text, at=(start, end))
    found = spot(report, report.entries[0].finding.location, Look())
    length = len(Source("a.yaml", text).line(found.line)) if text else 0
    assert 1 <= found.column <= found.end_column <= length + 1


def test_what_was_not_read_is_its_first_line() -> None:
    report = made(text="")
    assert spot(report, report.entries[0].finding.location, Look()) == Spot("a.yaml", 1, 1, 1)
    assert spot(report, Location("elsewhere", (), 5, 9), Look()) == Spot("elsewhere", 1, 1, 1)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a/b.yaml", "a/b.yaml"),
        ("./a/../b.yaml", "b.yaml"),
        ("/repo/a/b.yaml", "a/b.yaml"),
        ("/repository/b.yaml", "/repository/b.yaml"),
        ("/other/b.yaml", "/other/b.yaml"),
        ("../b.yaml", "../b.yaml"),
    ],
)
def test_paths_start_from_the_folder(path: str, shown: str) -> None:
    assert path_of(path, Look(folder="/repo")) == shown


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü#?.yaml", "a%20b/%C3%BC%23%3F.yaml"),
        ("c:evil.yaml", "c%3Aevil.yaml"),
        ("caf\udce9.yaml", "caf%E9.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("../b.yaml", "file:///b.yaml"),
        ("/other/b c.yaml", "file:///other/b%20c.yaml"),
    ],
)
def test_paths_as_uris(path: str, uri: str) -> None:
    assert uri_of(path, Look(folder="/repo")) == uri


@given(st.text(st.characters(exclude_characters="/", exclude_categories=["Cs"]), min_size=1))
def test_a_uri_gives_the_path_back(name: str) -> None:
    if name not in (".", ".."):
        assert unquote_to_bytes(uri_of(name, Look())) == name.encode()
