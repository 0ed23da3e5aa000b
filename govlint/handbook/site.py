"""Pages become the files of a site, in memory: all are made, and their links checked, before any is written."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from govlint import __version__
from govlint.handbook.facings import VERDICTS
from govlint.handbook.links import settle
from govlint.handbook.naming import Link
from govlint.handbook.page import Page
from govlint.handbook.paths import ACCOUNTS, ANSWERS, BOARD, DOCUMENTS, FINDINGS, GLOSSARY, HOME, ROLES, SOURCES
from govlint.handbook.wording import capital, day, humane

NAVIGATION = (
    Link("May I post this?", ANSWERS),
    Link("Documents", DOCUMENTS),
    Link("Controls", BOARD),
    Link("Roles", ROLES),
    Link("Accounts", ACCOUNTS),
    Link("Findings", FINDINGS),
    Link("Sources", SOURCES),
    Link("Glossary", GLOSSARY),
)
Files = dict[str, bytes]
"""Path → content."""
Watch = Callable[[int], None]
"""Told how many pages are made."""


class Site(NamedTuple):
    """What every page says: whose handbook it is, of which day, made from how many documents."""

    title: str
    day: str
    documents: int


def make_site(pages: Iterable[Page], site: Site, watch: Watch | None = None) -> Files:
    """The files of a handbook. Raises RuntimeError where one of our links leads nowhere."""
    made: dict[str, str] = {}
    for number, page in enumerate(pages):
        made[page.path] = render(page, site)
        if watch:
            watch(number + 1)
    files = {path: text.encode("utf-8") for path, text in settle(made).items()}
    files["static/handbook.css"] = (Path(__file__).parent / "static" / "handbook.css").read_bytes()
    return files


def render(page: Page, site: Site) -> str:
    """One page as HTML."""
    up = "../" * page.path.count("/")
    template = _environment().get_template(page.template)
    return template.render(page=page, site=site, up=up, **page.data)


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("govlint.handbook"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals |= {"navigation": NAVIGATION, "verdicts": VERDICTS, "version": __version__, "home": HOME}
    found.filters |= {"day": day, "humane": humane, "capital": capital}
    return found
