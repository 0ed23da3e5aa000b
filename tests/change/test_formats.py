"""What is said of a change, in every format: nothing that files say steers a terminal or a page."""

from pathlib import Path

import pytest

from govlint.change.diff import Diff
from govlint.change.direction import MAY_LOOSEN
from govlint.change.flows import flow_changes
from govlint.change.view import pair, pairs
from govlint.reporters import Look
from govlint.reporters.change import FORMATS, Compared, reporter
from govlint.reporters.comment import MOST_BYTES
from tests.change.house import HOUSE, between, edited, laid, sides
from tests.helpers import DAY

LOOK = Look(100, False, ".")


def said(form: str, found: Diff, base: str = "main") -> str:
    return "\n".join(reporter(form)(Compared(base, "topic", DAY, (found,)), LOOK))


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_steers_a_terminal_a_log_or_a_page(form: str, tmp_path: Path) -> None:
    hostile = '"\\e[31m ##[error] <script>x</script> @team\\n::error::x"'
    edit = {"engagement.yaml": [["title: How we talk", f"title: {hostile}"]], "content.yaml": [["elections", hostile]]}
    text = said(form, between(tmp_path, HOUSE, edited(HOUSE, {"edit": edit})), base="\x1b[31m\n::error::x")
    assert "\x1b" not in text
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    if form == "markdown":
        assert "<script" not in text
        assert "@team" not in text


def test_a_comment_is_never_too_long(tmp_path: Path) -> None:
    more = "".join(f"\n  - {{topic: t{number}, rule: never, reason: {'x ' * 200}}}" for number in range(200))
    edit = {"content.yaml": [["\n  - {topic: religion, rule: never}", more]]}
    found = between(tmp_path, HOUSE, edited(HOUSE, {"edit": edit}))
    many = found._replace(found=found.found * 200)
    text = said("markdown", many)
    assert len(text.encode()) <= MOST_BYTES
    assert "left out" in text


def test_what_is_too_large_to_tell_counts_as_a_loosening(tmp_path: Path) -> None:
    edit = {"adverts.yaml": [["{all_of: [brand-lead]}", "{all_of: [brand-lead, editor]}"]]}
    base, head = sides(laid(tmp_path / "a", HOUSE), laid(tmp_path / "b", edited(HOUSE, {"edit": edit})))
    (both,) = pairs(base, head)
    (whole,) = flow_changes(pair(*both, base, head, DAY))
    assert whole.direction == "tightens"
    found = list(flow_changes(pair(*both, base, head, DAY), budget=0))
    assert [one.undecided for one in found] == [True]
    assert all(one.direction in MAY_LOOSEN for one in found)
