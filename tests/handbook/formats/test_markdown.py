"""Markdown says what the page says, to every reader, and nothing in it is markup that is not ours."""

import re
from posixpath import dirname, join, normpath

import markdown as python_markdown
from hypothesis import given, settings
from markdown_it import MarkdownIt

from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.formats.markdown import CONTENTS, START, files, path_of
from govlint.handbook.formats.tree import Element, read
from govlint.handbook.page import Page
from govlint.handbook.paths import SEARCH
from govlint.handbook.site.site import Site

from ..conftest import DAY
from .made import harmful, leaf, seen, texts

SITE = Site("Old Mill & *Sons*", DAY, 3, ())
OURS = {
    "",
    "a",
    "p",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "code",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def written(text: str) -> str:
    return files([leaf(harmful(text))], SITE)["page.md"].decode()


def by_markdown_it(text: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)


def by_python_markdown(text: str) -> str:
    return python_markdown.markdown(text, extensions=["tables", "fenced_code", "toc"])


def elements(html: str) -> list[Element]:
    return list(read(html).walk())


@settings(deadline=None)
@given(texts)
def test_a_hostile_text_is_read_as_it_was_written(text: str) -> None:
    made = by_markdown_it(written(text))
    assert seen(made) == seen(harmful(text))


@settings(deadline=None)
@given(texts)
def test_a_hostile_text_becomes_no_markup(text: str) -> None:
    for made in (by_markdown_it(written(text)), by_python_markdown(written(text))):
        assert {one.tag for one in elements(made)} <= OURS
        assert {name for one in elements(made) for name in one.given} <= {"href", "id", "start"}
        assert {one.given["href"] for one in elements(made) if "href" in one.given} <= {"page.md"}


@settings(deadline=None, max_examples=60)
@given(texts)
def test_older_readers_see_the_same(text: str) -> None:
    assert seen(by_python_markdown(written(text))) == seen(harmful(text))


def test_every_link_leads_to_an_anchor_of_ours(all_leaves: tuple[Leaf, ...], house: Site) -> None:
    made = files(all_leaves, house)
    read_all = {path: elements(by_markdown_it(content.decode())) for path, content in made.items()}
    anchors = {path: {one.given["id"] for one in found if "id" in one.given} for path, found in read_all.items()}
    links = [(path, one.given["href"]) for path, found in read_all.items() for one in found if "href" in one.given]
    assert [link for link in links if link[1].endswith(".ics")] == [("calendar.md", "calendar.ics")]
    inside = [
        (path, *link.partition("#")[::2]) for path, link in links if ":" not in link and not link.endswith(".ics")
    ]
    assert len([part for *_, part in inside if part]) > 100
    for path, file, part in inside:
        target = normpath(join(dirname(path), file)) if file else path
        assert target in made, (path, file)
        assert not part or part in anchors[target], (path, file, part)


def test_the_contents_list_every_page_once(all_leaves: tuple[Leaf, ...], house: Site, pages: dict[str, Page]) -> None:
    made = files(all_leaves, house)
    found = elements(by_markdown_it(made[CONTENTS].decode()))
    listed = [one.given["href"] for one in found if one.tag == "a"]
    assert listed[0] == START
    assert (
        sorted(listed) == sorted(made.keys() - {CONTENTS}) == sorted(path_of(path) for path in pages if path != SEARCH)
    )


def test_a_flow_is_a_chart_and_any_other_picture_a_sentence(all_leaves: tuple[Leaf, ...], house: Site) -> None:
    made = files(all_leaves, house)
    flow = made["flows/adverts.md"].decode()
    (chart,) = re.findall(r"```mermaid\n(.*?)\n```", flow, re.DOTALL)
    assert chart.startswith("flowchart LR\n")
    assert '["2. Tone<br>Head of Social<br>4 hours"]' in chart
    assert "  s0 --> s1\n" in chart
    assert flow.index("from author to publication") < flow.index("```mermaid")
    assert "<svg" not in "".join(content.decode() for content in made.values())


def test_what_was_written_for_people_is_easy_to_read() -> None:
    page = leaf(
        '<h1>Talk</h1><section id="a"><h2>Part</h2><dl><dt>Status</dt><dd>in force</dd><dt>Of</dt><dd><ul><li>a</li>'
        '<li>b</li></ul></dd></dl></section><p class="marks"><span class="chip chip-inside">inside</span> Ours.</p>'
    )
    assert files([page], SITE)["page.md"].decode() == (
        '# Talk\n\n## <a id="a"></a>Part\n\n- **Status**: in force\n\n- **Of**\n\n    - a\n    - b\n\n**inside** Ours.\n'
    )


def test_a_long_list_stays_a_list_in_every_reader() -> None:
    items = "".join(f"<li><p>{number}</p><ul><li>below</li></ul></li>" for number in range(120))
    text = files([leaf(f"<ol>{items}</ol>")], SITE)["page.md"].decode()
    for made in (by_markdown_it(text), by_python_markdown(text)):
        assert [one.tag for one in elements(made)].count("ul") == 120
        assert [one.tag for one in elements(made)].count("ol") == 1
