"""Edits of texts, and what they mend; knows characters, not documents."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.finding import Finding
from govlint.text.source import encoding_of


class Edit(NamedTuple):
    """A text in place of the characters from start up to, not including, end.

    Both are offsets in the text of the file as it is decoded, the same as those of a `Location`: they count code
    points, not bytes or halves of UTF-16; a byte order mark at the start of the file is not counted, and a line end of
    CRLF counts twice. Where start and end are the same, something is put in.
    """

    path: str
    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that belong together and mend one finding. title: what is done, in a few words. rule: that of the finding.

    safe: nothing that was decided should be decided otherwise; `apply` proves that before it is done.
    """

    title: str
    rule: str
    finding: Finding
    safe: bool
    edits: tuple[Edit, ...]


def apart(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Of several fixes those that can be done at once: the first of any that touch each other."""
    kept: list[Fix] = []
    for fix in fixes:
        if not any(_touch(one, other) for held in kept for one in held.edits for other in fix.edits):
            kept.append(fix)
    return tuple(kept)


def _touch(one: Edit, other: Edit) -> bool:
    return one.path == other.path and one.start <= other.end and other.start <= one.end


def edited(path: str, content: bytes, edits: Iterable[Edit]) -> bytes:
    """A file with the edits that are of its path, in the encoding that it has, byte order mark included.

    The edits must lie apart. Raises UnicodeError where the file cannot be decoded.
    """
    mark, encoding = encoding_of(content)
    text = content[len(mark) :].decode(encoding)
    for edit in sorted((one for one in edits if one.path == path), key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return mark + text.encode(encoding)


def moved(edits: Iterable[Edit], path: str, offset: int) -> int:
    """Where a place of a file stands once edits are made; what they take out stands where they begin."""
    shift = 0
    for edit in edits:
        if edit.path == path and edit.start < offset:
            shift += len(edit.text) * (edit.end <= offset) - (min(edit.end, offset) - edit.start)
    return offset + shift
