"""What `render` says once a handbook is written or compared, line by line."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from govlint import __version__
from govlint.cli.making import Made
from govlint.handbook.formats import PAGED
from govlint.handbook.formats.markdown import CONTENTS
from govlint.handbook.site.folder import MARK, Changed
from govlint.handbook.site.fresh import FOREIGN, Stale, made
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line

_MOST_NAMED = 20


def written(found: Made, form: str, changed: Changed) -> Iterator[str]:
    """What was written, and what of it is new where an earlier handbook stood there."""
    book = found.book
    from_what = f"{plural(found.pages, 'page')} from {plural(len(book.documents), 'document')}, as of {book.day}"
    yield f"{one_line(book.title)}: {from_what}."
    if changed.kept:
        yield f"{_told(changed, form)}."


def _told(changed: Changed, form: str) -> str:
    """`3 pages changed, 240 unchanged`; where pages are no files of their own, of files."""
    counts = _is_page if form in PAGED else _is_file
    new, kept, gone = (sum(map(counts, paths)) for paths in changed)
    said = f"{plural(new, 'page' if form in PAGED else 'file')} changed, {kept:,} unchanged"
    return f"{said}, {gone:,} gone" if gone else said


def _is_page(path: str) -> bool:
    return path.endswith((".html", ".md")) and path != CONTENTS


def _is_file(path: str) -> bool:
    return path != MARK


def lost(missing: Iterable[str], said: str) -> Iterator[str]:
    """Pages and parts of the earlier handbook that are no more. said: what that means."""
    named = _named(list(missing))
    yield from (f"{said}:", *named) if named else ()


def stale(found: list[Stale], place: str, day: str) -> Iterator[str]:
    """What is not as it would be made now."""
    yield f"{place} is stale, as of {day}: {plural(len(found), 'file')} to look at."
    yield from _named([f"{one.verdict}: {one.path}" for one in found])


def mending(found: list[Stale], folder: str, again: str) -> Iterator[str]:
    """What to do, and why, where it is not the documents. again: the command that makes the handbook anew."""
    version = made(Path(folder)).version
    if version and version != __version__:
        yield f"It was made by govlint {one_line(version)}; this is govlint {__version__}."
    if any(one.verdict == FOREIGN for one in found):
        yield "Move away what is not of the handbook."
    yield f"Make it anew: {again}"


def _named(all_of_them: list[str]) -> list[str]:
    """The first of them, one a line, and how many more there are."""
    more = len(all_of_them) - _MOST_NAMED
    return [f"  {one_line(one)}" for one in all_of_them[:_MOST_NAMED]] + [f"  and {more:,} more"] * (more > 0)
