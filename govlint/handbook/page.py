"""What a page is: data first, a template second."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from govlint.handbook.paths import HOME
from govlint.handbook.words.naming import Link


class Page(NamedTuple):
    """One page: where it stands, what it is called, the template that lays it out, and what it says.

    trail: the pages above it; every page is below the front page, which is called Home in any language.
    """

    path: str
    title: str
    template: str
    data: Mapping[str, Any]
    trail: tuple[Link, ...] = (Link("Home", HOME),)
