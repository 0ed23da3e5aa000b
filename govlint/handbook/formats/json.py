"""The handbook for programs, by `schemas/v1/handbook.schema.json`: each page as blocks, in the order of reading."""

from collections.abc import Iterable
from typing import Any

from govlint import __version__
from govlint.handbook.formats.data import as_data
from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.site.site import Files, Site
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
    above = [{"title": link.text, "path": link.target} for link in leaf.page.trail]
    return {"path": leaf.path, "title": leaf.title, "above": above, "blocks": as_data(leaf.blocks)}
