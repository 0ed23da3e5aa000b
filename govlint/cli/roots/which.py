"""Which roots are meant; knows folders, not what stands in them."""

import os
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from govlint.errors import GovlintError
from govlint.workspace.discover import named

_NAME = "Name the folder of each organisation, or a pattern such as 'clients/*'."


class Named(NamedTuple):
    """What was named. roots: folders, each once; beside: YAML files, which are in no root."""

    roots: list[str]
    beside: list[str]


def roots_of(paths: Iterable[str]) -> Named:
    """The roots that paths and patterns name, in order.

    Raises GovlintError where a path leads nowhere, where none is a folder, or where one root lies in another.
    """
    found = dict.fromkeys(os.path.normpath(one) for path in paths for one in named(path))
    roots = [one for one in found if os.path.isdir(one)]
    if not roots:
        said = f"{next(iter(found))}: this is a file, and --roots takes folders" if found else "--roots names no folder"
        raise GovlintError(said, _NAME)
    _refuse_nested(roots)
    return Named(roots, [one for one in found if one not in roots and one.endswith((".yaml", ".yml"))])


def _refuse_nested(roots: list[str]) -> None:
    """Sorted by their parts, a folder stands right before what lies in it."""
    whole = sorted((Path(root).resolve().parts, root) for root in roots)
    for (above, outer), (below, inner) in pairwise(whole):
        if below[: len(above)] == above:
            how = "is the same folder as" if below == above else "lies in"
            raise GovlintError(f"the root {inner} {how} the root {outer}", "Name each organisation's folder once.")
