"""The files of a handbook: well formed, linked, escaped, alone."""

import gzip
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from govlint.handbook.site.links import settle

from .conftest import read_book, read_site

_VOID = {"meta", "link", "br", "img", "hr", "input"}


class Reader(HTMLParser):
    """Notes ids, links and whatever is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.acting: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in ("script", "form"):
            self.acting.append((tag, dict(attrs).get("src" if tag == "script" else "action")))
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if tag == "a" and name == "href":
                self.links.append(value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def html_of(site: dict[str, str]) -> dict[str, Reader]:
    return {path: read(text) for path, text in site.items() if path.endswith(".html")}


def test_there_is_a_page_for_everything(site: dict[str, str]) -> None:
    assert {
        "index.html", "findings.html", "sources.html", "glossary.html", "roles.html", "accounts.html",
        "controls/index.html", "controls/engagement.comments.html", "documents/index.html",
        "documents/engagement-policy-talk.html", "flows/adverts.html", "markets/GB.html", "markets/DE.html",
        "sectors/gambling.html", "sectors/alcohol.html", "search.html", "static/handbook.css", "static/handbook.js",
        "static/search.js", "for-you/index.html", "roles/head.html",
    } <= site.keys()  # fmt: skip


def test_pages_are_well_formed(site: dict[str, str]) -> None:
    for path, page in html_of(site).items():
        assert not page.wrong, path
        assert not page.open, path
        assert len(page.ids) == len(set(page.ids)), path
        assert site[path].count("<h1") == 1, path


def test_links_lead_somewhere(site: dict[str, str]) -> None:
    found = html_of(site)
    seen = 0
    for path, page in found.items():
        for link in page.links:
            file, _, part = link.partition("#")
            if not file.startswith("http"):
                target = normpath(join(dirname(path), file)) if file else path
                assert target in site, (path, link)
                assert not part or part in found[target].ids, (path, link)
                seen += 1
    assert seen > 1000


def test_pages_hold_no_style_or_foreign_thing_and_one_script_of_ours(site: dict[str, str]) -> None:
    for path, page in html_of(site).items():
        up = "../" * path.count("/")
        index = [("script", "static/search.js")] if path == "search.html" else []
        ours = [*index, ("script", f"{up}static/handbook.js"), ("form", f"{up}search.html")]
        assert page.acting == ours, path
        assert not page.tags & {"style", "img", "iframe", "object", "base"}, path
        assert not {name for name in page.attributes if name.startswith("on") or name in ("style", "srcdoc")}, path
        assert "default-src 'none'; style-src 'self'" in site[path], path


def test_the_style_sheet_is_small_and_loads_nothing(site: dict[str, str]) -> None:
    style = site["static/handbook.css"]
    assert len(gzip.compress(style.encode())) <= 7 * 1000
    assert "url(" not in style
    assert "@import" not in style


def test_the_script_is_small_and_fetches_nothing(site: dict[str, str]) -> None:
    script = site["static/handbook.js"]
    assert len(script) <= 12 * 1024
    assert len(gzip.compress(script.encode())) <= 5 * 1024
    assert not [word for word in ("fetch", "import", "eval", "Worker", "HTML", "http") if word in script]


def test_every_verdict_is_a_word(site: dict[str, str]) -> None:
    page = site["documents/engagement-policy-talk.html"]
    assert '<span class="chip chip-too-tight">too tight</span>' in page
    assert '<span class="chip chip-undecided">undecided</span>' in page


HOSTILE = """\
govlint: v1
kind: organisation
name: "../../etc/passwd"
title: "</title><script>alert(1)</script> {{ 7*7 }} {% raw %}"
summary: "![p](https://evil.example/p.png) [a](javascript:x) [b](notes.md) [c](glossary.html#word-floor)"
owner: "<b>"
status: 'x" onmouseover="y'
purpose: "<img src=x onerror=y>\\n\\n<svg onload=z>"
sectors: ["<i>"]
brands: [{name: '"><script>', title: "<u>", markets: [GB]}, {name: [1]}, 7]
markets: [{code: "../x"}, {code: gb}, {code: GB}]
structure: [no, level]
local_variation: {value: "'\\"><script>", reason: "<script>", overrides: [3, {when: yes, value: free}]}
provisions: [{text: "{{ config }} <script>"}, 5]
---
govlint: v1
kind: channels
name: register
title: [a, b]
owner: 3
status: draft
accounts: [{id: "<a b>", platform: "<s>", url: "javascript:x", owner: "<u>"}, {id: "<a b>"}, {platform: x}, 3]
---
govlint: v1
kind: approval-flow
name: f
title: "<script>"
owner: x
status: in-force
stages: [{name: "<script>", approvers: {all_of: [{any_of: ["<b>"]}]}, after: [nowhere], clock: 3}, {approvers: 1}, 4]
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "all.yaml").write_text(HOSTILE, encoding="utf-8")
    return read_site(read_book(folder))


def test_hostile_text_stays_text(hostile: dict[str, str]) -> None:
    test_pages_are_well_formed(hostile)
    test_links_lead_somewhere(hostile)
    test_pages_hold_no_style_or_foreign_thing_and_one_script_of_ours(hostile)
    assert "{{ 7*7 }}" in hostile["index.html"]
    assert not any("javascript:" in link for page in html_of(hostile).values() for link in page.links)


def test_hostile_names_stay_in_their_folder(hostile: dict[str, str]) -> None:
    assert all(".." not in path and not path.startswith("/") for path in hostile)
    assert len({path.lower() for path in hostile}) == len(hostile)


def test_a_link_in_prose_that_leads_nowhere_is_text(hostile: dict[str, str]) -> None:
    page = hostile["index.html"]
    assert "notes.md" not in page
    assert 'href="glossary.html#word-floor" class="local"' in page


def test_our_own_links_must_lead_somewhere() -> None:
    with pytest.raises(RuntimeError, match=r"index\.html: gone\.html"):
        settle({"index.html": b'<a href="gone.html">x</a>'})
    with pytest.raises(RuntimeError, match="#part"):
        settle({"index.html": b'<a class="x" href="#part">x</a>'})
