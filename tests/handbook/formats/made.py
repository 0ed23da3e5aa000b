"""Pages made by hand, and pages in which every text means harm."""

import re
from html import escape, unescape

from hypothesis import strategies as st

from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.formats.tree import read
from govlint.handbook.page import Page

PIECES = (
    *("*", "**", "_", "`", "``", "[", "]", "(", ")", "](x)", "![", "<", ">", "&", "&lt;", "&#42;", "<b>", "</a>"),
    *("<script>", "|", "||", "\\", "\\\\", "#", "# ", "- ", "+ ", "1. ", "1) ", "> ", "---", "===", "~~", "```", "~~~"),
    *("$x$", "{{ x }}", "{: .x}", ":smile:", "::: note", "!!! note", "@me", "https://a.example/*x*", "[[x]]", "[^1]"),
    *("javascript:x", "%", "é", "“", "漢", "💜", "\u00a0", "a", "b c", " ", "  ", '"', "'", "#{", "#x", "\u202e"),
)
"""What could be taken for markup, by one reader or another."""

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\u2028\u2029"), max_size=30),
)


def leaf(main: str, path: str = "page.html", charts: dict[str, str] | None = None) -> Leaf:
    """A page with this content."""
    page = Page(path, "A page", "none.html", {}, charts=charts or {})
    return Leaf(page, f'<!doctype html><html><body><main id="main">{main}</main></body></html>')


def harmful(text: str) -> str:
    """A page that has a text wherever a text can stand, between words of ours."""
    said = escape(text)
    return (
        f"<h1>T {said}</h1><h2>{said} x</h2><p>{said}</p><p>a <b>{said}</b> b<em>{said}</em>c <code>{said}</code> d</p>"
        f'<p><a href="page.html">{said}</a><b>{said}</b></p><p>x<br>{said}</p><p><span class="place">{said}</span></p>'
        f"<ul><li>{said}</li><li><p>{said}</p><p>{said}</p><ol><li>{said}</li></ol></li></ul>"
        f"<dl><div><dt>{said} k</dt><dd>{said}</dd></div><div><dt>k</dt><dd><p>{said}</p><ul><li>{said}</li></ul></dd></div></dl>"
        f"<table><caption>{said} c</caption><thead><tr><th>{said}</th><th>h</th></tr></thead>"
        f"<tbody><tr><th>{said}</th><td><p>{said}</p><p>{said} e</p></td></tr></tbody></table>"
    )


def seen(html: str) -> list[str]:
    """The words of HTML, one by one: every sign is one, for formats put other space between them."""
    return list("".join(re.sub(r"[·:]", "", read(html).text()).split()))


def shown(html: str) -> str:
    """What a browser shows of a page of the site, tags and drawings taken away by force, space and what waits for a script too."""
    main = html.split("<main", 1)[1].split(">", 1)[1].split("</main>")[0]
    while re.search(r"<svg\b", main):
        main = re.sub(r"<svg\b(?:(?!<svg\b).)*?</svg>", "", main, flags=re.DOTALL)
    main = re.sub(r'<(\w+)[^>]* (?:aria-hidden="true"|hidden|data-script)>.*?</\1>', "", main, flags=re.DOTALL)
    return "".join(unescape(re.sub(r"<[^>]*>", "", main)).split())
