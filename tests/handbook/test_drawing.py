"""Drawings: looser on the left, tighter on the right, and every picture has its words."""

from gettext import NullTranslations
from xml.etree import ElementTree

import pytest

from govlint.handbook.book import Book
from govlint.handbook.drawings.drawing import corridor, mini, proportion
from govlint.handbook.drawings.lanes import lanes
from govlint.handbook.drawings.track import ruler, track
from govlint.handbook.facings import Facing
from govlint.handbook.languages import speak
from govlint.handbook.page import Page
from govlint.language import speaking
from govlint.policy.controls import controls
from govlint.policy.corridor import Corridor, Wall

_NAMES = {"svg": "http://www.w3.org/2000/svg"}


def wall(control: str, side: str, value: object, legal: bool = False) -> Wall:
    position = controls()[control].scale.position(value)
    assert position is not None
    force = "statute" if legal else "good-practice"
    return Wall("culture/x", control, side, value, position, {}, force, legal, "warning")


def facing(control: str, *walls: Wall) -> Facing:
    return Facing(controls()[control], None, Corridor(walls), "silent", (), True)


def drawn(control: str, *walls: Wall) -> tuple[float | None, float | None, float | None]:
    found = facing(control, *walls)
    at, ticks = ruler(found.control, [found])
    made = track(found, at, ticks)
    return made.low, made.high, made.lifted


def test_levels_run_from_loose_to_tight() -> None:
    low, high, lifted = drawn(
        "engagement.comment-check",
        wall("engagement.comment-check", "floor", "on-report"),
        wall("engagement.comment-check", "ceiling", "after-publication"),
    )
    assert low is not None
    assert high is not None
    assert 0 < low < high < 100
    assert lifted is None


def test_a_shorter_time_that_is_tighter_stands_on_the_right() -> None:
    name = "engagement.complaint-clock"
    found = facing(name, wall(name, "floor", "7d"))
    at, _ = ruler(found.control, [found])
    day, week = (found.control.scale.position(length) for length in ("1d", "7d"))
    assert day is not None
    assert week is not None
    assert at(week) < at(day)


def test_a_ceiling_that_the_law_lifts_is_kept_as_a_dashed_line() -> None:
    name = "influencer.content-approval"
    low, high, lifted = drawn(name, wall(name, "floor", "whole-post", True), wall(name, "ceiling", "nothing"))
    assert low is not None
    assert high is None
    assert lifted is not None
    assert lifted < low


def test_walls_on_one_spot_leave_a_corridor_that_can_be_seen() -> None:
    name = "audience.paid-minimum-age"
    low, high, _ = drawn(name, wall(name, "floor", 25), wall(name, "ceiling", 25))
    assert low is not None
    assert high is not None
    assert high - low >= 3


def test_a_corridor_is_an_image_with_a_title_and_no_style() -> None:
    name = "engagement.comments"
    found = facing(name, wall(name, "ceiling", "followers"))
    at, ticks = ruler(found.control, [found])
    picture = corridor(track(found, at, ticks), "one", "Comments & <b>")
    root = ElementTree.fromstring(f'<svg xmlns="{_NAMES["svg"]}">{picture}</svg>')  # noqa: S314
    image = root.find("svg:svg", _NAMES)
    assert image is not None
    assert (image.get("role"), image.get("aria-labelledby")) == ("img", "one")
    assert image.findtext("svg:title", "", _NAMES) == "Comments & <b>"
    assert "style=" not in picture
    assert mini(track(found, at, ticks)).startswith('<svg class="mini" aria-hidden="true"')


def test_a_drawing_that_is_kept_at_hand_speaks_the_language_of_its_page() -> None:
    name = "engagement.comments"
    found = facing(name, wall(name, "ceiling", "followers"))
    made = track(found, *ruler(found.control, [found]))
    said, line = {}, {}
    for language in ("en", "de"):
        with speak(language):
            said[language], line[language] = corridor(made, "one", ""), mini(made)
    assert "too tight" in said["en"]
    assert "too tight" not in said["de"]
    with speaking("he", NullTranslations()):
        assert mini(made) != line["en"] == line["de"]


def test_a_bar_is_as_wide_as_its_parts() -> None:
    bar = proportion((("too-loose", 1), ("inside", 3)))
    assert 'width="25%"' in bar
    assert 'x="25%" y="1" width="75%"' in bar
    assert proportion(()) == '<svg class="bar" aria-hidden="true" width="100%" height="18"></svg>'


def test_a_flow_has_a_lane_for_each_role(pages: dict[str, Page]) -> None:
    picture = lanes(pages["flows/adverts.html"].data["steps"], "flow", "A & B")
    root = ElementTree.fromstring(f'<svg xmlns="{_NAMES["svg"]}">{picture}</svg>')  # noqa: S314
    told = [text.text for text in root.iter(f"{{{_NAMES['svg']}}}text")]
    assert {"Author", "Head of Social", "Customer care", "Tone", "4 hours"} <= set(told)
    assert picture.count('class="lane lane-') == 4


@pytest.mark.parametrize("name", sorted(controls()))
def test_every_control_has_a_ruler(name: str, book: Book) -> None:
    found = book.facings.get(name) or (facing(name),)
    at, ticks = ruler(controls()[name], found)
    assert all(0 <= tick <= 100 for tick in ticks)
    assert 0 <= at(0) <= 100
