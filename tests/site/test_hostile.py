"""Whatever an author writes, a reader sees it as text, even where the page's own policy of security is switched off."""

from pathlib import Path

import pytest

from tests.site.browser import Browser, Seen
from tests.site.hostile import FILE, PROSE, Hostile
from tests.site.reading import Page, broken_links, ours, read_site, slips
from tests.site.rendered import EXAMPLES, paths, places, render
from tests.site.verdicts import all_well, fitting, quiet

pytestmark = pytest.mark.site

_MARK = "alert("
_FIRST = ("index.html", "documents/index.html", "accounts.html", "roles.html", "findings.html")
NAMED = (
    "organisation.title",
    "organisation.purpose",
    "organisation.values.0.name",
    "people.provisions.0.text",
    "people.monitoring.reason",
    "people.title",
    "teams.roles.0.title",
    "teams.roles.0.holder",
    "teams.teams.0.title",
    "channels.accounts.0.handle",
    "channels.accounts.0.purpose",
    "flows.stages.0.name",
    "creators.summary",
)
"""Fields that must be among those in which harm was tried."""


class Spoilt:
    """A hostile example, its handbook, and the pages on which what was tried stands."""

    def __init__(self, folder: Path, hostile: Hostile) -> None:
        (folder / "workspace").mkdir()
        self.hostile = hostile
        self.site = render(hostile.write(EXAMPLES / "bookmaker", folder / "workspace"), folder / "site")
        self.pages = [path for path in paths(self.site) if _MARK in (self.site / path).read_text(encoding="utf-8")]

    def look(self, browser: Browser, pages: list[str]) -> list[tuple[str, Seen]]:
        return browser.look(places(self.site, pages), "text", "overflow", "cut", width=320)


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    """Harm in all that people wrote for people."""
    return Spoilt(tmp_path_factory.mktemp("prose"), Hostile(PROSE.search))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    """Harm in every text: names, choices, dates, durations, addresses."""
    return Spoilt(tmp_path_factory.mktemp("everything"), Hostile(bool))


@pytest.fixture(scope="module")
def shown(browser: Browser, prose: Spoilt) -> list[tuple[str, Seen]]:
    """The pages that show what was tried, but for those of the controls, which repeat it."""
    return prose.look(browser, [path for path in prose.pages if not path.startswith("controls/")])


def test_harm_in_prose_does_nothing(prose: Spoilt, shown: list[tuple[str, Seen]]) -> None:
    assert len(prose.hostile.numbers) >= 250
    assert set(NAMED) <= set(prose.hostile.numbers.values())
    assert len(shown) >= 30
    all_well(shown, quiet)


def test_harm_in_prose_is_shown_as_text(prose: Spoilt, shown: list[tuple[str, Seen]]) -> None:
    text = "\n".join(" ".join(page["text"].split()) for _, page in shown)
    assert {field for tried, field in prose.hostile.tries() if tried not in text} == set()
    assert FILE in text


def test_long_words_and_file_names_fit_a_phone(shown: list[tuple[str, Seen]]) -> None:
    all_well(shown, fitting)


def test_harm_in_names_and_choices_does_nothing(browser: Browser, everything: Spoilt) -> None:
    assert len(everything.hostile.numbers) >= 1000
    pages = [path for path in everything.pages if path in _FIRST or path.startswith("flows/")]
    pages += [path for path in everything.pages if path.startswith(("documents/", "controls/"))][::8]
    assert len(pages) >= 15
    all_well(everything.look(browser, pages), quiet)


@pytest.mark.parametrize("kind", ["prose", "everything"])
def test_harm_leaves_the_text_of_the_pages_sound(kind: str, request: pytest.FixtureRequest) -> None:
    spoilt: Spoilt = request.getfixturevalue(kind)
    pages = read_site(spoilt.site)
    assert [path for path, page in pages.items() if (page.active, page.loads) != ours(path)] == []
    assert list(broken_links(spoilt.site, pages)) == []
    assert [one for page in pages.values() for one in slips(page)] == []


def test_harm_that_works_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    tried = "".join(text.format(n=1) for text in ("<script>alert({n})</script>", "<img src=x onerror=alert({n})>"))
    (tmp_path / "index.html").write_text(f"<title>x</title>{tried}", encoding="utf-8")
    seen = browser.look(places(tmp_path, ["index.html"]), "text")
    assert seen[0][1]["dialogs"] == ["alert: 1", "alert: 1"]
    assert tried not in seen[0][1]["text"]
    assert len(Page(tried).active) == 2
