"""Reads a PDF back: its text, its bookmarks, and what a judge of PDF/UA says of it."""

from typing import Any, NamedTuple

import page as judge
import pypdfium2


class Paper(NamedTuple):
    """A PDF as a reader sees it. text: without what stands at the head and the foot of each page, and without space."""

    pages: int
    text: str
    bookmarks: tuple[tuple[int, str], ...]
    facts: dict[str, str]


def read_paper(content: bytes, title: str) -> Paper:
    """Read a PDF. title: what stands at the head of each of its pages but the first."""
    with pypdfium2.PdfDocument(content) as found:
        texts = [page.get_textpage().get_text_bounded() for page in found]
        marks = tuple((mark.level, mark.get_title()) for mark in found.get_toc(max_depth=9))
        facts = found.get_metadata_dict()
    return Paper(len(texts), "".join(_body(text, title) for text in texts), marks, facts)


def _body(text: str, title: str) -> str:
    """The text of a page without its head and its number. A hyphen at the end of a line is a sign of its own there."""
    closed = "".join(text.replace("\x02", "-").split())
    return closed.partition("".join(title.split()))[2] or closed


def failures(path: str) -> list[Any]:
    """What a judge of PDF/UA-1 has against a file. Raises RuntimeError where it judged next to nothing."""
    said = judge.validate_pdf(path, profile=judge.ValidationProfile.PDF_UA_1)
    if len(said.rules) < 100:
        raise RuntimeError(f"only {len(said.rules)} rules were judged")
    return [] if said.is_compliant else list(said.failures)
