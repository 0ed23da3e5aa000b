"""What pages say, before any template lays it out."""

import re
from pathlib import Path

from govlint.handbook.book import Book
from govlint.handbook.contents import all_pages
from govlint.handbook.facings import LOOSE, TIGHT, key_of
from govlint.handbook.page import Page
from govlint.handbook.pages import findings, shelf
from govlint.handbook.posture import Posture, standing, whole
from govlint.handbook.site.site import render, site_of
from govlint.handbook.words.decisions import Fact, Section
from govlint.handbook.words.glossary import FORCE_WORDS, VERDICT_WORDS, WORDS
from govlint.posture.index import DIMENSIONS
from tests.handbook.conftest import read_book
from tests.helpers import CLEAN_FILES, house, write

TALK = "documents/engagement-policy-talk.html"


def facts_of(pages: dict[str, Page], path: str = TALK) -> dict[str, Fact]:
    return {fact.title: fact for section in pages[path].data["sections"] for fact in section.facts}


def sections_of(pages: dict[str, Page], path: str = TALK) -> dict[str, Section]:
    return {section.title: section for section in pages[path].data["sections"]}


def test_a_setting_is_told_with_its_place_and_reason(pages: dict[str, Page]) -> None:
    told = facts_of(pages)["Comments"].told
    assert (told.said.text, told.said.word) == ("Anyone may comment.", "everyone")
    assert (told.place, told.reason) == ("policies/talk.yaml:9", "Silence helps nobody.")


def test_overrides_stand_with_their_contexts(pages: dict[str, Page]) -> None:
    closed, attacked = facts_of(pages)["Comments"].overrides
    assert closed.when.plain() == "Brands: Ace Bets"
    assert (closed.told.said.text, closed.told.verdict) == ("Comments are closed.", TIGHT)
    assert attacked.told.strips == ()
    assert "never judged" in attacked.told.notes[0]


def test_what_is_not_decided_is_said_as_what_it_is(pages: dict[str, Page]) -> None:
    facts = facts_of(pages)
    assert facts["Private messages"].told.said.text.startswith("To be decided")
    assert facts["What people make about us"].told.said.text == "Decided elsewhere: The brand book"
    assert facts["Taking talk out of public view"].told.strength == "should"


def test_plain_values_are_put_in_words(pages: dict[str, Page]) -> None:
    facts = facts_of(pages)
    assert facts["Time to answer"].told.said.plain().startswith("Within: 4 hours; Counts: Only hours of the calendar.")
    assert facts["Who decides on a block"].told.said.plain() == "Any of: Head of Social, Legal Lead"


def test_a_list_of_alike_entries_is_a_table(pages: dict[str, Page]) -> None:
    routing = sections_of(pages)["Who answers what"]
    assert routing.columns == ("What comes in", "Goes to", "Within")
    assert [cell.plain() for cell in routing.rows[0].cells] == ["A complaint", "Customer care", "2 business days"]
    assert routing.rows[0].place == "policies/talk.yaml:20"


def test_every_crossing_that_check_finds_is_drawn_with_the_same_verdict(book: Book) -> None:
    drawn = {
        (entry.rule.id, facing.verdict)
        for entry in book.report.entries
        for found in book.facings_of.values()
        for facing in found
        if facing.setting and facing.setting.pointer == entry.finding.location.pointer
        and entry.rule.id in {wall.rule for wall in facing.walls} and facing.verdict in (LOOSE, TIGHT)
    }  # fmt: skip
    walls = {(entry.rule.id, entry.rule.direction) for entry in book.report.entries if entry.rule.form == "wall"}
    assert walls
    assert walls <= drawn


def test_each_setting_is_counted_once(book: Book) -> None:
    held = {key_of(facing.setting) for found in book.facings.values() for facing in found if facing.setting}
    found: Posture = whole(book)
    assert found.total >= len(held) > 0
    assert standing(found).startswith(f"{len(held) - 1} settings")  # one of them is still to be decided


def test_the_front_page_lists_what_is_open(pages: dict[str, Page]) -> None:
    data = pages["index.html"].data
    assert [(left.link.text, left.text) for left in data["overdue"]] == [
        ("Old Mill & Sons", "was due on 1 January 2025")
    ]
    assert any("Private messages" in left.text for left in data["open"])
    assert [brand.title for brand in data["brands"]] == ["Old Mill Ale", "Ace Bets"]


def test_a_market_shows_what_is_asked_and_what_is_not(pages: dict[str, Page]) -> None:
    data = pages["markets/GB.html"].data
    assert data["practice"]
    assert {one.says for one in data["not_asked"]}
    assert not any("27 CFR" in one.citation.text for one in data["not_asked"])


def test_steps_of_a_flow_know_what_comes_before(pages: dict[str, Page]) -> None:
    data = pages["flows/adverts.html"].data
    steps = data["steps"]
    assert [step.name for step in steps] == ["Writes it and hands it in", "Tone", "Facts", "Law", "Publishes it"]
    assert [(step.column, step.before) for step in steps] == [(0, ()), (1, (0,)), (1, (0,)), (2, (1, 2)), (3, (3,))]
    whole, needed = data["ways"]
    assert [one.name for one in whole.stages] == ["Tone", "Facts", "Law"]
    assert [one.name for one in needed.stages] == ["Tone", "Facts"]
    assert "; then " in whole.lasting.sum
    assert "“Facts” 1 day, until " in whole.lasting.sum
    assert "“Tone”" not in whole.lasting.sum


def test_roles_know_what_they_decide(pages: dict[str, Page]) -> None:
    head, legal = pages["roles.html"].data["roles"]
    assert (head.holders, head.deputies) == (("Maya Osei",), ("Jon Ferry",))
    assert [link.text for link in legal.answers_for] == ["Adverts"]
    duties = dict(pages["roles/legal.html"].data["duties"])
    assert [(line.said, line.more) for line in duties["You approve"]] == [
        ("Adverts: “Law”", ("within 2 working days", "next in line: Head of Social"))
    ]


def test_names_of_accounts_are_no_markdown(site: dict[str, str]) -> None:
    assert "@ace_bets_*" in site["accounts.html"]
    assert "People *meet* the brewer." in site["accounts.html"]


def test_our_own_sentences_are_short() -> None:
    said = [*WORDS.values(), *VERDICT_WORDS.values(), *FORCE_WORDS.values(), *DIMENSIONS.values()]
    sentences = [sentence for text in said for sentence in re.split(r"(?<=[.!?]) ", text)]
    assert len(sentences) > 40
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


def test_what_does_not_count_stands_last_with_its_reason(tmp_path: Path) -> None:
    exception = (
        "kind: exception\nrule: culture/comments-closed\nreason: The team starts in spring.\n"
        "approver: legal-lead\ngranted: 2026-10-01\nexpires: 2027-03-31\n"
    )
    talk = "kind: engagement-policy\ncomments: nobody\n"
    folder = house(tmp_path, {**CLEAN_FILES, "talk.yaml": talk, "exception.yaml": exception})
    (page,) = findings.pages(read_book(folder))
    (one,) = page.data["silenced"]
    assert (one.means, one.reason, one.until) == ("Agreed exception", "The team starts in spring.", "31 March 2027")
    assert one.place.startswith("talk.yaml:")


def test_each_rule_that_concerns_us_stands_once_with_what_it_found(book: Book, pages: dict[str, Page]) -> None:
    lines = {line.id: line for _, _, group in pages["rules.html"].data["groups"] for line in group}
    found = [entry.rule.id for entry in book.report.entries]
    assert {name: line.found for name, line in lines.items() if line.found} == {
        name: found.count(name) for name in found
    }
    assert lines["culture/comments-closed-in-restricted-sector"].direction == "too-tight"
    assert (
        lines["culture/comments-closed-in-restricted-sector"].title.target
        == "controls/engagement.comments.html#wall-culture.comments-closed-in-restricted-sector"
    )
    assert lines.keys() < book.rules.keys()


def test_many_settings_that_say_the_same_are_told_once(tmp_path: Path) -> None:
    brands = ", ".join(f"{{name: b{number}, title: Brand {number}}}" for number in range(40))
    head = "govlint: v1\nowner: head\nstatus: in-force\n"
    write(
        tmp_path,
        {"o.yaml": f"{head}kind: organisation\nname: o\ntitle: O\nbrands: [{brands}]\nmarkets: [{{code: GB}}]\n"},
    )
    for number in range(40):
        said = "nobody" if number == 7 else "everyone"
        text = f"{head}kind: engagement-policy\nname: t{number}\ntitle: Talk {number}\nscope: {{brands: [b{number}]}}\ncomments: {said}\n"
        write(tmp_path, {f"t{number}.yaml": text})
    book = read_book(tmp_path)
    page = next(page for page in all_pages(book) if page.path == "controls/engagement.comments.html")
    told = page.data["standings"]
    assert len(told) < 10
    many = max(told, key=lambda one: len(one.others))
    assert {one.document.text for one in (many, *many.others)} == {
        f"Talk {number}" for number in range(40) if number != 7
    }
    shown = render(page, site_of(book))
    assert "The same stands in 38 more places" in shown
    assert all(f">Talk {number}</a>" in shown for number in range(40))
    assert "t39.yaml:8" in shown
    assert "Brand 39" in shown


def test_the_list_of_very_many_documents_is_divided(tmp_path: Path) -> None:
    head = "govlint: v1\nkind: crisis-plan\nowner: head\nstatus: draft\n"
    write(
        tmp_path, {"many.yaml": "---\n".join(f"{head}name: p{number}\ntitle: Plan {number}\n" for number in range(301))}
    )
    book = read_book(tmp_path)
    made = {page.path: page for page in shelf.pages(book)}
    assert list(made) == ["documents/index.html", *(f"documents/of/crisis-plan__{number}.html" for number in (1, 2, 3))]
    (kind,) = made["documents/index.html"].data["divided"]
    assert [(link.target, count) for link, count in kind.parts] == list(zip(list(made)[1:], (150, 150, 1), strict=True))
    listed = [line.link.text for path in list(made)[1:] for line in made[path].data["kinds"][0].lines]
    assert listed == [f"Plan {number}" for number in range(301)]
    assert made["documents/of/crisis-plan__3.html"].title.endswith(", 301 to 301")
    assert 'href="../../documents/of/crisis-plan__3.html"' not in render(made["documents/index.html"], site_of(book))
    assert 'href="../documents/of/crisis-plan__3.html"' in render(made["documents/index.html"], site_of(book))
