"""A judge that cannot say no is none: each rejects a page that is bad in its own way, and says why."""

from pathlib import Path
from typing import Any

import pytest

from tests.site.browser import DARK, NARROW, SPACED, Browser, Seen
from tests.site.rendered import places
from tests.site.verdicts import accessible, drawn, fitting, quiet, reachable

pytestmark = pytest.mark.site

BAD = Path(__file__).parent / "bad"


def look(browser: Browser, page: str, *judges: str, **how: Any) -> Seen:
    """One bad page, seen."""
    ((_, seen),) = browser.look(places(BAD, [page]), *judges, **how)
    return seen


def test_what_is_wider_than_a_phone_is_seen(browser: Browser) -> None:
    said = list(fitting(look(browser, "wide.html", "overflow", "cut", **NARROW)))
    assert said == ["too wide: the page by 88px", "too wide: body > main > p by 88px"]
    assert list(fitting(look(browser, "wide.html", "overflow", "cut"))) == []


def test_what_is_too_wide_once_it_is_spaced_is_seen(browser: Browser) -> None:
    assert list(fitting(look(browser, "spaced.html", "overflow", "cut", **NARROW))) == []
    assert list(fitting(look(browser, "spaced.html", "overflow", "cut", **SPACED))) != []


def test_text_that_is_cut_off_is_seen(browser: Browser) -> None:
    said = list(fitting(look(browser, "cut.html", "overflow", "cut", **NARROW)))
    assert said == ["cut off: body > main > p"]


@pytest.mark.parametrize(("mode", "faint"), [({}, 1), (DARK, 2), (NARROW, 1)], ids=["light", "dark", "narrow"])
def test_faint_text_is_seen(browser: Browser, mode: dict[str, Any], faint: int) -> None:
    said = [one for one in accessible(look(browser, "faint.html", "axe", **mode)) if one.startswith("color-contrast")]
    assert len(said) == faint


def test_what_has_no_name_is_seen(browser: Browser) -> None:
    rules = {one.split()[0] for one in accessible(look(browser, "nameless.html", "axe"))}
    assert {"image-alt", "link-name"} <= rules


def test_a_page_on_which_axe_had_little_to_do_does_not_pass(browser: Browser) -> None:
    assert any(one.startswith("only") for one in accessible(look(browser, "wide.html", "axe")))


def test_words_in_drawings_that_cannot_be_read_are_seen(browser: Browser) -> None:
    seen = look(browser, "drawing.html", "drawings")
    assert seen["drawings"]["texts"] == 7
    said = {one.split()[0].removeprefix("svg#"): one for one in drawn(seen)}
    assert said.keys() == {"cut", "small", "over", "faint", "dotted"}
    assert "is cut off" in said["cut"]
    assert "smaller" in said["small"]
    assert "lies over" in said["over"]
    assert "contrast" in said["faint"]
    assert "contrast" in said["dotted"]


def test_a_focus_that_is_not_seen_is_seen(browser: Browser) -> None:
    seen = look(browser, "focus.html", "focus")
    wrong = {stop["target"]: " ".join(stop["wrong"]) for stop in seen["focus"]}
    assert "no ring" in wrong["#a"]
    assert "covered" in wrong["#b"]
    assert "outside the window" in wrong["#c"]
    assert "backwards" in wrong["#a"]
    assert wrong["#d"] == ""
    assert any(one.startswith("the first stop") for one in reachable(seen))


def test_what_a_loud_page_does_is_seen(browser: Browser) -> None:
    seen = look(browser, "loud.html", strict=True)
    assert seen["dialogs"] == ["alert: hello"]
    assert seen["outside"] == ["https://example.org/pixel.png"]
    assert {Path(url).name for url in seen["failed"]} == {"pixel.png", "gone.png"}
    assert any("an error" in one for one in seen["console"])
    assert any("thrown" in one for one in seen["console"])
    assert [one.split()[0] for one in seen["blocked"]] == ["style-src-elem"]
    assert len(list(quiet(seen))) >= 8


def test_a_page_that_is_not_there_is_no_pass(browser: Browser) -> None:
    with pytest.raises(RuntimeError, match=r"gone\.html"):
        look(browser, "gone.html", "text")
    with pytest.raises(RuntimeError, match="no pages"):
        browser.look([], "text")
