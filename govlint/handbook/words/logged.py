"""A step of the log of changes in words: what it changed, by whose leave, and what git says beside."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from govlint.change.log import BEGAN, CUT, REFUSED, Files, Step
from govlint.change.parts import TAGS
from govlint.handbook.book import Book
from govlint.handbook.paths import step_path
from govlint.handbook.words.approvers import say_approvers
from govlint.handbook.words.changed import GROUPS, ChangeSaid, change_said, need_said, sort_of, titles
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.wording import day
from govlint.language import gettext as _
from govlint.language import ngettext
from govlint.reporters.sink import one_line
from govlint.workspace.documents import Document
from govlint.workspace.history import Commit, short


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


def step_said(book: Book, step: Step, where: str) -> StepSaid:
    """A step in words. where: what is looked at, from the folder of the documents."""
    changes = [(number, one) for number, diff in enumerate(step.diffs) for one in diff.found]
    sorts, counts = titles(), Counter(sort_of(one.change) for _number, one in changes)
    told = [(sort_of(one.change), change_said(book, number, one)) for number, one in changes]
    by_sort = ((name, tuple(said for sort, said in told if sort == name)) for name in GROUPS)
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
        tuple((name, sorts[name], found) for name, found in by_sort if found),
        tuple(dict.fromkeys(need_said(need) for _number, one in changes for need in one.signing.needs)),
        tuple(_written(book, step)),
        tuple((title, paths) for title, paths in _files(book, step.files) if paths),
        "" if not step.diffs else f"govlint diff {short(step.base)} {step.id} --as-of {step.head.day} -- {where}",
    )


def _title(book: Book, step: Step) -> str:
    if book.log and book.log.by == TAGS:
        return one_line(step.tag) or _("Not tagged yet")
    return one_line(step.head.subject) or step.id


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
        count = len(step.after.loaded.documents) if step.after else 0
        begins = ngettext(
            "The log begins here, with %(n)s document.", "The log begins here, with %(n)s documents.", count
        ) % {"n": count}
        moved = _("Nothing stood in this folder before; where it stood elsewhere, that is not followed.")
        return f"{begins} {moved}"
    if not changed:
        return _("Nothing is decided otherwise: only comments, layout or the names of files changed.")
    controlled = any(diff.controlled for diff in step.diffs)
    return "" if controlled else _("No document of change control was in force before, so nobody had said who signs.")


def _written(book: Book, step: Step) -> Iterator[Written]:
    """What the documents in the files that a step touched say of themselves since."""
    touched = {*step.files.edited, *step.files.added}
    pages = {(one.kind, one.name): book.path_of(one) for one in reversed(book.documents)}
    for document in step.after.loaded.documents if step.after and step.diffs else ():
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
