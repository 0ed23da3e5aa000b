"""What is fuzzed: for each target what is to hold of any bytes, and bytes to begin with."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from govlint.policy.box import Box
from govlint.policy.regions import covers, subtract
from tests.exchange.workbooks import by_hand, cell, rows, workbook
from tests.fix.mending import PATH, around
from tests.fuzz import promises
from tests.fuzz.damage import texts
from tests.policy.test_regions import SMALL, points

_SHEET = [["Platform", "Handle", "Owner"], ["Instagram", "@old_mill", "Robin"], ["x", "=1+1", None]]


class Target(NamedTuple):
    """holds: fails where a promise is broken; seeds: what to begin with; most: the longest input that is tried."""

    holds: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]
    most: int = 3_000


def _in_house(content: bytes) -> dict[str, bytes]:
    """A file in a small organisation."""
    return {**around(content.decode(errors="replace")), PATH: content}


def _rendered(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        promises.is_rendered(_in_house(content), Path(folder))


def _subtracted(content: bytes) -> None:
    """Three bytes a region: what is left of the first without the others, against every situation counted out."""
    found = [_box(content[at : at + 3]) for at in range(0, min(len(content) - 2, 24), 3)]
    if found:
        region, taken = found[0], found[1:]
        left = points(subtract(region, taken, SMALL))
        assert left == points([region]) - points(taken)
        assert covers(taken, region, SMALL) is (not left)


def _box(masks: bytes) -> Box:
    """A region of the small space; a byte of ones names nothing."""
    named = zip(SMALL.values.items(), masks, strict=True)
    return {
        name: frozenset(value for at, value in enumerate(values) if mask >> at & 1)
        for (name, values), mask in named
        if mask != 255
    }


def _documents(*words: str) -> Callable[[], list[bytes]]:
    """Documents of the examples in which one of these words stands, as far as they are short."""

    def seeds() -> list[bytes]:
        parts = (part for text in texts() for part in text.split("---\n"))
        return [part.encode() for part in parts if len(part) < 3_000 and any(word in part for word in words)]

    return seeds


def _csv() -> list[bytes]:
    lines = "\n".join(",".join(str(value or "") for value in row) for row in _SHEET)
    return [lines.encode(), lines.replace(",", ";").encode("utf-16"), workbook({"A": _SHEET})]


def _xml() -> list[bytes]:
    written = (
        "".join(cell(f"{column}{number}", str(value)) for column, value in zip("ABC", row, strict=True))
        for number, row in enumerate(_SHEET, 1)
    )
    return [rows(*(f'<row r="{number}">{line}</row>' for number, line in enumerate(written, 1))).encode()]


TARGETS = {
    "text": Target(promises.text_is_read, _documents("govlint")),
    "check": Target(lambda content: promises.is_checked(_in_house(content)), _documents("govlint")),
    "conditions": Target(lambda content: promises.is_decided(_in_house(content)), _documents("when:", "at_least")),
    "flows": Target(lambda content: promises.is_decided(_in_house(content)), _documents("kind: approval-flow")),
    "regions": Target(_subtracted, lambda: [b"\xff\x03\x01\x01\xff\xff", bytes(range(24))], 24),
    "fix": Target(lambda content: promises.is_mended(_in_house(content)), _documents("govlint")),
    "reports": Target(lambda content: promises.is_told(promises.is_checked(_in_house(content))), _documents("govlint")),
    "handbook": Target(_rendered, lambda: _documents("govlint")()[::10]),
    "sheets": Target(promises.is_imported, _csv),
    "workbooks": Target(lambda content: promises.is_imported(by_hand(content.decode(errors="replace"))), _xml),
}
