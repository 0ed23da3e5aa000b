"""Whoever wants to pass a part on finds its address at its heading: the heading is a link to itself."""

import re

import pytest

from govlint.handbook.formats.blocks import Heading, Run
from govlint.handbook.formats.outline import outline
from govlint.handbook.formats.tree import Element, read

_NUMBERED = re.compile(r"-\d+\Z")
_WITHOUT = frozenset(("ask", "asking", "contents", "doors"))
"""Headings of what is no content: questions for a script, the contents of a page, ways to other pages."""
_HANDED_OUT = ("ai.html", "crisis.html", "influencers", "personal.html")
"""Pages that are printed and handed on whole."""


def headings(page: Element) -> list[tuple[str, Element]]:
    """Each heading below that of the page with the id that leads to it: its own, or that of what it begins."""
    found = []
    for one in page.walk():
        held = [part for part in one.inside if isinstance(part, Element)]
        if held and held[0].tag in ("h2", "h3", "h4") and one.tag in ("section", "article", "div"):
            found.append((one.given.get("id", "") or held[0].given.get("id", ""), held[0]))
    return found


def self_links(page: Element) -> list[str]:
    return [one.given["href"] for one in page.walk() if one.tag == "a" and "self" in one.names]


def test_every_heading_with_an_address_leads_to_itself(site: dict[str, str]) -> None:
    seen = 0
    for path, text in site.items():
        if path.endswith(".html") and not path.startswith(_HANDED_OUT):
            for name, heading in headings(read(text)):
                elsewhere = any(one.tag == "a" and "self" not in one.names for one in heading.walk())
                if name and name not in _WITHOUT and not _NUMBERED.search(name) and not elsewhere:
                    assert f"#{name.removesuffix('-head')}" in self_links(heading), (path, name)
                    seen += 1
    assert seen > 150


def test_decisions_lead_to_themselves(site: dict[str, str]) -> None:
    page = read(site["documents/engagement-policy-talk.html"])
    held = self_links(page)
    assert {"#field-comments", "#field-reply_within", "#field-routing"} <= set(held)
    rows = [one for one in page.walk() if one.tag == "tr" and one.given.get("id", "").startswith("field-routing.")]
    assert rows
    assert all(f'href="#{row.given["id"]}"' in row.written() for row in rows)
    ids = {one.given["id"] for one in page.walk() if "id" in one.given}
    assert {link[1:] for link in held} <= ids
    assert len(held) == len(set(held))


def test_nothing_is_added_to_the_words(site: dict[str, str]) -> None:
    """The link is named by what it shows, in any language; the sign after it is drawn."""
    page = read(site["documents/engagement-policy-talk.html"])
    texts = [one.text().strip() for one in page.walk() if "self" in one.names]
    assert all(texts)
    assert not [text for text in texts if "#" in text or "¶" in text]


@pytest.mark.parametrize("path", ["documents/engagement-policy-talk.html", "rules.html", "glossary.html"])
def test_other_formats_have_no_such_links(site: dict[str, str], path: str) -> None:
    blocks = outline(path, site[path])
    assert not [run for run in runs(blocks) if run.target.startswith(f"{path}#") and not run.text.strip()]
    assert not [one for one in flat(blocks) if isinstance(one, Heading) for run in one.text if path in run.target]


def runs(value: object) -> list[Run]:
    return [one for one in flat(value) if isinstance(one, Run)]


def flat(value: object) -> list[object]:
    if not isinstance(value, tuple):
        return []
    below = [found for part in value for found in flat(part)]
    return [value, *below] if hasattr(value, "_fields") else below


def test_an_organisations_own_pages_have_them_too() -> None:
    from govlint.handbook.pages.written import linked_headings

    assert linked_headings('<h2 id="part-a">How <em>we</em> do it</h2>') == (
        '<h2 id="part-a"><a class="self" href="#part-a">How <em>we</em> do it</a></h2>'
    )
    assert linked_headings('<h2 id="part-a">Two\nlines</h2>') == (
        '<h2 id="part-a"><a class="self" href="#part-a">Two\nlines</a></h2>'
    )
    assert linked_headings('<h2 id="part-a"><a href="x">There</a></h2>') == '<h2 id="part-a"><a href="x">There</a></h2>'
    two = '<h2 id="part-a">One</h2>\n<p>Said.</p>\n<h2 id="part-b">Two</h2>'
    assert linked_headings(two).count('class="self"') == 2
