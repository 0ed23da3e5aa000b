"""Handouts of one example as whole pages, as they are read."""

from functools import cache
from html.parser import HTMLParser

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.handbook.conftest import read_book, read_site
from tests.helpers import HOUSE

_BREAKING = {"h1", "h2", "h3", "li", "p", "dl"}


class _Reader(HTMLParser):
    """The words of the main part and what stands under it, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "main"
        if tag in _BREAKING:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self.inside and self.lines:
            self.lines[-1] += data


@cache
def brewer() -> dict[str, str]:
    return read_site(read_book(HOUSE / "examples" / "brewer"))


@pytest.mark.parametrize("path", ["crisis.html", "personal.html", "ai.html", "influencers/gb.html"])
def test_a_handout_reads_as_it_did(path: str, snapshot: SnapshotAssertion) -> None:
    reader = _Reader()
    reader.feed(brewer()[path])
    assert "\n".join(" ".join(line.split()) for line in reader.lines if line.strip()) == snapshot
