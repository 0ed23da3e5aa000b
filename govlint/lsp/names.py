"""What a name stands for: where it is given, where it is used, and what its document says of it."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.finding import Location
from govlint.handbook.formats.escape import code, text
from govlint.lsp.view import Organisation
from govlint.reporters.sink import one_line
from govlint.text.nodes import Pointer, find
from govlint.workspace.documents import Document, Mention

WORDS = {
    "role": "role", "team": "team", "channel": "account", "brand": "brand", "market": "market", "calendar": "calendar",
    "flow": "approval flow", "policy": "policy", "document": "document", "rule": "rule",
}  # fmt: skip
"""What can be named, as people call it."""
_NAME: Pointer = ("name",)


class Given(NamedTuple):
    """Where a name is given."""

    document: Document
    pointer: Pointer

    @property
    def at(self) -> Location:
        """Its place."""
        return self.document.locate(self.pointer)


def given(organisation: Organisation, mention: Mention) -> Given | None:
    """Where the name of a mention is given; None where nobody gives it."""
    held = organisation.workspace.names.get(mention.what, {}).get(mention.name)
    if held is None:
        return None
    document, defined = held
    return Given(document, defined.pointer if defined else _NAME)


def mentions(organisation: Organisation) -> Iterator[tuple[Document, Mention]]:
    """Every name that is given or used, the names of documents included."""
    for document in organisation.workspace.documents:
        if document.name:
            yield document, Mention("document", document.name, _NAME)
        yield from ((document, mention) for mention in (*document.defined, *document.references))


def places_of(organisation: Organisation, meant: Given) -> Iterator[tuple[Document, Mention]]:
    """Where a name that is given somewhere stands, that place included."""
    key = meant.document.key, meant.pointer
    for document, mention in mentions(organisation):
        found = given(organisation, mention)
        if found and (found.document.key, found.pointer) == key:
            yield document, mention


def described(organisation: Organisation, mention: Mention) -> Iterator[str]:
    """What a name stands for, as lines of Markdown in which no text of a document is markup."""
    word = WORDS.get(mention.what, mention.what)
    found = given(organisation, mention)
    yield f"{word[0].upper()}{word[1:]} {code(one_line(mention.name))}  "
    if found is None:
        yield "No document names it."
        return
    entry = find(found.document.node, found.pointer[:-1])
    value = entry.value if entry and isinstance(entry.value, dict) else {}
    for key in ("title", "summary", "description", "function", "platform", "holders", "deputy"):
        if said := value.get(key):
            listed = ", ".join(map(str, said)) if isinstance(said, list) else str(said)
            yield f"- {key}: {text(one_line(listed))}"
