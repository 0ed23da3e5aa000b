"""Formats cannot disagree: all that one says stands in every other, in the same order."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from markdown_it import MarkdownIt

from govlint.handbook.formats import json as for_programs
from govlint.handbook.formats import markdown, one_file
from govlint.handbook.formats.leaves import Leaf, chapters
from govlint.handbook.formats.tree import read
from govlint.handbook.site.site import Site

from .made import shown
from .paper import Paper

NEAR = 200
FIGURE = re.compile(r"\d")
TOLD = {"verdict", "place", "status", "severity", "strength", "force"}


def close(text: str) -> str:
    return "".join(text.split())


def runs(value: Any, navigation: bool) -> Iterator[dict[str, Any]]:
    """The runs of the JSON, in their order. navigation: with what only leads elsewhere."""
    if isinstance(value, list):
        for one in value:
            yield from runs(one, navigation)
    elif isinstance(value, dict) and isinstance(value.get("text"), str):
        yield value
    elif isinstance(value, dict) and (navigation or value.get("what") != "nav"):
        yield from runs([one for key, one in value.items() if key not in ("above", "title")], navigation)


@pytest.fixture(scope="module")
def told(all_leaves: tuple[Leaf, ...], house: Site) -> dict[str, Any]:
    whole = json.loads(for_programs.files(all_leaves, house)[for_programs.START])
    return {page["path"]: page["blocks"] for page in whole["pages"]}


def test_there_is_something_to_agree_on(told: dict[str, Any]) -> None:
    found = list(runs(list(told.values()), True))
    marks = [mark for run in found for mark in run.get("marks", ())]
    assert {mark: marks.count(mark) for mark in TOLD if marks.count(mark) < 2} == {}
    assert len([run for run in found if FIGURE.search(run["text"])]) > 300


def test_markdown_says_all_of_it_in_order(told: dict[str, Any], all_leaves: tuple[Leaf, ...], house: Site) -> None:
    made = markdown.files(all_leaves, house)
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    for path, blocks in told.items():
        text = read(reader.render(made[markdown.path_of(path)].decode())).text()
        assert missing(runs(blocks, True), close(text)) == [], path


def test_the_one_file_says_all_of_it(told: dict[str, Any], all_leaves: tuple[Leaf, ...], house: Site) -> None:
    made = one_file.files(all_leaves, house)[one_file.START].decode()
    found = re.findall(r'<article class="leaf" id="([^"]*)">(.*?)<p class="back">', made, re.DOTALL)
    texts = {name: shown(f"<main>{html}</main>") for name, html in found}
    contents = close(
        read(made.partition('<nav class="book-contents"')[2].partition(">")[2].partition("</nav>")[0]).text()
    )
    for path, blocks in told.items():
        # A line of its kind can stand above the title of a page, which comes first in other formats.
        title, *rest = runs(blocks, True)
        assert close(title["text"]) in contents
        assert missing(iter(rest), texts[one_file.name_of(path)]) == [], path


def test_the_pdf_says_all_of_it_in_order(told: dict[str, Any], all_leaves: tuple[Leaf, ...], paper: Paper) -> None:
    order = [leaf.path for chapter in chapters(all_leaves) for leaf in chapter.leaves]
    assert sorted(order) == sorted(told)
    body = paper.text[paper.text.rindex("......") :]
    # Where a row is longer than a page, the head of its table comes in the middle of it, and short cells before that.
    wanted = (run for run in runs([told[path] for path in order], False) if run["text"] != "–")
    between = "|".join(sorted({re.escape(head) for head in heads(list(told.values()))}))
    assert "DayWhatWhoDocument" in between
    assert missing(wanted, body, f"(?:{between})?") == []


def heads(value: Any) -> Iterator[str]:
    """What stands in the heads of tables."""
    if isinstance(value, dict) and value.get("type") == "table":
        yield close("".join(run["text"] for run in runs(value["head"], True))) or "-"
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inside:
        yield from heads(one)


def missing(wanted: Iterator[dict[str, Any]], text: str, between: str = "") -> list[str]:
    """The runs that do not follow the one before within a text. between: what may come between any two signs."""
    at, found = 0, []
    for word in (close(run["text"]) for run in wanted):
        start, end = spot(word, text, at, between)
        if start < 0:
            found.append(word)
        else:
            at = end
    return found


def spot(word: str, text: str, at: int, between: str) -> tuple[int, int]:
    """Where a word stands next in a text, and where it ends there; -1 where it does not."""
    start = text.find(word, at)
    if between and not 0 <= start - at < NEAR:
        broken = re.compile(between.join(map(re.escape, word))).search(text, at)
        return broken.span() if broken else (-1, -1)
    return start, start + len(word)
