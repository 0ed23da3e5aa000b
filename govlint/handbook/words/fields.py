"""What a place in a document is called, by the titles of its form."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from govlint.handbook.book import Book
from govlint.library.forms import Form
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document

_WRAPPING = ("value", "overrides", "when")


class Field(NamedTuple):
    """A field's title with those above it, and the entry of a list that it belongs to."""

    titles: tuple[str, ...]
    entry: str


def field(book: Book, document: Document, pointer: Pointer) -> Field:
    """What `stages[0].approvers.all_of[1]` is called: `Stages`, `Approvers`, of the entry `Brand and tone`."""
    form = _whole(book, document)
    value: Any = document.value
    titles: list[str] = []
    entry = ""
    for step in pointer:
        form, value = _below(book, form, step), _step(value, step)
        if isinstance(step, int):
            entry = entry or _entry_name(value)
        elif form.get("title") and step not in _WRAPPING:
            titles.append(form["title"])
        if form.get("use") == "approvers" or not form:
            break
    return Field(tuple(titles), entry)


def field_words(book: Book, document: Document, pointer: Pointer) -> str:
    """A field in words: `Stages, Approvers (Brand and tone)`."""
    found = field(book, document, pointer)
    return ", ".join(found.titles) + (f" ({found.entry})" if found.entry else "")


def together(fields: Iterable[Field]) -> tuple[str, ...]:
    """Fields in words, those of the same title in one phrase: `Accounts, Owner (@one; @two)`."""
    entries: dict[tuple[str, ...], list[str]] = {}
    for found in fields:
        entries.setdefault(found.titles, []).extend([found.entry] if found.entry else [])
    return tuple(
        ", ".join(titles) + (f" ({'; '.join(dict.fromkeys(named))})" if named else "")
        for titles, named in entries.items()
    )


def _whole(book: Book, document: Document) -> Form:
    return {"properties": book.forms["header"]["properties"] | book.forms["kinds"][document.kind]["properties"]}


def form_at(book: Book, document: Document, pointer: Pointer) -> Form:
    """The form of a field, as its schema gives it; empty where none knows it."""
    form = _whole(book, document)
    for step in pointer:
        form = _below(book, form, step)
    return form


def properties_at(book: Book, document: Document, pointer: Pointer) -> Form:
    """The forms of the fields below a place, by name."""
    form = form_at(book, document, pointer)
    form = book.forms["shapes"].get(form["use"], {}) if "use" in form else form
    found: Form = form.get("properties", {})
    return found


def _below(book: Book, form: Form, step: str | int) -> Form:
    if "use" in form:
        form = book.forms["shapes"].get(form["use"], {})
    if isinstance(step, int):
        inner: Form = form.get("list", {})
        return inner
    if step in _WRAPPING:
        return form
    below: Form = form.get("properties", {}).get(step, {})
    return below


def _step(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _entry_name(value: Any) -> str:
    """What an entry of a list is called by its first words."""
    if not isinstance(value, dict):
        return ""
    named = (value.get(key) for key in ("title", "handle", "name", "id", "activity", "step", "for", "when", "what"))
    return next((word for word in named if isinstance(word, str)), "")
