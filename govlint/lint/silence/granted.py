"""Silences that stood before a change: what is agreed to there holds, and what the change itself says does not."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.finding import Finding, Location
from govlint.lint.ruleset import RuleSet
from govlint.lint.silence.baseline import Key, key_of, where_of
from govlint.lint.silence.exceptions import Exempt, exceptions
from govlint.lint.silence.ignores import Ignore, ignores
from govlint.text.nodes import Mapping, Node, Pointer, Sequence
from govlint.text.source import Source
from govlint.workspace.documents import Document, document_at
from govlint.workspace.workspace import Workspace


class Granted(NamedTuple):
    """What was silenced before. exempt: exceptions, by the folder and the name of their organisation.

    ignored: what comments cover: a rule at a field with a value, wherever in its file that stands.
    """

    exempt: dict[tuple[str, str], list[Exempt]]
    ignored: frozenset[Key]

    def ignores(self, rule: str, at: Location, document: Document, organisation: str) -> bool:
        """Whether a rule was silenced by a comment at a place, for what stands there now."""
        return _key(rule, at, document, organisation) in self.ignored


def granted(workspaces: Iterable[Workspace], rules: RuleSet, day: str) -> Granted:
    """What silences findings in workspaces as they stood before a change, on a day (ISO)."""
    exempt: dict[tuple[str, str], list[Exempt]] = {}
    ignored: set[Key] = set()
    for workspace in workspaces:
        holding, _ = exceptions(workspace, rules, day)
        # Where it stands is of another text than the one that is judged.
        bare = [one._replace(silence=one.silence._replace(origin=None)) for one in holding]
        exempt[workspace.root, workspace.name] = bare
        ignored.update(key for _, keys in all_ignored(workspace) for key in keys)
    return Granted(exempt, frozenset(ignored))


def all_ignored(workspace: Workspace) -> Iterator[tuple[Ignore, set[Key]]]:
    """Each comment of a workspace with all that it covers."""
    for documents in workspace.by_path().values():
        source = documents[0].source
        for ignore in ignores(source)[0]:
            yield ignore, set(_covered(ignore, source, documents, workspace.name))


def _covered(ignore: Ignore, source: Source, documents: list[Document], organisation: str) -> Iterator[Key]:
    document = document_at(documents, ignore.start)
    if document is None:
        return
    first, last = source.place(ignore.start)[0], source.place(ignore.end)[0]
    fields = [pointer for pointer, start in _fields(document.node) if ignore.start <= start <= ignore.end]
    for rule in ignore.rules:
        for pointer in fields:
            yield _key(rule, Location(source.path, pointer, 0, 0), document, organisation)
        for line in range(first, last + 1):
            yield _of_line(rule, source.line(line), document, organisation)


def _fields(node: Node, above: Pointer = ()) -> Iterator[tuple[Pointer, int]]:
    """Every field below a node, with where it begins: where its key stands, and where its value does."""
    if isinstance(node, Mapping):
        for name, below in node.nodes.items():
            yield (*above, name), node.keys[name].start
            yield (*above, name), below.start
            yield from _fields(below, (*above, name))
    elif isinstance(node, Sequence):
        for number, below in enumerate(node.nodes):
            yield (*above, number), below.start
            yield from _fields(below, (*above, number))


def _key(rule: str, at: Location, document: Document, organisation: str) -> Key:
    """A rule at a field with its value; where a finding is of no field, at what its line says."""
    if at.pointer:
        return key_of(Finding(rule, "", Location(at.path, at.pointer, 0, 0)), organisation, document)
    return _of_line(rule, document.source.line(document.source.place(at.start)[0]), document, organisation)


def _of_line(rule: str, line: str, document: Document, organisation: str) -> Key:
    return Key(rule, where_of(document, organisation), "", line.strip())
