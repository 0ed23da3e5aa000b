"""The difference that fixes make, line by line, as `diff -u` writes it."""

import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff

from govlint.reporters import Look
from govlint.reporters.sink import one_line, safe
from govlint.text.source import encoding_of

_COLOURS = {"+++": "1", "---": "1", "@": "36", "+": "32", "-": "31"}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_NO_END = "\\ No newline at end of file"


def lines(before: Mapping[str, bytes], after: Mapping[str, bytes], look: Look, ends: bool = False) -> Iterator[str]:
    """For each file that is not the same, its lines that differ with three around them. Both: contents by path.

    ends: whether lines that end in CRLF keep their CR: `git apply` needs it, and a terminal jumps with it.
    """
    for path in sorted(after):
        if before[path] != after[path]:
            was, now = (_lines(side[path]) for side in (before, after))
            name = one_line(path.replace("\\", "/"))
            for line in unified_diff(was, now, f"a/{name}", f"b/{name}", lineterm=""):
                yield _painted(line.removesuffix("\r"), look) + ("\r" if ends and line.endswith("\r") else "")


def _lines(content: bytes) -> list[str]:
    mark, encoding = encoding_of(content)
    text = content[len(mark) :].decode(encoding, errors="replace")
    found = [line for line in _LINE.findall(text) if line]
    return [_without_end(line) for line in found]


def _without_end(line: str) -> str:
    """A line as it stands in a difference: of its end only the CR of a CRLF is left."""
    bare = line.rstrip("\r\n")
    if line == bare:
        return f"{line}\n{_NO_END}"
    return f"{bare}\r" if line.endswith("\r\n") else bare


def _painted(line: str, look: Look) -> str:
    style = next((style for sign, style in _COLOURS.items() if line.startswith(sign)), "")
    text = safe(line)
    return f"\x1b[{style}m{text}\x1b[0m" if look.colour and style else text
