"""The controls that the forms declare, as plain facts."""

from collections.abc import Iterator
from typing import Any

from govlint.errors import GovlintError
from govlint.library.forms import Form, Forms

Facts = dict[str, Any]


def controls(forms: Forms) -> dict[str, Facts]:
    """Every control by its id: kind, path, title, question, scale, dimension and posture.

    Raises GovlintError where an id stands twice.
    """
    found: dict[str, Facts] = {}
    for kind, form in forms.kinds.items():
        for path, part in _walk((), form):
            facts = _facts(kind, path, part)
            if facts["id"] in found:
                raise GovlintError(f"{facts['id']} is the name of two controls", "Rename one of them.")
            found[facts["id"]] = facts
    return found


def _walk(path: tuple[str, ...], form: Form) -> Iterator[tuple[tuple[str, ...], Form]]:
    if "control" in form:
        yield path, form
    for name, part in form.get("properties", {}).items():
        yield from _walk((*path, name), part)
    if "list" in form:
        yield from _walk((*path, "*"), form["list"])


def _facts(kind: str, path: tuple[str, ...], form: Form) -> Facts:
    control = form["control"]
    holds = "levels" if "levels" in form else "list" if "list" in form else form["type"]
    return {
        "id": control["id"],
        "kind": kind,
        "path": list(path),
        "title": form["title"],
        "question": form["description"],
        "holds": holds,
        "levels": form.get("levels", {}),
        "tighter": control["tighter"],
        "dimension": control["dimension"],
        "posture": control["posture"],
    }
