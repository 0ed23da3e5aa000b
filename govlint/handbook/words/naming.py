"""What names mean to people, and the page each leads to."""

from typing import Any, NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.paths import ACCOUNTS, HOME, anchor, market_path, role_path, sector_path, wall_target
from govlint.handbook.words.quoted import quoted, term, title_of, told
from govlint.handbook.words.wording import capital, market
from govlint.language import gettext as _
from govlint.lint.rules import Rule
from govlint.policy.control import Control
from govlint.text.nodes import find
from govlint.workspace.documents import Document
from govlint.workspace.names import AUTHOR
from govlint.workspace.shapes import words


class Link(NamedTuple):
    """Words, and the page they lead to; empty where they lead nowhere."""

    text: str
    target: str = ""


def rule_link(book: Book, rule: Rule) -> Link:
    """A rule by its title, with its wall where that is drawn."""
    control = str(rule.facts.get("wall", {}).get("control", ""))
    drawn = rule.id in book.drawn.get(control, frozenset())
    return Link(title_of(rule), wall_target(control, rule.id) if drawn else "")


@once
def named(book: Book, what: str, name: str) -> Link:
    """A name as people know it. what: `role`, `brand`, `channel` … as in the schemas' `ref`."""
    if what == "market":
        return Link(market(name), market_path(name) if name in markets(book) else "")
    if what == "role" and name == AUTHOR:
        return Link(_("the author"))
    held = book.workspace.names.get(what, {}).get(name)
    if held is None:
        return Link(name)
    document, mention = held
    if mention is None:
        return Link(
            quoted(document.title, document), flow_page(book, document) if what == "flow" else book.path_of(document)
        )
    above = find(document.node, mention.pointer[:-1])
    value: Any = above.value if above else {}
    return Link(_title(what, name, value), _target(mention.what, name))


def _title(what: str, name: str, value: Any) -> str:
    told = [value.get(key) for key in (("handle", "name") if what == "channel" else ("title",))]
    title = next((str(word) for word in told if word), name)
    platform = value.get("platform") if what == "channel" else None
    return f"{title} ({platform_name(str(platform))})" if platform else title


def _target(what: str, name: str) -> str:
    if what in ("role", "team"):
        return role_path(name)
    pages = {"channel": ACCOUNTS, "brand": HOME}
    return f"{pages[what]}#{anchor('account' if what == 'channel' else what, name)}" if what in pages else ""


def flow_page(book: Book, document: Document) -> str:
    """The page of an approval flow's document."""
    return book.path_of(document).replace("documents/approval-flow-", "flows/")


@once
def markets(book: Book) -> tuple[str, ...]:
    """The markets that the organisation names, in its order."""
    return tuple(_entries(book, "markets", "code"))


def brands(book: Book) -> dict[str, dict[str, Any]]:
    """The brands that the organisation names, in its order, with what it says of each."""
    return _entries(book, "brands", "name")


@once
def sectors(book: Book) -> tuple[str, ...]:
    """The sectors of the organisation and of its brands."""
    found = {sector for place in book.places.grid for sector in place.facts.get("sectors", ())}
    return tuple(sorted(found | set(words(book.organisation.get("sectors")))))


def sector_link(book: Book, sector: str) -> Link:
    """A sector and its page."""
    return Link(capital(term(sector)), sector_path(sector) if sector in sectors(book) else "")


@once
def _entries(book: Book, field: str, key: str) -> dict[str, dict[str, Any]]:
    """The entries of a list of the organisation, by name; of namesakes, the first."""
    listed = book.organisation.get(field)
    found: dict[str, dict[str, Any]] = {}
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get(key), str) and entry[key]:
            found.setdefault(entry[key], entry)
    return found


_PLATFORMS = {
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "whatsapp": "WhatsApp",
    "linkedin": "LinkedIn",
    "wechat": "WeChat",
    "kakaotalk": "KakaoTalk",
    "github": "GitHub",
    "stackoverflow": "Stack Overflow",
    "hackernews": "Hacker News",
}


def platform_name(platform: str) -> str:
    """A platform as it writes itself."""
    return _PLATFORMS.get(platform) or capital(term(platform))


def control_name(book: Book, control: Control) -> str:
    """A control's title with the headings it stands under, so that it makes sense alone."""
    titles, form = [], book.forms["kinds"].get(control.kind, {})
    for step in control.path[:-1]:
        form = form.get("list", {}) if step == "*" else form.get("properties", {}).get(step, {})
        titles += [form["title"]] if form.get("title") and step != "accounts" else []
    return ": ".join([*titles, told(control.title)])
