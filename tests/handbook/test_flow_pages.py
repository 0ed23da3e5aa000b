"""The page of an approval flow says what comes this way, also where it comes only at certain hours, and nothing twice."""

import re

import pytest

from tests.handbook.conftest import read_book, read_site
from tests.helpers import CLEAN_FILES, house

FLOW = """
kind: approval-flow
name: {name}
title: {name}
covers: {{content: [post]{more}}}
timing: before-publication
stages: [{{name: Look, approvers: {role}, clock: 4h}}]
"""
FLOWS = {
    "day.yaml": FLOW.format(name="day", more="", role="legal-lead"),
    "night.yaml": FLOW.format(name="night", more=', time: [{from: "17:00", to: "09:00"}]', role="head-of-social"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Shadows the larger house: two flows are enough."""
    return read_site(read_book(house(tmp_path_factory.mktemp("flows"), CLEAN_FILES | FLOWS)))


def test_a_flow_of_the_night_says_what_comes_at_night(site: dict[str, str]) -> None:
    """Whoever asks during the day goes another way, but it is not true that nothing comes this one."""
    day, night = (site[f"flows/{name}.html"].split('id="comes"')[1] for name in ("day", "night"))
    assert "If it is handed in 17:00–09:00: post, " in night
    assert "If it is handed in" not in day
    assert "<p>Post, " in day


def test_a_column_of_steps_that_no_step_fills_is_left_out(site: dict[str, str]) -> None:
    """Nobody is named who stands in, and nothing is said of an answer that is late."""
    columns = re.findall(r'<th scope="col">([^<]*)</th>', site["flows/day.html"].split('id="long"')[0])
    assert columns == ["Step", "Who", "Clock", "Line"]


def test_one_is_counted_as_one(site: dict[str, str]) -> None:
    tiles = re.findall(r"<b>(\d+)</b> ([a-z ]+)</", site["index.html"].split('id="open"')[1])
    words = {("1", "warning"), ("0", "exceptions"), ("0", "reviews overdue")}
    assert words <= set(tiles), tiles
