"""The one way that text from a file takes to a terminal or a log."""

import json
import re
from typing import Any

from govlint.text.unsafe import COMMAND, UNSAFE

_HALF = re.compile("[\ud800-\udfff]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Marks of markup, white space that an attribute would lose, and two colons or number signs, which CI systems look for.
_MARKUP = re.compile("[&<>\"'\t\n\r\x7f]|#(?=#)|:(?=:)")


def safe(text: str) -> str:
    """Text that cannot steer a terminal or a CI log. What is unsafe is shown by its number; `\\n` and tabs stay."""
    return COMMAND.sub(_spelt_command, UNSAFE.sub(_spelt, text))


def one_line(text: str) -> str:
    """The same, for text that must stay on one line."""
    return safe(text.replace("\n", "\\n").replace("\t", " "))


def json_safe(text: str) -> str:
    """JSON that no CI system takes for a command; what is spelt otherwise means the same."""
    return text.replace("##", "\\u0023\\u0023")


def whole(text: str) -> str:
    """Text in which half a character, which strict readers refuse, is shown by its number."""
    return _HALF.sub(_spelt, text)


def strict_json(value: Any, indent: int | None = 2) -> str:
    """One document of JSON that the strictest readers take and no CI system takes for a command.

    indent: of each level, in spaces; None for a document on one line.
    """
    text = json.dumps(value, ensure_ascii=False)
    if _HALF.search(text):
        value = json.loads(_HALF.sub(lambda found: "\\" + _spelt(found), text))
    return json_safe(json.dumps(value, ensure_ascii=True, indent=indent))


def xml_safe(text: str) -> str:
    """Text for a value or an attribute of XML: it is read as it was, but for what XML cannot say at all."""
    spelt = _NO_XML.sub(_spelt, text)
    return _MARKUP.sub(_reference, spelt).encode("ascii", "xmlcharrefreplace").decode("ascii")


def html_safe(text: str) -> str:
    """Text for a value or an attribute of HTML. What is unsafe is shown by its number; line breaks stay."""
    marked = _MARKUP.sub(_reference, safe(text)).replace("&#10;", "\n")
    return marked.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _spelt(found: re.Match[str]) -> str:
    return f"\\u{{{ord(found[0]):x}}}"


def _spelt_command(found: re.Match[str]) -> str:
    return f"{found[1] or ''}\\u{{3a}}" if found[0].endswith(":") else "\\u{23}"
