"""Signs before a value, where the parser reads on and YAML 1.2 would not: tags, anchors, aliases, question marks."""

import re

from govlint.text.source import Slip

# The parser says nothing of a tag without a name, and takes what stands between quotes after it for a plain value.
_TAG = re.compile(r"(?:&\S+\s+)?(!\S*)")
_NAME = re.compile(r"[&*][^\s,\[\]{}]+")


def has_tag(text: str, start: int) -> bool:
    """Whether a value begins with a tag, or with an anchor and then a tag."""
    return _TAG.match(text, start) is not None


def tag(text: str, start: int, name: str) -> Slip:
    """What is said of a tag. start: where the value begins; name: what the parser calls the tag."""
    found = _TAG.match(text, start)
    span = found.span(1) if found else (start, start + len(text[start : start + 80].split(maxsplit=1)[0]))
    said = name.replace("tag:yaml.org,2002:", "!!")
    return Slip("tag", f"govlint does not read tags ({said}); leave it out", *span)


def name_cut_short(text: str, start: int, name: str) -> Slip | None:
    """An anchor or alias that the parser ends at a sign where YAML 1.2 reads on until a blank."""
    after = start + 1 + len(name)
    if not text.startswith((":", "?"), after):
        return None
    found = _NAME.match(text, start)
    said = f"a name after {text[start]} takes letters, digits, - and _, and a blank after it"
    return Slip("yaml-syntax", said, start, found.end() if found else after)


def question_mark(text: str, start: int) -> Slip | None:
    """A question mark right before a key: to the parser a sign, to YAML 1.2 the beginning of a text."""
    if not text.endswith("?", 0, start):
        return None
    return Slip("yaml-syntax", "a ? stands right before a value: put the value in quotes", start - 1, start)
