"""The schema sources in `schemas/*.yaml`: what each kind may say, in the form people edit."""

from pathlib import Path
from typing import Any, NamedTuple

from govlint.errors import GovlintError
from govlint.text.read import read
from govlint.text.source import decode

Form = dict[str, Any]
"""A property of a schema source: title, description and what it holds (see schemas/README.md)."""

SHARED = ("header", "shapes", "vocabularies")
BOUNDS, HOURS = "bounds", "week-hours"
"""The shape of a condition on a number, and the type of one on hours."""
UNDECIDED = ("not-stated", "to-be-decided")
ELSEWHERE = "defined-elsewhere"


class Forms(NamedTuple):
    """All schema sources: the header, the kinds by name, the shapes and word lists they use."""

    header: Form
    kinds: dict[str, Form]
    shapes: dict[str, Form]
    vocabularies: dict[str, Form]


def read_file(path: Path) -> Any:
    """The plain data of a YAML file of ours.

    Raises GovlintError with path and line where it is not well formed.
    """
    source, slips = decode(str(path), path.read_bytes())
    text = read(source)
    for slip in (*slips, *text.slips):
        line, column = source.place(slip.start)
        raise GovlintError(f"{path}:{line}:{column}: {slip.message}", "Mend this line.")
    if len(text.roots) != 1:
        raise GovlintError(f"{path}: one document expected, {len(text.roots)} found", "Keep one document in the file.")
    return text.roots[0].node.value


def read_forms(folder: Path) -> Forms:
    """Read all schema sources of a folder."""
    kinds = {path.stem: read_file(path) for path in sorted(folder.glob("*.yaml")) if path.stem not in SHARED}
    header, shapes, vocabularies = (read_file(folder / f"{name}.yaml") for name in SHARED)
    return Forms(header, kinds, shapes, vocabularies)


def is_setting(form: Form) -> bool:
    """Whether a property may be written as a mapping with reason, source and overrides."""
    if "list" in form:
        items = form["list"]
        return "control" in form or not ({"properties", "use"} & items.keys())
    if "type" in form:
        return form["type"] in ("integer", "number", "percent", "boolean", "duration", "clock")
    return bool({"levels", "choice", "vocabulary"} & form.keys())
