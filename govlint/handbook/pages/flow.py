"""The pages of approval flows: drawn, and the same as steps in order."""

from collections.abc import Iterator
from typing import Any

from govlint.handbook.book import Book
from govlint.handbook.drawings.lanes import lanes
from govlint.handbook.drawings.mermaid import flowchart
from govlint.handbook.once import once
from govlint.handbook.page import Page
from govlint.handbook.pages.findings import card
from govlint.handbook.pages.may_post import link_of
from govlint.handbook.paths import HOME, fact_anchor
from govlint.handbook.tables import Decided
from govlint.handbook.words.decisions import decisions
from govlint.handbook.words.markdown import prose
from govlint.handbook.words.naming import Link, flow_page
from govlint.handbook.words.quoted import quoted, term
from govlint.handbook.words.reviews import owner
from govlint.handbook.words.said import Said
from govlint.handbook.words.steps import Step, steps
from govlint.handbook.words.tabled import asked
from govlint.handbook.words.values import say
from govlint.handbook.words.ways import beforehand, ways
from govlint.language import gettext as _
from govlint.workspace.documents import Document

_DRAWING = "flow"
_SHOWN = ("urgent", "escalation", "pre_approved", "reserved", "doubt")


def pages(book: Book) -> Iterator[Page]:
    """A page for each flow."""
    trail = (Link("Home", HOME), Link(_("Approval flows"), f"{HOME}#flows"))
    for document in book.documents:
        if document.kind == "approval-flow":
            found = steps(book, document)
            data, charts = _data(book, document, found), {_DRAWING: flowchart(found)}
            title = quoted(document.title, document)
            yield Page(flow_page(book, document), title, "flow.html", data, trail, (document,), charts=charts)


def _data(book: Book, document: Document, found: tuple[Step, ...]) -> dict[str, Any]:
    title = _("%(flow)s, from author to publication. The table below says the same.") % {"flow": document.title}
    shown = {fact_anchor((name,)) for name in _SHOWN}
    sections = decisions(book, document)
    return {
        "summary": quoted(prose(str(document.value.get("summary") or "")), document),
        "owner": owner(book, document),
        "status": document.status,
        "document": Link(quoted(document.title, document), book.path_of(document)),
        "covers": _covers(book, document),
        "drawing": lanes(found, _DRAWING, title),
        "steps": found,
        "ways": tuple(ways(book, document)),
        "beforehand": tuple(beforehand(book, document)),
        "answers": tuple(_answered(book, document)),
        "sections": tuple(section for section in sections if section.anchor in shown),
        "controls": tuple(fact for section in sections for fact in section.facts if fact.told.strips),
        "cards": tuple(card(book, entry) for entry in book.entries_of(document)),
    }


def _covers(book: Book, document: Document) -> Said:
    covers = document.value.get("covers")
    form = book.forms["kinds"]["approval-flow"]["properties"]["covers"]
    return say(book, form, covers) if isinstance(covers, dict) and covers else Said(_("Not stated"))


def _answered(book: Book, document: Document) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """The content that goes this way, and where."""
    found = _by_flow(book).get(document.key, {})
    yield from ((content, tuple(links)) for content, links in found.items())


@once
def _by_flow(book: Book) -> dict[int, dict[str, list[Link]]]:
    """The content that goes through each flow, in which case, and where, by the key of its document."""
    found: dict[int, dict[str, list[Link]]] = {}
    for table in book.tables:
        held: dict[int, dict[str, list[str]]] = {}
        for one in table.decided:
            for flow, when in _flows(book, one).items():
                held.setdefault(flow, {}).setdefault(when, []).append(term(one.content))
        for flow, cases in held.items():
            for when, content in cases.items():
                said = f"{when}: {', '.join(content)}" if when else ", ".join(content)
                found.setdefault(flow, {}).setdefault(said, []).append(link_of(book, table))
    return found


def _flows(book: Book, decided: Decided) -> dict[int, str]:
    """The flows that content goes through, each with the case in which alone it does; empty where that is the rule."""
    found = dict.fromkeys((one.flow.document.key for one in decided.decision.chosen), "")
    for other in decided.otherwise:
        for one in other.decision.chosen:
            found.setdefault(one.flow.document.key, asked(book, other).when)
    return found
