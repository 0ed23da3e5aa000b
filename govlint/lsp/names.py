"""What a name stands for: where it is given, where it is used, and what its document says of it."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.finding import Location
from govlint.handbook.formats.escape import code, text
from govlint.lint.rules import current, words_of
from govlint.lsp.view import Organisation
from govlint.reporters.sink import one_line
from govlint.text.nodes import Pointer, find
from govlint.workspace.documents import Document, Mention

WORDS = {
    "role": "role", "team": "team", "channel": "account", "brand": "brand", "market": "market", "calendar": "calendar",
    "flow": "approval flow", "policy": "policy", "document": "document", "rule": "rule",
}  # fmt: skip
"""What can be named, as people call it."""
DOCUMENT = "document"
_NAME: Pointer = ("name",)
_TOLD = (
    "title",
    "summary",
    "purpose",
    "description",
    "function",
    "platform",
    "market",
    "holder",
    "holders",
    "deputies",
)


class Given(NamedTuple):
    """Where a name is given."""

    document: Document
    pointer: Pointer

    @property
    def at(self) -> Location:
        """Its place."""
        return self.document.locate(self.pointer)

    def is_same(self, other: "Given") -> bool:
        """Whether it is the same place."""
        return self.document.key == other.document.key and self.pointer == other.pointer


def mentions(document: Document) -> Iterator[Mention]:
    """Every name that a document gives or uses, its own first."""
    if document.name:
        yield Mention(DOCUMENT, document.name, _NAME)
    yield from document.defined
    yield from document.references


def given(organisation: Organisation, document: Document, mention: Mention) -> Given | None:
    """Where the name that a document mentions is given; None where nobody gives it."""
    if mention.pointer == _NAME:
        return Given(document, _NAME)
    held = organisation.workspace.names.get(mention.what, {}).get(mention.name)
    if held is None:
        return None
    giving, defined = held
    return Given(giving, defined.pointer if defined else _NAME)


def places_of(organisation: Organisation, meant: Given) -> Iterator[tuple[Document, Mention]]:
    """Where a name that is given somewhere stands, that place included; each once."""
    seen: set[tuple[int, Pointer]] = set()
    for document in organisation.workspace.documents:
        for mention in mentions(document):
            found, place = given(organisation, document, mention), (document.key, mention.pointer)
            if found and found.is_same(meant) and place not in seen:
                seen.add(place)
                yield document, mention


def described(organisation: Organisation, document: Document, mention: Mention) -> Iterator[str]:
    """What a name stands for, as lines of Markdown in which no text of a document is markup."""
    word = WORDS.get(mention.what, mention.what)
    yield f"{word[0].upper()}{word[1:]} {code(one_line(mention.name))}  "
    rule = organisation.rules.known.get(current(mention.name)) if mention.what == "rule" else None
    if rule:
        words = words_of(rule)
        yield from (text(one_line(said)) + "  " for said in (words.title, words.why, words.remedy))
        return
    found = given(organisation, document, mention)
    yield from _facts(found) if found else ["No document gives this name."]


def _facts(found: Given) -> Iterator[str]:
    """What stands beside a name where it is given."""
    entry = find(found.document.node, found.pointer[:-1])
    value = entry.value if entry and isinstance(entry.value, dict) else {}
    for key in _TOLD:
        if said := value.get(key):
            listed = ", ".join(map(str, said)) if isinstance(said, list) else str(said)
            yield f"- {key}: {text(one_line(listed))}"
