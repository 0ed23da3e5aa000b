"""A step of the log of changes in words: what was loosened and tightened, by whose leave, and what git says beside."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.change.change import WORDS, Change, Origin
from govlint.change.diff import Found
from govlint.change.direction import BOTH, LOOSENS, NEUTRAL, TIGHTENS, UNKNOWN
from govlint.change.log import BEGAN, CUT, REFUSED, TAGS, Files, Step
from govlint.change.signing import NO_CONTROL, Signing, SignOff
from govlint.handbook.book import Book
from govlint.handbook.paths import control_path, step_path
from govlint.handbook.words.approvers import say_approvers
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.places_said import translated
from govlint.handbook.words.wording import day
from govlint.language import gettext as _
from govlint.language import ngettext
from govlint.reporters.change.words import fields, head
from govlint.reporters.sink import one_line
from govlint.workspace.documents import Document
from govlint.workspace.history import Commit, short

REWORDED, OTHERWISE = "reworded", "otherwise"
GROUPS = (LOOSENS, BOTH, UNKNOWN, TIGHTENS, OTHERWISE, REWORDED)
"""The sorts of change in the order in which they are told: what may loosen comes first."""


class ChangeSaid(NamedTuple):
    """One change. subject: with the page of the control that it is about; rows: titles, each with its lines.

    was, now: the places where it stood and stands; needs: who must sign, and where change control says so.
    """

    anchor: str
    id: str
    subject: Link
    said: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    was: tuple[str, ...]
    now: tuple[str, ...]
    needs: tuple[tuple[str, str], ...]


class Written(NamedTuple):
    """What a document that a step touched says of itself: its version, its days, who answers for it, who agreed."""

    document: Link
    said: tuple[str, ...]
    owner: Link


class StepSaid(NamedTuple):
    """A step. state: as in the log; title: the tag, or what was said of the commit; counts: how many of each sort.

    groups: the changes by sort; needs: all who must sign; again: the command that says the same.
    """

    id: str
    target: str
    state: str
    title: str
    day: str
    iso: str
    moment: str
    commits: tuple[tuple[str, str, str], ...]
    said: str
    counts: tuple[tuple[str, int], ...]
    groups: tuple[tuple[str, str, tuple[ChangeSaid, ...]], ...]
    needs: tuple[str, ...]
    written: tuple[Written, ...]
    files: tuple[tuple[str, tuple[str, ...]], ...]
    again: str


def titles() -> dict[str, str]:
    """Each sort of change in words."""
    return {
        LOOSENS: _("Loosened"),
        BOTH: _("Loosened and tightened"),
        UNKNOWN: _("May be looser"),
        TIGHTENS: _("Tightened"),
        OTHERWISE: _("Changed otherwise"),
        REWORDED: _("Reworded"),
    }


def step_said(book: Book, step: Step, where: str) -> StepSaid:
    """A step in words. where: what is looked at, from the folder of the documents."""
    changes = [(number, one) for number, diff in enumerate(step.diffs) for one in diff.found]
    sorts, counts = titles(), Counter(_sort(one.change) for _number, one in changes)
    by_sort = (
        (name, [_change(book, number, one) for number, one in changes if _sort(one.change) == name]) for name in GROUPS
    )
    return StepSaid(
        step.id,
        step_path(step.id),
        step.state,
        _title(book, step),
        day(step.head.day),
        step.head.day,
        step.head.moment,
        tuple(map(_commit, step.commits)),
        _said(step, bool(changes)),
        tuple((name, counts[name]) for name in GROUPS if counts[name]),
        tuple((name, sorts[name], tuple(found)) for name, found in by_sort if found),
        tuple(dict.fromkeys(_need(need) for _number, one in changes for need in one.signing.needs)),
        tuple(_written(book, step)),
        tuple((title, paths) for title, paths in _files(book, step.files) if paths),
        "" if not step.diffs else f"govlint diff {short(step.base)} {step.id} --as-of {step.head.day} -- {where}",
    )


def _title(book: Book, step: Step) -> str:
    if book.log and book.log.by == TAGS:
        return one_line(step.tag) or _("Not tagged yet")
    return one_line(step.head.subject) or step.id


def _sort(change: Change) -> str:
    if change.direction != NEUTRAL:
        return change.direction
    return REWORDED if change.kind == WORDS else OTHERWISE


def _commit(commit: Commit) -> tuple[str, str, str]:
    """Its name, what was said of it, and who committed it."""
    author, committer = one_line(commit.author), one_line(commit.committer)
    if author == committer:
        who = _("committed by %(name)s") % {"name": committer}
    else:
        who = _("written by %(author)s, committed by %(committer)s") % {"author": author, "committer": committer}
    return short(commit.id), one_line(commit.subject), who


def _said(step: Step, changed: bool) -> str:
    """What is to be said of a step as a whole."""
    if step.state == REFUSED:
        reason = {"reason": one_line(step.refused)}
        return _("This step could not be read, so nobody can tell what it changed: %(reason)s.") % reason
    if step.state == CUT:
        return _(
            "What stood before is not in this clone, so nobody can tell what this step changed. "
            "Clone with the whole history: git fetch --unshallow."
        )
    if step.state == BEGAN:
        count = len(step.after.side.loaded.documents) if step.after else 0
        begins = ngettext(
            "The log begins here, with %(n)s document.", "The log begins here, with %(n)s documents.", count
        ) % {"n": count}
        moved = _("Nothing stood in this folder before; where it stood elsewhere, that is not followed.")
        return f"{begins} {moved}"
    if not changed:
        return _("Nothing is decided otherwise: only comments, layout or the names of files changed.")
    controlled = any(diff.controlled for diff in step.diffs)
    return "" if controlled else _("No document of change control was in force before, so nobody had said who signs.")


def _change(book: Book, number: int, found: Found) -> ChangeSaid:
    change = found.change
    bare = change._replace(contexts=translated(book, change.contexts), was=(), now=())
    rows: dict[str, list[str]] = {}
    name = ""
    for title, text in fields(Found(found.id, bare, _unsigned(found.signing))):
        name = title or name
        rows.setdefault(name, []).append(text)
    control = control_path(change.subject) if change.subject in book.facings else ""
    return ChangeSaid(
        f"change-{number}-{found.id}" if number else f"change-{found.id}",
        found.id,
        Link(change.title, control),
        head(change).removeprefix(f"{change.title}: "),
        tuple((_rows().get(title, title), tuple(lines)) for title, lines in rows.items()),
        _places(book, change.was),
        _places(book, change.now),
        tuple((_need(need), _places(book, (need.place,))[0] if need.place else "") for need in found.signing.needs),
    )


def _unsigned(signing: Signing) -> Signing:
    """Only what stands in the way: who has signed, nobody has told a handbook. That nobody asks is said of the step."""
    return Signing((), True, "" if signing.note == NO_CONTROL else signing.note)


def _rows() -> dict[str, str]:
    return {
        "from": _("From"),
        "where": _("Where"),
        "beyond": _("Beyond"),
        "wait": _("Wait"),
        "such as": _("Such as"),
        "but": _("But"),
    }


def _need(need: SignOff) -> str:
    said = _("%(who)s, for %(why)s") % {"who": need.who, "why": need.why}
    return f"{said} ({need.beside})" if need.beside else said


def _places(book: Book, origins: Iterable[Origin]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{book.shown_path(one.path)}:{one.line}" for one in origins))


def _written(book: Book, step: Step) -> Iterator[Written]:
    """What the documents in the files that a step touched say of themselves since."""
    touched = {*step.files.edited, *step.files.added}
    pages = {(one.kind, one.name): book.path_of(one) for one in reversed(book.documents)}
    for document in step.after.side.loaded.documents if step.after and step.diffs else ():
        if document.path in touched:
            link = Link(document.title, pages.get((document.kind, document.name), ""))
            owner = document.value.get("owner")
            yield Written(
                link, tuple(_of_itself(book, document)), named(book, "role", str(owner)) if owner else Link("")
            )


def _of_itself(book: Book, document: Document) -> Iterator[str]:
    value = document.value
    review = value.get("review")
    told = (
        (_("version %(it)s"), value.get("version")),
        (_("in force from %(it)s"), value.get("effective")),
        (_("reviewed on %(it)s"), review.get("last") if isinstance(review, dict) else None),
    )
    yield from (said % {"it": day(it)} for said, it in told if it)
    if document.kind == "exception" and value.get("approver"):
        agreed = {"who": say_approvers(book, value["approver"]).plain(), "day": day(value.get("granted"))}
        yield _("agreed to by %(who)s on %(day)s") % agreed


def _files(book: Book, files: Files) -> Iterator[tuple[str, tuple[str, ...]]]:
    for title, paths in ((_("Edited"), files.edited), (_("Added"), files.added), (_("Gone"), files.gone)):
        yield title, tuple(map(book.shown_path, paths))
    moved = (_("%(before)s, now %(after)s") % _pair(book, *one) for one in files.moved)
    yield _("Moved, unchanged"), tuple(moved)


def _pair(book: Book, before: str, after: str) -> dict[str, str]:
    return {"before": book.shown_path(before), "after": book.shown_path(after)}
