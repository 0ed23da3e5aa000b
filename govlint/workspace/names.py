"""Names that documents give and use, across files; knows what is named where, not what it means."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.finding import Finding
from govlint.workspace.documents import Document, Mention

Names = dict[str, dict[str, tuple[Document, Mention | None]]]
"""What is named (`role`, `channel` …) → name → the document that names it, and where in it."""

_WORDS = {
    "role": ("role or team", "teams"),
    "team": ("team", "teams"),
    "channel": ("account", "channels"),
    "brand": ("brand", "organisation"),
    "market": ("market", "organisation"),
    "calendar": ("calendar", "organisation"),
    "flow": ("approval flow", "approval-flow"),
    "policy": ("policy", ""),
    "document": ("document", ""),
}
_SURE, _APART = 0.75, 0.05
"""How like a known name a misspelt one must be, and how much less like any other, so that nobody need ask."""
AUTHOR = "author"
"""The one role that nobody holds: whoever wrote the content."""


class Guess(NamedTuple):
    """What a misspelt name most likely means. hint: the question whether it does, empty where no known name is near.

    meant: the name, where no other is about as near; else None.
    """

    hint: str
    meant: str | None


def guess(name: str, known: Iterable[str]) -> Guess:
    """What a misspelt name most likely means."""
    found = _nearest(name, list(known))
    return Guess(f"Did you mean {found[0]}?" if found else "", found[0] if len(found) == 1 else None)


def suggestion(name: str, known: Iterable[str]) -> str:
    """The question whether a known name was meant, or nothing where none is near."""
    return guess(name, known).hint


def near(name: str, known: Iterable[str]) -> str:
    """The known name that a misspelt one most likely means, or nothing."""
    return next(iter(_nearest(name, list(known))), "")


def _nearest(name: str, known: list[str]) -> list[str]:
    """The nearest name first; others beside it only where one cannot tell which is meant."""
    asked, plain = _plain(name), {_plain(other): other for other in reversed(known)}
    if asked in plain:
        return [other for other in known if _plain(other) == asked]
    from difflib import SequenceMatcher, get_close_matches

    found = get_close_matches(asked, plain, n=2, cutoff=0.7)
    likeness = [SequenceMatcher(None, other, asked).ratio() for other in found]
    clear = len(found) == 1 or (bool(found) and likeness[0] - likeness[1] >= _APART)
    names = [plain[other] for other in found]
    return names[:1] if clear and likeness[0] >= _SURE else [*names, *names][:2]


def _plain(name: str) -> str:
    """A name without what people write in several ways: capitals, spaces, underscores."""
    return re.sub(r"[\s_-]+", "-", name.strip().casefold())


def gather(documents: Iterable[Document]) -> tuple[Names, list[Finding]]:
    """All names of a workspace, and a finding for each that is given twice."""
    names: Names = {what: {} for what in _WORDS}
    findings: list[Finding] = []
    kinds: dict[tuple[str, str], Document] = {}
    for document in documents:
        findings += _same_kind(document, kinds)
        for what, name, mention in _given(document):
            held = names[what].get(name)
            if held is None or document.status == "retired":
                names[what].setdefault(name, (document, mention))
            elif mention and mention.what == what and held[0].status != "retired":
                findings.append(_twice(what, name, held, (document, mention)))
            else:
                names[what][name] = (document, mention)
    return names, findings


def _same_kind(document: Document, kinds: dict[tuple[str, str], Document]) -> list[Finding]:
    """Two documents of one kind cannot share a name, unless one is retired."""
    if not document.name or document.status == "retired":
        return []
    first = kinds.setdefault((document.kind, document.name), document)
    if first is document:
        return []
    other = first.locate(("name",), "the first is here")
    said = f"two documents of the kind {document.kind} are called {document.name}"
    return [Finding("core/duplicate-name", said, document.locate(("name",)), related=(other,))]


def _given(document: Document) -> Iterator[tuple[str, str, Mention | None]]:
    for mention in document.defined:
        yield mention.what, mention.name, mention
        if mention.what == "team":
            yield "role", mention.name, mention
    if document.name:
        yield "document", document.name, None
        yield "policy", document.name, None
        if document.kind == "approval-flow":
            yield "flow", document.name, None


def _twice(
    what: str, name: str, first: tuple[Document, Mention | None], second: tuple[Document, Mention | None]
) -> Finding:
    (held, before), (document, mention) = first, second
    at = document.locate(mention.pointer if mention else ("name",))
    other = held.locate(before.pointer if before else ("name",), "it is first given here")
    return Finding("core/duplicate-name", f"the {_WORDS[what][0]} {name} is named twice", at, related=(other,))


def check_references(documents: Iterable[Document], names: Names, lost: str) -> Iterator[Finding]:
    """Names that are used and that no document gives.

    lost: text that could not be read; a name that stands in it may well be given there. Where a workspace names no
    roles (markets, accounts …) at all, that is said once.
    """
    unnamed: set[str] = set()
    for document in documents:
        for mention in document.references:
            what, name = mention.what, mention.name
            if what == "market" and not _is_market(name):
                continue
            if what not in names or is_known(what, name, names[what]) or name == AUTHOR or name in lost:
                continue
            if names[what] or not _WORDS[what][1]:
                yield _unknown(document, mention, names)
            elif what not in unnamed:
                unnamed.add(what)
                yield _nobody(document, mention)


def is_known(what: str, name: str, known: Iterable[str]) -> bool:
    """Whether a name is given. A state is known where its country is, and a country where a part of it is."""
    if what != "market" or name in known:
        return name in known
    country, _, part = name.partition("-")
    return country in known if part else any(market.startswith(f"{name}-") for market in known)


def _is_market(name: str) -> bool:
    """Whether a name has the form of a market's code; what has not, the schema has refused already."""
    return len(name.partition("-")[0]) == 2 and name == name.upper()


def _unknown(document: Document, mention: Mention, names: Names) -> Finding:
    word, kind = _WORDS[mention.what]
    known = list(names[mention.what])
    hint, meant = guess(mention.name, known)
    if not hint:
        listed = ", ".join(known[:8]) + (" …" if len(known) > 8 else "")
        hint = f"Name it in a document of the kind {kind}, or use one of: {listed}."
    said, at = f"no {word} is called {mention.name}", document.locate(mention.pointer)
    return Finding("core/unknown-name", said, at, hint, meant=meant)


def _nobody(document: Document, mention: Mention) -> Finding:
    word, kind = _WORDS[mention.what]
    said = f"{mention.name} is named here, but no document of the kind {kind} says which {word.split()[0]}s there are"
    return Finding("core/names-unknown", said, document.locate(mention.pointer), f"Write one of the kind {kind}.")
