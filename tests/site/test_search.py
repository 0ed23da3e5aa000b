"""Whoever writes a word into the box on any page is led to where it stands: from a server or a folder, by keyboard."""

import random
import re
import shutil
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest

from govlint.handbook.site.search import Section, index
from tests.handbook.test_search import read_index
from tests.site.browser import DARK, NARROW, SPACED, Browser, Place, Seen
from tests.site.reading import LOGO
from tests.site.rendered import EXAMPLES, Handbooks, places
from tests.site.verdicts import accessible, all_well, fitting, quiet, reachable

pytestmark = pytest.mark.site

_START = "documents/engagement-policy-talking.html"
_QUERIES = 30
_MOST_SHOWN = 50


@pytest.fixture(scope="module")
def site(handbooks: Handbooks) -> Path:
    return handbooks.of(EXAMPLES / "bookmaker")


def results(site: Path, *queries: str) -> list[Place]:
    """The page of results of each query."""
    return places(site, [f"search.html?q={quote_plus(query)}" for query in queries])


def found(browser: Browser, site: Path, query: str, **how: Any) -> Seen:
    """What a search finds, on a page that is quiet even where its policy of security is switched off."""
    seen = browser.look(results(site, query), "hits", "text", **how)
    all_well(seen, quiet)
    return seen[0][1]


def test_a_keyboard_leads_from_any_page_to_what_was_sought(browser: Browser, address: str) -> None:
    jobs = [Place(address, _START)]
    ((_, seen),) = browser.look(jobs, "ask", "hits", "follow", strict=True, query="who may comment")
    assert seen["ask"] == f"{address}search.html?q=who+may+comment"
    first = seen["hits"]["hits"][0]
    assert first["marks"]
    assert seen["follow"]["url"] == address + first["to"]
    assert "Who may comment" in seen["follow"]["target"]
    assert [seen[name] for name in ("dialogs", "console", "outside", "failed", "blocked")] == [[], [], [], [], []]


def test_without_scripts_the_way_is_shown(browser: Browser, site: Path) -> None:
    ((_, seen),) = browser.look(places(site, [_START]), "ask", "text", unscripted=True, strict=True, query="comments")
    assert seen["ask"] == f"{site.as_uri()}/search.html?q=comments"
    assert "Search needs JavaScript" in seen["text"]
    assert "May I post this?" in seen["text"]


def words_of(text: str) -> list[str]:
    """The words of a text that needs no more than this to be folded."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", plain)


def scanned(site: Path, query: str) -> set[str]:
    """Where all words stand, found without an index: in a section, with some of them perhaps in the page's title."""
    where = set()
    for path, held in read_index((site / "static" / "search.js").read_bytes()).items():
        top = words_of(held[0].title)
        for section in held:
            own = words_of(" ".join((section.title, *section.lines)))
            alone, both = (
                [any(word.startswith(asked) for word in words) for asked in words_of(query)]
                for words in (own, own + top)
            )
            if any(alone) and all(both):
                where.add(f"{path}#{section.anchor}".rstrip("#"))
    return where


def some_queries(site: Path) -> list[str]:
    """Words, and beginnings of words, that stand somewhere together; the same ones each time."""
    chance = random.Random(20261122)  # noqa: S311
    pages = read_index((site / "static" / "search.js").read_bytes()).values()
    every = [one for held in pages for one in held]
    made = set()
    while len(made) < _QUERIES:
        said = words_of(" ".join(chance.choice(every).lines))
        few = [word[: chance.randint(2, 12)] for word in chance.sample(said, min(len(said), chance.randint(1, 3)))]
        made.add(" ".join(few))
    return sorted(made - {""})


def test_it_finds_what_a_plain_reading_finds(browser: Browser, site: Path) -> None:
    queries = some_queries(site)
    seen = browser.look(results(site, *queries), "hits")
    few = 0
    for query, (_, one) in zip(queries, seen, strict=True):
        expected, shown = scanned(site, query), {hit["to"] for hit in one["hits"]["hits"]}
        assert f"Found for “{query}”: {len(expected)}." in one["hits"]["said"]
        assert len(shown) == min(len(expected), _MOST_SHOWN)
        assert shown <= expected
        few += len(expected) <= _MOST_SHOWN
    assert few >= 10


def test_what_a_thing_is_called_comes_first(browser: Browser, site: Path) -> None:
    first = found(browser, site, "floor")["hits"]["hits"][0]
    assert first["to"] == "glossary.html#word-floor"
    assert first["title"] == "Glossary › Floor"
    assert first["text"].startswith("The loosest setting")


def test_nothing_found_and_nothing_asked_say_so(browser: Browser, site: Path) -> None:
    for unknown in ("zzzz", "yyyy zzzz comments"):
        seen = found(browser, site, unknown)
        assert seen["hits"]["hits"] == []
        assert seen["hits"]["said"].startswith(f"Nothing found for “{unknown}”.")
    for nothing in ("", "  ", "¿?", "🙂", "\N{COMBINING ACUTE ACCENT}"):
        seen = found(browser, site, nothing)
        assert seen["hits"]["hits"] == []
        assert seen["hits"]["said"].startswith("Write a word")


def test_where_nothing_has_all_words_the_closest_is_shown(browser: Browser, site: Path) -> None:
    whole, part = (found(browser, site, query)["hits"] for query in ("minors comments", "minors zzzz comments"))
    assert whole["hits"]
    assert part["hits"] == whole["hits"]
    assert part["said"] == f"Nothing has all of “minors zzzz comments”. Closest to it: {len(whole['hits'])}."


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        '"><script>alert(1)</script> comments',
        "javascript:alert(1)",
        "{count} {query} {shown} {x} comments",
        "$& $1 __proto__ constructor toString",
        "comments " * 2000,
        "(((((.*)+)+)+)+)+$ \\ [ comments",
        "comments\x00\n\t\N{RIGHT-TO-LEFT OVERRIDE}\N{LINE SEPARATOR}\N{ZERO WIDTH JOINER}",
    ],
)
def test_a_hostile_query_is_text(browser: Browser, site: Path, query: str) -> None:
    seen = found(browser, site, query, width=320)
    shown = " ".join(query[:190].split())
    if "\x00" not in query:
        assert shown in " ".join(seen["hits"]["said"].split())


def test_an_address_that_nobody_made_does_no_harm(browser: Browser, site: Path) -> None:
    asked = ["search.html?q=%E0%A4%A&q=b", "search.html?Q=comments", "search.html?q", "search.html?q=%FF#hits"]
    seen = browser.look(places(site, asked), "hits")
    all_well(seen, quiet)
    assert [len(one["hits"]["hits"]) for _, one in seen] == [_MOST_SHOWN, 0, 0, 0]


TEXTS = {
    "german": "Die Straße der MASSE",
    "french": "Le cafe\N{COMBINING ACUTE ACCENT} à l’œuvre",
    "norwegian": "Blåbærsyltetøy og øl",
    "polish": "Łódź, zażółć",
    "turkish": "İstanbul ve Diyarbakır",
    "greek": "Ο ΚΟΣΜΟΣ μας",
    "russian": "Ещё Йод",
    "hebrew": "שָׁלוֹם עולם",
    "arabic": "مُحَمَّد يكتب",
    "hindi": "हिन्दी नियम",
    "thai": "สวัสดีชาวโลก",
    "chinese": "社交媒体政策",
    "japanese": "日本語のPR会社がｶﾀｶﾅで書く",
    "korean": "한국어 정책",
    "rare": "𠮷野家 and 𝐁𝐨𝐥𝐝 ﬁnance ½",
    "joined": "don't re-use a_b c.d @e_f",
    "harm": "<b>&lt;i&gt;</b> \\u003c \"quoted\" 'too' \u2028 </script>",
}
ASKED = {
    "strasse": "german", "STRASSE": "german", "straß": "german", "masse": "german",
    "cafe": "french", "CAFÉ": "french", "oeuv": "french", "l'œuvre": "french",
    "blabaer": "norwegian", "ol": "norwegian", "Øl": "norwegian", "lodz": "polish", "ŁÓDŹ": "polish", "zazolc": "polish",
    "istanbul": "turkish", "İSTANBUL": "turkish", "diyarbakir": "turkish", "κόσμος": "greek", "κοσμ": "greek",
    "еще": "russian", "ЙОД": "russian", "שלום": "hebrew", "محمد": "arabic", "हिन्दी": "hindi", "हि": "hindi",
    "ชาว": "thai", "政策": "chinese", "策": "chinese", "媒体 社交": "chinese",
    "本語": "japanese", "pr": "japanese", "会社": "japanese", "カタカナ": "japanese", "が": "japanese",
    "한국": "korean", "정책": "korean", "野家": "rare", "𠮷": "rare", "bold": "rare", "finance": "rare",
    "don't": "joined", "use re": "joined", "b": "joined rare harm norwegian", "e_f": "joined", "script": "harm", "quoted too": "harm",
    "trasse": "", "o": "norwegian french", "媒政": "", "quoted two three": "",
}  # fmt: skip
MARKED = {
    "strasse": "Straße",
    "cafe": "cafe\N{COMBINING ACUTE ACCENT}",
    "istanbul": "İstanbul",
    "政策": "政策",
    "pr": "PR",
    "カタカナ": "ｶﾀｶﾅ",
    "野家": "野家",
    "finance": "ﬁnance",
    "ชาว": "ชาว",
    "한국": "한국어",
}


@pytest.fixture(scope="module")
def many_tongues(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of results over other texts than those of an example."""
    folder = tmp_path_factory.mktemp("tongues")
    (folder / "static").mkdir()
    for file in ("search.html", "static/handbook.css", "static/handbook.js", LOGO):
        shutil.copy(site / file, folder / file)
    parts = [Section(name, "-", (" ".join(text.split()),)) for name, text in TEXTS.items()]
    (folder / "static" / "search.js").write_bytes(index([("x.html", [Section("", "-", ()), *parts])]))
    return folder


def test_words_are_found_in_any_script_however_they_are_written(browser: Browser, many_tongues: Path) -> None:
    seen = browser.look(results(many_tongues, *ASKED), "hits")
    all_well(seen, quiet)
    hits = {query: one["hits"]["hits"] for query, (_, one) in zip(ASKED, seen, strict=True)}
    led = {query: " ".join(hit["to"].removeprefix("x.html#") for hit in some) for query, some in hits.items()}
    assert {query: set(to.split()) for query, to in led.items()} == {q: set(to.split()) for q, to in ASKED.items()}
    assert {query: hits[query][0]["marks"] for query in MARKED} == {query: [mark] for query, mark in MARKED.items()}
    assert all(hit["text"] == " ".join(TEXTS[hit["to"][7:]].split()) for some in hits.values() for hit in some)


@pytest.mark.parametrize("mode", [{}, DARK, NARROW], ids=["light", "dark", "narrow"])
def test_results_keep_nobody_out(browser: Browser, site: Path, mode: dict[str, Any]) -> None:
    seen = browser.look(results(site, "comments", "zzzz"), "axe", "overflow", "cut", **mode)
    all_well(seen, accessible, fitting)
    all_well(browser.look(results(site, "comments"), "focus", stops=70, strict=True, **mode), reachable)


def test_results_fit_when_widely_spaced(browser: Browser, site: Path) -> None:
    all_well(browser.look(results(site, "comments", "culture.comments"), "overflow", "cut", **SPACED), fitting)
