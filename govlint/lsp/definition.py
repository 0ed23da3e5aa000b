"""Where a name is given, and where it is used."""

from collections.abc import Iterator

from govlint.finding import Location
from govlint.lsp.cursor import Here
from govlint.lsp.names import places_of


def definition(here: Here) -> Location | None:
    """Where the name that stands here is given; None where no name stands here, or nobody gives it."""
    return here.given.at if here.given else None


def references(here: Here, with_definition: bool) -> Iterator[Location]:
    """Every place in which the name that stands here is used. with_definition: also where it is given."""
    meant = here.given
    if meant:
        for document, mention in places_of(here.organisation, meant):
            if with_definition or not (document.key == meant.document.key and mention.pointer == meant.pointer):
                yield document.locate(mention.pointer)
