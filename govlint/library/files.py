"""Files of ours become plain data: the schema sources, and rules one by one."""

from pathlib import Path
from typing import Any

from govlint.errors import GovlintError
from govlint.library.forms import SHARED, Forms
from govlint.text.read import read
from govlint.text.source import decode


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
