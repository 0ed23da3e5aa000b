"""A strict reader of iCalendar (RFC 5545), independent of the library that writes it."""

import re
from typing import NamedTuple

_LINE = re.compile(r'(?P<name>[A-Z-]+)(?P<params>(?:;[A-Z-]+=(?:"[^"]*"|[^";:,]+))*):(?P<value>.*)', re.DOTALL)
# TEXT: a comma, a semicolon or a backslash stands only behind a backslash; a line break is `\n`.
_TEXT = re.compile(r"(?:[^\x00-\x08\x0a-\x1f\x7f\\;,]|\\[\\;,nN])*", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")
_TEXTS = ("SUMMARY", "DESCRIPTION", "UID", "PRODID")


class Component(NamedTuple):
    """A part of a calendar: its name, its properties (name and parameters → values), and the parts in it."""

    name: str
    properties: dict[str, list[str]]
    parts: list["Component"]


def lines(content: bytes) -> list[str]:
    """The lines of a calendar, unfolded. AssertionError where a line is too long, or ends otherwise than in CRLF."""
    assert content.endswith(b"\r\n")
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in physical:
        assert line.strip()
        assert b"\r" not in line
        assert b"\n" not in line
        assert len(line) <= 75, line
        line.decode("utf-8")  # a fold inside a character would leave half of one
    assert not physical[0].startswith((b" ", b"\t"))
    return content.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def read(content: bytes) -> Component:
    """The one calendar of a file."""
    whole = Component("", {}, [])
    above = [whole]
    for line in lines(content):
        found = _LINE.fullmatch(line)
        assert found, line
        if found["name"] == "BEGIN":
            part = Component(found["value"], {}, [])
            above[-1].parts.append(part)
            above.append(part)
        elif found["name"] == "END":
            assert above.pop().name == found["value"]
        else:
            name = found["name"] + found["params"]
            above[-1].properties.setdefault(name, []).append(_value(found["name"], found["value"]))
    assert above == [whole]
    (calendar,) = whole.parts
    return calendar


def _value(name: str, value: str) -> str:
    if name not in _TEXTS:
        return value
    assert _TEXT.fullmatch(value), value
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
