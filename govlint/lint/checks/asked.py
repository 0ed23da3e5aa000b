"""What a check is asked about: a place in a document, and the fields under it."""

from functools import cache
from typing import Any, NamedTuple

from govlint.library.forms import UNDECIDED
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import plain
from govlint.workspace.workspace import Workspace


class Asked(NamedTuple):
    """A place in a document, as plain data. day: the date that counts as today (ISO)."""

    workspace: Workspace
    document: Document
    pointer: Pointer
    value: Any
    day: str

    def fields(self, path: str) -> list[Any]:
        """All values that a path leads to from here; empty where it leads to none that is decided."""
        return [value for value in fields(self.value, path) if value is not None and value not in UNDECIDED]

    def field(self, path: str) -> Any:
        """The first value that a path leads to, or None."""
        return next(iter(self.fields(path)), None)


@cache
def _steps(path: str) -> tuple[tuple[str, bool], ...]:
    """The names on a path, each with whether every entry of the list there is meant."""
    return tuple((step.removesuffix("[*]"), step.endswith("[*]")) for step in path.split("."))


def fields(value: Any, path: str) -> list[Any]:
    """All values that a path such as `stages[*].approvers` leads to."""
    found = [value]
    for name, every in _steps(path):
        found = [plain(one.get(name)) for one in found if isinstance(one, dict)]
        if every:
            found = [plain(one) for many in found if isinstance(many, list) for one in many]
    return found


def places(whole: Any, path: str) -> list[tuple[Pointer, Any]]:
    """The places that a path leads to in a document's data, with theirs; the document itself for an empty path."""
    found: list[tuple[Pointer, Any]] = [((), whole)]
    for step in path.split(".") if path else ():
        name, every = step.removesuffix("[*]"), step.endswith("[*]")
        found = [((*pointer, name), one[name]) for pointer, one in found if isinstance(one, dict) and name in one]
        if every:
            found = [
                ((*at, number), one) for at, many in found if isinstance(many, list) for number, one in enumerate(many)
            ]
    return found
