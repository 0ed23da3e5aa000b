"""What applies to whom: a page for those to whom everything is answered alike, and what each of them is told there."""

from pathlib import Path

from govlint.handbook.pages import for_you
from govlint.handbook.words.readers import readers, title_of

from .conftest import read_book, read_site
from .test_registered import HOUSE, house
from .test_round_trip import EXAMPLES

ODD = """\
---
govlint: v1
kind: teams
name: more
title: More
owner: head
status: in-force
roles:
  - {name: index, title: "Index & <b>co</b>", holders: [Gil], function: social}
  - {name: "Café/.. 1", title: Café, holders: [Hal], function: legal}
agencies: {list: [{name: "<i>Bold</i>"}]}
"""


def test_everybody_is_one_reader(tmp_path: Path) -> None:
    book = house(tmp_path, "id: ours, writers: [shop]")
    found = readers(book)
    names = [name for one in found for name in one.names]
    assert sorted(names) == ["editor", "head", "legal", "shop"]
    assert len({one.path for one in found}) == len(found)
    assert [one for one in found if "somebody else in the organisation" in one.others]


def test_those_to_whom_all_is_answered_alike_share_a_page(tmp_path: Path) -> None:
    """Nobody looks at anything, and no account says who writes for it."""
    (tmp_path / "all.yaml").write_text(HOUSE.partition("---\ngovlint: v1\nkind: approval-flow")[0], encoding="utf-8")
    book = read_book(tmp_path)
    (one,) = readers(book)
    assert title_of(book, one) == "Shop, Head, Editor, Legal and somebody else in the organisation"
    assert one.path == "for-you/shop.html"


def test_only_those_are_asked_for_whom_documents_know(tmp_path: Path) -> None:
    plain = [other for one in readers(house(tmp_path, "id: ours")) for other in one.others]
    assert plain == ["somebody else in the organisation"]
    brewer = [other for one in readers(read_book(EXAMPLES / "brewer")) for other in one.others]
    assert brewer == ["somebody else in the organisation", "the agency Green Mountain Social", "influencers"]


def test_influencers_see_what_they_make_and_nothing_else() -> None:
    book = read_book(EXAMPLES / "brewer")
    page = next(page for page in for_you.pages(book) if page.path == "for-you/_creators.html")
    lines = {line.what for spot in page.data["spots"] for _, _, _, lines in spot.listed for line in lines}
    assert lines == {"Influencer post, Affiliate post"}
    assert page.data["own"] == ()


def test_what_nobody_of_them_can_post_on_an_account_is_no_answer_to_them() -> None:
    """The head of social and the managing director alone write on LinkedIn, which has a table of its own."""
    book = read_book(EXAMPLES / "brewer")
    pages = {page.path: page for page in for_you.pages(book)}
    mine = {one.link.text: one for one in pages["for-you/head-of-social.html"].data["spots"]}
    others = {one.link.text for one in pages["for-you/taprooms.html"].data["spots"]}
    assert mine.keys() - others == {"askerdale-brewers (LinkedIn)"}
    assert "askerdale-brewers (LinkedIn)" in [
        link.text for link in pages["for-you/head-of-social.html"].data["accounts"]
    ]


def test_of_many_places_only_how_much_is_free_is_told(tmp_path: Path) -> None:
    book = read_book(EXAMPLES / "kitchen-sink" / "sectors")
    assert len(book.tables) > for_you.MOST_SPOTS
    page = next(page for page in for_you.pages(book) if page.template == "applies.html")
    assert page.data["brief"]
    assert len(page.data["spots"]) == len(book.tables) + len(book.own_tables)


def test_odd_names_make_pages_of_their_own(tmp_path: Path) -> None:
    site = read_site(house(tmp_path, "id: ours, writers: [index]", more=ODD))
    mine = [path for path in site if path.startswith("for-you/index-")]
    assert len(mine) == 1
    assert "Index &amp; &lt;b&gt;co&lt;/b&gt;" in site[mine[0]]
    assert "&lt;i&gt;Bold&lt;/i&gt;" in site["for-you/index.html"]
    assert [path for path in site if path.endswith(".html") and "<b>co</b>" in site[path]] == []
    assert [path for path in site if path.startswith("roles/caf")]
