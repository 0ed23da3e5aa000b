"""What documents decide as sentences that speak to people, each with its place and with who asks for it."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.place import Place
from govlint.handbook.sheets.sheet import ANY, EACH, Sheet
from govlint.handbook.sheets.sheet import Said as Phrase
from govlint.handbook.words.askers import Asker, Asks
from govlint.handbook.words.fields import form_at, properties_at
from govlint.handbook.words.places_said import when_words
from govlint.handbook.words.said import inline
from govlint.handbook.words.values import say, shown
from govlint.handbook.words.wording import duration, listed, market
from govlint.language import gettext as _
from govlint.library.forms import ELSEWHERE, UNDECIDED, Form
from govlint.policy.box import box
from govlint.policy.policy import binds
from govlint.policy.settings import rank
from govlint.text.nodes import Mapping, Node, Pointer, Sequence, find
from govlint.workspace.documents import Document
from govlint.workspace.shapes import mapping

_NAMED = re.compile(r"%\((\w+)\)s")


class Item(NamedTuple):
    """One thing that people are told. more: what else is said of it; when: in which cases alone."""

    said: str
    place: Place
    by: Asker = Asker()
    more: tuple[str, ...] = ()
    when: str = ""


class Part(NamedTuple):
    """A heading of a handout and what stands below it."""

    name: str
    title: str
    items: tuple[Item, ...]


class Handed(NamedTuple):
    """What one document says. title, where: which it is and where it holds, told where there are several.

    of: the brand and the market that it holds for alone, each by name and title.
    """

    title: str
    where: str
    parts: tuple[Part, ...]
    of: tuple[tuple[str, str], ...]


@once
def in_force(book: Book, kind: str) -> tuple[Document, ...]:
    """The documents of a kind that bind on this day, those that hold most widely first."""
    found = (document for document in book.of_kind(kind) if binds(document, book.day))
    return tuple(sorted(found, key=lambda document: rank(box(document.scope))))


def scope_said(book: Book, document: Document) -> str:
    """Where a document holds, in words; empty for the whole organisation."""
    return listed(when_words(book, {name: list(values) for name, values in document.scope.items()}))


def parts(titles: dict[str, str], found: Iterable[tuple[str, Item]]) -> tuple[Part, ...]:
    """What was found, under the headings that have something to say, in their order. titles: by name of the part."""
    held: dict[str, dict[Item, None]] = {name: {} for name in titles}
    for part, item in found:
        held[part][item] = None
    return tuple(Part(name, _(title), tuple(held[name])) for name, title in titles.items() if held[name])


def handed(book: Book, document: Document, sheet: Sheet, asks: Asks) -> Iterator[tuple[str, Item]]:
    """What a document says of the fields of a sheet, each with its part; what is not decided is left out."""
    for pattern in sheet:
        for pointer in _matching(document.node, pattern):
            yield from handed_at(book, document, sheet, pattern, pointer, asks)


def handed_at(
    book: Book, document: Document, sheet: Sheet, pattern: Pointer, pointer: Pointer, asks: Asks
) -> Iterator[tuple[str, Item]]:
    """What one field says: its value, and what it is in certain cases."""
    for when, at in _values(document.node, pointer):
        value = getattr(find(document.node, at), "value", None)
        phrase = sheet[pattern].get(_key(value), sheet[pattern].get(ANY)) if _is_told(value) else None
        given = _given(book, document, pointer, value) if phrase else {}
        text = _fitting(phrase, given.keys()) if phrase else ""
        by = asks(document, at, phrase.part) if phrase and text else None
        if phrase and by:
            said = _sentence(text, {name: held for name, (_title, held) in given.items()})
            more = tuple(_rest(phrase, given, str(pattern[-1]))) if EACH in pattern else ()
            yield phrase.part, Item(said, book.place(document.locate(at)), by, more, case_said(book, when))


def _fitting(phrase: Phrase, given: Collection[str]) -> str:
    """The sentence of which all is there that it names; empty where there is none."""
    return next((one for one in (phrase.text, phrase.otherwise) if one and _names(one) <= set(given)), "")


def _names(text: str) -> set[str]:
    """The fields that a sentence names."""
    return set(_NAMED.findall(text))


def _key(value: Any) -> str:
    return "" if isinstance(value, (dict, list)) else shown(value)


def _sentence(text: str, given: dict[str, Markup]) -> Markup:
    found = escape(_(text)) % given
    found = found[:1].upper() + found[1:]
    return found if found.rstrip()[-1:] in tuple(".!?:”“»") else found + "."


def _matching(node: Node, pattern: Pointer, above: Pointer = ()) -> Iterator[Pointer]:
    """The pointers of a document that a pattern means."""
    if not pattern:
        yield above
    elif pattern[0] == EACH:
        for at, below in enumerate(node.nodes if isinstance(node, Sequence) else ()):
            yield from _matching(below, pattern[1:], (*above, at))
    elif isinstance(node, Mapping) and pattern[0] in node.nodes:
        yield from _matching(node.nodes[str(pattern[0])], pattern[1:], (*above, pattern[0]))


def _values(root: Node, pointer: Pointer) -> Iterator[tuple[Any, Pointer]]:
    """Where the values of a setting stand, each with the cases in which it holds; None for all others."""
    node = find(root, pointer)
    if not isinstance(node, Mapping) or "value" not in node.nodes:
        yield None, pointer
        return
    yield None, (*pointer, "value")
    overrides = node.nodes.get("overrides")
    for at, below in enumerate(overrides.nodes if isinstance(overrides, Sequence) else ()):
        if isinstance(below, Mapping) and "value" in below.nodes and isinstance(below.value.get("when"), dict):
            yield below.value["when"], (*pointer, "overrides", at, "value")


def _is_told(value: Any) -> bool:
    """Whether there is a decision that can be told."""
    undecided = isinstance(value, str) and value in UNDECIDED
    return not undecided and value not in (None, "", [], {}) and not (isinstance(value, dict) and ELSEWHERE in value)


def _given(book: Book, document: Document, pointer: Pointer, value: Any) -> dict[str, tuple[str, Markup]]:
    """What a sentence can name: the value, and the fields of it or beside it, each with its title."""
    found = {"value": ("", _text(book, form_at(book, document, pointer), value))}
    around = pointer if isinstance(value, dict) else pointer[:-1]
    fields = mapping(getattr(find(document.node, around), "value", None)) if around else {}
    for name, form in properties_at(book, document, around).items():
        if name in fields:
            found[name] = form.get("title", ""), _text(book, form, fields[name], name)
    return found


def _text(book: Book, form: Form, value: Any, field: str = "") -> Markup:
    """A value as one line; of a clock, the time and whether only working hours count; a market by its name."""
    if form.get("type") == "clock" and isinstance(value, dict):
        time = duration(value.get("within", ""))
        return escape(
            _("%(time)s of working hours") % {"time": time} if value.get("counts") == "working-hours" else time
        )
    if form.get("type") == "market" and isinstance(value, str):
        return escape(market(value))
    return inline(say(book, form, flat(value), field))


def _rest(phrase: Phrase, given: dict[str, tuple[str, Markup]], decider: str) -> Iterator[Markup]:
    """What else an entry says, beside what its sentence names and the field that chose it."""
    named = {decider, *_names(phrase.text)}
    for name, (title, said) in given.items():
        if title and (name in phrase.beside if phrase.beside is not None else name not in named):
            yield Markup("{}: {}").format(title, said)


def flat(value: Any) -> Any:
    """The same on one line, whatever stands in it."""
    if isinstance(value, dict):
        return {name: flat(below) for name, below in value.items()}
    if isinstance(value, list):
        return [flat(below) for below in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def case_said(book: Book, when: Any) -> str:
    """The cases in which something holds, in words; empty for all."""
    return listed(when_words(book, when)) if when else ""
