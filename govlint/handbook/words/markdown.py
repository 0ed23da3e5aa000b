"""Prose from policies becomes HTML that can do nothing: no markup of its own, no pictures, no links but plain ones."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

LOCAL = "local"
"""The class of a link in a policy that leads into the handbook, if anywhere."""

_NOT_PLAIN = re.compile(r"[\\`*_\[\]<>&#|~!\n]|^\s*(?:[-+=]|\d+[.)])|  $")
_OUTSIDE = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_INSIDE = re.compile(r"(?![/\\])[^:\\\x00-\x20]*(?:[?#][^\\\x00-\x20]*)?\Z")


class _Markdown(MarkdownIt):
    """The parser, with its own mind about links."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Only http(s), mailto and what stands beside the page."""
        return bool(_OUTSIDE.match(url) or _INSIDE.match(url))


def prose(text: str) -> Markup:
    """Paragraphs and lists; of no words, nothing."""
    if not _NOT_PLAIN.search(text):
        return Markup("<p>{}</p>").format(text.strip()) if text.strip() else Markup()
    return Markup(_parser().render(text))  # noqa: S704


def phrase(text: str) -> Markup:
    """A line of prose, without a paragraph around it; several lines become paragraphs."""
    if not _NOT_PLAIN.search(text):
        return escape(text)
    return Markup(_parser().renderInline(text)) if "\n" not in text.strip() else prose(text)  # noqa: S704


def line(text: str) -> Markup:
    """Prose that must stay on one line, whatever stands in it."""
    return phrase(" ".join(text.split()))


@cache
def _parser() -> _Markdown:
    parser = whole_parser()
    parser.disable(["heading", "lheading", "hr", "table"])
    return parser


def whole_parser() -> _Markdown:
    """A parser for whole pages: with headings and tables, and as little able to do anything."""
    parser = _Markdown("commonmark", {"html": False})
    parser.enable("table")
    parser.disable(["image", "html_block", "html_inline"])
    parser.add_render_rule("link_open", _link)
    return parser


def _link(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    if _OUTSIDE.match(str(token.attrs.get("href", ""))):
        token.attrSet("rel", "noreferrer nofollow")
    else:
        token.attrSet("class", LOCAL)
    return renderer.renderToken(tokens, index, options, env)


def is_outside(url: str) -> bool:
    """Whether an address leads to the web or a mailbox."""
    return bool(_OUTSIDE.match(url))
