"""The same handbook in several formats: each is read off the pages of the site, so that none can say something else."""

from collections.abc import Iterable
from importlib import import_module

from govlint.handbook.formats.leaves import leaves
from govlint.handbook.page import Page
from govlint.handbook.site.site import Files, Site, Watch, lay_out
from govlint.handbook.site.site import files as site_files

SITE = "site"
FORMATS = (SITE, "markdown", "one-file", "json")


def make(format: str, pages: Iterable[Page], site: Site, pdf: bool = False, watch: Watch | None = None) -> Files:
    """The files of a handbook in a format, and beside them as PDF where that is wanted."""
    held = tuple(pages)
    texts = lay_out(held, site, watch)
    found = leaves(held, texts)
    files = site_files(texts) if format == SITE else _module(format).files(found, site)
    return files | (_module("pdf").files(found, site) if pdf else {})


def start(format: str) -> str:
    """The file with which to begin."""
    return str(_module(format).START)
