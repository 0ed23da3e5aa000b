"""The summary of a pull request and the page: what is said stands there as text, and only as text."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from govlint.finding import Silence
from govlint.lint.report import Report
from govlint.reporters import markdown
from govlint.reporters.said import brief
from govlint.reporters.sink import one_line, safe
from tests.helpers import report_of
from tests.reporters.made import MORE, TEXTS, made, many, told
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal
from tests.reporters.test_formats import FILES
from tests.reporters.test_sink import files

VOID = {"meta", "br"}
OWN_MARKDOWN = {
    "h2",
    "h3",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "ul",
    "li",
    "b",
    "code",
    "p",
}
OWN_PAGE = {
    *("html", "head", "meta", "title", "style", "body", "a", "main", "h1", "h2", "h3", "table", "caption", "thead"),
    *("tbody", "tr", "th", "td", "section", "article", "p", "span", "code", "pre", "mark", "dl", "dt", "dd", "br"),
    *("footer", "ul", "li"),
}


class Reader(HTMLParser):
    """What a browser would make of a text: its elements, its attributes, its words. Every element must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] != ["style"]:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def rendered(report: Report) -> Reader:
    """A summary as GitHub would show it."""
    return Reader(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(told(report, "markdown"))
    )


def estate() -> Report:
    return report_of({path: text.encode() for path, text in FILES.items()})


@given(TEXTS, TEXTS)
@example("\ufffe\U0001ffff\ufdd0", "")
@settings(max_examples=200, deadline=None)
def test_what_is_said_is_text_and_comes_back(message: str, path: str) -> None:
    report = made(message, path)
    said = brief(report.entries[0])
    summary = rendered(report)
    assert set(summary.tags) <= OWN_MARKDOWN
    assert set(summary.attributes) <= {("style", "text-align:right")}
    assert safe(said.replace("\n", " ")).replace("\u200b", "") in "".join(summary.text).replace("\u200b", "")
    page = Reader(told(report, "html"))
    assert set(page.tags) <= OWN_PAGE
    assert one_line(message) in "".join(page.text)


@pytest.mark.parametrize("text", [*HOSTILE, *MORE], ids=ascii)
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_nothing_of_a_file_is_read_as_markup(form: str, text: str) -> None:
    report = report_of(files(text, f"{text}.yaml"))
    out = told(report, form)
    found = rendered(report) if form == "markdown" else Reader(out)
    assert set(found.tags) <= (OWN_MARKDOWN if form == "markdown" else OWN_PAGE)
    assert commands(out) == []
    assert steers_a_terminal(out) == []


class TestMarkdown:
    def test_it_calls_nobody_and_links_nothing(self) -> None:
        out = told(made("@everyone see #1 at https://evil.example or www.evil.example"), "markdown")
        assert not re.search(r"@\w|://|www\.\w", out)

    def test_risk_and_control_stand_apart(self) -> None:
        words = "".join(rendered(estate()).text)
        assert words.index("Too risky") < words.index("Too controlling") < words.index("Broken")

    def test_every_finding_can_be_unfolded(self) -> None:
        report = estate()
        found = rendered(report)
        assert found.tags.count("details") == found.tags.count("summary") == len(report.entries)

    @pytest.mark.parametrize("count", [1, 400, 3_000])
    def test_it_fits_a_comment_and_says_what_was_left_out(self, count: int) -> None:
        out = told(many(count), "markdown")
        assert len(out.encode()) <= markdown.MOST_BYTES
        shown = out.count("<details>")
        left = re.search(r"([\d,]+) findings? left out", out)
        assert shown + (int(left[1].replace(",", "")) if left else 0) == count
        assert bool(left) == (count > 300)
        assert shown > 50 or count == 1

    def test_one_endless_finding_does_not_fill_it(self) -> None:
        out = told(made("<" * 100_000), "markdown")
        assert out.count("<details>") == 1

    def test_when_nothing_is_found_it_says_so(self) -> None:
        assert "Nothing found in 1 document." in told(made()._replace(entries=()), "markdown")
        assert "Nothing to check" in told(report_of({}), "markdown")


class TestPage:
    def test_its_style_is_let_in_and_nothing_else(self) -> None:
        out = told(estate(), "html")
        (style,) = re.findall(r"<style>(.*?)</style>", out, re.DOTALL)
        allowed = b64encode(sha256(style.encode()).digest()).decode()
        policy = dict(Reader(out).attributes)
        assert f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'" in out
        assert not {"src", "style", "onclick"} & policy.keys()
        assert "url(" not in style
        assert "@import" not in style

    def test_it_links_to_sources_and_itself(self) -> None:
        report = made(rule="access/anyone-may-post")
        links = [value for name, value in Reader(told(report, "html")).attributes if name == "href"]
        assert any(link.startswith("https://") for link in links)
        assert all(link.startswith(("https://", "http://", "#")) for link in links)

    def test_the_place_is_marked(self) -> None:
        out = told(made(text="a: <b>é𝄞\n", at=(3, 8)), "html")
        assert "a: <mark>&#60;b&#62;&#233;&#119070;</mark>" in out

    def test_what_is_silenced_is_listed(self) -> None:
        assert "1 of <code>culture/comments-closed</code>, by baseline" in told(
            made(silence=Silence("baseline", "known")), "html"
        )

    def test_ids_are_one_of_each(self) -> None:
        ids = [value for name, value in Reader(told(estate(), "html")).attributes if name == "id"]
        assert len(set(ids)) == len(ids) > 2
