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
        self._texts: dict[str, str] = {}

    def part(self, name: str) -> Any:
        """The plain data of one part, by its file's stem."""
        if name not in self._parts:
            self._parts[name] = json.loads(self.text(name))
        return self._parts[name]

    def entry(self, name: str, key: str) -> Any:
        """One entry of a part, without reading the others. Raises KeyError where there is none of that key."""
        if name in self._parts:
            return self._parts[name][key]
        if name not in self._texts:
            self._texts[name] = self.text(name)
        mark = f"\n{json.dumps(key, ensure_ascii=False)}:"
        at = self._texts[name].find(mark)
        if at < 0:
            raise KeyError(key)
        return json.JSONDecoder().raw_decode(self._texts[name], at + len(mark))[0]

    def text(self, name: str) -> str:
        """The JSON text of one part, each entry on a line of its own."""
        if not self.folder:
            return json.dumps(self._parts[name])
        with open(os.path.join(self.folder, f"{name}.json"), encoding="utf-8") as file:
            return file.read()

    def mark(self) -> str:
        """A short text that two libraries share only where they hold the same."""
        from hashlib import blake2b  # only those who hold two libraries beside one another ask

        found = blake2b(digest_size=8)
        files = (name for name in os.listdir(self.folder) if name.endswith(".json")) if self.folder else ()
        for name in sorted({*self._parts, *(file.removesuffix(".json") for file in files)}):
            found.update(f"{name}\n{json.dumps(self.part(name))}\n".encode())
        return found.hexdigest()


@cache
def built_in() -> Library:
    """The library of this installation: beside the code in a wheel, compiled from the checkout otherwise."""
    if os.path.isdir(INSTALLED):
        return Library(INSTALLED)
    from govlint.library.checkout import compiled_checkout

    folder, parts = compiled_checkout()
    return Library(folder, parts)


def integration(name: str) -> str:
    """The text of a file for another program to read, as it ships."""
    if os.path.isdir(INSTALLED):
        folder = os.path.join(INSTALLED, "integrations")
    else:
        from govlint.library.checkout import CHECKOUT

        folder = str(CHECKOUT / "docs" / "integrations")
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()
