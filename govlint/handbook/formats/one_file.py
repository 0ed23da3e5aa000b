"""The whole handbook as one HTML file: to mail, to print, to keep. Nothing in it is loaded or run."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath

from markupsafe import Markup

from govlint.handbook.formats.leaves import Leaf, chapters
from govlint.handbook.formats.tree import Node, read
from govlint.handbook.site.site import Files, Site, filled, style
from govlint.handbook.words.markdown import is_outside

START = "handbook.html"

_HEADING = re.compile(r"h([1-6])\Z")
_TITLE = re.compile(r"(?<=<h)[1-6]\b")
_LINK = re.compile(r'(?<=\shref=")[^"]*')
_NAMES = re.compile(r'(?<=\s)(id|for|headers|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"')
_PAINT = re.compile(r"(url\()#([^)]*)")
_SHARED = ("hatch-loose", "dots-tight", "plain-bare")


def files(found: Iterable[Leaf], site: Site) -> Files:
    """One file with all pages, below a table of contents."""
    found = tuple(found)
    held = frozenset(leaf.path for leaf in found)
    sheet = (style() + Path(__file__).with_suffix(".css").read_bytes()).decode("utf-8")
    listed = [(one, [(name_of(leaf.path), leaf.title) for leaf in one.leaves]) for one in chapters(found)]
    made = filled(
        "one_file.html",
        site=site,
        chapters=listed,
        pages=[(name_of(leaf.path), Markup(_moved(leaf, held))) for leaf in found],  # noqa: S704
        sheet=Markup(sheet),  # noqa: S704
        allowed=b64encode(sha256(sheet.encode()).digest()).decode(),
    )
    return {START: made.encode("utf-8")}


def name_of(path: str, part: str = "") -> str:
    """The id of a page in the file, or of a part of it: `controls--comments__wall-a`.

    It is a name in XML, too, for drawings; a name of ours has no two marks in a row.
    """
    page = path.removesuffix(".html").replace("/", "--")
    return f"{page}__{part}" if part and part != "main" else page


def _moved(leaf: Leaf, held: frozenset[str]) -> str:
    """The content of a page as a part of one file: its ids are told from those of others, its title is the second."""
    main = read(leaf.html).find("main")
    if main is None:
        raise RuntimeError(f"{leaf.path} has no <main>")
    return "".join(_written(one, leaf.path, held) for one in main.inside)


def _written(node: Node, path: str, held: frozenset[str]) -> str:
    """A part of a page as HTML: without what waits for a script, and without links that lead out of the file."""
    if isinstance(node, str):
        return escape(node, quote=False)
    if node.waits:
        return ""
    inside = "".join(_written(one, path, held) for one in node.inside)
    if node.tag == "a" and not _leads(path, node.given.get("href", ""), held):
        return inside
    start = _tag(path, node.start)
    return start if node.is_bare else f"{start}{inside}</{_lowered(node.tag)}>"


def _lowered(tag: str) -> str:
    """A heading one level lower: above it stands the title of the whole."""
    found = _HEADING.match(tag)
    return f"h{min(6, int(found[1]) + 1)}" if found else tag


def _leads(path: str, target: str, held: frozenset[str]) -> bool:
    """Whether a link leads on from this file, which travels alone. held: its pages."""
    return is_outside(target) or _page(path, target) in held


def _page(path: str, target: str) -> str:
    """The page to which a link leads from another."""
    file = target.partition("#")[0]
    return normpath(join(dirname(path), file)) if file else path


def _tag(path: str, tag: str) -> str:
    """A tag as it must be in the one file. A value of an attribute never holds `"`, `<` or `>`: all are escaped."""
    tag = _TITLE.sub(lambda found: _lowered(f"h{found[0]}")[1:], tag)
    tag = _LINK.sub(lambda found: _link(path, found[0]), tag)
    tag = _PAINT.sub(lambda found: found[0] if found[2] in _SHARED else f"{found[1]}#{name_of(path, found[2])}", tag)
    return _NAMES.sub(lambda found: f'{found[1]}="{_names(path, found[2])}"', tag)


def _names(path: str, given: str) -> str:
    return " ".join(name_of(path, name) for name in given.split())


def _link(path: str, target: str) -> str:
    if is_outside(target):
        return target
    return "#" + name_of(_page(path, target), target.partition("#")[2])
