"""What an editor is shown of findings now; knows which file was told what, not how it is sent."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from govlint.lint.report import Report
from govlint.lsp.diagnostics import Diagnostic, diagnostics
from govlint.lsp.shift import shift
from govlint.lsp.view import View


class Shown(NamedTuple):
    """The findings of a file, and the text in which they stand."""

    text: str
    found: tuple[Diagnostic, ...]


Send = Callable[[View, str, tuple[Diagnostic, ...]], None]
"""Shows the findings of a file, in the texts of a view, in place of those it had."""


class Board:
    """The findings that are shown, by the folder that they were found for."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._shown: dict[str, dict[str, Shown]] = {}

    def at_once(self, folder: str, view: View, path: str) -> None:
        """Show what is wrong with one text alone; what else was found before moves along with it until it is judged."""
        own = diagnostics(view.own(path)).get(path, ())
        self._show(folder, view, path, (*own, *self._others(folder, view, path)))

    def all(self, folder: str, view: View, report: Report, is_ours: Callable[[str], bool]) -> None:
        """Show everything that was found for a folder. is_ours: whether a file is read with this folder."""
        found = {path: many for path, many in diagnostics(report).items() if is_ours(path)}
        shown = self._shown.setdefault(folder, {})
        for path in tuple(shown):
            if not is_ours(path):
                del shown[path]  # shown for another folder from now on
        for path in (*found, *(shown.keys() - found.keys())):
            self._show(folder, view, path, found.get(path, ()))

    def forget(self, open_folders: set[str], nothing: Callable[[str], None]) -> None:
        """Take down what was shown for folders that are open no more. nothing: shows that a file has no findings."""
        for folder in self._shown.keys() - open_folders:
            for path in self._shown.pop(folder):
                if not any(path in shown for shown in self._shown.values()):
                    nothing(path)

    def clear(self, path: str, nothing: Callable[[str], None]) -> None:
        """Take down what was shown of a file: some editors do so by themselves when they close it, and some do not."""
        taken = [shown.pop(path, None) for shown in self._shown.values()]
        if any(taken):
            nothing(path)

    def _show(self, folder: str, view: View, path: str, found: tuple[Diagnostic, ...]) -> None:
        shown, now = self._shown.setdefault(folder, {}), Shown(_text(view, path), found)
        if (found or path in shown) and shown.get(path) != now:
            self._send(view, path, found)
        if found:
            shown[path] = now
        else:
            shown.pop(path, None)

    def _others(self, folder: str, view: View, path: str) -> Iterator[Diagnostic]:
        before = self._shown.get(folder, {}).get(path)
        if before:
            change = shift(before.text, _text(view, path))
            for one in before.found:
                span = change.moved(one.at.start, one.at.end)
                if span and not one.own:
                    yield one._replace(at=one.at._replace(start=span[0], end=span[1]))


def _text(view: View, path: str) -> str:
    source = view.loaded.sources.get(path)
    return source.text if source else ""
