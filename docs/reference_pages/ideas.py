"""The ideas that rules of culture rest on, as the page of ideas tells them."""

import re
from functools import cache
from pathlib import Path

from docs.reference_pages.markdown import listed

_PAGE = Path(__file__).resolve().parent.parent / "ideas.md"
_ROW = re.compile(r'^\| <a id="(?P<name>I\d+)"></a>I\d+ \| (?P<said>.+?) \|', re.MULTILINE)


@cache
def ideas() -> dict[str, str]:
    """Every idea by its short name."""
    return {found["name"]: found["said"] for found in _ROW.finditer(_PAGE.read_text(encoding="utf-8"))}


def idea_list(names: tuple[str, ...], up: str) -> str:
    """Some ideas, each linked to the page that tells them. up: from the page to the folder of the reference."""
    return listed(f"[{name}]({up}../ideas.md#{name}): {ideas()[name]}" for name in names)
