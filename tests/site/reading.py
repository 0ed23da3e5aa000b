"""Reads a page as it stands in its file, without a browser."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BLOCKS = {"address", "article", "aside", "div", "dl", "footer", "h1", "h2", "h3", "h4", "header", "main", "nav", "ol"}
_BLOCKS |= {"p", "pre", "section", "table", "ul"}
_LOADING = {"src", "srcset", "poster", "data", "background", "code", "manifest", "action", "formaction", "ping"}
_LOADING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "modulepreload",
    "manifest",
}
_REFERRING = {"aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"}
LOGO = "static/logo.svg"
"""Where the logo of an organisation lies that gave one."""
_PAINT = re.compile(r"url\([\"']?#([^\"')]+)")
Attributes = list[tuple[str, str | None]]


class Page(HTMLParser):
    """What stands on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.active: list[str] = []
        self.references: set[str] = set()
        self.headings: list[int] = []
        self.slips: list[str] = []
        self.policy = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.slips += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _BLOCKS and "p" in self._open:
            self.slips.append(f"line {self.getpos()[0]}: <{tag}> in a <p>")
        if tag not in _VOID:
            self._open.append(tag)
        self._note(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.slips.append(f"line {self.getpos()[0]}: </{tag}> closes nothing")

    def _note(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) < len(attrs):
            self.slips.append(f"line {self.getpos()[0]}: <{tag}> has an attribute twice")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = given["content"]
        self.active += _active(tag, given)
        self.loads += _loads(tag, given)
        if tag in ("a", "area") and "href" in given:
            self.links.append(given["href"])
        if "id" in given:
            self.ids[given["id"]] += 1
        for name, value in given.items():
            self.references.update(value.split() if name in _REFERRING else _PAINT.findall(value))


def _active(tag: str, given: dict[str, str]) -> Iterator[str]:
    """What can do something: no page has any of it but what `ours` says."""
    if tag in ("script", "style", "iframe", "object", "embed", "form", "base", "foreignobject"):
        yield f"<{tag}>"
    if given.get("http-equiv", "").lower() == "refresh":
        yield "refresh"
    yield from (f"<{tag} {name}>" for name in given if name.startswith("on") or name == "style")


def ours(path: str, logo: bool = False) -> tuple[list[str], list[str]]:
    """What acts on a page of ours, and what it loads: one script, one form, one style; an index where one searches.

    Each script is loaded from a file, since there are as many as are loaded. logo: whether the organisation gave one.
    """
    up, index = "../" * path.count("/"), ["static/search.js"] if path == "search.html" else []
    scripts = [*index, f"{up}static/handbook.js"]
    return [*("<script>" for _ in scripts), "<form>"], [
        "data:,",
        f"{up}static/handbook.css",
        *scripts,
        *([f"{up}{LOGO}"] if logo else []),
        f"{up}search.html",
    ]


def _loads(tag: str, given: dict[str, str]) -> Iterator[str]:
    """What a browser fetches by itself."""
    yield from (value for name, value in given.items() if name in _LOADING)
    if tag == "link" and _LOADING_LINKS & set(given.get("rel", "").lower().split()):
        yield given.get("href", "")
    if tag in ("image", "use"):
        yield from (given[name] for name in ("href", "xlink:href") if name in given)


def read_site(site: Path) -> dict[str, Page]:
    """All pages of a site, by path."""
    files = sorted(site.rglob("*.html"))
    return {file.relative_to(site).as_posix(): Page(file.read_text(encoding="utf-8")) for file in files}


def broken_links(site: Path, pages: dict[str, Page]) -> Iterator[str]:
    """Links and references that lead nowhere."""
    for path, page in pages.items():
        for target in dict.fromkeys([*page.links, *page.loads]):
            if not _leads(site, pages, path, target):
                yield f"{path}: {target}"
        yield from (f"{path}: nothing has the id {name}" for name in sorted(page.references - set(page.ids)))


def _leads(site: Path, pages: dict[str, Page], path: str, target: str) -> bool:
    address = urlsplit(target)
    if address.scheme:
        return address.scheme in ("http", "https", "mailto") or target == "data:,"
    to = normpath(join(dirname(path), unquote(address.path))) if address.path else path
    if to.startswith("..") or address.netloc or not (site / to).is_file():
        return False
    return not address.fragment or (to in pages and unquote(address.fragment) in pages[to].ids)


def lonely(pages: dict[str, Page]) -> set[str]:
    """Pages that nobody reaches from the front page."""
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        near = {normpath(join(dirname(path), urlsplit(link).path)) for link in pages[path].links if urlsplit(link).path}
        waiting += (fresh := (near & pages.keys()) - reached)
        reached |= fresh
    return pages.keys() - reached


def slips(page: Page) -> Iterator[str]:
    """What is wrong with a page as a text in HTML."""
    yield from page.slips
    yield from (f"the id {name} stands there {count} times" for name, count in page.ids.items() if count > 1)
    if page.headings.count(1) != 1 or page.headings[0] != 1:
        yield f"its headings begin with {page.headings[:3]}"
    steps = zip(page.headings, page.headings[1:], strict=False)
    yield from (f"a heading of level {low} follows one of {high}" for high, low in steps if low > high + 1)
