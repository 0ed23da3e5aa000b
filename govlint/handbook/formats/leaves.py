"""The pages of a handbook as every format takes them, and the chapters that they make."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from govlint.handbook.formats.blocks import Blocks, Heading, Run, anchors
from govlint.handbook.formats.outline import outline
from govlint.handbook.page import Page
from govlint.handbook.paths import SEARCH
from govlint.handbook.site.site import Laid
from govlint.handbook.words.markdown import is_outside


class Leaf:
    """A page with its HTML, as it stands in the site, and what that says."""

    def __init__(self, page: Page, html: str) -> None:
        self.page, self.path, self.title, self.html = page, page.path, page.title, html

    @cached_property
    def blocks(self) -> Blocks:
        """What the page says. Its title is whole: read far from the page, it must tell it from others."""
        return _titled(outline(self.path, self.html), self.title)


def _titled(blocks: Blocks, title: str) -> Blocks:
    first = blocks[0] if blocks else None
    if not isinstance(first, Heading) or first.level > 1:
        return blocks
    said = "".join(run.text for run in first.text)
    is_cut = title != said and title.startswith(said)
    return (first._replace(text=(Run(title),)), *blocks[1:]) if is_cut else blocks


class Chapter(NamedTuple):
    """Pages that stand together.

    name: short, for a file; path: of the first page, where the chapter has one of its own; empty where not.
    """

    title: str
    name: str
    path: str
    leaves: tuple[Leaf, ...]


def leaves(laid: Laid) -> tuple[Leaf, ...]:
    """Pages that are laid out, each to be read once; not that of the search, which a script alone fills."""
    return tuple(Leaf(page, content.decode()) for page, content in laid if page.path != SEARCH)


def chapters(found: Iterable[Leaf]) -> Iterator[Chapter]:
    """The chapters, in the order of their first pages: a page below the front page, and all that stand below it."""
    held: dict[str, list[Leaf]] = {}
    titles: dict[str, str] = {}
    for leaf in found:
        above = leaf.page.trail[1] if len(leaf.page.trail) > 1 else None
        key = above.target if above else leaf.path
        titles.setdefault(key, above.text if above else leaf.title)
        held.setdefault(key, []).append(leaf)
    for key, under in held.items():
        own = [leaf for leaf in under if leaf.path == key]
        name = key.partition("#")[2] or key.removesuffix(".html").removesuffix("/index")
        yield Chapter(titles[key], name, key if own else "", (*own, *(leaf for leaf in under if leaf.path != key)))


def targets(found: Iterable[Leaf]) -> frozenset[str]:
    """All that a link can lead to: `roles.html`, `roles.html#role-head`."""
    known: set[str] = set()
    for leaf in found:
        named = (f"{leaf.path}#{name}" for name in anchors(leaf.blocks) if name)
        known.update((leaf.path, f"{leaf.path}#main", *named))
    return frozenset(known)


def is_beside(target: str) -> bool:
    """Whether a link leads to a file that is no page, such as a calendar: it stands in the folder of every format."""
    return not is_outside(target) and not target.partition("#")[0].endswith(".html")


def leads(target: str, known: frozenset[str]) -> bool:
    """Whether a link leads anywhere in this format; a part that only the site has is no target."""
    return is_outside(target) or target in known
