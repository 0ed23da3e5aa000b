"""The same handbook in several formats: each is read off the pages of the site, so that none can say something else."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, NamedTuple

from govlint.handbook.formats.leaves import leaves
from govlint.handbook.page import Page
from govlint.handbook.paths import HOME
from govlint.handbook.site.site import Files, Site, Watch, dressed, lay_out

SITE = "site"
FORMATS = (SITE, "markdown", "one-file", "json")


class Edition(NamedTuple):
    """A handbook in a format. pages: how many it has; start: the file with which to begin."""

    files: Files
    pages: int
    start: str


def edition(form: str, pages: Iterable[Page], site: Site, pdf: bool = False, watch: Watch | None = None) -> Edition:
    """A handbook in a format, and beside it the same as PDF where that is wanted.

    Raises GovlintError where the PDF is wanted and cannot be made.
    """
    printed = _module("pdf") if pdf else None
    laid = lay_out(pages, site, watch)
    found = leaves(laid)
    files, start = (dressed(laid), HOME) if form == SITE else (_module(form).files(found, site), _module(form).START)
    return Edition(files | (printed.files(found, site) if printed else {}), len(found), start)


def _module(form: str) -> Any:
    """The module of a format, imported only where it is asked for."""
    return import_module(f"govlint.handbook.formats.{form.replace('-', '_')}")
