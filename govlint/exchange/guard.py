"""Text that a spreadsheet would take for a formula, made harmless, and made plain again."""

import re

# What starts a formula somewhere, also in full width. A semicolon, a tab or a line break starts a new cell where the
# reader's country separates cells by it, whatever the file says.
_STARTS = r"(^|[;\t\r\n])(\s*)('*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20\t\r])"
_FORMULA = re.compile(_STARTS)
_GUARDED = re.compile(_STARTS.replace("('*)", "'('*)"))


def guarded(text: str) -> str:
    """The text with an apostrophe before everything that would start a formula."""
    return _FORMULA.sub(r"\1\2'\3", text)


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return _GUARDED.sub(r"\1\2\3", text)
