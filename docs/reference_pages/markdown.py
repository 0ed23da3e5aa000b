"""Small parts of a Markdown page."""

import json
import re
from collections.abc import Iterable
from typing import Any

from govlint.reporters.sink import safe

MADE = "<!-- Made by `make docs`. Do not edit. -->"


def page(title: str, *parts: str) -> str:
    """A generated page: what is empty is left out."""
    kept = [part for part in parts if part]
    return "\n\n".join([MADE, f"# {title}", *kept]) + "\n"


def prose(text: str) -> str:
    """Text from a data file as one line that cannot be taken for HTML; what stands between backticks stays."""
    parts = safe(" ".join(text.split())).split("`")
    return "`".join(part if at % 2 else part.replace("<", "&lt;") for at, part in enumerate(parts))


def code(value: Any) -> str:
    """A value as it is written in a document."""
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"`{plain}`"


def codes(values: Iterable[Any]) -> str:
    """Some values, one after the other."""
    return ", ".join(map(code, values))


def link(said: str, to: str) -> str:
    """A link, or only its words where it leads nowhere."""
    return f"[{said}]({to})" if to else said


def slug(heading: str) -> str:
    """What a link to a heading ends in."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def anchor(name: str) -> str:
    """A place that links can lead to."""
    return f'<a id="{name}"></a>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; nothing where it has no rows."""
    cells = [tuple(head), *map(tuple, rows)]
    if len(cells) == 1:
        return ""
    lines = [f"| {' | '.join(text.replace('|', chr(92) + '|') for text in row)} |" for row in cells]
    return "\n".join([lines[0], f"|{'---|' * len(cells[0])}", *lines[1:]])


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A table of names and what they are, those without anything left out."""
    return table(("", ""), (row for row in rows if row[1]))


def fence(text: str, language: str) -> str:
    """A block of code."""
    return f"```{language}\n{safe(text.rstrip())}\n```"


def listed(lines: Iterable[str]) -> str:
    """A list with bullets."""
    return "\n".join(f"- {line}" for line in lines)


def sentence(text: str) -> str:
    """Text that begins with a capital and ends in a full stop."""
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."
