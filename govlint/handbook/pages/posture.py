"""The posture on one page for those who decide: how free we are, the worst of both sides, what is open."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from govlint.calendar.due import RULE_STARTS
from govlint.finding import SEVERITIES
from govlint.handbook.book import Book
from govlint.handbook.drawings.gauge import gauge
from govlint.handbook.facings import LOOSE, TIGHT, UNDECIDED
from govlint.handbook.page import Page
from govlint.handbook.pages.findings import finding_anchor, plain_message
from govlint.handbook.paths import BOARD, CALENDAR, EXCEPTIONS, FINDINGS, POSTURE, anchor, control_path
from govlint.handbook.posture import standing, whole
from govlint.handbook.words.naming import Link, control_name
from govlint.handbook.words.places_said import translated
from govlint.handbook.words.quoted import heading, told
from govlint.handbook.words.sentences import value_said
from govlint.handbook.words.wording import amount
from govlint.language import gettext as _
from govlint.language import ngettext
from govlint.lint.report import Entry
from govlint.policy.controls import controls
from govlint.posture.costs import Cost
from govlint.posture.index import DIMENSIONS, score, scores
from govlint.posture.index import UNDECIDED as NOT_DECIDED
from govlint.posture.posture import Posture, build_posture
from govlint.reporters.posture.figures import NO_FIGURE, figure
from govlint.reporters.posture.text import FEW

WORST = 5
"""So many of each are named: they fit on the page."""


class Dimension(NamedTuple):
    """A dimension with its figure in whole points; a dash where nothing counts."""

    title: Link
    means: str
    bar: Markup
    figure: str
    counted: int
    controls: int


class Worst(NamedTuple):
    """A finding in a line."""

    message: Link
    severity: str
    law: bool
    place: str


class Slow(NamedTuple):
    """A time that could be shorter: now, what would do, and the hours between them, each time."""

    control: Link
    now: str
    better: str
    hours: str
    bar: Markup
    where: tuple[str, ...]
    place: str


class Need(NamedTuple):
    """What a decision is needed on: how many, in words, and where they stand."""

    number: int
    said: Link


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    found = posture_of(book)
    index = score(found.held)
    decided = sum(one.status != NOT_DECIDED for one in found.held)
    data = {
        "figure": figure(index),
        "none": figure(index) == NO_FIGURE,
        "few": index.counted < FEW,
        "bar": gauge(index.figure or 0.0),
        "counted": index.counted,
        "decided": decided,
        "controls": index.controls,
        "dimensions": tuple(_dimensions(book, found)),
        "whole": whole(book),
        "standing": standing(whole(book)),
        "tight": worst(book, TIGHT, found),
        "loose": worst(book, LOOSE, found),
        "totals": {one: sum(entry.rule.direction == one for entry in book.report.entries) for one in (TIGHT, LOOSE)},
        "slow": tuple(_slow(book, found)),
        "needs": tuple(need for need in _needs(book) if need.number),
    }
    yield Page(POSTURE, _("Posture"), "posture.html", data)


def posture_of(book: Book) -> Posture:
    """The posture, as `govlint posture` has it."""
    return build_posture(book.workspace.title, controls().values(), book.standings)


def _dimensions(book: Book, found: Posture) -> Iterator[Dimension]:
    on_board = {alike[0].control.dimension for alike in book.facings.values()}
    for name, one in scores(found.held).items():
        link = Link(heading(name), f"{BOARD}#{anchor('dimension', name)}" if name in on_board else "")
        yield Dimension(
            link, told(DIMENSIONS.get(name, "")), gauge(one.figure or 0.0), figure(one), one.counted, one.controls
        )


def worst(book: Book, direction: str, found: Posture) -> tuple[Worst, ...]:
    """The gravest findings of a direction: by severity, the law first, then by what they cost the index."""
    costs: dict[tuple[str, object], float] = {}
    for cost in found.costs:
        key = cost.setting.document.path, cost.setting.pointer
        costs[key] = costs.get(key, 0.0) + cost.points

    def order(entry: Entry) -> tuple[int, bool, float]:
        at = entry.finding.location
        return SEVERITIES.index(entry.severity), not entry.rule.legal, -round(costs.get((at.path, at.pointer), 0.0), 6)

    entries = sorted((one for one in book.report.entries if one.rule.direction == direction), key=order)
    return tuple(_worst(book, entry) for entry in entries[:WORST])


def _worst(book: Book, entry: Entry) -> Worst:
    target = f"{FINDINGS}#{finding_anchor(book, entry)}"
    message = Link(plain_message(book, entry), target)
    return Worst(message, entry.severity, entry.rule.legal, book.place(entry.finding.location))


def _slow(book: Book, found: Posture) -> Iterator[Slow]:
    """The times that could be shorter, those that give back the most first."""
    times = sorted(((given_back(cost), cost) for cost in found.costs), key=lambda one: -one[0])
    longest = max((saved for saved, _ in times), default=0.0)
    for saved, cost in times[:WORST]:
        if saved > 0:
            yield Slow(
                Link(control_name(book, cost.control), control_path(cost.control.id)),
                value_said(cost.control, cost.setting.value),
                value_said(cost.control, cost.better),
                amount(round(saved, 1)),
                gauge(100 * saved / longest),
                translated(book, cost.contexts),
                book.place(cost.setting.origin),
            )


def given_back(cost: Cost) -> float:
    """The hours that the next better value of a time would give back each time; 0 of what is no time."""
    scale = cost.control.scale
    if scale.holds not in ("duration", "clock") or cost.better is None:
        return 0.0
    now, then = scale.position(cost.setting.value), scale.position(cost.better)
    return abs(now - then) if now is not None and then is not None else 0.0


def _needs(book: Book) -> Iterator[Need]:
    """What is open, the gravest first."""
    found = Counter(_sort(entry) for entry in book.report.entries)
    left, law = dict(whole(book).counts).get(UNDECIDED, 0), _law_to_come(book)
    errors, text, reviews, excepted = found["error"], found["open"], found["review"], found["exception"]
    yield Need(
        errors,
        Link(ngettext("error: the law is crossed, or a document is broken",
                      "errors: the law is crossed, or a document is broken", errors), f"{FINDINGS}#error"),
    )  # fmt: skip
    yield Need(
        left, Link(ngettext("question that a rule asks is open", "questions that rules ask are open", left), BOARD)
    )
    yield Need(
        text, Link(ngettext("thing is left open in the text", "things are left open in the text", text),
                   f"{FINDINGS}#info"),
    )  # fmt: skip
    yield Need(reviews, Link(ngettext("review is overdue", "reviews are overdue", reviews), CALENDAR))
    yield Need(
        excepted, Link(ngettext("thing to settle about exceptions", "things to settle about exceptions", excepted),
                       EXCEPTIONS),
    )  # fmt: skip
    yield Need(
        law, Link(ngettext("law to come finds something, as the documents stand",
                           "laws to come find something, as the documents stand", law), CALENDAR),
    )  # fmt: skip


def _sort(entry: Entry) -> str:
    """What sort of question a finding puts to those who decide."""
    name = entry.rule.id
    if name.startswith("core/exception-"):
        return "exception"
    return _SORTS.get(name) or ("error" if entry.severity == "error" else "")


def _law_to_come(book: Book) -> int:
    return sum(bool(one.due.then) for one in book.calendar.entries if one.due.kind == RULE_STARTS)


_SORTS = dict.fromkeys(("core/to-be-decided", "core/not-stated", "core/defined-nowhere"), "open") | {
    "core/review-overdue": "review"
}
