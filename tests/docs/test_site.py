"""The documentation as a site: it is built with nothing to warn of, says what the pages say, and loads nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest
from markdown_it import MarkdownIt

from docs.console import written_pages
from docs.generate import ROOT
from docs.site.build import HERE, build, generate, main, pages

MARKDOWN = MarkdownIt("commonmark").enable("table")
COUNTED = {"h1", "h2", "h3", "h4", "li", "table", "th", "td", "pre", "code", "em", "strong"}
LOADED = re.compile(r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*?\b(?:src|href)=\"(?P<address>[^\"]+)\"")
ELSEWHERE = re.compile(r"(?:https?:)?//")
LINK = re.compile(r"<a [^>]*\bhref=\"(?P<path>[^\"#?:]*)(?:#(?P<part>[^\"]+))?\"")
ID = re.compile(r"\bid=\"([^\"]+)\"")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "site"
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def made_from(path: str) -> str:
    """The page of the site that a file is made into."""
    page = PurePosixPath(path)
    return str(page.with_name("index.html") if page.name == "README.md" else page.with_suffix(".html"))


class Shown(HTMLParser):
    """What a reader sees of an article: its words without white space, and how much there is of what."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.parts, self._within, self._aside = "", Counter[str](), False, False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within |= tag == "article"
        self._aside |= "headerlink" in (dict(attrs).get("class") or "")
        self.parts.update([tag] if self._within and tag in COUNTED else [])

    def handle_endtag(self, tag: str) -> None:
        self._within &= tag != "article"
        self._aside &= tag != "a"

    def handle_data(self, data: str) -> None:
        self.words += "".join(data.split()) if self._within and not self._aside else ""


def judged() -> Iterator[tuple[str, str]]:
    """Pages that people write, and some of those that are made."""
    for number, (path, text) in enumerate(sorted(pages(ROOT).items())):
        if path.endswith(".md") and (not path.startswith("reference/") or path.count("/") == 1 or number % 20 == 0):
            yield path, text.decode()


def test_the_site_says_what_the_pages_say(texts: dict[str, str]) -> None:
    """The generator reads Markdown by other rules than git hosts, so both are compared."""
    wrong = []
    for path, text in judged():
        meant, shown = Shown(f"<article>{MARKDOWN.render(text)}</article>"), Shown(texts[made_from(path)])
        if (meant.words, meant.parts) != (shown.words, shown.parts):
            wrong.append(path)
    assert wrong == []
    assert len(list(judged())) > 130


def test_all_pages_are_there(texts: dict[str, str]) -> None:
    made = {made_from(path) for path in pages(ROOT) if path.endswith(".md")}
    assert made == texts.keys() - {"404.html"}
    assert len(made) > 1300


def test_what_lies_outside_docs_comes_with_the_site(site: Path, texts: dict[str, str]) -> None:
    assert "repository/rules/index.html" in texts
    assert (site / "repository/schemas/v1/rule.schema.json").read_bytes() == (
        ROOT / "schemas/v1/rule.schema.json"
    ).read_bytes()


def test_nothing_is_loaded_from_elsewhere(site: Path, texts: dict[str, str]) -> None:
    loaded = {found["address"] for text in texts.values() for found in LOADED.finditer(text)}
    assert any(address.endswith(".css") for address in loaded)
    assert {address for address in loaded if ELSEWHERE.match(address)} == set()
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", styles)


def test_every_link_leads_somewhere(site: Path, texts: dict[str, str]) -> None:
    ids = {path: set(ID.findall(text)) for path, text in texts.items()}
    lost = set()
    for page, text in texts.items():
        for found in LINK.finditer(text if page != "404.html" else ""):
            target = str(PurePosixPath(page).parent / found["path"]) if found["path"] else page
            target = "/".join(_flat(target.split("/")))
            there = (site / target).is_file()
            if not there or (found["part"] and target in ids and found["part"] not in ids[target]):
                lost.add((page, found["path"], found["part"]))
    assert lost == set()


def _flat(steps: list[str]) -> list[str]:
    """The steps of a path without those that lead up."""
    found: list[str] = []
    for step in steps:
        found = found[:-1] if step == ".." else [*found, step]
    return found


def test_every_page_that_people_write_stands_in_the_menu() -> None:
    menu = set(re.findall(r"\"([^\"]+\.md)\"", (HERE / "zensical.toml").read_text(encoding="utf-8")))
    written = {page.relative_to(ROOT / "docs").as_posix() for page in written_pages(ROOT) if page.parent != ROOT}
    shown = {page for page in written if not page.startswith("decisions/") and page != "benchmarks-head.md"}
    assert sorted(shown - menu) == [], "put it into nav of docs/site/zensical.toml"


@pytest.mark.parametrize("link", ["[a](#nowhere)", "[a](b.md#nowhere)", "[a](c.md)"])
def test_a_link_that_leads_nowhere_stops_it(link: str, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "x"\ndocs_dir = "pages"\nsite_dir = "site"\n')
    (tmp_path / "pages" / "README.md").write_text(f"# A\n\n[b](b.md#b)\n{link}\n")
    (tmp_path / "pages" / "b.md").write_text("# B\n")
    done = generate(tmp_path)
    assert done.returncode != 0
    assert "does not exist" in done.stdout + done.stderr


def test_code_is_no_link_and_links_move_with_their_page(tmp_path: Path) -> None:
    (tmp_path / "docs" / "how-to").mkdir(parents=True)
    (tmp_path / "rules").mkdir()
    page = "[a](../../rules/README.md#x) [b](../c.md) `[d](gone.md)` ``[e`](gone.md)``\n```text\n[f](gone.md)\n```\n"
    (tmp_path / "docs" / "how-to" / "page.md").write_text(page)
    (tmp_path / "docs" / "c.md").write_text("[mail](mailto:a@b.c) [there](https://example.org/x) [here](#x)\n")
    (tmp_path / "rules" / "README.md").write_text("[back](../docs/c.md)\n")
    found = pages(tmp_path)
    assert found.keys() == {"how-to/page.md", "c.md", "repository/rules/README.md"}
    assert found["how-to/page.md"] == page.replace("../../rules/README.md", "../repository/rules/README.md").encode()
    assert found["repository/rules/README.md"] == b"[back](../../c.md)\n"


def test_a_page_that_names_what_is_not_there_stops_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("[b](../gone.md)\n")
    with pytest.raises(FileNotFoundError):
        pages(tmp_path)


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    assert main([str(tmp_path)]) == 2
    assert main([str(tmp_path / "letter.txt")]) == 2
    assert capsys.readouterr().out.count("holds something else than a site that was made here. Name another") == 2
    assert (tmp_path / "letter.txt").read_text() == "Dear all"


def test_a_site_and_an_empty_folder_are_replaced(tmp_path: Path) -> None:
    docs, made = tmp_path / "docs", tmp_path / "made"
    docs.mkdir()
    made.mkdir()
    for said in ("One", "Two"):
        (docs / "README.md").write_text(f"# {said}\n")
        assert build(made, tmp_path).returncode == 0
        assert said in Shown((made / "index.html").read_text(encoding="utf-8")).words


def test_no_folder_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().out == "Name one folder for the site: python -m docs.site.build FOLDER\n"


def test_what_is_no_page_comes_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("![b](b.png)\n")
    (tmp_path / "docs" / "b.png").write_bytes(b"\x89PNG\r\n\xff")
    assert pages(tmp_path)["b.png"] == b"\x89PNG\r\n\xff"
