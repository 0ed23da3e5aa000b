"""The same handbook in several formats: each is read off the pages of the site, so that none can say something else."""

from importlib import import_module
from typing import Any, NamedTuple

from govlint.handbook.formats.leaves import leaves
from govlint.handbook.paths import HOME
from govlint.handbook.site.site import Files, Laid, Site, dressed

SITE = "site"
PAGED = (SITE, "markdown")
"""Formats in which each page is a file."""
FORMATS = (*PAGED, "one-file", "json")


class Edition(NamedTuple):
    """A handbook in a format. pages: how many it has; start: the file with which to begin."""

    files: Files
    pages: int
    start: str


def edition(form: str, laid: Laid, site: Site, beside: Files, pdf: bool = False) -> Edition:
    """A handbook in a format, and beside it what is no page, and the same as PDF where that is wanted.

    Raises GovlintError where the PDF is wanted and cannot be made.
    """
    printed = _module("pdf") if pdf else None
    found = leaves(laid) if printed or form != SITE else ()
    more = beside | (printed.files(found, site) if printed else {})
    if form == SITE:
        return Edition(dressed(laid, site) | more, len(laid), HOME)
    return Edition(_module(form).files(found, site) | more, len(found), _module(form).START)


def _module(form: str) -> Any:
    """The module of a format, imported only where it is asked for."""
    return import_module(f"govlint.handbook.formats.{form.replace('-', '_')}")
