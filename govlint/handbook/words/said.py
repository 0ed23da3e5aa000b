"""A value in words, as data that a template lays out."""

from typing import NamedTuple

from markupsafe import Markup, escape

from govlint.handbook.words.naming import Link
from govlint.handbook.words.quoted import quoted
from govlint.language import gettext as _
from govlint.workspace.documents import Document

_BRIEF = 48
_BRIEF_PARTS = 8


class Said(NamedTuple):
    """A value in words.

    text: what it says; word: the level or choice as it is written; target: the page it leads to; parts: of a list;
    rows: of a mapping, each with its title.
    """

    text: str = ""
    word: str = ""
    target: str = ""
    parts: tuple["Said", ...] = ()
    rows: tuple[tuple[str, "Said"], ...] = ()

    @property
    def is_brief(self) -> bool:
        """Whether its parts fit on a line."""
        short = all(not (part.rows or part.parts) and len(part.text) <= _BRIEF for part in self.parts)
        return short and len(self.parts) <= _BRIEF_PARTS and all("\n" not in part.text for part in self.parts)

    @property
    def leads_out(self) -> bool:
        """Whether its target is not a page of the handbook."""
        return ":" in self.target

    def plain(self) -> str:
        """The same without links and layout."""
        if self.rows:
            return "; ".join(f"{title}: {said.plain()}" for title, said in self.rows)
        return ", ".join(part.plain() for part in self.parts) if self.parts else self.text


def marked(said: Said, document: Document) -> Said:
    """The same with its prose marked as written in the language of a document."""
    return said._replace(
        text=quoted(said.text, document) if isinstance(said.text, Markup) else said.text,
        parts=tuple(marked(part, document) for part in said.parts),
        rows=tuple((title, marked(part, document)) for title, part in said.rows),
    )


def linked(link: Link) -> Said:
    """A name with its page."""
    return Said(link.text, "", link.target)


def several(parts: tuple[Said, ...]) -> Said:
    """A list; one thing alone is no list."""
    return parts[0] if len(parts) == 1 else Said(parts=parts) if parts else Said(_("nobody"))


def inline(said: Said) -> Markup:
    """A value as one line of HTML, without links to pages."""
    if said.rows:
        return Markup("; ").join(Markup("{}: {}").format(title, inline(part)) for title, part in said.rows)
    found = tuple(map(inline, said.parts))
    between = Markup(" ") if all(part.endswith(("?", ".")) for part in found) else Markup(", ")
    return between.join(found) if found else escape(said.text)
