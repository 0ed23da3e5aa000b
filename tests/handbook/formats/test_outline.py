"""An outline says what the page says, in its order."""

import pytest
from hypothesis import given, settings

from govlint.handbook.formats.blocks import Group, Heading, Items, Paragraph, Picture, Run, Table, Terms, anchors, runs
from govlint.handbook.formats.leaves import Leaf, is_beside
from govlint.handbook.formats.outline import outline

from .made import harmful, leaf, shown, texts

DRAWN = ("Settings", "Corridor,from◂looser·tighter▸", "Bar")
"""Names of columns in which nothing but a drawing stands."""


def without_names(text: str) -> str:
    for name in DRAWN:
        text = text.replace(name, "")
    return text


def test_every_word_of_every_page_is_kept(all_leaves: tuple[Leaf, ...]) -> None:
    assert len(all_leaves) > 50
    for one in all_leaves:
        kept = "".join("".join(run.text for run in runs(outline(one.path, one.html))).split())
        # The title comes first in an outline, whatever stands above it on the page.
        assert sorted(without_names(kept)) == sorted(without_names(shown(one.html))), one.path


def test_every_anchor_that_a_link_leads_to_is_kept(all_leaves: tuple[Leaf, ...]) -> None:
    held = {one.path: set(anchors(one.blocks)) | {"", "main"} for one in all_leaves}
    targets = {run.target for one in all_leaves for run in runs(one.blocks) if run.target}
    assert {target for target in targets if is_beside(target)} == {"calendar.ics"}
    inside = {target.partition("#")[::2] for target in targets if ":" not in target and not is_beside(target)}
    assert len(inside) > 100
    assert {(path, part) for path, part in inside if part not in held[path]} == set()


def test_blocks_keep_their_shape() -> None:
    found = leaf(
        '<p class="kicker">Kind</p><h1>Title</h1><section id="s"><h2>Part</h2><p>A <b>strong</b>\n word.</p>'
        '<ol><li id="one">One</li><li><p>Two</p><p>and more</p></li></ol></section>'
    ).blocks
    assert found[0] == Heading("", 1, (Run("Title"),))
    assert found[1] == Paragraph("", (Run("Kind"),))
    assert isinstance(found[2], Group)
    assert found[2].id == "s"
    words = (Run("A "), Run("strong", ("strong",)), Run(" word."))
    assert found[2].blocks[1] == Paragraph("", words)
    listed = found[2].blocks[2]
    assert isinstance(listed, Items)
    assert listed.ordered
    assert [len(item.blocks) for item in listed.items] == [1, 2]
    assert listed.items[0].id == "one"


def test_a_table_keeps_its_heads_and_loses_columns_in_which_nothing_stands() -> None:
    (table,) = leaf(
        "<table><caption>C</caption><thead><tr><th>A</th><th>Bar</th><th>B</th></tr></thead>"
        '<tbody><tr id="r"><th>1</th><td><svg aria-hidden="true"></svg></td><td>2</td></tr></tbody></table>'
    ).blocks
    assert isinstance(table, Table)
    assert table.caption == (Run("C"),)
    assert [cell.blocks for cell in table.head.cells] == [(Paragraph("", (Run("A"),)),), (Paragraph("", (Run("B"),)),)]
    assert table.rows[0].id == "r"
    assert [cell.head for cell in table.rows[0].cells] == [True, False]


def test_terms_stand_with_what_is_said_of_them() -> None:
    (terms,) = leaf('<dl><div id="a"><dt>A</dt><dd>one</dd></div><dt>B</dt><dd>two</dd><dd>three</dd></dl>').blocks
    assert isinstance(terms, Terms)
    assert [(one.id, "".join(run.text for run in one.term)) for one in terms.terms] == [("a", "A"), ("", "B"), ("", "")]


def test_a_picture_is_its_words() -> None:
    (picture,) = leaf('<svg role="img" viewBox="0 0 1 1"><title id="t">A &amp; B</title><rect/></svg>').blocks
    assert isinstance(picture, Picture)
    assert (picture.id, picture.said) == ("t", "A & B")
    assert picture.drawing == '<svg role="img" viewBox="0 0 1 1"><title id="t">A &amp; B</title><rect/></svg>'


def test_what_nobody_reads_is_left_out() -> None:
    hidden = '<p hidden>x</p><p aria-hidden="true">x</p><script>x</script><button>x</button>'
    assert leaf(f"<p>a</p>{hidden}").blocks == (Paragraph("", (Run("a"),)),)


def test_links_lead_on_from_the_front_page() -> None:
    html = '<a href="#x">1</a> <a href="../roles.html#y">2</a> <a href="https://a.example/">3</a>'
    found = [run.target for run in runs(leaf(f"<p>{html}</p>", "controls/a.html").blocks) if run.target]
    assert found == ["controls/a.html#x", "roles.html#y", "https://a.example/"]


def test_a_language_is_kept_to_the_last_word() -> None:
    (one,) = runs(leaf('<div lang="fr"><p>Bonjour <span>à</span> tous</p></div>').blocks)
    assert one == Run("Bonjour à tous", language="fr")


def test_what_runs_over_an_element_is_one_run() -> None:
    (one,) = leaf('<p id="p"><span id="s">a</span> b<br>c</p>').blocks
    assert one == Paragraph("p", (Run("", id="s"), Run("a b\nc")))


@pytest.mark.parametrize("broken", ["<main><p></main>", "<main></p></main>", "<p>no main</p>"])
def test_html_that_is_not_ours_is_a_bug(broken: str) -> None:
    with pytest.raises(RuntimeError):
        outline("x.html", broken)


@settings(deadline=None)
@given(texts)
def test_no_text_is_lost_or_becomes_an_element(text: str) -> None:
    made = leaf(harmful(text))
    assert "".join("".join(run.text for run in runs(made.blocks)).split()) == shown(made.html)
