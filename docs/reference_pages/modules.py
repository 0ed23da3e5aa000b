"""The page of modules: each room of the house with its modules, in their own words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import govlint
from docs.reference_pages.markdown import code, page, prose, table

_HOUSE = Path(govlint.__file__).parent
ROOMS = (
    "text",
    "library",
    "workspace",
    "config",
    "policy",
    "posture",
    "lint",
    "starting",
    "calendar",
    "decision",
    "change",
    "reporters",
    "handbook",
    "cli",
)
"""From the ground up: a room imports only from rooms before it, and from the modules that belong to none."""


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of the page."""
    loose = sorted(path for path in _HOUSE.glob("*.py") if path.name != "__init__.py")
    intro = "From the ground up: a room imports only from rooms above it on this page."
    yield "modules.md", page("Modules", intro, f"## Beside the rooms\n\n{_modules(loose)}", *map(_room, ROOMS))


def _room(name: str) -> str:
    folder = _HOUSE / name
    modules = sorted(path for path in folder.rglob("*.py") if path != folder / "__init__.py")
    return f"## {name}\n\n{prose(_said(folder / '__init__.py'))}\n\n{_modules(modules)}"


def _modules(paths: list[Path]) -> str:
    rows = ((code(path.relative_to(_HOUSE).as_posix()), prose(_said(path))) for path in paths)
    return table(("module", "what it knows"), rows)


def _said(path: Path) -> str:
    """The first paragraph of a module's docstring."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.split("\n\n", maxsplit=1)[0]
