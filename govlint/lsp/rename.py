"""Another name for what has one, in every place where it stands."""

import re
from collections.abc import Iterator

from govlint.errors import GovlintError
from govlint.finding import Location
from govlint.fix.edit import Edit
from govlint.lsp.cursor import Here
from govlint.lsp.fields import field
from govlint.lsp.names import WORDS, Given, places_of
from govlint.text.spelling import spelt
from govlint.workspace.documents import Document, Mention
from govlint.workspace.names import AUTHOR

_LONGEST = 80
_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")
_FORM = "Write small letters, digits and single hyphens, as in care-team."
_FORMS = {"market": "Write a country's two capital letters, as in GB, or a part of it, as in US-CA."}
"""What a name looks like, where not all names look so."""


def nameable(here: Here) -> Location | None:
    """The characters of the name that stands here; None where no name does that some document gives."""
    return _written(here.document, here.mention) if here.given and here.mention else None


def rename(here: Here, new: str) -> tuple[Edit, ...]:
    """The edits that give the name that stands here anew. Raises GovlintError where that cannot be."""
    if here.given is None or here.mention is None:
        raise GovlintError("no name that a document gives stands here", "Stand on a name, such as that of a role.")
    found = list(places_of(here.organisation, here.given))
    _refuse(here, here.given, here.mention, found, new)
    edits = tuple(_edits(found, new))
    _refuse_aliases(found, edits)
    return edits


def _refuse(here: Here, meant: Given, old: Mention, found: list[tuple[Document, Mention]], new: str) -> None:
    """Raises GovlintError where a name is none, or is taken."""
    pattern = field(meant.document.kind, meant.pointer).pattern
    if len(new) > _LONGEST or not re.search(pattern, new):
        raise GovlintError(f"{new} is no name", _FORMS.get(old.what, _FORM))
    names = here.organisation.workspace.names
    for what in dict.fromkeys(mention.what for _, mention in found):
        taken = names.get(what, {}).get(new)
        if taken or (what == "role" and new == AUTHOR):
            word = WORDS.get(what, what)
            raise GovlintError(f"there is a {word} called {new} already", "Choose another name.")
    alike = (one for one in here.organisation.workspace.documents if one.name == old.name)
    if meant.pointer == ("name",) and any(one.key != meant.document.key for one in alike):
        raise GovlintError(f"several documents are called {old.name}", "Give each a name of its own by hand first.")


def _refuse_aliases(found: list[tuple[Document, Mention]], edits: tuple[Edit, ...]) -> None:
    """Raises GovlintError where an alias repeats a text that is no name, and so is not renamed with it."""
    for document, mention in found:
        at = document.locate(mention.pointer)
        if _written(document, mention) is None and not any(_is_anchored(document, at, edit) for edit in edits):
            said = f"{at.path}:{document.source.place(at.start)[0]}: an alias of another field stands for this name"
            raise GovlintError(said, "Write the name there in full first.")


def _is_anchored(document: Document, alias: Location, edit: Edit) -> bool:
    """Whether an edit is of the text that an alias repeats: it stands right behind the last anchor of that name."""
    text = document.source.text
    called = text[alias.start + 1 : alias.end]
    ends = [found.end() for found in _ANCHOR.finditer(text, 0, alias.start) if found[1] == called]
    return bool(ends) and edit.path == alias.path and not text[ends[-1] : edit.start].strip(" \t\r\n'\"")


def _edits(found: list[tuple[Document, Mention]], new: str) -> Iterator[Edit]:
    for document, mention in found:
        at = _written(document, mention)
        if at:
            quoted = document.source.text[at.start - 1 : at.start] in ("'", '"')
            yield Edit(at.path, at.start, at.end, new if quoted else spelt(new))


def _written(document: Document, mention: Mention) -> Location | None:
    """The characters of a name, without quotes or an anchor; None where an alias repeats what stands elsewhere."""
    at, text = document.locate(mention.pointer), document.source.text
    if text.startswith("*", at.start):
        return None
    start, quote = text.rfind(mention.name, at.start, at.end), text[at.end - 1 : at.end]
    if start >= 0:
        return at._replace(start=start, end=start + len(mention.name))
    # In quotes a name can be spelt otherwise than it reads.
    return at._replace(start=text.index(quote, at.start) + 1, end=at.end - 1) if quote in ("'", '"') else None
