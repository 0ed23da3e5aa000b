"""Who must agree, in words: roles and their combinations."""

from typing import Any

from govlint.handbook.book import Book
from govlint.handbook.words.naming import named
from govlint.handbook.words.said import Said, linked, several
from govlint.handbook.words.wording import capital, duration, humane

_MANY = {"all_of": "All of", "any_of": "Any of", "veto": "May stop it"}
_WORDS = {"not": "Never", "distinct_from": "Others than at", "abstain": "Abstaining", "vote": "Vote"}


def say_approvers(book: Book, value: Any) -> Said:
    """An approver expression, at any depth."""
    if isinstance(value, dict):
        rows = tuple(row for name, part in value.items() if (row := _row(book, value, str(name), part)))
        return rows[0][1] if len(rows) == 1 and rows[0][0] == "Who" else Said(rows=rows)
    if isinstance(value, list):
        return several(tuple(say_approvers(book, part) for part in value))
    return linked(named(book, "role", str(value)))


def _row(book: Book, whole: dict[str, Any], name: str, part: Any) -> tuple[str, Said] | None:
    if name in ("all_of", "any_of") and isinstance(part, list) and len(part) == 1:
        return "Who", say_approvers(book, part)
    if name in _MANY:
        return _MANY[name], say_approvers(book, part)
    if name == "of":
        return _quorum(whole), say_approvers(book, part)
    if name == "role":
        return "Who", say_approvers(book, part)
    if name == "on_behalf" and isinstance(part, dict):
        return f"On their behalf after {duration(part.get('after', ''))}", say_approvers(book, part.get("by"))
    if name == "no_objection_within":
        return "If nobody objects within", Said(duration(part))
    if name == "from":
        return "Objections by", say_approvers(book, part)
    if name == "different_employers":
        return "From different employers", Said("Yes" if part else "No")
    return None if name == "quorum" and "of" in whole else _plain(name, part)


def _quorum(whole: dict[str, Any]) -> str:
    return f"Any {whole['quorum']} of" if "quorum" in whole else "Of"


def _plain(name: str, part: Any) -> tuple[str, Said]:
    words = part if isinstance(part, list) else [part]
    said = ", ".join(f"the {word}" if name == "not" else humane(str(word)) for word in words)
    return _WORDS.get(name, capital(humane(name))), Said(said)
