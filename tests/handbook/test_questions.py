"""What a new member of staff wants to know stands three clicks from the front page, at most.

The brewer and the bookmaker are asked. None of them is at work in Germany: who approves a post of an influencer there is
asked of the United States instead. Where a page for one question alone is made (a card for a storm, a page on AI, a brief
for influencers), its link texts belong here in place of those of the document.
"""

from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from typing import NamedTuple

import pytest

from .conftest import read_book, read_site
from .test_round_trip import EXAMPLES

MOST_CLICKS = 3


class Question(NamedTuple):
    """A question, the texts of the links that lead to its answer, and what must stand there."""

    asked: str
    clicks: tuple[str, ...]
    answer: tuple[str, ...]


BREWER = (
    Question(
        "May I post about work on my own account?",
        ("What applies to me", "Taproom managers"),
        (
            "On your own account Work on personal accounts They tell somebody beforehand.",
            "Told or asked Head of social",
        ),
    ),
    Question(
        "Who approves a paid influencer post in the United States, and how long does it take?",
        ("May I post this?", "Northlight Lager in United States"),
        (
            "Influencer post, Affiliate post After approval",
            "“Brand and facts” and “Code”, at the longest 3 days after it is handed in",
            "Who is asked Brand and facts : Any of Brand lead , Lead at Northlight Imports",
        ),
    ),
    Question(
        "What must the post show?",
        ("What applies to me", "Influencers", "Northlight Lager in United States"),
        ("What must be shown", "For: Influencer post, Affiliate post"),
    ),
    Question(
        "What do I do when a storm breaks?",
        ("Documents", "When something goes wrong"),
        ("It grows and stays in one market", "Lead Who leads. Press", "First word How soon is there a first word?"),
    ),
    Question(
        "Who may speak to the press?",
        ("Documents", "Staff and social media"),
        ("Press goes to Who answers the press. Press",),
    ),
    Question(
        "May I use AI for a picture?",
        ("Documents", "AI in our social media"),
        ("Made by AI Whether we show what AI made. If people are told.", "Pictures of people drinking"),
    ),
    Question(
        "Who owns this account, and who stands in?",
        ("Accounts", "Brand lead"),
        ("Deputies Bea Lowther", "You answer for @askerdaleales (Instagram)"),
    ),
    Question(
        "I made a mistake in a post: may I delete it?",
        ("Documents", "What our accounts say and show"),
        ("Deleting our own posts", "May we take down a post of our own?", "For a listed reason.", "It is wrong. error"),
    ),
)


class Seen(HTMLParser):
    """The text of a page, and its links by their text; the same text may lead to several places, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: dict[str, list[str]] = {}
        self.said: list[str] = []
        self._link: tuple[str, list[str]] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link = dict(attrs).get("href") or "", []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link:
            target, words = self._link
            self.links.setdefault(" ".join(" ".join(words).split()), []).append(target)
            self._link = None

    def handle_data(self, data: str) -> None:
        self.said.append(data)
        if self._link:
            self._link[1].append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())


@pytest.fixture(scope="module")
def brewer() -> dict[str, str]:
    return read_site(read_book(EXAMPLES / "brewer"))


def reached(site: dict[str, str], clicks: tuple[str, ...]) -> Seen:
    """The page that links lead to, one after the other from the front page."""
    path, page = "index.html", Seen(site["index.html"])
    for click in clicks:
        assert click in page.links, (path, click, sorted(page.links))
        path = normpath(join(dirname(path), page.links[click][0].partition("#")[0]))
        page = Seen(site[path])
    return page


@pytest.mark.parametrize("question", BREWER, ids=lambda question: question.asked)
def test_three_clicks_lead_to_the_answer(brewer: dict[str, str], question: Question) -> None:
    assert len(question.clicks) <= MOST_CLICKS
    page = reached(brewer, question.clicks)
    assert [said for said in question.answer if said not in page.text] == [], page.text
