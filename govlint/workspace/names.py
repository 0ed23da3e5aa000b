"""Names that documents give and use, across files; knows what is named where, not what it means."""

from collections.abc import Iterable, Iterator

from govlint.finding import Finding
from govlint.near import choice_of, guess
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
AUTHOR = "author"
"""The one role that nobody holds: whoever wrote the content."""


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
    otherwise = f"Name it in a document of the kind {kind}. {choice_of(known)}" if kind else ""
    hint, meant = guess(mention.name, known, otherwise)
    said, at = f"no {word} is called {mention.name}", document.locate(mention.pointer)
    return Finding("core/unknown-name", said, at, hint, meant=meant)


def _nobody(document: Document, mention: Mention) -> Finding:
    word, kind = _WORDS[mention.what]
    said = f"{mention.name} is named here, but no document of the kind {kind} says which {word.split()[0]}s there are"
    return Finding("core/names-unknown", said, document.locate(mention.pointer), f"Write one of the kind {kind}.")
