"""No text, however it is made, takes more work than a person's text would."""

import pytest

from govlint.text import build
from govlint.text.build import MAX_COPIES, MAX_DEPTH, MAX_EVENTS
from govlint.text.nodes import Mapping, Node, Scalar, Sequence
from tests.helpers import text_of


def bomb(floors: int) -> str:
    """Each line repeats the one above ten times."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, floors)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of all nodes that are built from now on."""
    made: list[str] = []

    def counting(kind: type[Node]) -> type[Node]:
        class Counted(kind):  # type: ignore[misc, valid-type]
            __slots__ = ()

            def __init__(self, *args: object) -> None:
                made.append(kind.__name__)
                super().__init__(*args)

        return Counted

    for kind in (Scalar, Sequence, Mapping):
        monkeypatch.setattr(build, kind.__name__, counting(kind))
    return made


def test_a_bomb_of_aliases_is_stopped_early(built: list[str]) -> None:
    source, text, slips = text_of(bomb(9))
    assert [slip.rule for slip in slips] == ["alias-bomb"]
    line, _ = source.place(slips[0].start)
    assert source.text[slips[0].start : slips[0].end] == "*a2"
    assert line == 4
    assert len(built) < MAX_COPIES + 1_000
    assert all(root.damaged for root in text.roots)


def test_aliases_within_the_bound_are_all_built() -> None:
    _, text, slips = text_of(bomb(3))
    assert slips == ()
    assert sum(len(one) for two in text.roots[0].node.value["a2"] for one in two) == 1_000


def test_an_alias_inside_what_it_repeats() -> None:
    source, _, slips = text_of("a: &x\n  - 1\n  - *x\n")
    assert [(slip.rule, source.place(slip.start)) for slip in slips] == [("alias-bomb", (3, 5))]


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ("{a: ", "}")])
def test_depth_is_bounded(opened: str, closed: str, built: list[str]) -> None:
    source, _, slips = text_of(opened * 5_000 + closed * 5_000)
    assert [slip.rule for slip in slips] == ["nested-too-deep"]
    assert slips[0].start == MAX_DEPTH * len(opened)
    assert source.text[slips[0].start] == opened[0]
    assert len(built) <= 3 * MAX_DEPTH


def test_depth_of_indented_blocks_is_bounded() -> None:
    _, _, slips = text_of("".join(f"{' ' * at}a:\n" for at in range(200)))
    assert [slip.rule for slip in slips] == ["nested-too-deep"]


def test_the_greatest_depth_is_read() -> None:
    _, text, slips = text_of("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert slips == ()
    assert text.roots


def test_the_number_of_parts_is_bounded(built: list[str]) -> None:
    _, _, slips = text_of("- x\n" * (MAX_EVENTS + 10))
    assert [slip.rule for slip in slips] == ["file-too-large"]
    assert len(built) <= MAX_EVENTS + 1


def test_many_documents_are_bounded() -> None:
    _, _, slips = text_of("---\n" * MAX_EVENTS)
    assert [slip.rule for slip in slips] == ["file-too-large"]


def test_a_long_line_is_read() -> None:
    _, text, slips = text_of("a: " + "x" * 500_000 + "\n")
    assert slips == ()
    assert len(text.roots[0].node.value["a"]) == 500_000


def test_after_too_many_slips_no_more_are_sought() -> None:
    _, _, slips = text_of("".join(f"key{at}: a: b\n" for at in range(500)))
    assert 1 < len(slips) <= 20


def test_many_duplicate_keys_are_bounded() -> None:
    _, _, slips = text_of("a: 1\n" * 5_000)
    assert 1 < len(slips) <= 20
