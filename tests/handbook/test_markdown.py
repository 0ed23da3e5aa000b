"""Prose from policies can do nothing."""

import pytest

from govlint.handbook.words.markdown import line, phrase, prose


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,y)",
        "[x](vbscript:y)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "<javascript:alert(1)>",
        "[x]: javascript:y\n\n[x]",
    ],
)
def test_a_link_that_is_not_plain_is_no_link(text: str) -> None:
    assert "<a" not in prose(text)


@pytest.mark.parametrize("text", ["<script>x</script>", "<img src=x onerror=y>", "a <b onclick=y>b</b>", "<!-- x -->"])
def test_markup_is_text(text: str) -> None:
    made = prose(text)
    assert "&lt;" in made
    assert "<script" not in made
    assert "<img" not in made
    assert "<b" not in made


def test_there_are_no_pictures_and_no_headings() -> None:
    assert "<img" not in prose("![x](https://evil.example/p.png)")
    assert "<h1" not in prose("# One\n\nTwo\n===\n\n***")


def test_plain_links_are_kept() -> None:
    assert phrase("[a](https://a.example)") == '<a href="https://a.example" rel="noreferrer nofollow">a</a>'
    assert phrase("[a](notes.md)") == '<a href="notes.md" class="local">a</a>'
    assert 'href="mailto:a@b.example"' in phrase("<a@b.example>")


def test_text_without_marks_takes_no_parser() -> None:
    assert phrase('A "plain" line') == "A &#34;plain&#34; line"
    assert prose("One line") == "<p>One line</p>"


def test_a_line_stays_a_line() -> None:
    assert "<p>" not in line("one\n\ntwo *three*")
