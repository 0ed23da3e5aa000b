"""Reads a PDF back: its text, its bookmarks, and what a judge of PDF/UA says of it."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import page as judge
import pypdfium2
from pypdfium2 import raw


class Paper(NamedTuple):
    """A PDF as a reader sees it.

    text: without what stands at the head and the foot of each page, and without space; links: how many lead on inside
    the file, and the addresses of the others.
    """

    pages: int
    text: str
    bookmarks: tuple[tuple[int, str], ...]
    facts: dict[str, str]
    links: tuple[int, tuple[str, ...]]


def read_paper(content: bytes, title: str) -> Paper:
    """Read a PDF. title: what stands at the head of each of its pages but the first."""
    with pypdfium2.PdfDocument(content) as found:
        texts = [page.get_textpage().get_text_bounded() for page in found]
        marks = tuple((mark.level, mark.get_title()) for mark in found.get_toc(max_depth=9))
        facts = found.get_metadata_dict()
        addresses = [address for page in found for address in _links(found, page)]
    return Paper(
        len(texts),
        "".join(_body(text, title, number) for number, text in enumerate(texts, 1)),
        marks,
        facts,
        (addresses.count(""), tuple(filter(None, addresses))),
    )


def _links(found: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """The address of each link of a page; empty where it leads to a part of the same file."""
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, at, link):
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            size = raw.FPDFAction_GetURIPath(found.raw, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(found.raw, action, buffer, size)
            yield buffer.value.decode()
        else:
            assert raw.FPDFLink_GetDest(found.raw, link)
            yield ""


def _body(text: str, title: str, number: int) -> str:
    """The text of a page without its head and its number. A hyphen at the end of a line is a sign of its own there."""
    closed = "".join(text.replace("\x02", "-").split()).removesuffix(str(number))
    return closed.partition("".join(title.split()))[2] or closed


def failures(path: str) -> list[Any]:
    """What a judge of PDF/UA-1 has against a file. Raises RuntimeError where it judged next to nothing."""
    said = judge.validate_pdf(path, profile=judge.ValidationProfile.PDF_UA_1)
    if said.rules.total < 100:
        raise RuntimeError(f"only {said.rules.total} rules were judged")
    return [] if said.is_compliant else list(said.failures)
