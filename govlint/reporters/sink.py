"""The one way that text from a file takes to a terminal or a log."""

import re

# Control characters, marks that turn the reading direction, and line breaks that only some readers know.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# What continuous integration systems take for a command: `::error::` at the start of a line, `##[`, `##vso[`,
# `##teamcity[` anywhere in one.
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#(?:\[|vso\[|teamcity\[))", re.MULTILINE)


def safe(text: str) -> str:
    """Text that cannot steer a terminal or a CI log. What is unsafe is shown by its number; `\\n` and tabs stay."""
    return _COMMAND.sub(_spelt_command, _UNSAFE.sub(_spelt, text))


def one_line(text: str) -> str:
    """The same, for text that must stay on one line."""
    return safe(text.replace("\n", "\\n").replace("\t", " "))


def json_safe(text: str) -> str:
    """JSON that no CI system takes for a command; what is spelt otherwise means the same."""
    return text.replace("##", "\\u0023\\u0023")


def _spelt(found: re.Match[str]) -> str:
    return f"\\u{{{ord(found[0]):x}}}"


def _spelt_command(found: re.Match[str]) -> str:
    return f"{found[1] or ''}\\u{{3a}}" if found[0].endswith(":") else "\\u{23}"
