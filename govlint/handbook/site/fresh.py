"""Whether a handbook that stands in a folder is what would be made now. Reads the folder and changes nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from govlint.handbook.paths import whole_path
from govlint.handbook.site.folder import AS_OF, MADE_BY, Files, check_ours, listed, read_mark, same
from govlint.handbook.site.links import lost_parts

CHANGED, MISSING, LEFT_OVER, FOREIGN = "changed", "missing", "left over", "not of the handbook"


class Stale(NamedTuple):
    """A file that is not as it would be made now, and what is wrong with it."""

    path: str
    verdict: str


class Made(NamedTuple):
    """What a handbook says of itself: its day (ISO) and the version that made it. Empty where it does not say."""

    day: str
    version: str


def made(folder: Path) -> Made:
    """What the mark of a handbook says; whoever changed the mark, a day in it is a date."""
    lines = read_mark(folder)
    return Made(_date(_after(AS_OF, lines)), _after(MADE_BY, lines))


def stale(files: Files, folder: Path) -> Iterator[Stale]:
    """What differs, byte by byte, between these files and the handbook in a folder.

    Raises GovlintError where something else than a handbook stands there.
    """
    held, known = check_ours(folder), listed(folder)
    for path in sorted(files.keys() | held):
        if path not in files:
            yield Stale(path, LEFT_OVER if path in known else FOREIGN)
        elif path not in held:
            yield Stale(path, MISSING)
        elif not same(folder / path, files[path]):
            yield Stale(path, CHANGED)


def lost(files: Files, folder: Path) -> Iterator[str]:
    """What somebody may link to that the handbook in a folder has and these files have not: pages, and their parts.

    What stands on a part of a divided list has its address on the whole; the part itself is promised to nobody.
    """
    known = files.keys() | listed(folder)
    for path in sorted(path for path in listed(folder) if path.endswith((".html", ".md"))):
        file, page = folder / path, whole_path(path, known) or path
        if page not in files:
            yield from (path,) if page == path else ()
        elif file.is_file() and not file.is_symlink() and not (path in files and same(file, files[path])):
            held = (files[page], *(files[part] for part in files if whole_path(part, files) == page))
            yield from (f"{page}#{part}" for part in lost_parts(file.read_bytes(), held))


def _after(beginning: str, lines: list[str]) -> str:
    """The rest of the first line that begins so."""
    return next((line[len(beginning) :] for line in lines if line.startswith(beginning)), "")


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
