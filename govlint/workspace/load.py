"""Paths become files become documents; the only room that reads content."""

import os
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Given
from typing import NamedTuple

from govlint.finding import Finding, Location
from govlint.library.library import built_in
from govlint.near import guess, near
from govlint.text.nodes import Mapping, Pointer
from govlint.text.read import read
from govlint.text.source import MAX_BYTES, Slip, Source, decode
from govlint.workspace.discover import not_followed, not_waited_for, plain_file_size
from govlint.workspace.documents import Document, Tree, head_of, scope_of
from govlint.workspace.index import Index
from govlint.workspace.schema import check_schema

Content = bytes | str
"""What a file holds; or why it cannot be read, as a sentence."""
FORMAT = "v1"
_SAID_AS_FORMAT = ("1", "1.0", "v1", "v1.0", "version 1")
# A file is ours when a line of it starts with the word; broken files are known by it too.
_OURS = re.compile(r"^[\s{]*[\"']?govlint\b", re.MULTILINE)


class Loaded(NamedTuple):
    """What was read: documents, the sources they stand in, what was wrong, and what was left alone.

    lost: the text that could not be read, by path; other_files: how many YAML files are not govlint's.
    """

    documents: tuple[Document, ...]
    sources: dict[str, Source]
    findings: tuple[Finding, ...]
    lost: dict[str, str]
    other_files: int


OTHER_FILE = Loaded((), {}, (), {}, 1)
"""A YAML file that is not govlint's."""


def load(paths: Iterable[str], given: Given[str, Content] | None = None) -> Loaded:
    """Read files. given: contents that stand in for what is on disk, by path.

    A file that cannot be read is a finding; it never stops the others.
    """
    return together(load_file(path, (given or {}).get(path)) for path in paths)


def together(parts: Iterable[Loaded]) -> Loaded:
    """What was read of several files, as one."""
    found = list(parts)
    return Loaded(
        tuple(document for one in found for document in one.documents),
        {path: source for one in found for path, source in one.sources.items()},
        tuple(finding for one in found for finding in one.findings),
        {path: text for one in found for path, text in one.lost.items()},
        sum(one.other_files for one in found),
    )


def load_file(path: str, content: Content | None = None) -> Loaded:
    """Read one file. content: stands in for what is on disk."""
    content = content_of(path) if content is None else content
    if isinstance(content, str):
        return Loaded((), {}, (Finding("core/unreadable-file", content, Location(path, (), 0, 0)),), {}, 0)
    source, slips = decode(path, content)
    if not _OURS.search(source.text) and not any(slip.rule == "file-too-large" for slip in slips):
        return OTHER_FILE
    text = read(source)
    documents: list[Document] = []
    findings = [_found(source, slip) for slip in (*slips, *text.slips)]
    for number, root in enumerate(text.roots):
        if isinstance(root.node, Mapping):
            tree = Tree(source, number, head_of(root.node), root.node)
            _document(source, tree, root.damaged or bool(slips), documents, findings)
    lost = {path: "\n".join(source.text[start:end] for start, end in text.cuts)} if text.cuts else {}
    return Loaded(tuple(documents), {path: source}, tuple(findings), lost, 0)


def content_of(path: str) -> Content:
    """What a file holds, and a byte too many where that is more than is read; or why it cannot be read."""
    try:
        return read_file(path)
    except OSError as error:
        return f"this file cannot be read: {error.strerror}"
    except ValueError as error:
        return str(error)


def read_file(path: str) -> bytes:
    """The bytes of a plain file, and one more than may be read where it has more.

    Raises OSError where it cannot be read, ValueError where it is no plain file.
    """
    size = plain_file_size(path)
    if size is None:
        raise ValueError("this is a link, a pipe or a device; govlint reads plain files")
    with open(path, "rb", opener=not_followed) as file:
        # Asking for more than a file holds would reserve that much each time.
        return file.read(min(size, MAX_BYTES) + 1)


def _found(source: Source, slip: Slip) -> Finding:
    related = tuple(Location(source.path, (), start, end, label) for label, start, end in slip.related)
    return Finding(f"core/{slip.rule}", slip.message, Location(source.path, (), slip.start, slip.end), related=related)


def _document(source: Source, tree: Tree, damaged: bool, documents: list[Document], findings: list[Finding]) -> None:
    """Read one document, if it is one of ours."""
    value = tree.node.value
    if not ("govlint" in value or (damaged and "kind" in value)):
        return
    kind, name = str(value.get("kind", "")), str(value.get("name") or "")
    bare = Document(kind, name, value, tree, source, damaged, scope_of(kind, value))
    wrong = next(_header(bare), None)
    if wrong:
        findings.append(wrong)
    elif kind in built_in().part("kinds")["reach"]:
        document = _indexed(bare)
        misfits = list(check_schema(document))
        documents.append(document)
        findings += misfits
        if not misfits:
            tree.let_go()


def _header(document: Document) -> Iterator[Finding]:
    """What must be right before a document can be read at all."""
    value, kinds = document.value, built_in().part("kinds")["reach"]
    if value.get("govlint", FORMAT) != FORMAT:
        said = f"this document has the format {value['govlint']}; this govlint reads {FORMAT}"
        meant = FORMAT if str(value["govlint"]).casefold() in _SAID_AS_FORMAT else None
        at, hint = document.locate(("govlint",)), f"Write govlint: {FORMAT}."
        yield Finding("core/unknown-format", said, at, hint, meant=meant)
    if "kind" not in value and not document.damaged:
        yield _without_kind(document, kinds)
    if "kind" in value and document.kind not in kinds:
        hint, meant = guess(document.kind, kinds)
        at = document.locate(("kind",))
        yield Finding("core/unknown-kind", f"there is no kind {document.kind}", at, hint, meant=meant)


def _without_kind(document: Document, kinds: Iterable[str]) -> Finding:
    """A document that says nowhere of which kind it is, or that misspells the key."""
    stray = near("kind", document.value)
    if stray:
        said, at = f"a document has no field {stray}", document.locate_key((stray,))
        return Finding("core/unknown-key", said, at, "Did you mean kind?", meant="kind")
    hint = f"Say what it decides: kind: {', '.join(kinds)}."
    return Finding("core/missing-key", "this document has no kind", document.locate_key(("govlint",)), hint)


def _indexed(document: Document) -> Document:
    index = Index()
    start: Pointer = ()
    index.visit(built_in().part("kinds")["reach"][document.kind], document.node, start)
    return document._replace(
        stated=tuple(index.stated),
        defined=tuple(index.defined),
        references=tuple(index.references),
        undecided=tuple(index.undecided),
        conditions=tuple(index.conditions),
    )


def read_plain(path: str, most: int) -> bytes | None:
    """The content of a file that the caller names; None where there is no such file, or it has more bytes than that."""
    try:
        size = plain_file_size(os.path.realpath(path))
        if size is not None and size <= most:
            with open(path, "rb", opener=not_waited_for) as file:
                return file.read(most)
    except (OSError, ValueError):  # ValueError: a path with a zero byte
        pass
    return None


def folder_of(path: str) -> str:
    """The folder a file stands in, with forward slashes."""
    return os.path.dirname(path).replace(os.sep, "/")
