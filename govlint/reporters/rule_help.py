"""What a rule says to whoever meets it in another program, as plain text and as Markdown."""

from collections.abc import Callable, Iterator

from govlint.lint.rules import Rule, words_of
from govlint.reporters.asked import asks
from govlint.reporters.said import HEADS, Source, sources
from govlint.reporters.sink import safe

_SAID = ("why", "remedy", "limits", "unsure")


def plain(rule: Rule) -> str:
    """All of it as text."""
    return safe("\n\n".join(f"{head}\n{text}" for head, text in _parts(rule, _cited)))


def markdown(rule: Rule) -> str:
    """All of it as Markdown, sources as links."""
    return safe("\n\n".join(f"## {head}\n\n{text}" for head, text in _parts(rule, _linked)))


def _parts(rule: Rule, cite: Callable[[Source], str]) -> Iterator[tuple[str, str]]:
    """Head and text of each part that has something to say."""
    words = words_of(rule)
    yield HEADS["asks"], asks(rule)
    for name in _SAID:
        if said := str(getattr(words, name)):
            yield HEADS[name], said
    for name in ("sources", "not_required"):
        if cited := [f"- {cite(source)}" for source in sources(rule, getattr(words, name))]:
            yield HEADS[name], "\n".join(cited)


def _cited(source: Source) -> str:
    return f"{source.citation}. {source.says} {source.url}".strip()


def _linked(source: Source) -> str:
    name = source.citation.replace("[", "(").replace("]", ")")
    url = source.url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"{f'[{name}]({url})' if url.startswith('https://') else name}. {source.says}".strip()
