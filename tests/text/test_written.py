"""What is written prints as it is, and reads back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from govlint.reporters.sink import one_line
from govlint.text.written import written
from tests.helpers import value_of

PIECES = st.sampled_from(
    ["::error::", "##[group]", " ", "\n", "\t", "word ", "\u202e", "\ufeff", "a: b", "'", '"', "\\", "😀"]
)
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
def test_a_text_prints_as_it_is_and_reads_back(text: str) -> None:
    said = written({"text": text, "list": [text, text]})
    assert [one_line(line) for line in said.split("\n")] == said.split("\n")
    assert value_of(said) == {"text": text, "list": [text, text]}
