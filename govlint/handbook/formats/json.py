"""The handbook for programs, by `schemas/v1/handbook.schema.json`: each page as blocks, in the order of reading."""

from collections.abc import Iterable
from typing import Any

from govlint import __version__
from govlint.handbook.formats.data import as_data
from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.paths import HOME
from govlint.handbook.site.site import Files, Site
from govlint.handbook.words.naming import Link
from govlint.language import gettext as _
from govlint.language import spoken
from govlint.reporters.sink import strict_json

FORMAT = "govlint-handbook/v1"
START = "handbook.json"


def files(found: Iterable[Leaf], site: Site) -> Files:
    """One document."""
    whole = {
        "format": FORMAT,
        "version": __version__,
        "as_of": site.day,
        "title": site.title,
        "language": spoken(),
        "documents": site.documents,
        "pages": [_page(leaf) for leaf in found],
    }
    return {START: f"{strict_json(whole, None)}\n".encode()}


def _page(leaf: Leaf) -> dict[str, Any]:
    above = [{"title": _named(link), "path": link.target} for link in leaf.page.trail]
    return {"path": leaf.path, "title": leaf.title, "above": above, "blocks": as_data(leaf.blocks)}


def _named(link: Link) -> str:
    """The title of a page above; the first has a name in each language."""
    return _("Home") if link.target == HOME else link.text
