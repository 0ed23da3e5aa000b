"""Handouts on paper: a card and a brief fill one side, their letters can be read, and a brief says nothing internal."""

from pathlib import Path

import pytest

from tests.handbook.handouts import CROWDED
from tests.site.browser import Browser, Seen
from tests.site.rendered import EXAMPLES, Handbooks, organisations, places, render

pytestmark = pytest.mark.site

_PAPERS = ("A4", "Letter")
_SMALLEST = 9
_CARDS = 10
_BRIEFS = 30


def paper(browser: Browser, site: Path, paths: list[str], paper: str) -> list[tuple[str, Seen]]:
    return [(path, seen["paper"]) for path, seen in browser.look(places(site, paths), "paper", paper=paper)]


def sheets(site: Path, path: str) -> int:
    return (site / path).read_text(encoding="utf-8").count('class="card-sheet')


@pytest.mark.parametrize("size", _PAPERS)
def test_every_crisis_card_is_one_side(browser: Browser, handbooks: Handbooks, size: str) -> None:
    sites = [handbooks.of(example) for example in organisations()]
    cards = 0
    for site in (site for site in sites if (site / "crisis.html").is_file()):
        ((_, seen),) = paper(browser, site, ["crisis.html"], size)
        assert seen["sides"] == sheets(site, "crisis.html"), site.name
        assert seen["smallest"] >= _SMALLEST, site.name
        cards += seen["sides"]
    assert cards >= _CARDS


@pytest.mark.parametrize("size", _PAPERS)
def test_every_brief_is_one_side_and_says_nothing_internal(browser: Browser, handbooks: Handbooks, size: str) -> None:
    briefs = 0
    for site in map(handbooks.of, organisations()):
        paths = [path.relative_to(site).as_posix() for path in site.glob("influencers/*.html")]
        paths += ["influencers.html"] if (site / "influencers.html").is_file() and not paths else []
        for path, seen in paper(browser, site, paths, size) if paths else ():
            assert seen["sides"] == sheets(site, path), (site.name, path)
            assert seen["smallest"] >= _SMALLEST, (site.name, path)
            assert seen["links"] == 0, (site.name, path)
            assert ".yaml" not in seen["text"], (site.name, path)
            briefs += seen["sides"]
    assert briefs >= _BRIEFS


def test_a_card_on_paper_keeps_its_places_and_its_links(browser: Browser, handbooks: Handbooks) -> None:
    ((_, seen),) = paper(browser, handbooks.of(EXAMPLES / "brewer"), ["crisis.html"], "A4")
    assert "crisis.yaml:18" in seen["text"]
    assert seen["links"] > 0


@pytest.mark.parametrize("size", _PAPERS)
def test_a_plan_with_too_much_for_one_side_is_one_side(browser: Browser, tmp_path: Path, size: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "crowded.yaml").write_text(CROWDED, encoding="utf-8")
    ((_, seen),) = paper(browser, render(tmp_path / "in", tmp_path / "out"), ["crisis.html"], size)
    assert seen["sides"] == 1
    assert "More on this in the plan" in seen["text"]
