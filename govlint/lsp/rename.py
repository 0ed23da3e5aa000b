"""Another name for what has one, in every place where it stands."""

import re
from collections.abc import Iterator

from govlint.errors import GovlintError
from govlint.finding import Location
from govlint.fix.edit import Edit
from govlint.lsp.cursor import Here
from govlint.lsp.fields import field
from govlint.lsp.names import WORDS, Given, given, places_of
from govlint.text.spelling import spelt
from govlint.workspace.documents import Document, Mention
from govlint.workspace.names import AUTHOR

_LONGEST = 80


def nameable(here: Here) -> Location | None:
    """The characters of the name that stands here; None where no name does that some document gives."""
    meant = given(here.organisation, here.document, here.mention) if here.mention else None
    return _written(here.document, here.mention) if meant and here.mention else None


def rename(here: Here, new: str) -> tuple[Edit, ...]:
    """The edits that give the name that stands here anew. Raises GovlintError where that cannot be."""
    meant = given(here.organisation, here.document, here.mention) if here.mention else None
    if meant is None or here.mention is None:
        raise GovlintError("no name that a document gives stands here", "Stand on a name, such as that of a role.")
    found = list(places_of(here.organisation, meant))
    _refuse(here, meant, found, new)
    return tuple(_edits(found, new))


def _refuse(here: Here, meant: Given, found: list[tuple[Document, Mention]], new: str) -> None:
    """Raises GovlintError where a name is none, or is taken."""
    pattern = field(meant.document.kind, meant.pointer).pattern
    if len(new) > _LONGEST or not re.search(pattern, new):
        raise GovlintError(f"{new} is no name", "Write small letters, digits and single hyphens, as in care-team.")
    names = here.organisation.workspace.names
    old = here.mention.name if here.mention else ""
    for what in dict.fromkeys(mention.what for _, mention in found):
        taken = names.get(what, {}).get(new)
        if taken or (what == "role" and new == AUTHOR):
            word = WORDS.get(what, what)
            raise GovlintError(f"there is a {word} called {new} already", "Choose another name.")
    same = [one for one in here.organisation.workspace.documents if one.name == old and one.key != meant.document.key]
    if meant.pointer == ("name",) and same:
        raise GovlintError(f"several documents are called {old}", "Give each a name of its own by hand first.")


def _edits(found: list[tuple[Document, Mention]], new: str) -> Iterator[Edit]:
    for document, mention in found:
        at = _written(document, mention)
        if at:
            quoted = document.source.text[at.start - 1 : at.start] in ("'", '"')
            yield Edit(at.path, at.start, at.end, new if quoted else spelt(new))


def _written(document: Document, mention: Mention) -> Location | None:
    """The characters of a name, without quotes or an anchor; None where an alias repeats what stands elsewhere."""
    at, source = document.locate(mention.pointer), document.source.text
    start = source.rfind(mention.name, at.start, at.end)
    if start < 0 or source.startswith("*", at.start):
        return None
    return at._replace(start=start, end=start + len(mention.name))
