"""Who must agree, in words: roles and their combinations."""

from typing import Any

from govlint.handbook.book import Book
from govlint.handbook.words.naming import named
from govlint.handbook.words.said import Said, linked, several
from govlint.handbook.words.wording import capital, duration, humane
from govlint.language import gettext as _
from govlint.language import gettext_noop

_MANY = {"all_of": gettext_noop("All of"), "any_of": gettext_noop("Any of"), "veto": gettext_noop("May stop it")}
_WORDS = {
    "not": gettext_noop("Never"),
    "distinct_from": gettext_noop("Others than at"),
    "abstain": gettext_noop("Abstaining"),
    "vote": gettext_noop("Vote"),
}


def say_approvers(book: Book, value: Any) -> Said:
    """An approver expression, at any depth."""
    if isinstance(value, dict):
        rows = tuple(row for name, part in value.items() if (row := _row(book, value, str(name), part)))
        return rows[0][1] if len(rows) == 1 and rows[0][0] == _("Who") else Said(rows=rows)
    if isinstance(value, list):
        return several(tuple(say_approvers(book, part) for part in value))
    return linked(named(book, "role", str(value)))


def _row(book: Book, whole: dict[str, Any], name: str, part: Any) -> tuple[str, Said] | None:
    if name in ("all_of", "any_of") and isinstance(part, list) and len(part) == 1:
        return _("Who"), say_approvers(book, part)
    if name in _MANY:
        return _(_MANY[name]), say_approvers(book, part)
    if name == "of":
        return _quorum(whole), say_approvers(book, part)
    if name == "role":
        return _("Who"), say_approvers(book, part)
    if name == "on_behalf" and isinstance(part, dict):
        after = duration(part.get("after", ""))
        return _("On their behalf after %(time)s") % {"time": after}, say_approvers(book, part.get("by"))
    if name == "no_objection_within":
        return _("If nobody objects within"), Said(duration(part))
    if name == "from":
        return _("Objections by"), say_approvers(book, part)
    if name == "different_employers":
        return _("From different employers"), Said(_("Yes") if part else _("No"))
    return None if name == "quorum" and "of" in whole else _plain(name, part)


def _quorum(whole: dict[str, Any]) -> str:
    return _("Any %(number)s of") % {"number": whole["quorum"]} if "quorum" in whole else _("Of")


def _plain(name: str, part: Any) -> tuple[str, Said]:
    words = part if isinstance(part, list) else [part]
    said = ", ".join(_("the %(word)s") % {"word": word} if name == "not" else humane(str(word)) for word in words)
    return _(_WORDS[name]) if name in _WORDS else capital(humane(name)), Said(said)
