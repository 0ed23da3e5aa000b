"""The page of the ideas that rules of culture rest on, as `rules/ideas.yaml` tells them."""

from pathlib import Path
from typing import Any

from docs.reference_pages.markdown import listed, table
from govlint.library.library import built_in

_HEAD = Path(__file__).with_name("ideas.md")


def ideas_page() -> str:
    """The page of all ideas, with a place to link to for each."""
    rows = (
        (f'<a id="{name}"></a>{name}', idea["said"], _essays(idea), idea["asks"])
        for name, idea in built_in().part("ideas").items()
    )
    head = _HEAD.read_text(encoding="utf-8")
    return f"{head}\n{table(('#', 'idea', 'essay', 'what it asks for'), rows)}\n"


def _essays(idea: dict[str, Any]) -> str:
    linked = (f"[{name}](reference/sources/{name}.md)" for name in idea["essays"])
    return ", ".join((*linked, *filter(None, [idea.get("also")])))


def idea_list(names: tuple[str, ...], up: str) -> str:
    """Some ideas, each linked to the page that tells them. up: from the page to the folder of the reference."""
    told = built_in().part("ideas")
    return listed(f"[{name}]({up}../ideas.md#{name}): {told[name]['said']}" for name in names)
