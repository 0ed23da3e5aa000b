"""What an editor has open: folders, and texts that may differ from the files on disk."""

from collections.abc import Callable

from govlint.lsp.folder import Bar, Folder
from govlint.lsp.view import View


class Desk:
    """The folders and texts of one editor; all paths are whole.

    A file that lies in none of the folders is read alone, as `check FILE` does. today: gives the day (ISO).
    """

    def __init__(self, bar: Bar, today: Callable[[], str]) -> None:
        self.texts: dict[str, bytes] = {}
        self._bar = bar
        self._today = today
        self._folders: dict[str, Folder] = {}
        self._alone: dict[str, Folder] = {}

    @property
    def folders(self) -> tuple[Folder, ...]:
        """All that is read: folders, and files that lie in none."""
        return *self._folders.values(), *self._alone.values()

    def open_folder(self, path: str) -> None:
        """Read this folder, too."""
        self._folders.setdefault(path, Folder(path, self._bar, self._today))
        self._alone = {file: folder for file, folder in self._alone.items() if not self._around(file)}

    def close_folder(self, path: str) -> None:
        """Read this folder no more; its open texts stand alone from now on."""
        self._folders.pop(path, None)
        for file in self.texts:
            self._keep(file)

    def put(self, path: str, text: str) -> None:
        """An editor holds this text of a file."""
        # Half a character cannot be written to a file; what stands for it must be as long.
        self.texts[path] = text.encode("utf-8", "replace")
        self._keep(path)
        self._touch(path)

    def drop(self, path: str) -> None:
        """The editor has closed a file; what is on disk counts again."""
        if path in self.texts:
            self._touch(path)
            del self.texts[path]
            self._alone.pop(path, None)

    def changed(self) -> None:
        """Something on disk may have changed."""
        for folder in self.folders:
            folder.changed()

    def folder_of(self, path: str) -> Folder:
        """The folder that a file is read with: of several around it the nearest, or itself alone."""
        return self._around(path) or self._alone.get(path) or Folder(path, self._bar, self._today)

    def view(self, path: str) -> View:
        """What is known of the folder of a file."""
        return self.folder_of(path).view(self.texts)

    def _touch(self, path: str) -> None:
        """A text has changed, for every folder that holds it: folders can lie in one another."""
        for folder in self.folders:
            if folder.holds(path):
                folder.changed()

    def _around(self, path: str) -> Folder | None:
        around = (folder for folder in self._folders.values() if folder.holds(path))
        return max(around, key=lambda folder: len(folder.path), default=None)

    def _keep(self, path: str) -> None:
        if not self._around(path):
            self._alone.setdefault(path, Folder(path, self._bar, self._today))
