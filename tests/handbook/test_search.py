"""The index of the search holds what pages say: all of it, and each line once."""

import json
import re
from html import escape
from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.handbook.site.search import Section, index, sections

_BEGIN, _END = '"use strict";\nglobalThis.handbook = JSON.parse(', ");\n"
_PASSED_OVER = ("nav", "svg")

# Whatever a document can hold: no surrogates, which no file in UTF-8 has.
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
lines = texts.map(lambda text: " ".join(text.split())).filter(bool)


def data_of(script: bytes) -> dict[str, Any]:
    """What a browser would read from the script."""
    text = script.decode()
    assert text.startswith(_BEGIN)
    assert text.endswith(_END)
    held: dict[str, Any] = json.loads(json.loads(text[len(_BEGIN) : -len(_END)]))
    return held


def read_index(script: bytes) -> dict[str, list[Section]]:
    """The sections of each page, put together from the index."""
    held = data_of(script)
    said = held["lines"].split("\n")
    found: dict[str, list[Section]] = {}
    for path, *packed in held["pages"]:
        found[path] = []
        for anchor, *steps in packed:
            due, read = 0, []
            for step in steps:
                read.append(said[due + step])
                due += step + 1
            found[path].append(Section(anchor, read[0], tuple(read[1:])))
    return found


def page(main: str) -> str:
    return f'<nav>Way</nav><header id="top">Head</header><main id="main" tabindex="-1">{main}</main><p>Foot</p>'


def test_a_part_begins_where_an_id_stands_and_is_called_by_its_first_line() -> None:
    html = page(
        '<p class="kicker">Control</p><h1>Comments &amp; co</h1><p>Who <b>may</b>\n comment?</p>'
        '<section aria-labelledby="a"><h2 id="a">Here</h2><p>One</p><p>Two</p></section>'
        '<section id="b"><div id="c"><dt>Word <span class="question">Which?</span></dt><dd>Said</dd></div></section>'
    )
    assert list(sections("Comments & co", html)) == [
        Section("", "Comments & co", ("Control", "Who may comment?")),
        Section("a", "Here", ("One", "Two")),
        Section("c", "Word", ("Which?", "Said")),
    ]


def test_ways_drawings_and_places_of_lines_are_left_out() -> None:
    html = page(
        '<nav id="n"><p>Elsewhere</p></nav><p>Said <a class="more" href="x">Walls<span> of it</span></a></p>'
        '<svg><title id="t">Drawn</title><svg><path/></svg><text>Label</text></svg>'
        '<p><span class="place">talk.yaml</span> <span class="place">talk.yaml:12</span>'
        '<a class="place" href="x">talk.yaml:3</a></p>'
    )
    assert list(sections("Title", html)) == [Section("", "Title", ("Said", "talk.yaml"))]


@given(st.lists(texts, max_size=8), texts)
@settings(deadline=None)
def test_text_comes_back_as_it_is_read(said: list[str], title: str) -> None:
    html = page("".join(f'<p title="{escape(text)}">{escape(text)}</p>' for text in said))
    ((anchor, named, found),) = sections(title or "x", html)
    assert anchor == ""
    assert named == " ".join((title or "x").split())
    assert list(found) == [line for text in said if (line := " ".join(text.split())) and line != named]


@given(st.dictionaries(texts, st.lists(st.builds(Section, texts, lines, st.lists(lines, max_size=4).map(tuple)))))
@settings(deadline=None)
def test_what_is_packed_comes_back(pages: dict[str, list[Section]]) -> None:
    script = index(pages.items())
    assert read_index(script) == pages
    once = data_of(script)["lines"].split("\n")
    assert len(once) == len(set(once))


class Words(HTMLParser):
    """The words between <main> and </main>, read by another reader than the index uses."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "meta", "link", "input"):
            self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        place = any(given == "place" for _, given in self._open) and re.search(r":\d+\Z", data)
        over = any(tag in _PASSED_OVER or given in ("more", "ends", "imprint") for tag, given in self._open)
        if any(tag == "main" for tag, _ in self._open) and not over and not place:
            self.words.update(re.findall(r"\w+", data))


def test_the_index_holds_the_words_of_every_page_and_no_others(site: dict[str, str]) -> None:
    found = read_index(site["static/search.js"].encode())
    pages = {path for path in site if path.endswith(".html")}
    assert found.keys() == pages - {"search.html"}
    for path, held in found.items():
        said = " ".join(line for section in held for line in (section.title, *section.lines))
        reader = Words()
        reader.feed(site[path])
        assert set(re.findall(r"\w+", said)) == reader.words, path


def test_every_part_can_be_led_to(site: dict[str, str]) -> None:
    found = read_index(site["static/search.js"].encode())
    assert sum(len(held) for held in found.values()) > 500
    for path, held in found.items():
        anchors = [section.anchor for section in held]
        assert anchors[0] == ""
        assert len(set(anchors)) == len(anchors), path
        assert [one for one in anchors[1:] if f' id="{one}"' not in site[path]] == [], path


def test_parts_are_called_as_people_call_them(site: dict[str, str]) -> None:
    found = read_index(site["static/search.js"].encode())
    titles = {(path, section.anchor): section.title for path, held in found.items() for section in held}
    assert titles["documents/engagement-policy-talk.html", ""] == "How we talk"
    assert titles["documents/engagement-policy-talk.html", "field-comments"] == "Comments"
    assert titles["glossary.html", "word-floor"] == "Floor"
    assert titles["roles.html", "role-head"] == "Head of Social"
    assert titles["controls/engagement.comments.html", "walls"] == "The walls, and who says so"
