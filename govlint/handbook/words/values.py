"""What a document holds becomes words, following the form that its schema gives it."""

from typing import Any

from markupsafe import Markup

from govlint.handbook.book import Book
from govlint.handbook.words.approvers import say_approvers
from govlint.handbook.words.markdown import is_outside, phrase
from govlint.handbook.words.naming import named, platform_name, sector_link
from govlint.handbook.words.quoted import term
from govlint.handbook.words.said import Said, linked
from govlint.handbook.words.wording import amount, day, duration, humane, percent, uncapital
from govlint.language import gettext as _
from govlint.library.forms import BOUNDS, HOURS, Form
from govlint.policy.bounds import in_words
from govlint.workspace.shapes import words

_NAMES = ("handle", "holder", "holders", "deputies", "shadows", "name", "title", "number", "currency", "person")
"""Fields of text that hold names, in which an asterisk is an asterisk."""


def say(book: Book, form: Form, value: Any, field: str = "") -> Said:
    """A value in words. field: the last word of its path. What does not fit the form is shown as it stands."""
    if value is None:
        return Said(_("(no value)"))
    if isinstance(value, dict):
        return _mapping(book, form, value)
    if "list" in form or isinstance(value, list):
        return _list(book, form, value, field)
    for key in ("levels", "choice"):
        if key in form:
            return Said(form[key].get(value) or shown(value), shown(value))
    if "vocabulary" in form:
        return _vocabulary(book, form["vocabulary"], shown(value))
    if "ref" in form:
        return linked(named(book, form["ref"], shown(value)))
    if "use" in form:
        return _shape(book, form["use"], value, field)
    if isinstance(value, str) and is_outside(value) and " " not in value:
        return Said(value, "", value)
    return Said(_scalar(form.get("type", "any"), value, field))


def shown(value: Any) -> str:
    """A scalar as it is written."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _scalar(kind: str, value: Any, field: str) -> str | Markup:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if kind in ("duration", "clock"):
        return duration(value)
    if kind == "percent":
        return percent(value)
    if kind == "date":
        return day(value)
    if kind == "text" and isinstance(value, str) and field not in _NAMES:
        return phrase(value)
    return amount(value)


def _vocabulary(book: Book, name: str, word: str) -> Said:
    if name == "platform":
        return Said(platform_name(word))
    if name == "sector":
        return linked(sector_link(book, word))
    words = book.forms["vocabularies"][name]["words"]
    return Said(words[word], word) if isinstance(words, dict) and word in words else Said(term(word))


def _list(book: Book, form: Form, value: Any, field: str) -> Said:
    if words(value) and (form.get("use") == BOUNDS or form.get("type") == HOURS):
        return Said("; ".join(in_words("time" if "type" in form else "", words(value))))
    inner = form.get("list", form)
    parts = tuple(say(book, inner, part, field) for part in (value if isinstance(value, list) else [value]))
    if "vocabulary" in inner:
        parts = tuple(Said(term(part.word)) if part.word else part for part in parts)
    return Said(parts=parts) if parts else Said(_("none"))


def _mapping(book: Book, form: Form, value: dict[str, Any]) -> Said:
    if "use" in form:
        return _shape(book, form["use"], value, "")
    if "list" in form and "properties" not in form:
        form = form["list"]
    shape = book.forms["shapes"][form["type"]] if form.get("type") in ("clock", HOURS) else form
    properties = shape.get("properties", {})
    return Said(
        rows=tuple(
            (str(properties.get(name, {}).get("title") or humane(str(name))), say(book, part, below, str(name)))
            for name, below in value.items()
            for part in (properties.get(name, {}),)
        )
    )


def _shape(book: Book, name: str, value: Any, field: str) -> Said:
    if name == "approvers":
        return say_approvers(book, value)
    shape = book.forms["shapes"][name]
    if name == "money" and isinstance(value, dict) and "amount" in value:
        per = shape["properties"]["per"]["choice"].get(str(value.get("per")), "")
        return Said(f"{amount(value['amount'])} {value.get('currency', '')} {uncapital(per).rstrip('.')}".strip())
    return say(book, shape, value, field)
