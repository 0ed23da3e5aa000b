"""The calendar of a policy: all that falls due, of every organisation, in order; settled here and nowhere else."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from govlint.calendar.dated import of_rules, of_sources
from govlint.calendar.due import Due, of_documents
from govlint.calendar.ending import of_overrides
from govlint.lint.rules import Rule
from govlint.policy.days import after
from govlint.text.source import Source
from govlint.workspace.load import Loaded
from govlint.workspace.workspace import Workspace, workspaces


class Entry(NamedTuple):
    """Something that falls due, in which organisation, and in how many days (less than none where it is overdue).

    id: the same for the same thing every day, and no other's in this calendar.
    """

    due: Due
    organisation: str
    days: int
    id: str


class Calendar(NamedTuple):
    """What falls due, the earliest first.

    organisations, documents: how many were read. unread: files of which a part could not be read, so that what falls
    due there may be missing. day, last: the day that counts as today and the last one (ISO).
    """

    entries: tuple[Entry, ...]
    sources: dict[str, Source]
    organisations: int
    documents: int
    unread: tuple[str, ...]
    day: str
    last: str


def build_calendar(loaded: Loaded, rules: dict[str, Rule], day: str, days: int) -> Calendar:
    """What is overdue on a day (ISO), and what falls due on it and in so many days after it."""
    last = (after(day, f"{days}d") or date.max).isoformat()
    found = [workspace for workspace in workspaces(loaded) if workspace.documents]
    dues = [(workspace, due) for workspace in found for due in _dues(workspace, rules, day, last)]
    entries = tuple(sorted(_entries(dues, day), key=lambda entry: (entry.due.date, entry.organisation, entry.due.key)))
    return Calendar(entries, loaded.sources, len(found), len(loaded.documents), _unread(loaded), day, last)


def _unread(loaded: Loaded) -> tuple[str, ...]:
    read = {document.path for document in loaded.documents if not document.damaged} - loaded.lost.keys()
    wrong = {finding.location.path for finding in loaded.findings} | {document.path for document in loaded.documents}
    return tuple(sorted(wrong - read))


def _dues(workspace: Workspace, rules: dict[str, Rule], day: str, last: str) -> Iterator[Due]:
    yield from of_documents(workspace, day, last)
    yield from of_overrides(workspace, rules, day, last)
    yield from of_rules(workspace, rules, day, last)
    yield from of_sources(workspace, rules, day, last)


def _entries(dues: Iterable[tuple[Workspace, Due]], day: str) -> Iterator[Entry]:
    today = date.fromisoformat(day)
    seen: Counter[str] = Counter()
    for workspace, due in dues:
        known = _id((workspace.name or workspace.root, *due.key))
        seen[known] += 1
        # Two documents of one name are a mistake, which must not make one event of two.
        known += f"-{seen[known]}" if seen[known] > 1 else ""
        yield Entry(due, workspace.title, (date.fromisoformat(due.date) - today).days, known)


def _id(parts: tuple[str, ...]) -> str:
    from hashlib import sha256

    return sha256("\x00".join(parts).encode("utf-8", errors="surrogatepass")).hexdigest()[:32]
