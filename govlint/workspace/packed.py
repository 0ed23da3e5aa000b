"""What was read of a file, as few bytes: to send from one process to another, or to keep.

Only of a file in which nothing is wrong: what is wrong is said with places, and those are read anew. The text itself is
not part of it, and what is packed is plain JSON, so that unpacking runs nothing.
"""

import json
from collections.abc import Iterable
from typing import Any

from govlint.text.nodes import Pointer
from govlint.text.source import Source, decode
from govlint.workspace.documents import Document, Mention, Stated, Tree
from govlint.workspace.load import OTHER_FILE, Loaded


def packed(loaded: Loaded) -> bytes | None:
    """What was read of one file; None where something is wrong with it."""
    if loaded.findings or loaded.lost:
        return None
    return json.dumps([_plain(document) for document in loaded.documents] if loaded.sources else None).encode()


def _plain(one: Document) -> list[Any]:
    stated = [(entry.control, entry.pointer) for entry in one.stated]
    mentions = one.defined, one.references, one.undecided
    return [one.kind, one.name, one.value, one.tree.number, one.tree.head, one.scope, stated, mentions, one.conditions]


def unpacked(path: str, content: bytes, form: bytes) -> Loaded:
    """What was read of a file. content: its bytes; form: what was packed of the very same bytes."""
    documents = json.loads(form)
    if documents is None:
        return OTHER_FILE
    source, _ = decode(path, content)
    return Loaded(tuple(_document(source, *plain) for plain in documents), {path: source}, (), {}, 0)


def _document(
    source: Source, kind: str, name: str, value: Any, number: int, head: Any, scope: Any, stated: Any, mentions: Any,
    conditions: Any,
) -> Document:  # fmt: skip
    defined, references, undecided = map(_mentions, mentions)
    return Document(
        kind, name, value, Tree(source, number, head and tuple(head)), source, False,
        {dimension: tuple(values) for dimension, values in scope.items()},
        tuple(Stated(control, tuple(pointer), _at(value, pointer)) for control, pointer in stated),
        defined, references, undecided, tuple(map(tuple, conditions)),
    )  # fmt: skip


def _mentions(entries: Iterable[Any]) -> tuple[Mention, ...]:
    return tuple(Mention(what, name, tuple(pointer)) for what, name, pointer in entries)


def _at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value
