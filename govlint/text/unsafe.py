"""What in a text could steer a terminal or a CI log; finds it, and does nothing about it."""

import re

_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (65534, 65535)
)
# Control characters, marks that turn the reading direction, line breaks that only some readers know, and numbers that
# Unicode keeps from being characters, which readers of HTML drop.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    f"{_NO_CHARACTERS}]"
)
# What continuous integration systems take for a command: `::error::` at the start of a line, `##[`, `##vso[`,
# `##teamcity[` anywhere in one.
COMMAND = re.compile(r"^([^\S\n]*):(?=:)|#(?=#(?:\[|vso\[|teamcity\[))", re.MULTILINE)
