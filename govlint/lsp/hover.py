"""What an editor shows of the thing under the pointer: what it is for, what holds, and between which walls."""

from collections.abc import Iterator

from govlint.handbook.formats.escape import address, code, text
from govlint.lsp.cursor import Here
from govlint.lsp.fields import Field, field, kinds
from govlint.lsp.figure import lines
from govlint.lsp.names import described
from govlint.lsp.settings import Alike, concerned, setting_at
from govlint.lsp.view import View
from govlint.reporters.said import Source
from govlint.reporters.sink import one_line, safe
from govlint.reporters.standing import Row, rows
from govlint.text.nodes import find

_MOST = 4
"""How many classes of contexts are shown; who wants all asks `govlint why`."""


def hover(view: View, here: Here) -> str:
    """What is to be said of a place, as Markdown in which no text of a document is markup; empty where nothing is."""
    return safe("\n".join(_said(view, here))).strip()


def _said(view: View, here: Here) -> Iterator[str]:
    found = field(here.document.kind, here.pointer)
    setting = setting_at(here)
    mention = here.mention
    if mention:
        yield from described(here.organisation, here.document, mention)
    elif here.pointer == ("kind",):
        yield f"**{code(here.document.kind)}**  "
        yield kinds().get(here.document.kind, "")
    elif found.title:
        yield f"**{text(found.title)}**" + (f" · {code(found.control)}" if found.control else "") + "  "
        yield text(found.description)
    if not here.on_key:
        yield from _word(found, here)
    if setting:
        yield from _control(view, concerned(here.organisation, setting))


def _word(found: Field, here: Here) -> Iterator[str]:
    """The sentence of the word that stands here."""
    node = find(here.document.node, here.pointer)
    word = node.value if node and isinstance(node.value, str) else ""
    if found.words.get(word):
        yield f"\n{code(word)}: {text(found.words[word])}"


def _control(view: View, alike: tuple[Alike, ...]) -> Iterator[str]:
    """The corridor and what holds, for each class of contexts."""
    for number, one in enumerate(alike[:_MOST]):
        if number == 0 or one.standing.corridor is not alike[number - 1].standing.corridor:
            yield ""
            yield from lines(one.standing)
        yield f"\n**{text(one_line(one.where))}**\n"
        yield from (_row(row) for row in rows(one.standing, view.rules.rules, view.shown))
    if len(alike) > _MOST:
        yield f"\n… and {len(alike) - _MOST} more: {code(f'govlint why {alike[0].standing.control.id}')}"


def _row(row: Row) -> str:
    cited = "".join(f"\n  - {_linked(source)}" for source in row.cited)
    return f"- {row.word} {code(one_line(row.said))}{cited}"


def _linked(source: Source) -> str:
    name = text(one_line(source.citation))
    return f"[{name}]({address(source.url)})" if source.url.startswith("https://") else name
