"""What a page is: data first, a template second."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from govlint.handbook.paths import HOME
from govlint.handbook.words.imprint import Imprint
from govlint.handbook.words.naming import Link
from govlint.workspace.documents import Document


class Page(NamedTuple):
    """One page: where it stands, what it is called, the template that lays it out, and what it says.

    trail: the pages above it; every page is below the front page, which is called Home in any language. about: the
    documents that it shows; none where it is made from all. imprint: who answers for it, said at its foot; set for
    every page of a handbook. charts: its drawings as text for Mermaid, by the ids of their titles.
    """

    path: str
    title: str
    template: str
    data: Mapping[str, Any]
    trail: tuple[Link, ...] = (Link("Home", HOME),)
    about: tuple[Document, ...] = ()
    imprint: Imprint | None = None
    charts: Mapping[str, str] = {}
