"""A small model of the systems that read a log line by line and take some of it for commands."""

import re

# What GitHub's runner registers; `##[` takes the same words.
_GITHUB = {
    *("add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher"),
    *(
        "save-state",
        "set-env",
        "set-output",
        "stop-commands",
        "warning",
        "internal-set-repo-path",
        "command",
        "section",
    ),
}
# .NET's line breaks and the white space that its Trim() takes away.
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = " \t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
_OLD = re.compile(r"##\[([^\] ]*)[^\]]*\]")

# Texts that would be a command, or would steer a terminal.
HOSTILE = [
    "::error::stolen",
    "::set-output name=a::b",
    "  ::add-mask::x",
    "\t::error::x",
    "\u00a0::error::x",
    "\u3000::stop-commands::x",
    "##[error]x",
    "##[group] x",
    "a ##[set-env name=PATH]/tmp",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildStatus text='x']",
    "###[error]x",
    "####vso[x]y",
    ":::error::x",
    "a\r::error::x",
    "a\x85::error::x",
    "a\u2028::error::x",
    "a\x0b::error::x",
    "\x1b[2J\x1b[1;1Hclean",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\u202edetrevni",
    "\u2066isolated",
    "zero\u200bwidth",
    "back\x08space",
    "caf\udce9",
]


def commands(output: str) -> list[str]:
    """The commands that GitHub Actions, Azure Pipelines or TeamCity would carry out."""
    return [found for line in _BREAKS.split(output) for found in _of_line(line)]


def _of_line(line: str) -> list[str]:
    found = []
    trimmed = line.strip(_BLANK)
    if trimmed.startswith("::") and "::" in trimmed[2:]:
        found.append(trimmed)
    found += [match[0] for match in _OLD.finditer(line) if match[1].lower() in _GITHUB]
    found += [line[line.index(mark) :] for mark in ("##vso[", "##teamcity[") if mark in line]
    return found


def steers_a_terminal(output: str) -> list[str]:
    """Characters that move a cursor, change colours, turn the reading direction or hide."""
    return re.findall(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]", output
    )
