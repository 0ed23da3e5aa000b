"""Whether files have changed, by asking the disk again and again; no file is opened."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from govlint.cli.making import Asked
from govlint.config.config import Config
from govlint.config.find import OWN, SHARED
from govlint.errors import GovlintError
from govlint.workspace.discover import discover

State = dict[str, tuple[int, int, int]]
"""Path → when it was changed, its size, and which file it is."""

_PAUSE, _CALM = 0.4, 0.1
_SHARE = 10
"""Looking takes at most one part in so many of the time, however many files there are."""


def state(asked: Asked, config: Config) -> State:
    """All files from which a handbook is made, as they are now."""
    found: State = {}
    for path in _paths(asked, config):
        try:
            told = os.stat(path)
        except OSError:
            continue
        found[path] = told.st_mtime_ns, told.st_size, told.st_ino
    return found


def _paths(asked: Asked, config: Config) -> Iterator[str]:
    with suppress(GovlintError):  # gone; it may come back
        yield from discover((asked.path,))
    yield from _configurations(asked)
    yield config.baseline_path
    if config.path:
        given = (config.handbook.logo, *config.handbook.extra_pages, *config.rule_folders)
        for path in (config.below(one) for one in given if one):
            yield path
            yield from (os.path.join(above, name) for above, _, names in os.walk(path) for name in names)


def _configurations(asked: Asked) -> Iterator[str]:
    """Where a configuration stands or could stand."""
    if asked.config_path:
        yield asked.config_path
        return
    folder = os.path.abspath(asked.base)
    while True:
        yield from (os.path.join(folder, OWN), os.path.join(folder, SHARED))
        if folder == os.path.dirname(folder):
            return
        folder = os.path.dirname(folder)


def changes(look: Callable[[], State]) -> Iterator[None]:
    """Once whenever something has changed and it is calm again, without end."""
    before = look()
    while True:
        began = time.monotonic()
        now = look()
        took = time.monotonic() - began
        if now != before:
            while now != before:  # an editor may save several files, or one in several steps
                before = now
                time.sleep(_CALM)
                now = look()
            yield
        time.sleep(max(_PAUSE, took * _SHARE))
