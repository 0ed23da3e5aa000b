"""What can be typed at a place: kinds, keys, the values of a scale from loose to tight, and names."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.formats.escape import text
from govlint.lint.rules import words_of
from govlint.lsp.fields import Field, field, kinds
from govlint.lsp.levels import Level, levels
from govlint.lsp.names import WORDS, described
from govlint.lsp.typed import Typed, typed
from govlint.lsp.view import Organisation, View
from govlint.policy.box import box
from govlint.policy.controls import controls
from govlint.reporters.sink import one_line, safe
from govlint.text.nodes import Pointer
from govlint.text.source import Source
from govlint.text.spelling import spelt
from govlint.workspace.documents import Mention, scope_of

KEY, VALUE, NAME = "key", "value", "name"
_ON_A_LINE = frozenset(("string", "integer", "number", "boolean"))
GO_ON = "\0"
"""Where somebody goes on typing, in what is put."""


class Offer(NamedTuple):
    """Something that can be typed. what: `key`, `value` or `name`; detail: a few words beside it.

    said: what it means, as Markdown; put: what stands there then; best: whether it is recommended.
    """

    label: str
    what: str
    detail: str
    said: str
    put: str
    best: bool = False


class Offered(NamedTuple):
    """What can be typed in place of the characters from start to end, in order."""

    start: int
    end: int
    offers: tuple[Offer, ...]


def completion(view: View, source: Source, offset: int) -> Offered:
    """What can be typed at a place of a text; nothing where it is neither a document of ours nor empty."""
    found: dict[str, Offer] = {}
    start = end = offset
    for one in typed(source, offset):
        start, end = one.start, one.end
        if "govlint" in one.document or not one.elsewhere:
            for offer in _keys(one) if one.on_key else _values(view, source.path, one):
                found.setdefault(offer.label, offer)
    return Offered(start, end, tuple(found.values()))


def _kind(one: Typed) -> str:
    return str(one.document.get("kind") or "")


def _keys(one: Typed) -> Iterator[Offer]:
    """The keys of a mapping that are not there yet, those it needs first."""
    above = field(_kind(one), one.pointer)
    left = [key for key in above.keys if key not in one.beside]
    for key in sorted(left, key=lambda key: key not in above.required):
        below = above.below(key)
        detail = " · ".join(filter(None, ["needed" if key in above.required else "", below.title, below.control]))
        yield Offer(key, KEY, detail, text(below.description), key if one.colon else _put(key, below))


def _put(key: str, below: Field) -> str:
    """A key with what comes after it: brackets for a list of words, nothing on its line where more lines follow."""
    if below.words or below.holds & _ON_A_LINE:
        return f"{key}: "
    listed = "array" in below.holds and not below.below(0).keys
    return f"{key}: [{GO_ON}]" if listed else f"{key}:"


def _values(view: View, path: str, one: Typed) -> Iterator[Offer]:
    here = field(_kind(one), one.pointer)
    organisation = view.organisation_near(path)
    if one.pointer == ("kind",):
        yield from (Offer(kind, VALUE, "", text(said), kind) for kind, said in kinds().items())
        return
    yield from _words(here, organisation, one)
    if here.ref == "rule":
        yield from _rules(view)
    elif here.ref and organisation:
        yield from (offer for offer in _names(organisation, here.ref, one.quoted) if offer.label not in one.beside)


def _words(here: Field, organisation: Organisation | None, one: Typed) -> Iterator[Offer]:
    control = controls().get(_control(_kind(one), one.pointer))
    known: dict[str, Level] = {}
    if control and organisation:
        scope = box(scope_of(_kind(one), one.document))
        known = {level.word: level for level in levels(organisation, control, scope)}
    for word, said in here.words.items():
        if word not in one.beside:
            yield _word(word, said, known.get(word))


def _word(word: str, said: str, level: Level | None) -> Offer:
    if level is None:
        return Offer(word, VALUE, "", text(said), word)
    beyond = dict.fromkeys(one.too for one in level.beyond)
    detail = " · ".join([level.place, *(["recommended"] if level.best else []), *beyond])
    more = [text(said), *(f"- {text(one_line(one.said))}" for one in level.beyond)]
    return Offer(word, VALUE, detail, safe("\n".join(more)), word, level.best)


def _control(kind: str, pointer: Pointer) -> str:
    """The control whose value stands at a place: written plainly, as `value`, or in an override."""
    while pointer and (pointer[-1] in ("value", "overrides") or isinstance(pointer[-1], int)):
        pointer = pointer[:-1]
    return field(kind, pointer).control


def _rules(view: View) -> Iterator[Offer]:
    for name, rule in view.rules.known.items():
        words = words_of(rule)
        yield Offer(name, NAME, words.title, text(one_line(words.why)), name)


def _names(organisation: Organisation, what: str, quoted: bool) -> Iterator[Offer]:
    for name, (document, _) in organisation.workspace.names.get(what, {}).items():
        said = "\n".join(described(organisation, document, Mention(what, name, ())))
        detail = one_line(f"{WORDS.get(what, what)} · {document.title}")
        yield Offer(one_line(name), NAME, detail, safe(said), name if quoted else spelt(name))
