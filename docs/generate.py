"""Makes the generated pages and the shown output of commands: `python -m docs.generate [--check]`."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from docs.console import refreshed, written_pages
from docs.manual import man_pages
from docs.reference_pages import commands, configuration, controls, front, kinds, modules, rules, sources, yaml
from docs.reference_pages.ideas import ideas_page

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
REFERENCE, MANUAL = DOCS / "reference", DOCS / "man"
_MAKERS = (front, rules, kinds, controls, sources, configuration, commands, yaml, modules)


def made() -> dict[Path, str]:
    """Every page that is made, or that shows what a command prints: its path and its text."""
    reference = chain.from_iterable(maker.pages() for maker in _MAKERS)
    found = {REFERENCE / path: text for path, text in reference}
    shown = {path: refreshed(path.read_text(encoding="utf-8"), ROOT) for path in written_pages(ROOT)}
    manual = {MANUAL / name: text for name, text in man_pages()}
    return found | shown | manual | {DOCS / "ideas.md": ideas_page()}


def stale(pages: dict[Path, str]) -> Iterator[str]:
    """Pages that are not as they would be made now, and pages that nothing makes."""
    for path, text in pages.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path.relative_to(ROOT).as_posix()
    yield from (path.relative_to(ROOT).as_posix() for path in _left_over(pages))


def _left_over(pages: dict[Path, str]) -> list[Path]:
    manuals = {path.parent for path in pages if path.suffix == ".1"}
    there = (*REFERENCE.rglob("*.md"), *(path for folder in manuals for path in folder.glob("*.1")))
    return sorted(path for path in there if path not in pages)


def write(pages: dict[Path, str]) -> None:
    """Write all pages, and take away what nothing makes any more."""
    for path, text in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in _left_over(pages):
        path.unlink()
        _without_empty(path.parent)


def _without_empty(folder: Path) -> None:
    """Take away a folder in which nothing is left, and those above it that this leaves empty."""
    while folder not in (REFERENCE, MANUAL) and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def main(args: list[str]) -> int:
    """Write the pages, or with `--check` say which are stale."""
    pages = made()
    if "--check" not in args:
        write(pages)
        return 0
    found = list(stale(pages))
    sys.stdout.writelines(f"{path} is stale: run `make docs`\n" for path in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
