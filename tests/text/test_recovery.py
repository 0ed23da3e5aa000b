"""After a slip the rest is still read: one slip is one finding, two are two."""

import re

import pytest

from tests.helpers import text_of

BEFORE = "govlint: v1\nkind: engagement-policy\n"
AFTER = "comments: everyone\nreplies: all\n"

# What is mistyped → the line of it that is to be marked, and what is said.
SLIPS = {
    "colon inside a value": ("title: Old Mill: comments\n", 1, "quotes"),
    "tab as indent": ("removal:\n\tgrounds: [spam]\n", 2, "tab"),
    "tab after a colon's value": ("removal:\n  notice: 'no'\n\tfilter: topics\n", 3, "tab"),
    "quote never closed": ('title: "Old Mill\nsummary: x\n', 1, "quote"),
    "single quote never closed": ("title: 'Old Mill\nsummary: x\n", 1, "quote"),
    "bracket never closed": ("grounds: [spam, hate\nsummary: x\n", 1, "bracket"),
    "brace never closed": ("review: {last: 2026-01-01, every: 1y\nsummary: x\n", 1, "bracket"),
    "no colon": ("removal:\n  grounds: [spam]\n  notice\n  filter: topics\n", 3, "colon"),
    "indented too little": ("removal:\n    grounds: [spam]\n  notice: 'no'\n", 3, "indented"),
    "indented too far": ("removal:\n  grounds: [spam]\n    notice: 'no'\n", 3, ""),
    "list item out of line": ("stages:\n  - name: a\n - name: b\n", 3, "indented"),
    "list beside the key": ("grounds: - spam\n", 1, "list"),
    "star without a name": ("title: * yes\n", 1, "name"),
    "ampersand without a name": ("title: & yes\n", 1, "name"),
    "percent sign": ("title: %5 off\n", 1, "quotes"),
    "at sign": ("handle: @oldmill\n", 1, "quotes"),
    "backtick": ("title: `code`\n", 1, "quotes"),
    "unknown escape": ('title: "a \\q b"\n', 1, "escape|\\\\"),
    "bracket too many": ("grounds: [spam]]\n", 1, ""),
    "text after a quote": ("title: 'a' b\n", 1, ""),
}


@pytest.mark.parametrize(("mistyped", "line", "said"), SLIPS.values(), ids=SLIPS.keys())
def test_one_slip_is_one_finding_and_the_rest_is_read(mistyped: str, line: int, said: str) -> None:
    source, text, slips = text_of(BEFORE + mistyped + AFTER)
    assert [slip.rule for slip in slips] == ["yaml-syntax"], slips
    assert source.place(slips[0].start)[0] == 2 + line, slips
    assert re.search(said, slips[0].message), slips
    values = [root.node.value for root in text.roots]
    assert values[0].items() >= {"govlint": "v1", "kind": "engagement-policy"}.items()
    assert values[0].items() >= {"comments": "everyone", "replies": "all"}.items()
    assert text.roots[0].damaged


@pytest.mark.parametrize("first", SLIPS.keys())
@pytest.mark.parametrize("second", ["colon inside a value", "bracket never closed", "at sign", "no colon"])
def test_two_slips_are_two_findings(first: str, second: str) -> None:
    one, at_one, _ = SLIPS[first]
    two, at_two, _ = SLIPS[second]
    two = re.sub(r"^(\w+):", r"other_\1:", two, flags=re.MULTILINE)
    source, text, slips = text_of(BEFORE + one + AFTER + "middle: 1\n" + two + "end: 2\n")
    lines = sorted(source.place(slip.start)[0] for slip in slips)
    assert lines == [2 + at_one, 2 + one.count("\n") + 3 + at_two]
    assert text.roots[0].node.value.items() >= {"comments": "everyone", "middle": 1, "end": 2}.items()


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quote_that_only_a_later_quote_closes(quote: str) -> None:
    source, text, slips = text_of(f"{BEFORE}title: {quote}Old Mill\n{AFTER}notice: {quote}no{quote}\nend: 1\n")
    assert [source.place(slip.start)[0] for slip in slips] == [3]
    assert text.roots[0].node.value.items() >= {"comments": "everyone", "notice": "no", "end": 1}.items()


def test_an_apostrophe_inside_single_quotes() -> None:
    _, _, slips = text_of(f"{BEFORE}title: 'Old Mill's comments'\n{AFTER}")
    assert "quote" in slips[0].message


def test_a_slip_in_one_document_leaves_the_others_whole() -> None:
    _, text, slips = text_of("a: 1\n---\nb: x: y\nc: 2\n---\nd: 3\n")
    assert len(slips) == 1
    assert [(root.node.value, root.damaged) for root in text.roots] == [
        ({"a": 1}, False),
        ({"c": 2}, True),
        ({"d": 3}, False),
    ]


def test_a_slip_inside_a_list_costs_its_entry_only() -> None:
    _, text, slips = text_of("accounts:\n  - id: a\n    title: x\n  - id: b\n    title: y: z\n  - id: c\nend: 1\n")
    assert len(slips) == 1
    value = text.roots[0].node.value
    assert value["end"] == 1
    assert {"id": "a", "title": "x"} in value["accounts"]
    assert {"id": "c"} in value["accounts"]


def test_slips_of_meaning_and_of_form_are_told_together() -> None:
    _, _, slips = text_of("a: 1\na: 2\nb: x: y\nc: *z\nd: !!set {}\n")
    assert sorted(slip.rule for slip in slips) == ["duplicate-key", "tag", "unknown-alias", "yaml-syntax"]


def test_places_after_a_slip_are_still_exact() -> None:
    content = BEFORE + "title: a: b\n" + AFTER
    _, text, _ = text_of(content)
    node = text.roots[0].node.nodes["replies"]  # type: ignore[union-attr]
    assert content[node.start : node.end] == "all"


def test_what_was_lost_is_known() -> None:
    content = BEFORE + "title: a: b\n" + AFTER
    _, text, _ = text_of(content)
    assert [content[start:end] for start, end in text.cuts] == ["title: a: b\n"]


@pytest.mark.parametrize(
    "content", ["govlint: v1\n\t\n", "a: [\n", '"', "[", "{", "'", "&", "*", "!", "%", "@", "`", "- -", "? ?", ": :"]
)
def test_a_file_that_is_all_slip(content: str) -> None:
    source, text, slips = text_of(content)
    assert all(0 <= slip.start <= slip.end for slip in slips)
    assert all(source.place(slip.start) for slip in slips)
    assert len(slips) <= 2
    assert text.roots is not None
