"""The page of an approval flow says what comes this way, also where it comes only at certain hours."""

from pathlib import Path

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


def test_a_flow_of_the_night_says_what_comes_at_night(tmp_path: Path) -> None:
    """Whoever asks during the day goes another way, but it is not true that nothing comes this one."""
    site = read_site(read_book(house(tmp_path, CLEAN_FILES | FLOWS)))
    day, night = (site[f"flows/{name}.html"].split('id="comes"')[1] for name in ("day", "night"))
    assert "If it is handed in 17:00–09:00: post, " in night
    assert "If it is handed in" not in day
    assert "<p>Post, " in day
