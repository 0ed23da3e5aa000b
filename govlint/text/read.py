"""A source becomes documents; after a slip the rest is still read."""

import re
from typing import NamedTuple

import yaml

from govlint.text.build import Builder, Root, TooMuchError
from govlint.text.source import Slip, Source

MAX_SLIPS = 20

_SAID = (
    ("mapping values are not allowed", "a colon and a space inside a value: put the value in quotes"),
    (
        "cannot start any token",
        "a tab or a special character stands where a value starts: use spaces, or put it in quotes",
    ),
    ("could not find expected ':'", "this line is no `key: value`: the colon is missing"),
    ("while scanning a quoted scalar", "this quote is never closed"),
    ("while parsing a flow sequence", "this bracket [ is never closed, or a comma is missing"),
    ("while parsing a flow node", "this bracket is never closed, or a comma is missing"),
    ("while parsing a flow mapping", "this bracket { is never closed, or a comma is missing"),
    ("did not find expected key", "this line is indented differently from the lines it belongs to"),
    ("did not find expected '-' indicator", "this line is indented differently from the list it belongs to"),
    ("block sequence entries are not allowed", "a list cannot start here: put it on the next line"),
    ("while scanning a block scalar", "the text after | or > is indented wrongly"),
    ("did not find expected alphabetic", "& and * need a name after them; put the value in quotes"),
    ("found unknown escape character", "\\ needs a known letter after it; use single quotes"),
    ("did not find expected <document start>", "this does not belong to the document above it"),
)
_OPENED = ("quoted scalar", "flow sequence", "flow mapping", "simple key", "block scalar", "anchor", "alias", "tag")
_INDENT = re.compile(r"[ ]*")


class Text(NamedTuple):
    """The documents of one source and what was wrong with it; cuts are the parts that were lost."""

    roots: tuple[Root, ...]
    slips: tuple[Slip, ...]
    cuts: tuple[tuple[int, int], ...] = ()


def read(source: Source) -> Text:
    """Read all documents of a source.

    Where the text is not YAML, the smallest block that holds the slip is left out and the rest is read again, so
    that each slip is found and none is found twice.
    """
    text, slips, cuts = source.text, list[Slip](), list[tuple[int, int]]()
    while len(slips) < MAX_SLIPS:
        builder = Builder(text)
        error = _run(builder)
        if isinstance(error, Slip):
            slips.append(error)
            cuts.append((0, len(text)))
            break
        if error is None:
            break
        slips.append(_misquoted(builder, error, text) or _slip(error, text))
        cut = _cut(Source(source.path, text), slips[-1])
        text = _blank(text, cut)
        cuts.append(cut)
    lost = [*cuts, *((slip.start, slip.end) for slip in builder.slips)]
    roots = tuple(root._replace(damaged=_hit(root, lost)) for root in builder.roots)
    return Text(roots, (*slips, *builder.slips)[:MAX_SLIPS], tuple(cuts))


def _run(builder: Builder) -> yaml.MarkedYAMLError | Slip | None:
    try:
        builder.run()
    except yaml.MarkedYAMLError as error:
        return error
    except TooMuchError as error:
        return error.slip
    except yaml.reader.ReaderError as error:
        return Slip("yaml-syntax", f"this character cannot stand in YAML: {error.character!r}", 0, 1)
    return None


def _offset(error: yaml.MarkedYAMLError, text: str) -> int:
    """Where the slip was made: where something was opened and not closed, else where the parser gave up."""
    opened = any(word in (error.context or "") for word in _OPENED)
    mark = error.context_mark if opened and error.context_mark else error.problem_mark or error.context_mark
    at = mark.index if mark else 0
    return _open_bracket(text, at) if "flow node" in (error.context or "") else at


def _open_bracket(text: str, end: int) -> int:
    """The last bracket before `end` that nothing closes; quotes are not looked into."""
    closed = 0
    for at in range(end - 1, -1, -1):
        closed += (text[at] in "]}") - (text[at] in "[{")
        if closed < 0:
            return at
    return end


def _misquoted(builder: Builder, error: yaml.MarkedYAMLError, text: str) -> Slip | None:
    """A quote that closes in the wrong place: the parser stumbles only over what comes after it."""
    if not builder.quoted or not error.problem_mark:
        return None
    start, end = builder.quoted
    after = text[end : error.problem_mark.index + 1]
    if not 1 <= len(after) <= 2 or after.isspace() or "scanning a quoted" in (error.context or ""):
        return None
    if "\n" in text[start:end]:
        return Slip("yaml-syntax", "this quote is never closed", start, text.index("\n", start))
    return Slip("yaml-syntax", "a quote inside quotes: use the other kind of quotes around the text", start, end)


def _slip(error: yaml.MarkedYAMLError, text: str) -> Slip:
    parser = f"{error.context or ''} {error.problem or ''}"
    said = next((plain for sign, plain in _SAID if sign in parser), f"this is not YAML: {error.problem}")
    start = min(_offset(error, text), max(len(text.rstrip()) - 1, 0))
    line_end = min((at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0), default=len(text))
    return Slip("yaml-syntax", said, start, max(start + 1, line_end))


def _cut(source: Source, slip: Slip) -> tuple[int, int]:
    """The smallest block of lines around a slip without which the parser gets past it."""
    line = source.place(slip.start)[0]
    block = (0, len(source.text))
    while line >= 1:
        last = _last_line_of_block(source, line)
        block = source.starts[line - 1], source.starts[last] if last < len(source.starts) else len(source.text)
        rest = _blank(source.text, block)
        again = _run(Builder(rest))
        if not isinstance(again, yaml.MarkedYAMLError) or _offset(again, rest) >= block[1]:
            return block
        line = _line_above(source, line)
    return block


def _indent(text: str) -> int | None:
    found = _INDENT.match(text)
    return None if not text.strip() or text.lstrip().startswith("#") else len(found[0] if found else "")


def _last_line_of_block(source: Source, line: int) -> int:
    own = _indent(source.line(line)) or 0
    for number in range(line + 1, len(source.starts) + 1):
        indent = _indent(source.line(number))
        if indent is not None and indent <= own:
            return number - 1
    return len(source.starts)


def _line_above(source: Source, line: int) -> int:
    own = _indent(source.line(line)) or 0
    for number in range(line - 1, 0, -1):
        indent = _indent(source.line(number))
        if indent is not None and (indent < own or (indent == own == 0)):
            return number
    return 0


def _blank(text: str, cut: tuple[int, int]) -> str:
    start, end = cut
    return text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]


def _hit(root: Root, cuts: list[tuple[int, int]]) -> bool:
    return any(start < root.end and end > root.start for start, end in cuts)
