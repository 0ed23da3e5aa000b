"""What an exception departs from, what it allows, and where, in words."""

from collections.abc import Iterator

from govlint.handbook.book import Book
from govlint.handbook.words.fields import field_words
from govlint.handbook.words.naming import control_name, named
from govlint.handbook.words.said import Said
from govlint.handbook.words.sentences import value_said
from govlint.handbook.words.values import say
from govlint.language import gettext as _
from govlint.lint.rules import Rule
from govlint.policy.controls import controls
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import mapping


def allows(book: Book, rule: Rule) -> str:
    """What may be otherwise, as far as a wall says it."""
    wall = rule.facts.get("wall", {})
    control = controls().get(str(wall.get("control", "")))
    if control is None:
        return ""
    names = {"control": control_name(book, control)}
    if "floor" in wall:
        floor = names | {"bound": value_said(control, wall["floor"])}
        return _("%(control)s may be looser than the floor, “%(bound)s”.") % floor
    ceiling = names | {"bound": value_said(control, wall.get("ceiling"))}
    return _("%(control)s may be tighter than the ceiling, “%(bound)s”.") % ceiling


def where(book: Book, document: Document) -> Iterator[tuple[str, Said]]:
    """Where an exception holds: titles and values, none for wherever its rule speaks."""
    held = mapping(document.value.get("where"))
    if held.get("document"):
        found = named(book, "document", str(held["document"]))
        yield _("Document"), Said(found.text, "", found.target)
    if held.get("pointer"):
        yield _("Field"), Said(_field(book, held), str(held["pointer"]))
    if held.get("contexts"):
        yield _("Only where"), say(book, book.forms["shapes"]["when"], held["contexts"])


def _field(book: Book, held: dict[str, object]) -> str:
    """A field by its titles, where the document that it lies in is known; else as it is written."""
    written = str(held["pointer"])
    about = next((one for one in book.documents if one.name == held.get("document") and one.kind != "exception"), None)
    pointer: Pointer = tuple(part.partition("[")[0] for part in written.split("."))
    return (field_words(book, about, pointer) if about else "") or written
