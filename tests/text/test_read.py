"""YAML becomes nodes with exact places."""

from collections.abc import Iterator

import pytest

from govlint.text.nodes import Mapping, Node, Scalar, Sequence, child, find, key_at, nearest, written
from tests.helpers import node_of, text_of, value_of

POLICY = """\
# about comments
comments: everyone   # all of them
'check': "after publication"
grounds: [spam, {ground: hate, do: hide}]
stages:
  - name: Draft
    by: [ a , b ]
  - name: Sign-off
text: |
  two
  lines
empty:
"""


def spans(text: str, node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each node below with the characters it spans."""
    yield written(path), text[node.start : node.end]
    if isinstance(node, Mapping):
        for name, below in node.nodes.items():
            yield from spans(text, below, (*path, name))
    elif isinstance(node, Sequence):
        for at, below in enumerate(node.nodes):
            yield from spans(text, below, (*path, at))


def test_every_node_spans_what_is_written() -> None:
    found = dict(spans(POLICY, node_of(POLICY)))
    assert found == {
        "": POLICY[POLICY.index("comments:") : -1],
        "comments": "everyone",
        "check": '"after publication"',
        "grounds": "[spam, {ground: hate, do: hide}]",
        "grounds[0]": "spam",
        "grounds[1]": "{ground: hate, do: hide}",
        "grounds[1].ground": "hate",
        "grounds[1].do": "hide",
        "stages": "- name: Draft\n    by: [ a , b ]\n  - name: Sign-off",
        "stages[0]": "name: Draft\n    by: [ a , b ]",
        "stages[0].name": "Draft",
        "stages[0].by": "[ a , b ]",
        "stages[0].by[0]": "a",
        "stages[0].by[1]": "b",
        "stages[1]": "name: Sign-off",
        "stages[1].name": "Sign-off",
        "text": "|\n  two\n  lines\n",
        "empty": "",
    }


def test_keys_span_what_is_written() -> None:
    root = node_of(POLICY)
    assert isinstance(root, Mapping)
    keys = {name: POLICY[key.start : key.end] for name, key in root.keys.items()}
    assert keys["comments"] == "comments"
    assert keys["check"] == "'check'"


def test_what_has_no_value_stands_where_it_would_be_written() -> None:
    root = node_of("a:\nb: 1\n")
    empty = find(root, ("a",))
    assert isinstance(empty, Scalar)
    assert (empty.value, empty.start, empty.end) == (None, 2, 2)


def test_pointers() -> None:
    root = node_of(POLICY)
    assert written(("stages", 0, "by", 1)) == "stages[0].by[1]"
    assert written(("accounts", 2)) == "accounts[2]"
    assert written(()) == ""
    node = find(root, ("stages", 0, "by", 1))
    assert node is not None
    assert node.value == "b"


@pytest.mark.parametrize(
    "pointer", [("nothing",), ("stages", 9), ("stages", -1), ("stages", "0"), ("comments", "x"), (0,)]
)
def test_a_pointer_that_leads_nowhere(pointer: tuple[str | int, ...]) -> None:
    root = node_of(POLICY)
    assert find(root, pointer) is None
    assert find(root, (*pointer, "deeper")) is None
    above = find(root, pointer[:-1])
    assert above is not None
    assert child(above, pointer[-1]) is None
    assert nearest(root, (*pointer, "deeper")) is above


def test_the_key_of_a_pointer() -> None:
    root = node_of(POLICY)
    key = key_at(root, ("stages", 1, "name"))
    assert key is not None
    assert POLICY[key.start : key.end] == "name"
    assert POLICY.index("name: Sign-off") == key.start
    assert key_at(root, ("stages", 1)) is None
    assert key_at(root, ()) is None
    assert key_at(root, ("stages", 9, "name")) is None


def test_duplicate_keys_keep_the_first_and_name_both() -> None:
    source, text, slips = text_of("a: 1\nb: 2\na: 3\na: 4\n")
    assert text.roots[0].node.value == {"a": 1, "b": 2}
    assert [(slip.rule, source.place(slip.start), source.text[slip.start : slip.end]) for slip in slips] == [
        ("duplicate-key", (3, 1), "a"),
        ("duplicate-key", (4, 1), "a"),
    ]
    assert slips[0].related == (("it first stands here", 0, 1),)
    assert "a" in slips[0].message


@pytest.mark.parametrize("text", ["{1: a, '1': b}", "{yes: a, 'yes': b}", "{x: {k: 1, k: 2}}", "- [{k: 1, k: 2}]"])
def test_keys_that_read_alike_are_one_key_at_every_depth(text: str) -> None:
    assert [slip.rule for slip in text_of(text)[2]] == ["duplicate-key"]


def test_keys_of_two_mappings_are_no_duplicates() -> None:
    assert value_of("- {a: 1}\n- {a: 2}\n") == [{"a": 1}, {"a": 2}]


def test_an_alias_stands_at_its_own_place_with_all_below_it() -> None:
    content = "first: &x {a: [1, 2]}\nsecond: *x\nlist: [*x]\n"
    root = node_of(content)
    assert root.value == {"first": {"a": [1, 2]}, "second": {"a": [1, 2]}, "list": [{"a": [1, 2]}]}
    for pointer in (("second",), ("second", "a"), ("second", "a", 1)):
        node = find(root, pointer)
        assert node is not None
        assert (node.start, content[node.start : node.end]) == (content.index("*x"), "*x")
    key = key_at(root, ("list", 0, "a"))
    assert key is not None
    assert key.start == content.rindex("*x")
    original = find(root, ("first", "a", 1))
    assert original is not None
    assert content[original.start : original.end] == "2"


def test_the_last_anchor_of_a_name_counts() -> None:
    assert value_of("- &x a\n- &x b\n- *x\n") == ["a", "b", "b"]


def test_an_alias_as_a_key() -> None:
    assert value_of("- &k name\n- {*k : 1}\n") == ["name", {"name": 1}]


def test_anchors_end_with_their_document() -> None:
    source, text, slips = text_of("a: &x 1\nb: *x\n---\na: *x\nc: 2\n")
    assert [(slip.rule, source.place(slip.start)) for slip in slips] == [("unknown-alias", (4, 4))]
    assert [root.node.value for root in text.roots] == [{"a": 1, "b": 1}, {"c": 2}]


@pytest.mark.parametrize(
    "content", ["*x", "- *x\n- 1\n", "{*x : 1, b: 2}", "a: *x\nb: 2\n", "{a: *x, b: 2}", "[[*x], 1]"]
)
def test_an_unknown_alias_is_one_slip_and_the_rest_is_read(content: str) -> None:
    source, text, slips = text_of(content)
    assert [(slip.rule, source.text[slip.start : slip.end]) for slip in slips] == [("unknown-alias", "*x")]
    assert text.roots[0].damaged
    kept = text.roots[0].node.value
    if isinstance(kept, dict):
        assert kept == {"b": 2}
    elif isinstance(kept, list):
        assert kept[-1] == 1


def test_several_documents_own_their_parts_of_the_text() -> None:
    content = "# first\na: 1\n---\n# second\nb: 2\n...\n---\nc: 3\n"
    _, text, slips = text_of(content)
    assert slips == ()
    assert [root.node.value for root in text.roots] == [{"a": 1}, {"b": 2}, {"c": 3}]
    assert [root.start for root in text.roots] == [0, *(root.end for root in text.roots[:-1])]
    for root in text.roots:
        assert root.start <= root.node.start <= root.node.end <= root.end


@pytest.mark.parametrize("content", ["", "# nothing\n", "---\n", "\n\n"])
def test_a_text_without_content_holds_nothing(content: str) -> None:
    _, text, slips = text_of(content)
    assert slips == ()
    assert [root.node.value for root in text.roots] in ([], [None])


def test_a_merge_key_is_named_and_passed_over() -> None:
    source, text, slips = text_of("base: &b {x: 1}\nuse:\n  <<: *b\n  y: 2\n")
    assert [(slip.rule, source.text[slip.start : slip.end]) for slip in slips] == [("merge-key", "<<")]
    assert text.roots[0].node.value == {"base": {"x": 1}, "use": {"y": 2}}
    assert text.roots[0].damaged


@pytest.mark.parametrize(
    ("written_as", "tag"),
    [
        ("!!python/object/apply:os.system [x]", "!!python/object/apply:os.system"),
        ("!!set {a}", "!!set"),
        ("!!int 12", "!!int"),
        ("!local x", "!local"),
        ("!<tag:example.org,2000:x> y", "!<tag:example.org,2000:x>"),
        ("!!binary aGk=", "!!binary"),
        ("! 12", "!"),
        ("! '12'", "!"),
        ("!", "!"),
        ("&x ! 12", "!"),
        ("&x !!str 12", "!!str"),
        ("! &x [1]", "!"),
    ],
)
def test_a_tag_is_named_and_does_nothing(written_as: str, tag: str) -> None:
    source, text, slips = text_of(f"a: {written_as}\nb: 2\n")
    assert [(slip.rule, source.text[slip.start : slip.end]) for slip in slips] == [("tag", tag)]
    assert text.roots[0].node.value["b"] == 2


def test_a_tag_that_makes_text_gives_text() -> None:
    _, text, slips = text_of("a: !!str 12\n")
    assert [slip.rule for slip in slips] == ["tag"]
    assert text.roots[0].node.value == {"a": "12"}


@pytest.mark.parametrize("written_as", ["! 12", "! '12'", "&x ! 12"])
def test_a_tag_without_a_name_makes_text(written_as: str) -> None:
    _, text, _ = text_of(f"a: {written_as}\n")
    assert text.roots[0].node.value == {"a": "12"}


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        ("a: &an:chor value\n", "&an:chor"),
        ("- &a: b\n", "&a:"),
        ("- &a?b c\n", "&a?b"),
        ("- &a b\n- [*a:b]\n", "*a:b"),
        ("- &a b\n- {*a: 1}\n", "*a:"),
        ("a: &x:y [1]\n", "&x:y"),
    ],
)
def test_a_name_that_others_would_read_on_is_refused(content: str, marked: str) -> None:
    """To YAML 1.2 it goes on until the next blank; the parser ends it at a colon."""
    source, _, slips = text_of(content)
    assert [(slip.rule, source.text[slip.start : slip.end]) for slip in slips] == [("yaml-syntax", marked)]


@pytest.mark.parametrize("content", ["[?x]", "{?x : 1}", "[a, ?x]", "{?'x': 1}", "{?&a x: 1}"])
def test_a_question_mark_that_others_would_read_as_text_is_refused(content: str) -> None:
    """To YAML 1.2 it marks a key only before a blank; the parser takes it for a mark anywhere in brackets."""
    source, _, slips = text_of(content)
    assert [(slip.rule, source.text[slip.start : slip.end]) for slip in slips] == [("yaml-syntax", "?")]


@pytest.mark.parametrize("content", ["{? x : 1}", "{?\nx: 1}", "? x\n: 1"])
def test_a_question_mark_before_a_blank_marks_a_key(content: str) -> None:
    assert value_of(content) == {"x": 1}


@pytest.mark.parametrize("content", ["? [a, b]\n: 1\nc: 2\n", "[a, b]: 1\nc: 2\n", "? {a: b}\n: 1\nc: 2\n"])
def test_a_key_that_is_no_word_is_named_once(content: str) -> None:
    _, text, slips = text_of(content)
    assert [slip.rule for slip in slips] == ["key-is-no-word"]
    assert text.roots[0].node.value == {"c": 2}


def test_unicode_is_kept_and_counted_in_characters() -> None:
    content = 'a: "𝄞 ☃ \\u00e9"\nb: 漢字\n'
    root = node_of(content)
    assert root.value == {"a": "𝄞 ☃ é", "b": "漢字"}
    node = find(root, ("b",))
    assert node is not None
    assert content[node.start : node.end] == "漢字"
