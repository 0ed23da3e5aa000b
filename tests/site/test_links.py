"""Links, anchors and the text of the pages of every example, read without a browser."""

from pathlib import Path

import pytest

from tests.site.reading import Page, broken_links, lonely, read_site, slips

pytestmark = pytest.mark.site

_FEWEST_SITES, _FEWEST_PAGES, _FEWEST_LINKS = 25, 2500, 50_000
_GOOD = '<h1>A</h1><p id="here"><a href="index.html#here">here</a> <a href="more/b.html">more</a></p>'


def test_links_of_every_example_lead_somewhere(sites: dict[Path, dict[str, Page]]) -> None:
    assert [one for site, pages in sites.items() for one in broken_links(site, pages)] == []
    every = [page for pages in sites.values() for page in pages.values()]
    assert len(sites) >= _FEWEST_SITES
    assert len(every) >= _FEWEST_PAGES
    assert sum(len(page.links) for page in every) >= _FEWEST_LINKS


def test_every_page_can_be_reached_from_the_front(sites: dict[Path, dict[str, Page]]) -> None:
    assert {site.name: alone for site, pages in sites.items() if (alone := lonely(pages))} == {}


def test_the_text_of_every_page_is_sound(sites: dict[Path, dict[str, Page]]) -> None:
    found = {(site.name, path): list(slips(page)) for site, pages in sites.items() for path, page in pages.items()}
    assert {where: said for where, said in found.items() if said} == {}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of two pages in which all is well."""
    (tmp_path / "more").mkdir()
    (tmp_path / "index.html").write_text(_GOOD, encoding="utf-8")
    (tmp_path / "more" / "b.html").write_text('<h1>B</h1><a href="../index.html">back</a>', encoding="utf-8")
    return tmp_path


def test_a_sound_site_passes(small: Path) -> None:
    pages = read_site(small)
    assert list(broken_links(small, pages)) == []
    assert lonely(pages) == set()
    assert [one for page in pages.values() for one in slips(page)] == []


@pytest.mark.parametrize(
    "bad",
    [
        '<a href="index.html#gone">x</a>',
        '<a href="#gone">x</a>',
        '<a href="gone.html">x</a>',
        '<a href="more/">x</a>',
        '<a href="/index.html">x</a>',
        '<a href="../outside.html">x</a>',
        '<a href="//example.org/x">x</a>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="more/b.html#here">x</a>',
        '<img src="gone.png" alt="x">',
        '<section aria-labelledby="gone">x</section>',
        '<svg><rect fill="url(#gone)"/></svg>',
    ],
)
def test_a_broken_link_is_seen(small: Path, bad: str) -> None:
    (small / "index.html").write_text(_GOOD + bad, encoding="utf-8")
    assert len(list(broken_links(small, read_site(small)))) == 1


def test_a_lonely_page_is_seen(small: Path) -> None:
    (small / "c.html").write_text("<h1>C</h1>", encoding="utf-8")
    assert lonely(read_site(small)) == {"c.html"}


@pytest.mark.parametrize(
    "bad",
    [
        "<h1>A</h1><p>x",
        "<h1>A</h1></p>",
        "<h1>A</h1><b><i>x</b></i>",
        "<h1>A</h1><p><ul><li>x</li></ul></p>",
        '<h1>A</h1><p id="a">x</p><p id="a">y</p>',
        '<h1>A</h1><p class="a" class="b">x</p>',
        "<h1>A</h1><h3>B</h3>",
        "<h2>A</h2><h1>B</h1>",
        "<h1>A</h1><h1>B</h1>",
        "<p>no heading</p>",
    ],
)
def test_an_unsound_text_is_seen(bad: str) -> None:
    assert list(slips(Page(bad))) != []


@pytest.mark.parametrize(
    "bad",
    [
        "<script>x</script>",
        "<style>x</style>",
        '<p onclick="x">x</p>',
        '<p style="x">x</p>',
        "<iframe></iframe>",
        '<meta http-equiv="refresh" content="0">',
    ],
)
def test_what_can_act_is_seen(bad: str) -> None:
    assert Page(bad).active != []


@pytest.mark.parametrize(
    "bad", ['<img src="x">', '<link rel="preconnect" href="x">', '<svg><image href="x"/></svg>', '<video poster="x">']
)
def test_what_loads_is_seen(bad: str) -> None:
    assert Page(bad).loads == ["x"]
