"""The encoded policies: what each says, and where documents say it; knows their form, not how firm a field is."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from govlint.lint.lint import lint
from govlint.lint.report import Entry, build_report
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.text.read import read
from govlint.text.source import decode
from govlint.workspace.discover import discover
from govlint.workspace.documents import Document
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.vocabulary.fields import Said, said_at, steps_of, together

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = Path(__file__).resolve().parent
DAY = "2026-11-22"
READ = ("full", "most", "excerpt", "secondary")
FREE_TEXT = "free text"
CANNOT_SAY = "cannot say"


class Statement(NamedTuple):
    """One thing that a policy says. where: the places that say it, or that it stands in none."""

    says: str
    where: tuple[str, ...]
    because: str
    said: Said


class Policy(NamedTuple):
    """One encoded policy. head: what its file says of it; problems: what is wrong with the encoding."""

    id: str
    head: dict[str, Any]
    statements: tuple[Statement, ...]
    problems: tuple[str, ...]


class Checked(NamedTuple):
    """Documents with what the core rules find wrong in them."""

    documents: tuple[Document, ...]
    errors: tuple[str, ...]


def policies(folder: Path = FOLDER) -> Iterator[Policy]:
    """Every encoded policy of a folder, by name."""
    for path in sorted(folder.glob("*.yaml")):
        yield read_policy(path)


def read_policy(path: Path) -> Policy:
    """Read one encoded policy."""
    source, _ = decode(str(path), path.read_bytes())
    roots = read(source).roots
    value = roots[0].node.value if roots else {}
    head: dict[str, Any] = value if isinstance(value, dict) else {}
    checked = check(str(head.get("workspace") or path))
    problems = [*_head_problems(path.stem, head), *checked.errors]
    statements = tuple(_statement(entry, checked.documents, problems) for entry in head.get("statements") or ())
    if any(statement.said == Said.FREE and FREE_TEXT in statement.where for statement in statements):
        problems += _without_provisions(checked.documents)
    return Policy(path.stem, head, statements, tuple(f"{path.stem}: {problem}" for problem in problems))


@cache
def check(place: str) -> Checked:
    """The documents of a file or a workspace, named from the root of the repository, and their core errors."""
    loaded = load(discover([str(ROOT / place)]))
    rules = all_rules()
    report = build_report(lint(workspaces(loaded), RuleSet(rules), DAY), RuleSet(rules), loaded, DAY)
    errors = tuple(_said(entry, loaded.sources) for entry in report.entries if _core_error(entry))
    return Checked(loaded.documents, errors or (() if loaded.documents else (f"{place}: no govlint document",)))


def _core_error(entry: Entry) -> bool:
    return entry.rule.pack == "core" and entry.severity == "error"


def _said(entry: Entry, sources: dict[str, Any]) -> str:
    at = entry.finding.location
    line = sources[at.path].place(at.start)[0] if at.path in sources else 0
    return f"line {line}: {entry.finding.message} [{entry.rule.id}]"


def _head_problems(stem: str, head: dict[str, Any]) -> Iterator[str]:
    if head.get("policy") != stem:
        yield f"the first document says policy: {head.get('policy')}"
    if head.get("read") not in READ:
        yield f"read cannot be {head.get('read')}"
    for key in ("organisation", "title", "source", "statements"):
        if not head.get(key):
            yield f"the first document has no {key}"


def _without_provisions(documents: tuple[Document, ...]) -> Iterator[str]:
    if not any(document.value.get("provisions") for document in documents):
        yield "a statement is free text, but no document has provisions"


def _statement(entry: Any, documents: tuple[Document, ...], problems: list[str]) -> Statement:
    says, written = str(entry.get("says") or ""), entry.get("where")
    where = tuple(written) if isinstance(written, list) else (str(written),)
    because = str(entry.get("because") or "")
    if not says:
        problems.append(f"a statement at {where} says nothing")
    if CANNOT_SAY in where and not because:
        problems.append(f"no reason why this cannot be said: {says}")
    return Statement(says, where, because, together([_weight(place, documents, problems) for place in where]))


def _weight(place: str, documents: tuple[Document, ...], problems: list[str]) -> Said:
    """How firm one place is; one that leads nowhere is a problem and says nothing."""
    if place in (FREE_TEXT, CANNOT_SAY):
        return Said.FREE if place == FREE_TEXT else Said.CANNOT
    document, _, path = place.partition(":")
    kind, _, name = document.partition("/")
    steps = steps_of(path)
    if not steps or steps[0] in ("provisions", "summary", "title", "name"):
        problems.append(f"{place} is no field that decides something")
        return Said.CANNOT
    asked = [document for document in documents if document.kind == kind and name in ("", document.name)]
    found = [said for document in asked if (said := said_at(document, steps)) is not None]
    if not found:
        problems.append(f"{place} leads nowhere")
        return Said.CANNOT
    return max(found)
