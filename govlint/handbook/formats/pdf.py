"""The handbook as PDF, by Typst: tagged for screen readers (PDF/UA-1), with bookmarks, the same bytes every time.

What is said goes to Typst as data and is never read as its language.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Any

from govlint import __version__
from govlint.errors import GovlintError
from govlint.handbook.formats.blocks import NAVIGATION
from govlint.handbook.formats.data import as_data
from govlint.handbook.formats.escape import percent
from govlint.handbook.formats.glyphs import missing, naming
from govlint.handbook.formats.leaves import Chapter, Leaf, chapters, leads, targets
from govlint.handbook.site.site import Files, Site, environment
from govlint.handbook.words.markdown import is_outside
from govlint.handbook.words.wording import day
from govlint.language import gettext as _
from govlint.language import ngettext, spoken

if TYPE_CHECKING:
    import typst

_MOST = 400
"""Pages of the handbook in one PDF, which takes some two gigabytes of memory; above, each chapter is a file."""
_MOST_LINES, _LETTERS = 35, 90
"""How many lines of a table a page takes at least, and how many letters a line has over all columns."""
_PIXELS = 640
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_SVG = re.compile(r'<svg\b([^>]*?)\bwidth="100%"')

Data = dict[str, Any]


def files(found: Iterable[Leaf], site: Site) -> Files:
    """`handbook.pdf`; of a very large handbook, one file for each chapter. Raises GovlintError without Typst."""
    compiler, listed = _compiler(), tuple(chapters(found))
    if sum(len(chapter.leaves) for chapter in listed) <= _MOST:
        return {"handbook.pdf": _volume(compiler, listed, site, "")}
    return {f"handbook-{one.name}.pdf": _volume(compiler, (one,), site, one.title) for one in listed}


def _compiler() -> "typst.Compiler":
    try:
        import typst
    except ImportError as error:
        raise GovlintError("a PDF needs the package typst", "Install it with `pip install 'govlint[pdf]'`.") from error
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True)


def _set(compiler: "typst.Compiler", source: bytes, inputs: dict[str, str]) -> bytes:
    made = compiler.compile(input=source, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
    return made if isinstance(made, bytes) else b""


def _volume(compiler: "typst.Compiler", listed: tuple[Chapter, ...], site: Site, part: str) -> bytes:
    """One file. part: which chapter it holds; empty where it holds all."""
    import typst

    data = json.dumps(_data(listed, site, part), ensure_ascii=False)
    set_type = partial(_set, compiler)
    spelt = naming(missing(data, set_type, typst.TypstError))
    template = resources("govlint.handbook.formats").joinpath("handbook.typ").read_bytes()
    return set_type(template, {"data": spelt(data)})


def _data(listed: tuple[Chapter, ...], site: Site, part: str) -> Data:
    known = targets(leaf for chapter in listed for leaf in chapter.leaves)
    title = _("%(organisation)s: social media handbook") % {"organisation": site.title}
    made_from = ngettext("Made from %(n)s document.", "Made from %(n)s documents.", site.documents)
    return {
        "title": f"{title} – {part}" if part else title,
        "language": _code(spoken()),
        "lines": [
            _("As of %(day)s.") % {"day": day(site.day)} + " " + made_from % {"n": site.documents},
            _("The documents decide; this handbook only shows them."),
            _("Made by govlint %(version)s. Sources are told in our own words. This is no legal advice.")
            % {"version": __version__},
        ],
        "contents": _("Contents"),
        "chapters": [_chapter(chapter, known) for chapter in listed],
    }


def _chapter(chapter: Chapter, known: frozenset[str]) -> Data:
    """A chapter with a page of its own begins with that; others begin with a heading alone."""
    pages = [_page(leaf, known, 1 if leaf.path == chapter.path else 2) for leaf in chapter.leaves]
    return {"title": "" if chapter.path else chapter.title, "pages": pages}


def _page(leaf: Leaf, known: frozenset[str], level: int) -> Data:
    blocks = _fitted(as_data(leaf.blocks, drawn=True), leaf.path, known, level)
    return {"path": leaf.path, "blocks": blocks}


def _fitted(value: Any, path: str, known: frozenset[str], level: int) -> Any:
    """Data as they must be in one file: ids and links are told from those of other pages, headings have their level."""
    if isinstance(value, list):
        return [_fitted(one, path, known, level) for one in value if not _leads_only(one)]
    if not isinstance(value, dict):
        return value
    fitted = {key: _fitted(one, path, known, level) for key, one in value.items()}
    return fitted | dict(_changed(value, path, known, level))


def _changed(value: Data, path: str, known: frozenset[str], level: int) -> Iterator[tuple[str, Any]]:
    if "id" in value:
        yield "id", f"{path}#{value['id']}"
    if "target" in value:
        yield "target", _target(value["target"], known)
    if "language" in value:
        yield "language", _code(value["language"])
    if "level" in value:
        yield from (("level", value["level"] + level - 1), ("title", value["level"] == 1))
    if "cells" in value:
        yield "whole", _lines(value) < _MOST_LINES
    if "drawing" in value:
        yield "drawing", _standing_alone(value["drawing"])


def _lines(row: Data) -> float:
    """About how many lines the tallest cell of a row takes. A row that fits on a page is not broken."""
    longest = max((len(json.dumps(_words(cell))) for cell in row["cells"]), default=0)
    return longest * len(row["cells"]) / _LETTERS


def _words(value: Any) -> list[str]:
    """All text in data."""
    if isinstance(value, dict):
        return [value["text"]] if isinstance(value.get("text"), str) else _words(list(value.values()))
    return [word for one in value for word in _words(one)] if isinstance(value, list) else []


def _leads_only(value: Any) -> bool:
    """Whether a part only leads elsewhere: on paper the contents do that."""
    return isinstance(value, dict) and value.get("what") == NAVIGATION


def _target(target: str, known: frozenset[str]) -> Data | None:
    """Where a link leads; None where it leads to what this file does not hold."""
    if is_outside(target):
        return {"address": percent(target)}
    if not leads(target, known):
        return None
    return {"part": target.removesuffix("#main")}


def _code(language: str) -> str:
    """The first part of a language's tag, which is all that Typst takes; empty where it is none."""
    found = _LANGUAGE.match(language)
    return found[0].lower() if found else ""


def _standing_alone(drawing: str) -> str:
    """A drawing as a file of its own: with a width, its patterns, and a font that is there."""
    sized = _SVG.sub(rf'<svg\1width="{_PIXELS}"', drawing, count=1)
    given = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="Libertinus Serif"{sized[4 : sized.index(">")]}>'
    return f"{given}{_patterns()}{sized[sized.index('>') + 1 :]}"


@cache
def _patterns() -> str:
    """What drawings of all pages share."""
    whole = environment().get_template("patterns.html").render()
    return whole[whole.index("<defs>") : whole.index("</defs>") + len("</defs>")]
