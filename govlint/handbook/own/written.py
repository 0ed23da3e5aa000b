"""The organisation's own pages: Markdown files, read into what a page holds; knows files, not the handbook's pages."""

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.handbook.own.files import below, content, inside, refuse
from govlint.handbook.paths import anchor, written_path
from govlint.handbook.words.markdown import whole_parser

MOST_BYTES = 256 * 1024
MOST_PAGES = 100
"""The most bytes of a page, and the most pages: every page of the handbook leads to each of them."""
_ENDING = ".md"
_NOT_SLUG = re.compile(r"[^\w\- ]")
_SAID = 120


class Written(NamedTuple):
    """A page. path: in the handbook; file: as it was found; title: its first heading; said: how it begins.

    tokens: what stands below the title, headings with ids.
    """

    path: str
    file: str
    title: str
    said: str
    tokens: tuple[Token, ...]

    @property
    def parts(self) -> frozenset[str]:
        """The ids of its headings."""
        return frozenset(str(token.attrs["id"]) for token in self.tokens if "id" in token.attrs)


_PAGES = "Name a page in Markdown, or a folder of them."
_RENAME = "Rename one of them."


def written(config: Config) -> tuple[Written, ...]:
    """All pages that a configuration names, in its order. Raises GovlintError where one cannot be shown."""
    found: dict[str, Written] = {}
    for name, file in _files(config):
        page = _read(config, written_path(name), file)
        if page.path in found:
            raise refuse(config, "extra-pages", f"{found[page.path].file} and {file} would be one page", _RENAME)
        found[page.path] = page
        if len(found) > MOST_PAGES:
            raise refuse(config, "extra-pages", f"there are more than {MOST_PAGES} pages", "Name fewer.")
    return tuple(found.values())


def _files(config: Config) -> Iterator[tuple[str, str]]:
    """Each file, by its name seen from the folder that is named, without the ending."""
    for named in config.handbook.extra_pages:
        path = inside(config, "extra-pages", named)
        if os.path.isdir(path):
            for file in below(config, "extra-pages", path, _ENDING):
                yield os.path.relpath(file, path).replace(os.sep, "/").removesuffix(_ENDING), file
        elif path.endswith(_ENDING):
            yield os.path.basename(path).removesuffix(_ENDING), path
        else:
            raise refuse(config, "extra-pages", f"{named} is no folder, and no file that ends in {_ENDING}", _PAGES)


def _read(config: Config, path: str, file: str) -> Written:
    held = content(config, "extra-pages", file, MOST_BYTES)
    try:
        tokens = whole_parser().parse(held.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise GovlintError(f"{file}: this is not UTF-8", "Save it as UTF-8.") from error
    if not tokens or tokens[0].type != "heading_open":
        raise GovlintError(f"{file}:1: the page has no title", "Begin with a heading such as # Our values.")
    return Written(path, file, _text(tokens[1]), _said(tokens[3:]), tuple(_with_ids(tokens[3:])))


def _with_ids(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, their headings below the title of the page and each with an id."""
    taken: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h2" if token.tag == "h1" else token.tag
        if token.type == "heading_open":
            name = slug(_text(tokens[at + 1]))
            taken[name] = taken.get(name, -1) + 1
            token.attrSet("id", part(f"{name}-{taken[name]}" if taken[name] else name))
        yield token


def slug(title: str) -> str:
    """A heading as a link names it, the way the places where such files are read do: `how-we-reply`."""
    return _NOT_SLUG.sub("", title.strip().lower()).replace(" ", "-")


def part(name: str) -> str:
    """The id of a heading. name: as a link has it after `#`."""
    return anchor("part", name)


def _said(tokens: list[Token]) -> str:
    """How a page begins, in a line."""
    at = next((at for at, one in enumerate(tokens) if one.type == "paragraph_open"), None)
    first = "" if at is None else _text(tokens[at + 1])
    if len(first) <= _SAID:
        return first
    return f"{first[:_SAID].rsplit(' ', 1)[0]} …"


def _text(inline: Token) -> str:
    """The words of a line, without marks."""
    held = (" " if one.type in ("softbreak", "hardbreak") else one.content for one in inline.children or ())
    return "".join(held).strip()
