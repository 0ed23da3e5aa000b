"""Documents of a change that stand where nobody reads them, or where less is asked of them than before."""

from collections.abc import Callable, Iterable, Iterator

from govlint.config.config import Config
from govlint.finding import Finding, Location
from govlint.workspace.documents import Document
from govlint.workspace.load import Loaded, load
from govlint.workspace.revision import PLAIN, Tree

RULE = "core/gate-bypassed"


def bypassed(
    head: Tree, base: Tree, aside: Iterable[str], then: Loaded, now: Loaded, passed: Callable[[str], bool]
) -> Iterator[Finding]:
    """New or changed files that hold a governance document and are not read.

    aside: what is not read of what was asked for. then, now: what was read at the base, and is read of the change.
    passed: whether the base itself passes a path over; then only what was read there elsewhere is missed.
    """
    changed = [
        name for name in aside if head.entries[name] != base.entries.get(name) and head.entries[name].mode in PLAIN
    ]
    read, stood = set(map(_who, now.documents)), set(map(_who, then.documents))
    for document in load(changed, head.contents(changed)).documents:
        lost = _who(document) in stood - read
        if lost or not passed(document.path):
            said = f"this {document.kind} is not read here: its name or its folder is passed over"
            yield Finding(RULE, said, Location(document.path, (), 0, 0))


def moved(then: Loaded, now: Loaded, config: Config) -> Iterator[Finding]:
    """Documents that moved to where the configuration of the base asks something else."""
    stood = {_who(document): document.path for document in then.documents}
    for document in now.documents:
        before = stood.get(_who(document), document.path)
        if before != document.path and config.for_path(before) != config.for_path(document.path):
            said = f"this {document.kind} stood in {before}, where the configuration asks something else"
            yield Finding(RULE, said, document.locate_key(("kind",)))


def _who(document: Document) -> tuple[str, str]:
    return document.kind, document.name
