"""The compiled library as the running program sees it; each part is read when it is first asked for."""

import json
import os
from functools import cache
from typing import Any

INSTALLED = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "_data")


class Library:
    """A folder of compiled parts, or, where no folder can be written, the parts themselves."""

    def __init__(self, folder: str, parts: dict[str, Any] | None = None) -> None:
        self.folder = folder
        self._parts: dict[str, Any] = parts or {}

    def part(self, name: str) -> Any:
        """The plain data of one part, by its file's stem."""
        if name not in self._parts:
            self._parts[name] = json.loads(self.text(name))
        return self._parts[name]

    def text(self, name: str) -> str:
        """The JSON text of one part."""
        if not self.folder:
            return json.dumps(self._parts[name])
        with open(os.path.join(self.folder, f"{name}.json"), encoding="utf-8") as file:
            return file.read()


@cache
def built_in() -> Library:
    """The library of this installation: beside the code in a wheel, compiled from the checkout otherwise."""
    if os.path.isdir(INSTALLED):
        return Library(INSTALLED)
    from govlint.library.checkout import compiled_checkout

    folder, parts = compiled_checkout()
    return Library(folder, parts)
