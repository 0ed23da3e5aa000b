"""Text from data files stands on a page as it is: nothing in it becomes a link, a heading or a tag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from docs.reference_pages.markdown import code, fence, link, prose, table
from govlint.reporters.sink import safe

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = "ab *_`[](){}<>!#|~$\\&;:/.@-+=1234\n\"'é\u200b"


def shown(text: str) -> list[Token]:
    """The inline parts of a text that is one paragraph."""
    tokens = MARKDOWN.parse(text)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    return tokens[1].children or []


@given(st.text(alphabet=HOSTILE.replace("`", ""), min_size=1).filter(str.strip))
def test_text_says_what_it_says(text: str) -> None:
    parts = shown(prose(f"x {text}"))
    assert {part.type for part in parts} <= {"text", "text_special"}
    assert "".join(part.content for part in parts) == safe(" ".join(f"x {text}".split()))


@given(st.text(alphabet=HOSTILE, min_size=1).filter(str.strip))
def test_backticks_make_code_and_nothing_else(text: str) -> None:
    assert {part.type for part in shown(prose(f"x {text} x"))} <= {"text", "text_special", "code_inline"}


@pytest.mark.parametrize("text", ["1. May", "- no", "# ad", "> so", "+ one", "=== x", "2) two"])
def test_a_line_begins_nothing(text: str) -> None:
    assert "".join(part.content for part in shown(prose(text))) == text


@given(st.lists(st.text(alphabet=HOSTILE.replace("`", "")), min_size=2, max_size=4))
def test_a_row_has_as_many_cells_as_were_given(cells: list[str]) -> None:
    head = ["x"] * len(cells)
    tokens = MARKDOWN.parse(table(head, [[f"x {prose(cell)}" for cell in cells]]))
    assert [token.type for token in tokens].count("td_open") == len(cells)


@given(st.text(alphabet=HOSTILE, min_size=1).filter(str.strip))
def test_code_stays_code(text: str) -> None:
    parts = [part for part in shown(f"x {code(text)} x") if part.type == "code_inline"]
    assert [part.content for part in parts] == [safe(" ".join(text.split()))]


@given(st.text(alphabet=HOSTILE, min_size=1))
def test_a_fence_ends_where_it_should(text: str) -> None:
    assert [token.type for token in MARKDOWN.parse(fence(text, "yaml"))] == ["fence"]


def test_an_address_with_brackets_is_one_address() -> None:
    opened = shown(link("said", "https://example.org/a_(b) c"))[0]
    assert opened.attrs["href"] == "https://example.org/a_%28b%29%20c"


def test_columns_without_anything_are_left_out() -> None:
    assert table(("a", "b"), [("1", ""), ("2", "")]) == "| a |\n|---|\n| 1 |\n| 2 |"
    assert table(("a",), []) == ""
