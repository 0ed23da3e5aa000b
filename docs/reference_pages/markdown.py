"""Small parts of a Markdown page."""

import json
import re
from collections.abc import Iterable
from typing import Any

from govlint.reporters.sink import safe

MADE = "<!-- Made by `make docs`. Do not edit. -->"
# What Markdown or a git host would take for more than a letter: emphasis, links, HTML, strikes, formulas.
_SPECIAL = re.compile(r"[\\*\[\]<~$]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_START = re.compile(r"^(\d+)([.)]\s)|^([-+>=]+\s|#)")


def page(title: str, *parts: str) -> str:
    """A generated page: what is empty is left out."""
    kept = [part for part in parts if part]
    return "\n\n".join([MADE, f"# {title}", *kept]) + "\n"


def section(head: str, *parts: str) -> str:
    """A part of a page under a heading; nothing where it holds nothing."""
    kept = [part for part in parts if part]
    return "\n\n".join([f"## {head}", *kept]) if kept else ""


def prose(text: str) -> str:
    """Text from a data file as one line that says what it says; what stands between backticks stays."""
    parts = safe(" ".join(text.split())).split("`")
    if len(parts) % 2 == 0:
        parts[-2:] = [f"{parts[-2]}\\`{parts[-1]}"]
    escaped = "`".join(part if at % 2 else _SPECIAL.sub(r"\\\g<0>", part) for at, part in enumerate(parts))
    return _START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", escaped)


def code(value: Any) -> str:
    """A value as it is written in a document."""
    plain = safe(" ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split()))
    ticks = _ticks(plain, 1)
    return f"{ticks} {plain} {ticks}" if "`" in plain else f"`{plain}`"


def codes(values: Iterable[Any]) -> str:
    """Some values, one after the other."""
    return ", ".join(map(code, values))


def link(said: str, to: str) -> str:
    """A link, or only its words where it leads nowhere."""
    safely = re.sub(r"[\s()<>]", lambda found: f"%{ord(found[0]):02X}", to)
    return f"[{said}]({safely})" if to else said


def slug(heading: str) -> str:
    """What a link to a heading ends in."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def anchor(name: str) -> str:
    """A place that links can lead to."""
    return f'<a id="{name}"></a>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table, without the columns in which no row has anything; nothing where it has no rows."""
    heads, body = list(head), [list(row) for row in rows]
    kept = [at for at in range(len(heads)) if any(row[at] for row in body)]
    lines = [_row(line[at] for at in kept) for line in (heads, *body)]
    return "\n".join([lines[0], f"|{'---|' * len(kept)}", *lines[1:]]) if body else ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(text.replace('|', chr(92) + '|') for text in cells)} |"


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A table of names and what they are, those without anything left out."""
    return table(("", ""), (row for row in rows if row[1]))


def fence(text: str, language: str) -> str:
    """A block of code, whatever backticks it holds."""
    ticks = _ticks(text, 3)
    return f"{ticks}{language}\n{safe(text.rstrip())}\n{ticks}"


def _ticks(text: str, least: int) -> str:
    """So many backticks as the text has nowhere in a row."""
    return "`" * max(least, 1 + max((len(run) for run in re.findall("`+", text)), default=0))


def listed(lines: Iterable[str]) -> str:
    """A list with bullets."""
    return "\n".join(f"- {line}" for line in lines)


def sentence(text: str) -> str:
    """Text that begins with a capital and ends in a full stop."""
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."
