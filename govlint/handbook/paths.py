"""Where each page stands in the handbook, and what its parts are called; knows names, not content."""

import re
from collections.abc import Container, Iterable
from hashlib import blake2b

from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document

HOME, FINDINGS, SOURCES, GLOSSARY = "index.html", "findings.html", "sources.html", "glossary.html"
RULES = "rules.html"
SEARCH = "search.html"
DOCUMENTS, BOARD = "documents/index.html", "controls/index.html"
ROLES, ACCOUNTS = "roles.html", "accounts.html"
CRISIS, INFLUENCERS, AI, PERSONAL = "crisis.html", "influencers.html", "ai.html", "personal.html"
ANSWERS, FOR_YOU = "decisions/index.html", "for-you/index.html"
EXCEPTIONS, POSTURE = "exceptions.html", "posture.html"
CALENDAR, CALENDAR_FILE = "calendar.html", "calendar.ics"
CHANGES, FEED = "changes.html", "changes.xml"

_OF = "/of/"
_STARTS = ("", "/index", "/README")
_PLAIN = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*\Z")
_MARKET = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?\Z")
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 80


def plain(name: str) -> str:
    """A name that is safe as a file's name and as an anchor; two names never become one."""
    return name if len(name) <= _LONGEST and _PLAIN.match(name) else _marked(name)


def _marked(name: str) -> str:
    """What is left of a name, with a mark that no other name gets."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{_OTHER.sub('-', name.lower()).strip('-')[:40]}-{digest}".strip("-")


def _or_any(name: str) -> str:
    """A plain name, or `any` where there is none; no name becomes that."""
    return (_marked(name) if name == "any" else plain(name)) if name else "any"


def anchor(what: str, name: str) -> str:
    """The id of a part of a page: `role-head-of-social`."""
    return f"{what}-{plain(name)}"


def rule_anchor(what: str, rule: str) -> str:
    """The id of what a rule says: `wall-culture.comments-closed`."""
    return anchor(what, rule.replace("/", "."))


def fact_anchor(pointer: Pointer) -> str:
    """The id of a field of a document."""
    return anchor("field", ".".join(str(step) for step in pointer))


def document_path(document: Document) -> str:
    """The page of a document that has its name to itself."""
    return f"documents/{plain(document.kind)}-{plain(document.name or 'unnamed')}.html"


def parts_folder(path: str) -> str:
    """Where the pages stand that hold the parts of a list, if it is too long for one page."""
    return path.removesuffix(".html").removesuffix("/index") + _OF


def part_path(path: str, names: Iterable[str]) -> str:
    """A page that holds a part of a list which is too long for one. names: from the widest area to the narrowest."""
    return f"{parts_folder(path)}{'__'.join(names)}.html"


def area_name(name: str) -> str:
    """The name of an area in an address; that of what has none is no plain name, nor is a span."""
    return plain(name) if name else "_none"


def area_span(first: str, last: str) -> str:
    """The name of all areas from one to another."""
    return f"{first}..{last}"


def whole_path(path: str, known: Container[str]) -> str:
    """The page on which a part of a list would stand if the list were short, in any format; empty for any other page.

    known: the pages that there are.
    """
    whole, found, name = path.partition(_OF)
    ending = name[name.rfind(".") :]
    return next((one for start in _STARTS if found and (one := f"{whole}{start}{ending}") in known), "")


def control_path(control: str) -> str:
    """The page of a control."""
    return f"controls/{plain(control)}.html"


def flow_path(name: str) -> str:
    """The page of an approval flow."""
    return f"flows/{plain(name)}.html"


def market_path(code: str) -> str:
    """The page of a market."""
    return f"markets/{code if _MARKET.match(code) else _marked(code)}.html"


def brief_path(market: str) -> str:
    """The page that is handed to influencers of a market."""
    return f"influencers/{_or_any(market.lower())}.html"


def sector_path(sector: str) -> str:
    """The page of a sector."""
    return f"sectors/{plain(sector)}.html"


def answers_path(brand: str, market: str) -> str:
    """The page of what may be posted for a brand in a market; either may be empty, which then says so."""
    return f"decisions/{_or_any(brand)}/{_or_any(market.lower())}.html"


def account_path(account: str) -> str:
    """The page of what may be posted on an account that has a table of its own."""
    return f"accounts/{plain(account)}.html"


def role_path(role: str) -> str:
    """The page of a role or a team."""
    return f"roles/{plain(role)}.html"


def for_you_path(role: str) -> str:
    """The page of what applies to a role or a team; to everybody else where it is empty."""
    name = _marked(role) if role == "index" else plain(role)
    return f"for-you/{name if role else '_else'}.html"


def written_path(name: str) -> str:
    """The page of a Markdown file of the organisation. name: its path without the ending."""
    return f"pages/{'/'.join(map(plain, name.split('/')))}.html"


def step_path(step: str) -> str:
    """The page of a step of the log of changes."""
    return f"changes/{plain(step)}.html"


def wall_target(control: str, rule: str) -> str:
    """Where a wall stands on the page of its control."""
    return f"{control_path(control)}#{rule_anchor('wall', rule)}"


def source_target(source: str) -> str:
    """Where a source stands."""
    return f"{SOURCES}#{anchor('source', source)}"
