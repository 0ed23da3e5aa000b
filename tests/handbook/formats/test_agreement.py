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
    assert missing(runs([told[path] for path in order], False), body) == []


def missing(wanted: Iterator[dict[str, Any]], text: str) -> list[str]:
    """The runs that do not follow the one before within a text."""
    at, found = 0, []
    for run in wanted:
        start = text.find(close(run["text"]), at)
        if start < 0:
            found.append(run["text"])
        else:
            at = start + len(close(run["text"]))
    return found
