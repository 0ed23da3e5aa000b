"""Many files: those that are as they were are not read again, and the others are read in several processes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from govlint.beside import beside
from govlint.cache import mark_of
from govlint.workspace.kept import Kept
from govlint.workspace.load import Content, Loaded, content_of, load_file, together
from govlint.workspace.packed import packed, unpacked

T = TypeVar("T")
Watch = Callable[[int], None]
"""Told how many files are read."""
WORTH_A_PROCESS = 200
"""So many files to read take longer than beginning another process."""


def load_many(
    paths: Iterable[str], given: Mapping[str, bytes], jobs: int, kept: Kept, watch: Watch | None = None
) -> Loaded:
    """Read files, as `load` does. given: contents that stand in for what is on disk; jobs: how many processes.

    watch: told how many of them are read.
    """
    contents = {path: given[path] if path in given else content_of(path) for path in paths}
    marks = {path: mark_of(content) for path, content in contents.items() if isinstance(content, bytes)}
    known = kept.recall(marks.values())
    new = [path for path in contents if marks.get(path) not in known]
    read = dict(_watched(_read(new, contents, jobs), watch))
    kept.keep({marks[path]: form for path, (_, form) in read.items() if form is not None})
    return together(
        read[path][0] if path in read else _loaded(path, content, known[marks[path]])
        for path, content in contents.items()
    )


Contents = Mapping[str, Content]


def _watched(each: Iterator[T], watch: Watch | None) -> Iterator[T]:
    for number, one in enumerate(each, 1):
        if watch:
            watch(number)
        yield one


def _read(paths: Sequence[str], contents: Contents, jobs: int) -> Iterator[tuple[str, tuple[Loaded, bytes | None]]]:
    """What is read of each file, and its form if it has one; the first share is read here."""
    own, *others = _shares(paths, min(jobs, len(paths) // WORTH_A_PROCESS))
    asked = [beside(partial(_forms, share, contents)) for share in others]
    for path in own:
        loaded = load_file(path, contents[path])
        yield path, (loaded, packed(loaded))
    for share, told in zip(others, asked, strict=True):
        for path, form in zip(share, told(), strict=True):
            yield path, (_loaded(path, contents[path], form), form)


def _forms(paths: Sequence[str], contents: Contents) -> list[bytes | None]:
    return [packed(load_file(path, contents[path])) for path in paths]


def _loaded(path: str, content: Content, form: bytes | None) -> Loaded:
    return load_file(path, content) if isinstance(content, str) or form is None else unpacked(path, content, form)


def _shares(paths: Sequence[str], count: int) -> list[Sequence[str]]:
    """As many shares as processes, in order; at least one."""
    size = -(-len(paths) // max(count, 1)) or 1
    return [paths[start : start + size] for start in range(0, len(paths), size)] or [()]
