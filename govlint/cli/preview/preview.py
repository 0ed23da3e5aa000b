"""`govlint render --watch`: make, show, wait for a change, make again."""

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from govlint.cli import options
from govlint.cli.main import CLEAN, NOTHING_CHECKED
from govlint.cli.making import Asked, Made, broken, make
from govlint.cli.preview.changes import changes, state
from govlint.cli.preview.server import Server
from govlint.cli.preview.shown import Shown
from govlint.errors import GovlintError
from govlint.handbook.site.folder import Files
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line

_MOST_SAID = 5


def preview(asked: Asked, port: int) -> int:
    """Show a handbook until somebody presses Ctrl-C, and give the exit code.

    Raises GovlintError where the first handbook cannot be made, or the port cannot be used.
    """
    made = make(asked, asked.config)
    if made is None:
        click.echo(options.nothing("made"), err=True)
        return NOTHING_CHECKED
    shown = Shown(made.files)
    with Server(port, shown) as server, _serving(server):
        title, wrong = one_line(made.book.title), broken(made.book)
        del made  # before anybody hears that Ctrl-C ends it: while things go, Python passes over an interruption
        try:
            _say(f"{title} at {server.address} (Ctrl-C ends it)")
            _report(wrong)
            _follow(asked, shown)
        except KeyboardInterrupt:
            _say("Stopped.")
    return CLEAN


@contextmanager
def _serving(server: Server) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def _follow(asked: Asked, shown: Shown) -> None:
    """Make the handbook anew after each change; what cannot be made leaves the one before."""
    config = asked.config

    def look() -> dict[str, tuple[int, int, int]]:
        return state(asked, config)

    for _ in changes(look):
        try:
            config = asked.config
            made = make(asked, config)
            wrong = broken(made.book) if made else ("no document with `govlint: v1` was found",)
        except GovlintError as error:
            made, wrong = None, tuple(filter(None, (str(error), error.help)))
        if made and not wrong:
            _say(_told(shown.state.files, made))
        _report(wrong)
        shown.show(made.files if made and not wrong else None, wrong[:_MOST_SAID])
        del made
        gc.collect()  # the collector is off, and each handbook leaves cycles behind


def _told(before: Files, made: Made) -> str:
    """`3 pages changed, 240 unchanged`."""
    pages = [path for path in made.files if path.endswith(".html")]
    changed = sum(before.get(path) != made.files[path] for path in pages)
    return f"{plural(changed, 'page')} changed, {len(pages) - changed:,} unchanged."


def _report(wrong: tuple[str, ...]) -> None:
    for line in wrong[:_MOST_SAID]:
        click.echo(one_line(line), err=True)


def _say(line: str) -> None:
    options.write(line)
    sys.stdout.flush()
