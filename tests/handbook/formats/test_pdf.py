"""The PDF keeps nobody out, is the same every time, and no text in it can be anything but text."""

import sys
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings

from govlint.errors import GovlintError
from govlint.handbook.formats.blocks import runs
from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.formats.pdf import files
from govlint.handbook.site.site import Site
from govlint.handbook.words.naming import Link

from ..conftest import DAY
from .made import harmful, leaf, texts
from .paper import Paper, failures, read_paper

SITE = Site("Mill", DAY, 3, ())
TITLE = "Mill: social media handbook"


def printed(*mains: str) -> Paper:
    """Pages made by hand, printed and read back."""
    found = [leaf(main, f"page{number or ''}.html") for number, main in enumerate(mains)]
    return read_paper(files(found, SITE)["handbook.pdf"], TITLE)


def close(text: str) -> str:
    return "".join(text.split())


def test_a_judge_has_nothing_against_it(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "handbook.pdf").write_bytes(whole)
    assert failures(str(tmp_path / "handbook.pdf")) == []


def test_the_judge_sees_a_file_that_keeps_people_out(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(typst.compile(b"= Title\n#table(columns: 2, [a], [b])", pdf_tags=False))
    assert len(failures(str(tmp_path / "bad.pdf"))) >= 3


def test_it_has_a_title_contents_numbers_and_bookmarks(paper: Paper, all_leaves: tuple[Leaf, ...]) -> None:
    assert paper.facts["Title"] == "Old Mill & Sons: social media handbook"
    assert paper.facts["CreationDate"] == paper.facts["ModDate"] == ""
    assert [title for _, title in paper.bookmarks[:2]] == ["Old Mill & Sons", "Before you post"]
    marked = {title for _, title in paper.bookmarks}
    assert {one.title for one in all_leaves} <= marked
    assert "Approval flows" in marked
    assert max(level for level, _ in paper.bookmarks) <= 5


def test_links_lead_on_inside_the_file() -> None:
    first = (
        '<h1>One</h1><p><a href="page1.html#b">there</a> <a href="page1.html">page</a> <a href="gone.html">gone</a></p>'
    )
    paper = printed(first, '<h1>Two</h1><p id="b"><a href="https://a.example/💜 x">out</a></p>')
    assert paper.links == (2 + 2, ("https://a.example/%F0%9F%92%9C%20x",))


def test_the_same_pages_give_the_same_bytes() -> None:
    found = [leaf(harmful("same 💜"))]
    assert files(found, SITE) == files(found, SITE)


def test_a_sign_that_no_font_has_is_named() -> None:
    paper = printed("<h1>Signs</h1><p>a 💜 b 👩‍💻 c 漢 d ❤️ é “ ◂ → Ж</p>")
    assert "a[purpleheart]b[woman][personalcomputer]c[cjkunifiedideograph-6f22]d" in paper.text
    assert "é“◂→Ж" in paper.text


@pytest.mark.parametrize(
    "code",
    [
        '#read("/etc/passwd")',
        "#panic()",
        "$ x^2 $",
        "= Title",
        "#{1/0}",
        "</label>",
        "// gone",
        "#sys.inputs",
        "*a* _b_ `c`",
    ],
)
def test_what_would_be_code_in_a_source_is_text(code: str) -> None:
    assert close(code) in printed(harmful(code)).text


@settings(deadline=None, max_examples=25)
@given(texts)
def test_any_text_can_be_printed(text: str) -> None:
    made = leaf(harmful(text))
    paper = read_paper(files([made], SITE)["handbook.pdf"], TITLE)
    assert paper.pages >= 3
    if text.isascii():
        assert close("".join(run.text for run in runs(made.blocks[1:2]))) in paper.text


def test_another_language_is_marked_where_typst_knows_it() -> None:
    french = '<h1>T</h1><p lang="fr-CA">Bonjour</p><p lang="x">a</p><p lang="english">b</p>'
    assert b"(fr)" in files([leaf(french)], SITE)["handbook.pdf"]


def test_a_long_cell_runs_over_pages_and_loses_nothing() -> None:
    words = [f"w{number}" for number in range(6000)]
    paper = printed(f"<h1>T</h1><table><tr><td>{' '.join(words)}</td><td>b</td></tr></table>")
    assert paper.pages > 4
    assert all(word in paper.text for word in words)


def in_chapter(number: int) -> Leaf:
    """One of many pages, in one of two chapters."""
    chapter = Link("Laws", "laws.html") if number % 2 else Link("Flows", "index.html#flows")
    made = leaf(f"<h1>Page {number}</h1>", f"page{number}.html")
    return Leaf(made.page._replace(title=f"Page {number}", trail=(Link("Home", "index.html"), chapter)), made.html)


def test_a_very_large_handbook_is_a_file_a_chapter() -> None:
    made = files(list(map(in_chapter, range(401))), SITE)
    assert sorted(made) == ["handbook-flows.pdf", "handbook-laws.pdf"]
    flows = read_paper(made["handbook-flows.pdf"], f"{TITLE} – Flows")
    assert flows.facts["Title"] == f"{TITLE} – Flows"
    assert [title for _, title in flows.bookmarks] == ["Flows", *(f"Page {number}" for number in range(0, 401, 2))]
    assert list(files(list(map(in_chapter, range(400))), SITE)) == ["handbook.pdf"]


def test_without_typst_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(GovlintError, match="needs the package typst") as raised:
        files([leaf("<h1>T</h1>")], SITE)
    assert raised.value.help == "Install it with `pip install 'govlint[pdf]'`."
