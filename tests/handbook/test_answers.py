"""The handbook and `simulate` give the same answers, for they ask the same engine."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from govlint.cli.main import main
from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, NEVER, Decision
from govlint.decision.given import situation_of
from govlint.decision.known import word_list
from govlint.decision.policies import decided
from govlint.decision.situation import Situation
from govlint.handbook.authors import Authors
from govlint.handbook.book import Book
from govlint.handbook.contents import all_pages
from govlint.handbook.pages.may_post import page_of
from govlint.handbook.tables import MADE, PAID, URGENT, Table, key_of
from govlint.handbook.words.answers import answer
from govlint.handbook.words.plainly import plainly
from govlint.handbook.words.wording import capital, humane
from govlint.policy.controls import controls
from govlint.policy.places import Place
from tests.helpers import HOUSE

from .conftest import read_book, read_site

EXAMPLES = HOUSE / "examples"
WHOLE = ("bank", "bbc", "bookmaker", "brewer", "charity", "diageo", "django", "gitlab", "kubernetes", "us-dod")
SINK = ("ai", "culture", "finance", "gambling-gb", "influencers", "no-markets", "restricted", "sectors", "symmetry")
_ASKED = {PAID: {"paid": "paid"}, MADE: {"ai": "generated"}, URGENT: {"urgent": True}}


@pytest.fixture(scope="module", params=[*WHOLE, *(f"kitchen-sink/{name}" for name in SINK)])
def example(request: pytest.FixtureRequest) -> Book:
    return read_book(EXAMPLES / request.param)


def situation(place: Place, content: str) -> Situation:
    return Situation(content=content, brand=place.brand or "", market=place.market or "")


def spots(book: Book) -> list[tuple[Table, Place]]:
    """Every place; of many, every third."""
    found = [(table, place) for table in book.tables for place in table.places]
    return found[:: 3 if len(found) > 6 else 1]


def test_every_place_is_answered_once(example: Book) -> None:
    found = [(place.brand, place.market) for table in example.tables for place in table.places]
    assert sorted(found, key=str) == sorted(((one.brand, one.market) for one in example.places.grid), key=str)


def test_what_a_page_says_is_what_the_engine_decides(example: Book) -> None:
    """Places that share a page are asked one by one: whether, who, how long, and what must be done."""
    for table, place in spots(example):
        for cell in table.decided[:: 1 if place is table.places[0] else 4]:
            decision = example.decider.decide(situation(place, cell.content))
            assert key_of(decision) == key_of(cell.decision), (place.brand, place.market, cell.content)
            assert decision.bars == cell.decision.bars


def test_where_it_is_otherwise_is_all_that_there_is(example: Book) -> None:
    """Nobody who asks with another mark, or as somebody, gets an answer that the page does not show."""
    for table in example.tables[::3]:
        for cell in table.decided[::5]:
            shown = {one.what: one.decision for one in cell.otherwise if one.what}
            plain = situation(table.places[0], cell.content)
            for what, change in _ASKED.items():
                decision = example.decider.decide(plain._replace(**change))
                if what != PAID or cell.decision.here.facts["paid"] == {"none"}:
                    assert key_of(decision) == key_of(shown.get(what, cell.decision)), (cell.content, what)
            authored = {name: one.decision for one in cell.otherwise for name in one.authors}
            for name in example.workspace.names["role"]:
                decision = example.decider.decide(plain._replace(author=name))
                assert key_of(decision) == key_of(authored.get(name, cell.decision)), (cell.content, name)


class _Text(HTMLParser):
    """The text of a page, by the section that it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: dict[str, str] = {}
        self.cells: list[list[str]] = []
        self.links: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in ("section", "article"):
            self._open.append(told.get("id", ""))
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th") and self.cells:
            self.cells[-1].append("")
        if tag == "a" and told.get("href", "").startswith("#answer-"):
            self.links.append(told["href"][1:])
            self.cells[-1][-1] += f"[{told['href'][1:]}]"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("section", "article"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in self._open:
            self.sections[name] = self.sections.get(name, "") + data
        if self.cells and self.cells[-1]:
            self.cells[-1][-1] += data


def text_of(page: str) -> _Text:
    found = _Text()
    found.feed(page)
    return found


WORDS = {AT_ONCE: "At once", AFTER_APPROVAL: "After approval", NEVER: "No"}


def told(page: _Text, content: str) -> str:
    """The text of the answer that a page leads to for a type of content."""
    row = next(cells for cells in page.cells if capital(humane(content)) in cells[0].strip().split(", "))
    return page.sections[row[1].split("[")[1].split("]")[0]]


@pytest.mark.parametrize("name", ["brewer", "bookmaker", "bank", "diageo", "kitchen-sink/influencers"])
def test_the_page_itself_says_it(name: str) -> None:
    """Read as a person would: the row of a content, its link, and what stands there."""
    book = read_book(EXAMPLES / name)
    site = read_site(book)
    seen = 0
    for table in book.tables:
        page = text_of(site[page_of(book, table)])
        for cell in table.decided:
            said = told(page, cell.content)
            assert said.strip().startswith(WORDS[cell.decision.allowed])
            _holds(book, cell.decision, said)
            seen += 1
    assert seen == len(book.tables) * len(word_list("content"))


def _holds(book: Book, decision: Decision, said: str) -> None:
    if decision.allowed == NEVER:
        assert all(plainly(book, reason.said, reason.at) in said for reason in decision.bars)
        return
    for ask in decision.asks:
        assert ask.leg.stage.name in said
        assert all(person in said for person in ask.people)
    for duty in decision.duties:
        assert duty.kind == "report" or plainly(book, duty.said, duty.at) in said
    assert ("Without an answer it waits" in said) == (
        decision.allowed == AFTER_APPROVAL and decision.latest is None and decision.ready is not None
    )


def test_a_setting_of_an_entry_names_the_entry() -> None:
    book = read_book(EXAMPLES / "brewer")
    found = [one for one in book.setting_at.values() if one.pointer[:1] == ("accounts",)]
    told = [
        plainly(book, decided(controls()[one.control], one).said, one.document.locate(one.pointer)) for one in found
    ]
    kept = "is “platform setting”. The platform's own setting keeps the young out."
    assert f"Our accounts: “Age gate (@askerdaleales)” {kept}" in told
    assert "Our accounts: “Who answers (AskerdaleAles)” is “named contact”. Somebody is named who answers." in told


def test_the_trace_of_a_scenario_is_what_simulate_says(capsys: pytest.CaptureFixture[str]) -> None:
    book = read_book(EXAMPLES / "brewer")
    scenario = next(one for one in book.of_kind("scenario") if one.value.get("given"))
    page = next(page for page in all_pages(book) if page.path == book.path_of(scenario))
    command = [
        "simulate",
        str(EXAMPLES / "brewer"),
        "--scenario",
        scenario.name,
        "--as-of",
        book.day,
        "--color",
        "never",
    ]
    assert main(command) == 0
    printed = " ".join(capsys.readouterr().out.split())
    decision = book.decider.decide(situation_of(scenario.value["given"]))
    for one in (*decision.reasons, *decision.duties):
        printed = printed.replace(one.said, plainly(book, one.said, one.at))
    trace = page.data["trace"]
    assert trace.said in printed
    assert len(trace.sections) >= 4
    for title, lines in trace.sections:
        assert title in printed
        for line in lines:
            assert line.said in printed
            assert all(more in printed for more in line.more)


def test_a_scenario_that_names_what_is_not_there_says_so(tmp_path: Path) -> None:
    text = (EXAMPLES / "charity" / "organisation.yaml").read_text(encoding="utf-8")
    head = "---\ngovlint: v1\nkind: scenario\nname: s\ntitle: S\nowner: x\nstatus: in-force\n"
    (tmp_path / "organisation.yaml").write_text(
        f"{text}\n{head}given: {{content: reply, market: XX}}\n", encoding="utf-8"
    )
    site = read_site(read_book(tmp_path))
    assert "It cannot be answered: no market is called XX." in site["documents/scenario-s.html"]


def test_the_pages_lead_to_each_other() -> None:
    site = read_site(read_book(EXAMPLES / "bookmaker"))
    assert 'href="decisions/index.html"' in site["index.html"]
    assert 'href="../decisions/tenfurlong/gb.html"' in site["markets/GB.html"]
    assert 'href="decisions/tenfurlong/gb.html#on-gb-instagram"' in site["accounts.html"]
    assert 'href="accounts/gb-help-x.html#on-gb-help-x"' in site["accounts.html"]
    assert 'href="../decisions/tenfurlong/gb.html#answer-' in site["for-you/social-team.html"]
    assert 'href="../for-you/social-team.html"' in site["roles/head-of-social.html"]
    assert 'href="../decisions/tenfurlong/gb.html"' in site["flows/posts.html"]
    assert 'href="../decisions/index.html"' in site["documents/approval-flow-posts.html"]
    assert 'href="../../flows/posts.html"' in site["decisions/tenfurlong/gb.html"]


def test_a_flow_says_how_long_it_takes() -> None:
    """The same time as the answers of what goes this way with every stage."""
    book = read_book(EXAMPLES / "brewer")
    page = next(page for page in all_pages(book) if page.path == "flows/everyday.html")
    full, urgent = page.data["ways"]
    assert full.lasting.longest.startswith("2 days 23 hours 30 minutes: what is handed in on Friday 09:01")
    assert full.lasting.sum.startswith("“Second pair of eyes” 4 working hours, until Friday 13:01; then “Compliance”")
    assert full.lasting.silent == "It is decided after 3 days 7 hours 30 minutes at the longest"
    assert full.lasting.usually.startswith("23 hours 30 minutes: half of")
    assert urgent.said == "It is posted at once, and reported: Head of social is told."
    assert [one.then for one in full.stages] == ["Head of social decides, in the same time again"] * 2


MISSING = """\
govlint: v1
kind: teams
name: teams
title: Teams
owner: head
status: in-force
roles:
  - {name: head, holder: Maya}
  - {name: legal, holders: []}
  - {name: ops, holder: Kim, fallback: head}
---
govlint: v1
kind: approval-flow
name: f
title: F
owner: head
status: in-force
covers: {content: [advert]}
stages:
  - {name: Law, approvers: legal, clock: 4h}
  - {name: Look, approvers: ops}
"""


def test_a_flow_says_who_is_missing(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(MISSING, encoding="utf-8")
    page = next(page for page in all_pages(read_book(tmp_path)) if page.path == "flows/f.html")
    law, look = page.data["ways"][0].stages
    assert law.notes == ("Nobody holds legal, and nobody stands in.", "Nobody can approve here: what comes here stops.")
    assert look.notes == ("One person alone can act here: Kim.", "head stands in for ops.")
    assert page.data["ways"][0].lasting.longest == "Without a limit: “Look” has no clock"


def test_authors_who_cannot_matter_are_not_asked_for() -> None:
    """Where no flow is the way, only people outside of the social team may get another answer."""
    decider = read_book(EXAMPLES / "brewer").decider
    names = {name for author in Authors(decider).alike(()) for name in author.names}
    assert names
    assert all(decider.staff.functions(name) and "social" not in decider.staff.functions(name) for name in names)
    assert names < {*decider.workspace.names["role"]}


def test_the_same_documents_make_the_same_answers() -> None:
    once, again = (read_site(read_book(EXAMPLES / "kitchen-sink" / "symmetry")) for _ in range(2))
    assert once == again
    assert any(path.startswith("decisions/") for path in once)


HARM = "<img src=x onerror=alert(1)>"
HOSTILE = f"""\
govlint: v1
kind: teams
name: teams
title: "{HARM}"
owner: head
status: in-force
roles:
  - {{name: head, title: "{HARM}", holder: "{HARM}", fallback: legal}}
  - {{name: legal, title: "{HARM}", holders: []}}
---
govlint: v1
kind: approval-flow
name: f
title: "{HARM}"
owner: head
status: in-force
covers: {{content: [post]}}
pre_approved: [{{content: [job-post], within: "{HARM}", by: head}}]
urgent: {{route: post-and-report, report_to: "{HARM}"}}
stages:
  - {{name: "{HARM}", approvers: legal, clock: 4h, fallback: head, if_late: next-in-line, only_if: "{HARM}"}}
---
govlint: v1
kind: scenario
name: s
title: "{HARM}"
owner: head
status: in-force
given: {{content: post, topics: ["{HARM}"], market: "{HARM}"}}
---
govlint: v1
kind: scenario
name: t
title: "{HARM}"
owner: head
status: in-force
given: {{content: post, author: head}}
"""


def test_harmful_text_stays_text(tmp_path: Path) -> None:
    (tmp_path / "all.yaml").write_text(HOSTILE, encoding="utf-8")
    site = read_site(read_book(tmp_path))
    shown = ["decisions/index.html", "flows/f.html", "documents/scenario-s.html", "documents/scenario-t.html"]
    for path in shown:
        assert "<img" not in site[path], path
        assert "&lt;img src=x onerror=alert(1)&gt;" in site[path], path


def test_a_reason_has_no_names_of_fields() -> None:
    book = read_book(EXAMPLES / "brewer")
    oslo = next(table for table in book.tables if any(place.market == "NO" for place in table.places))
    advert = next(cell.decision for cell in oslo.decided if cell.content == "advert")
    assert "paid_advertising is not-at-all" in advert.bars[0].said
    assert answer(book, advert).verdict == (
        "No. Northlight in Norway: “Adverts” is “not at all”. It is not advertised."
    )


def test_paid_and_made_with_ai_ask_no_more_than_each_alone() -> None:
    """The page tells them apart, and says that all holds where both are so: then that must be all."""
    book, seen = read_book(EXAMPLES / "brewer"), 0
    for situation in (cell.decision.situation for table in book.tables for cell in table.decided):
        marks: tuple[dict[str, str], ...] = ({"paid": "paid"}, {"ai": "generated"})
        apart = [book.decider.decide(situation._replace(**mark), nearly=False) for mark in marks]
        both = book.decider.decide(situation._replace(paid="paid", ai="generated"), nearly=False)
        if NEVER not in {one.allowed for one in apart}:
            assert set(both.duties) <= {duty for one in apart for duty in one.duties}
            assert {ask.leg.stage.name for ask in both.asks} <= {
                ask.leg.stage.name for one in apart for ask in one.asks
            }
            seen += 1
    assert seen > 50
