"""What a place in a document is called, by the titles of its form."""

from typing import Any

from govlint.handbook.book import Book
from govlint.library.forms import Form
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document

_WRAPPING = ("value", "overrides", "when")


def field_words(book: Book, document: Document, pointer: Pointer) -> str:
    """`Stages: Brand and tone, Approvers` for `stages[0].approvers.all_of[1]`."""
    header = book.forms["header"]["properties"]
    properties = header | book.forms["kinds"][document.kind]["properties"]
    form: Form = {"properties": properties}
    value: Any = document.value
    words: list[str] = []
    for step in pointer:
        form, value = _below(book, form, step), _step(value, step)
        if isinstance(step, int):
            words += [name] if (name := _entry_name(value)) else []
        elif form.get("title") and step not in _WRAPPING:
            words.append(form["title"])
        if form.get("use") == "approvers" or not form:
            break
    return ": ".join([*words[:1], ", ".join(words[1:])] if len(words) > 1 else words)


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
    named = (value.get(key) for key in ("title", "name", "id", "activity", "step", "for", "when", "what"))
    return next((word for word in named if isinstance(word, str)), "")
