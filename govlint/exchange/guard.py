"""Text that a spreadsheet would take for a formula, made harmless, and made plain again."""

import re

# What starts a formula somewhere, also in full width, with or without spaces and quotation marks before it. A
# semicolon, a tab or a line break starts a new cell where the reader's country separates cells by it, whatever the file
# says.
_CELL, _FORMULA = r"(^|[;\t\r\n])", r"(?='*(?:[^\S\t\r\n]|\")*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r])"
_OPEN, _GUARDED = re.compile(_CELL + _FORMULA), re.compile(f"{_CELL}'{_FORMULA}")


def guarded(text: str) -> str:
    """The text with an apostrophe before everything that would start a formula."""
    return _OPEN.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return _GUARDED.sub(r"\1", text)
