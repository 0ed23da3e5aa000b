"""Where a name is given, and where it is used."""

from collections.abc import Iterator

from govlint.finding import Location
from govlint.lsp.cursor import Here
from govlint.lsp.names import given, places_of


def definition(here: Here) -> Location | None:
    """Where the name that stands here is given; None where no name stands here, or nobody gives it."""
    found = given(here.organisation, here.document, here.mention) if here.mention else None
    return found.at if found else None


def references(here: Here, with_definition: bool) -> Iterator[Location]:
    """Every place in which the name that stands here is used. with_definition: also where it is given."""
    meant = given(here.organisation, here.document, here.mention) if here.mention else None
    if meant:
        for document, mention in places_of(here.organisation, meant):
            if with_definition or not (document.key == meant.document.key and mention.pointer == meant.pointer):
                yield document.locate(mention.pointer)
