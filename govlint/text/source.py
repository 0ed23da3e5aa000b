"""The text of one file and where things stand in it; knows encodings, not YAML."""

import re
from bisect import bisect_right
from typing import NamedTuple

MAX_BYTES = 1024 * 1024

# What YAML refuses, marks that make text read otherwise than it is stored, and ends of lines that only the parser sees.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]"
)
_BREAK = re.compile(r"\r\n|\r|\n")
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Without a mark, the zero bytes of a first character or two give it away, as YAML has it.
_UNMARKED: dict[tuple[bool, ...], str] = {
    (True, True, True, False): "utf-32-be",
    (False, True, True, True): "utf-32-le",
    (True, False, True, False): "utf-16-be",
    (False, True, False, True): "utf-16-le",
}


class Slip(NamedTuple):
    """Something wrong with a text, before anybody asks what it says.

    rule is the name of a rule of the core pack, start and end are character offsets.
    """

    rule: str
    message: str
    start: int
    end: int
    related: tuple[tuple[str, int, int], ...] = ()


class Source:
    """A file's path, its text, and the places of its lines. hidden: where characters stood that cannot be seen."""

    __slots__ = ("_starts", "hidden", "path", "text")

    def __init__(self, path: str, text: str, hidden: tuple[int, ...] = ()) -> None:
        self.path = path
        self.text = text
        self.hidden = hidden
        self._starts: list[int] = []

    @property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        return self._starts

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both counted from 1, columns in characters."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (counted from 1), without its line break."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


def decode(path: str, content: bytes) -> tuple[Source, tuple[Slip, ...]]:
    """Turn a file's bytes into a source, and say what of it could not be read.

    UTF-8 is assumed; a byte order mark, or zero bytes at the start, may say UTF-16 or UTF-32. Characters that cannot
    be seen are reported and blanked, so that no text hides from the reader of a finding.
    """
    if len(content) > MAX_BYTES:
        said = f"this file has more than {MAX_BYTES:,} bytes; govlint reads no more"
        return Source(path, ""), (Slip("file-too-large", said, 0, 0),)
    bom, encoding = encoding_of(content)
    try:
        text = content[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        return _undecodable(path, content[len(bom) :], error)
    if text.isascii() and text.isprintable():
        return Source(path, text), ()
    return _reveal(path, text)


def encoding_of(content: bytes) -> tuple[bytes, str]:
    """The byte order mark at the start of a file, if there is one, and the encoding of what comes after it."""
    unmarked = _UNMARKED.get(tuple(byte == 0 for byte in content[:4]), "utf-8")
    return next(((mark, name) for mark, name in _BOMS if content.startswith(mark)), (b"", unmarked))


def _undecodable(path: str, content: bytes, error: UnicodeDecodeError) -> tuple[Source, tuple[Slip, ...]]:
    at = len(content[: error.start].decode(error.encoding, errors="replace"))
    byte = f"0x{content[error.start]:02X}"
    said = f"the byte {byte} is not {error.encoding.upper()}; save this file as UTF-8"
    source, hidden = _reveal(path, content.decode(error.encoding, errors="replace"))
    return source, (Slip("not-utf-8", said, at, min(at + 1, len(source.text))), *hidden)


def _reveal(path: str, text: str) -> tuple[Source, tuple[Slip, ...]]:
    hidden = list(HIDDEN.finditer(text))
    if not hidden:
        return Source(path, text), ()
    first = hidden[0]
    more = f", the first of {len(hidden)} in this file" if len(hidden) > 1 else ""
    said = f"a character that cannot be seen stands here: U+{ord(first[0]):04X}{more}"
    source = Source(path, HIDDEN.sub(" ", text), tuple(one.start() for one in hidden))
    return source, (Slip("hidden-character", said, first.start(), first.end()),)
