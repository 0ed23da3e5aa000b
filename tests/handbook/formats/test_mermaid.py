"""A chart holds the steps, and whatever their names are, nothing in it is theirs but text."""

import re
from html import unescape

from hypothesis import given, settings

from govlint.handbook.book import Book
from govlint.handbook.drawings.mermaid import flowchart
from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.words.said import Said
from govlint.handbook.words.steps import Step, steps

from .made import texts

LINE = re.compile(r'flowchart LR|  s\d+\["[^"`<>\[\]{}|\\;#\n]*"\]|  s\d+ --> s\d+|  style s\d+ stroke-dasharray: 5 3')


def step(name: str, lane: str, before: tuple[int, ...] = ()) -> Step:
    nothing = Said()
    return Step(name, lane, Said(lane), nothing, "", 0.0, "", None, nothing, "", "", 0, before, "")


def plain(line: str) -> str:
    """A line without its signs by number and its line breaks."""
    return re.sub(r"#\d+;|<br>", "", line)


@settings(deadline=None)
@given(texts, texts)
def test_a_hostile_name_is_text(name: str, lane: str) -> None:
    made = flowchart((step(name, lane), step("b", name, (0,)))).split("\n")
    assert [line for line in made if not LINE.fullmatch(plain(line))] == []
    assert len(made) == 4
    said = unescape(re.sub(r"#(\d+);", r"&#\1;", made[1]))
    assert " ".join(name.split()) in said


def test_all_arrows_of_a_flow_are_there(book: Book, all_leaves: tuple[Leaf, ...]) -> None:
    (document,) = book.of_kind("approval-flow")
    found = steps(book, document)
    made = flowchart(found)
    assert made.count(" --> ") == sum(len(one.before) for one in found) > 3
    assert made.count("stroke-dasharray") == 1
