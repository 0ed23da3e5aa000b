"""What stands on a line of a file, as findings name it: `FILE:LINE`; knows one file, never what holds."""

import os
import re
from collections.abc import Iterator

from govlint.cli.explained import field
from govlint.cli.explained.entry import Entry, Line, Part
from govlint.cli.explained.fields import HEADER, Field, meant
from govlint.errors import GovlintError
from govlint.lint.ruleset import RuleSet
from govlint.near import path_suggestion
from govlint.text.nodes import Mapping, Node, Pointer, Sequence, written
from govlint.workspace.documents import Document, document_at
from govlint.workspace.load import load

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>[0-9]+)(:[0-9]+)?:?")


def is_place(name: str) -> bool:
    """Whether a name is written as a place in a file."""
    return bool(_PLACE.fullmatch(name))


def entry(name: str, rules: RuleSet) -> Entry:
    """What stands on a line. Raises GovlintError where no document of ours has that line."""
    found = _PLACE.fullmatch(name)
    path, line = (found["path"], int(found["line"])) if found else (name, 1)
    if not os.path.isfile(path):
        raise GovlintError(f"{path}: no such file", path_suggestion(path, "Write FILE:LINE as a finding has it."))
    loaded = load([path])
    starts = loaded.sources[path].starts if path in loaded.sources else []
    if not loaded.documents or not 1 <= line <= len(starts):
        raise GovlintError(f"{path} has no document of ours on line {line}", "`govlint check` says what could be read.")
    document = document_at(list(loaded.documents), starts[line - 1]) or loaded.documents[0]
    return _of(name, document, _pointer(document, line), rules)


def _of(name: str, document: Document, pointer: Pointer, rules: RuleSet) -> Entry:
    stands = f"{written(pointer) or 'the beginning'} of {document.title}, a document of the kind {document.kind}"
    head = Part(name, (Line(stands, ""),))
    stated = next((one.control for one in document.stated if one.pointer == pointer[: len(one.pointer)]), "")
    holds = f"What holds, and where: `govlint why {stated} {os.path.dirname(document.path) or '.'}`."
    more = (Part("", (Line(holds, ""),)),) if stated else ()
    told = next(iter(_fields(document.kind, pointer)), None)
    return Entry("place", name, stands, (head, *(field.entry(told, rules).parts if told else ()), *more))


def _fields(kind: str, pointer: Pointer) -> Iterator[Field]:
    """The field of a pointer, or the nearest above it that a schema names."""
    steps = [step for step in pointer if isinstance(step, str)]
    for end in range(len(steps), 0, -1):
        for before in (kind, HEADER):
            yield from (one for one in meant(f"{before}.{'.'.join(steps[:end])}") if one.kind == before)


def _pointer(document: Document, line: int) -> Pointer:
    """The deepest part that begins on a line, or else the last that begins above it."""
    begins = [(document.source.place(start)[0], pointer) for pointer, start in _parts(document.node, ())]
    before = [one for one in begins if one[0] <= line]
    return max(before, key=lambda one: one[0], default=(1, ()))[1] if before else ()


def _parts(node: Node, pointer: Pointer) -> Iterator[tuple[Pointer, int]]:
    """Every part of a document and where it begins; those that hold others first."""
    if isinstance(node, Mapping):
        for name, below in node.nodes.items():
            yield (*pointer, name), node.keys[name].start
            yield from _parts(below, (*pointer, name))
    elif isinstance(node, Sequence):
        for at, below in enumerate(node.nodes):
            yield (*pointer, at), below.start
            yield from _parts(below, (*pointer, at))
