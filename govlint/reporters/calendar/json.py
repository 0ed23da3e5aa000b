"""What falls due for programs, by `schemas/v1/calendar.schema.json`. Its shapes change only with a new version."""

import json
from collections.abc import Iterator
from typing import Any, TypedDict

from govlint import __version__
from govlint.calendar.calendar import Calendar, Entry
from govlint.calendar.due import Then
from govlint.reporters import Look
from govlint.reporters.calendar.words import answers, what
from govlint.reporters.placed import Place, placed
from govlint.reporters.sink import json_safe

FORMAT = "govlint-calendar/v1"


class Found(TypedDict):
    """What will be found."""

    rule: str
    direction: str
    message: str
    contexts: list[str]
    owner: str
    place: Place


class Item(TypedDict):
    """One entry."""

    id: str
    kind: str
    date: str
    days: int
    organisation: str
    what: str
    document: str
    owner: str
    rule: str
    place: Place | None
    then: list[Found]
    sources: list[str]


def lines(calendar: Calendar, _look: Look) -> Iterator[str]:
    """One JSON document."""
    whole: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "as_of": calendar.day,
        "until": calendar.last,
        "documents": calendar.documents,
        "unread": list(calendar.unread),
        "overdue": sum(entry.days < 0 for entry in calendar.entries),
        "entries": [_item(calendar, entry) for entry in calendar.entries],
    }
    yield json_safe(json.dumps(whole, ensure_ascii=True, indent=2))


def _item(calendar: Calendar, entry: Entry) -> Item:
    due = entry.due
    return {
        "id": entry.id,
        "kind": due.kind,
        "date": due.date,
        "days": entry.days,
        "organisation": entry.organisation,
        "what": what(due),
        "document": due.document.name if due.document else "",
        "owner": answers(due),
        "rule": due.rule.id if due.rule else "",
        "place": placed(calendar.sources[due.at.path], due.at) if due.at else None,
        "then": [_found(calendar, one) for one in due.then],
        "sources": list(due.sources),
    }


def _found(calendar: Calendar, one: Then) -> Found:
    return {
        "rule": one.rule.id,
        "direction": one.rule.direction,
        "message": one.finding.message,
        "contexts": list(one.finding.contexts),
        "owner": one.owner,
        "place": placed(calendar.sources[one.finding.location.path], one.finding.location),
    }
