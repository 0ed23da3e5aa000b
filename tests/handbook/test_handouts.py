"""What handouts say, before any template lays it out."""

from pathlib import Path
from typing import Any

import pytest

from govlint.handbook.book import Book
from govlint.handbook.contents import all_pages
from govlint.handbook.doors import groups
from govlint.handbook.page import Page
from govlint.handbook.sheets import ai, creators, crisis, people
from govlint.handbook.sheets.sheet import FREE, Sheet
from govlint.handbook.words.fitting import CARD, Side, fitted
from govlint.handbook.words.handed import Item, Part
from govlint.library.library import built_in
from tests.handbook.conftest import read_book, read_site
from tests.handbook.handouts import AI, CREATORS, CRISIS, CROWDED, HEAD, PEOPLE

HANDOUTS = {"crisis.html", "personal.html", "ai.html", "influencers.html"}


@pytest.fixture
def made(tmp_path: Path) -> Any:
    """The book of an organisation that is written in one file."""

    def make(text: str) -> Book:
        (tmp_path / "mill.yaml").write_text(text, encoding="utf-8")
        return read_book(tmp_path)

    return make


def pages_of(book: Book) -> dict[str, Page]:
    return {page.path: page for page in all_pages(book)}


def doors_of(book: Book) -> set[str]:
    return {door.target for group in groups(book) for door in group.doors} & HANDOUTS


def said(parts: tuple[Part, ...]) -> dict[str, list[str]]:
    return {part.name: [str(item.said) for item in part.items] for part in parts}


def line_of(text: str, part: str) -> str:
    """The place at which something stands in the one file."""
    return f"mill.yaml:{next(number for number, line in enumerate(text.splitlines(), 1) if part in line)}"


def test_where_nothing_is_decided_there_is_no_page_and_no_door(made: Any) -> None:
    book = made(HEAD)
    assert not HANDOUTS & pages_of(book).keys()
    assert doors_of(book) == set()


@pytest.mark.parametrize(
    ("text", "path"),
    [(CRISIS, "crisis.html"), (PEOPLE, "personal.html"), (AI, "ai.html"), (CREATORS, "influencers.html")],
)
def test_a_draft_and_what_takes_effect_later_make_no_page(made: Any, text: str, path: str) -> None:
    kept, _, drafted = text.partition(HEAD)[2].partition("status: in-force")
    for status in ("draft", "retired", "in-force\neffective: 2027-05-01"):
        later = drafted.replace("effective: 2026-02-01\n", "").replace("status: in-force", f"status: {status}")
        book = made(HEAD + kept + f"status: {status}" + later)
        assert path not in pages_of(book)
        assert path not in doors_of(book)
    book = made(text)
    assert path in pages_of(book)
    assert doors_of(book) == {path}


def test_whom_to_call_stands_in_order_each_once_with_deputies_and_places(made: Any) -> None:
    (card,) = pages_of(made(CRISIS))["crisis.html"].data["cards"]
    press, head = card.sheet.parts[0].items
    assert (press.said, press.place) == ("Press: Priya Nair", line_of(CRISIS, "alerts:"))
    assert press.more[:3] == ("phone", "within 30 minutes", "no answer: Head of Social")
    assert press.more[3] == f"leads; otherwise: Head of Social ({line_of(CRISIS, 'lead:')})"
    assert (head.said, head.more) == ("Head of Social: Maya Osei", ("deputy: Jon Ferry", "can be reached at any hour"))


def test_a_card_says_what_is_decided_where_and_leaves_out_what_is_not(made: Any) -> None:
    (card,) = pages_of(made(CRISIS))["crisis.html"].data["cards"]
    told = said(card.sheet.parts)
    assert told["first"] == ["A first word within 4 hours of working hours."]
    assert told["speak"] == ["Legal need not read it.", "Legal reads every message, inside and outside."]
    free, asked = next(part for part in card.sheet.parts if part.name == "speak").items
    assert (free.when, asked.when) == ("", "Germany")
    assert free.place == asked.place == line_of(CRISIS, "legal: {")
    assert card.sheet.large


def test_each_plan_has_a_card_of_its_own(made: Any) -> None:
    second = CRISIS.partition(HEAD)[2].replace("name: crisis", "name: fire").replace("When it burns", "Fire")
    page = pages_of(made(f"{CRISIS}---\n{second}"))["crisis.html"]
    assert [card.plan.text for card in page.data["cards"]] == ["When it burns", "Fire"]


def test_what_does_not_fit_is_left_out_from_the_end_and_named(made: Any) -> None:
    (card,) = pages_of(made(CROWDED))["crisis.html"].data["cards"]
    assert [part.name for part in card.sheet.parts] == ["call", "first", "levels"]
    assert card.sheet.left == ("How grave it is", "An account is taken over", "What is prepared")
    assert not card.sheet.large


def test_a_side_holds_items_until_the_first_that_does_not_fit() -> None:
    short, long = Item("a", ""), Item("a" * 420, "")  # type: ignore[arg-type]
    found = fitted([Part("one", "One", (short, long, short)), Part("two", "Two", (short,))], Side(9, places=False))
    assert [part.items for part in found.parts] == [(short,)]
    assert found.left == ("One", "Two")
    assert fitted([Part("one", "One", (short,))], CARD).left == ()


def test_what_is_free_and_what_is_asked_of_staff_stand_apart(made: Any) -> None:
    wide, narrow = pages_of(made(PEOPLE))["personal.html"].data["policies"]
    told = said(wide.parts)
    assert told[FREE] == [
        "You may speak of your work on your own accounts.",
        "Share without asking anybody: Vacancies, What <em>you</em> like &amp; &lt;b&gt;do&lt;/b&gt;.",
        "You may hold any opinion in public.",
    ]
    assert told["ask"] == ["Ask before you speak of your work on your own accounts."]
    assert told["show"] == ["Say that you work here when you speak well of us or of what we sell; else you need not."]
    assert told["help"] == ["A slip.", "When you are abused: Hand the talk over."]
    assert (narrow.title, narrow.where) == ("Our people in Germany", "Germany")
    assert said(narrow.parts)["ask"] == ["Hold no opinions in public."]
    assert "help" not in said(narrow.parts)


def test_a_right_is_the_laws_and_an_entry_tells_the_rest_of_its_fields(made: Any) -> None:
    wide, _ = pages_of(made(PEOPLE))["personal.html"].data["policies"]
    right = next(part for part in wide.parts if part.name == "law").items[0]
    assert (right.said, right.by.word) == ("Talk about pay.", "law")
    assert right.more == ("Market: Great Britain", "Route: Nobody need be asked")
    assert right.place == line_of(PEOPLE, "rights_named")


def test_what_the_law_asks_of_ai_is_told_from_what_we_ask(made: Any) -> None:
    (policy,) = pages_of(made(AI))["ai.html"].data["policies"]
    told = said(policy.parts)
    assert told[FREE] == ["First drafts."]
    assert (told["ask"], told["never"]) == (["Pictures."], ["Scores of customers.", "Advice."])
    assert told["keep"] == ["That AI was used."]
    (label,) = next(part for part in policy.parts if part.name == "show").items
    assert (label.said, label.place) == ("Say that AI made it, of everything that AI made.", line_of(AI, "label: all"))
    assert {item.by.word for part in policy.parts for item in part.items if part.name == "never"} == {"us"}


def test_a_brief_speaks_of_one_market_and_keeps_reasons_to_itself(made: Any) -> None:
    book = made(CREATORS)
    pages = pages_of(book)
    assert [link.text for link in pages["influencers.html"].data["markets"]] == ["Great Britain", "Germany"]
    (british,) = pages["influencers/gb.html"].data["briefs"]
    (german,) = pages["influencers/de.html"].data["briefs"]
    assert said(british.sheet.parts)["label"][:2] == ["Write: “Ad”", "Write: “#gifted”"]
    assert said(german.sheet.parts)["label"][0] == "Write: “Werbung”"
    assert said(british.sheet.parts)["free"] == ["The words are yours."]
    assert "“Much is better”" in said(british.sheet.parts)["never"]
    assert "While you work with us: opinions on Elections." in said(british.sheet.parts)["never"]
    assert "Who hears it: Press." in said(british.sheet.parts)["contact"]
    assert "INTERNAL" not in read_site(book)["influencers/gb.html"]


def test_where_all_markets_are_alike_there_is_one_brief(made: Any) -> None:
    alike = CREATORS.replace("{market: DE, label: Werbung}, ", "").replace("market: GB, label", "label")
    alike = alike.replace("market: GB, ", "").replace("[{code: GB}, {code: DE}]", "[{code: NZ}, {code: ZA}]")
    pages = pages_of(made(alike))
    (only,) = pages["influencers.html"].data["briefs"]
    assert said(only.sheet.parts)["label"][:2] == ["Write: “Ad”", "Write: “#gifted”"]
    assert pages["influencers.html"].data["markets"] == ()
    assert [path for path in pages if path.startswith("influencers/")] == []


def test_a_label_that_begins_like_a_sentence_is_quoted_as_it_is_written(made: Any) -> None:
    pages = pages_of(made(CREATORS.replace("label: Ad}", "label: the advert of Old Mill}")))
    (british,) = pages["influencers/gb.html"].data["briefs"]
    assert said(british.sheet.parts)["label"][0] == "Write: “the advert of Old Mill”"


def test_where_creators_are_barred_a_brief_says_so_and_nothing_else(made: Any) -> None:
    sector = "---\ngovlint: v1\nkind: sector-policy\nname: beer\ntitle: Beer\nowner: head\nstatus: in-force\n"
    beer = CREATORS.replace("markets: [{code: GB}", "sectors: [alcohol]\nmarkets: [{code: GB}")
    pages = pages_of(made(f"{beer}{sector}sector: alcohol\nscope: {{markets: [DE]}}\ninfluencers: none\n"))
    (german,) = pages["influencers/de.html"].data["briefs"]
    assert german.sheet.parts == ()
    assert [str(place).partition(":")[0] for place in german.barred] == ["mill.yaml"]


@pytest.mark.parametrize("text", [CRISIS, PEOPLE, AI, CREATORS])
def test_every_line_has_a_place_that_leads_to_what_is_said(made: Any, text: str) -> None:
    book = made(text)
    found = [item for page in pages_of(book).values() for part in parts_of(page) for item in part.items]
    assert sum(bool(item.place) for item in found) >= 5
    for item in found:
        if not item.place:  # no file says it, but a law
            assert (item.by.word, item.by.wall.target.partition("/")[0]) == ("law", "controls")
            continue
        path, _, part = item.place.target.partition("#")
        assert item.place.startswith("mill.yaml:")
        assert path.startswith("documents/")
        assert part.startswith("field-")


def parts_of(page: Page) -> tuple[Part, ...]:
    if page.path not in HANDOUTS and not page.path.startswith("influencers/"):
        return ()
    held = [one.sheet for name in ("cards", "briefs") for one in page.data.get(name, ())]
    return tuple(part for one in (*held, *page.data.get("policies", ())) for part in one.parts)


@pytest.mark.parametrize(
    ("kind", "sheet"),
    [
        ("crisis-plan", crisis.SHEET),
        ("people-policy", people.SHEET),
        ("engagement-policy", people.ATTACKED),
        ("ai-policy", ai.SHEET),
        ("influencer-policy", creators.SHEET),
        ("sector-policy", creators.SECTOR),
    ],
)
def test_a_sheet_names_only_fields_and_values_that_there_are(kind: str, sheet: Sheet) -> None:
    forms = built_in().part("forms")
    for pointer, phrases in sheet.items():
        form: Any = {"properties": forms["header"]["properties"] | forms["kinds"][kind]["properties"]}
        for step in pointer:
            form = forms["shapes"][form["use"]] if "use" in form else form
            form = form["list"] if step == "*" else form["properties"][step]
        known = {*form.get("levels", {}), *form.get("choice", {})} if form.keys() & {"levels", "choice"} else None
        for value in phrases.keys() - {""}:
            assert known is None or value in known, (pointer, value)
            assert known or form["type"] in ("boolean", "duration") or "vocabulary" in form, pointer
