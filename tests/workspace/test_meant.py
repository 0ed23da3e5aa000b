"""What somebody most likely meant by a value in another form; never a guess between two."""

import re
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.text.scalars import resolve
from govlint.text.spelling import spelt
from govlint.workspace.meant import DATE, DURATION, LANGUAGE, MARKET, NAME, TIME, URL, day_first, in_form, in_type
from govlint.workspace.names import guess
from tests.helpers import value_of

FORMS = [DATE, DURATION, LANGUAGE, MARKET, NAME, TIME, URL]
SAID = [
    (DATE, "2026/11/2", "2026-11-02"), (DATE, "2 Nov 2026", "2026-11-02"), (DATE, "November 2nd, 2026", "2026-11-02"),
    (DATE, "2026-11-02T09:30:00+01:00", "2026-11-02"), (DATE, "2026-02-30", None), (DATE, "05/06/2026", None),
    (DATE, "2026115", None), (DATE, "next May", None), (DATE, "28/11/2026", None),
    (DURATION, "24 hours", "24h"), (DURATION, "3 Working Days", "3bd"), (DURATION, "monthly", "1mo"),
    (DURATION, "a while", None), (DURATION, "1.5 h", None), (DURATION, "24", None), (DURATION, "36 M", None),
    (DURATION, "36M", None), (DURATION, "36  M", None), (DURATION, "36 -M", None), (DURATION, "36 m", "36m"), (DURATION, "36 MIN", "36m"), (DURATION, "12 MO", "12mo"), (DURATION, "2 D", "2d"),
    (TIME, "9:30", "09:30"), (TIME, "9.30 pm", "21:30"), (TIME, "12 am", "00:00"), (TIME, "9", None), (TIME, "13 pm", None),
    (MARKET, "gb", "GB"), (MARKET, "us_ca", "US-CA"), (MARKET, "Britain", "GB"),
    (MARKET, "uk", "GB"), (MARKET, "UK_sct", "GB-SCT"), (MARKET, "Österreich", "AT"), (MARKET, "xx", None), (MARKET, "xx_ca", None),
    (MARKET, "Narnia", None), (MARKET, "america", None),
    (LANGUAGE, "PT_br", "pt-BR"), (LANGUAGE, "zh-hans", "zh-Hans"), (LANGUAGE, "English", None),
    (NAME, "Head of Social", "head-of-social"), (NAME, "Köln", None), (NAME, "!", None),
    (URL, "www.example.org", "https://www.example.org"), (URL, "HTTP://example.org/a", "https://example.org/a"), (URL, "our site", None),
]  # fmt: skip
OF_TYPES = [
    ("Yes", ["boolean"], True), ("off", ["boolean"], False), ("maybe", ["boolean"], None),
    ("spam", ["array"], ("spam",)), ("spam, hate", ["array"], ("spam", "hate")), ("Be kind, please", ["array"], ("Be kind, please",)),
    ("12", ["integer"], 12), ("70 %", ["number"], 70), ("7.5", ["number"], 7.5), ("1,000", ["number"], None), ("12.5", ["integer"], None),
    (["a"], ["string"], "a"), (["a", "b"], ["string"], None), ([1], ["string"], None),
    (12, ["string"], "12"), (True, ["string"], "true"), (12.0, ["integer"], 12), (5, ["array"], (5,)), (None, ["string"], None), ({}, ["string"], None),
]  # fmt: skip


@pytest.mark.parametrize(("form", "text", "meant"), SAID)
def test_one_reading_or_none(form: str, text: str, meant: str | None) -> None:
    assert in_form(text, form) == meant


@pytest.mark.parametrize(("value", "types", "meant"), OF_TYPES)
def test_one_type_or_none(value: Any, types: list[str], meant: Any) -> None:
    found = in_type(value, types)
    assert (found, type(found)) == (meant, type(meant))


HOSTILE = [
    "0" * 200_000 + "!",
    "0" * 200_000,
    " " * 200_000 + "a",
    "a" + " " * 200_000 + "b",
    "1" + " " * 200_000 + "!",
    "a-" * 100_000 + ".",
]
HOSTILE += ["a" + " , " * 100_000, "1 " + "h " * 100_000 + "!", "." * 200_000, "a." * 100_000 + "/ "]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    start = process_time()
    for form in FORMS:
        in_form(text, form)
    for name in ("boolean", "array", "integer", "number", "string"):
        in_type(text, [name])
    day_first(text)
    assert process_time() - start < 1


def test_european_days_are_read_only_where_no_other_can_be() -> None:
    assert [day_first(text) for text in ("28/11/2026", "28.11.2026", "05/05/2026", "05/06/2026", "31/02/2026", "x")] == [
        "2026-11-28", "2026-11-28", "2026-05-05", None, None, None,
    ]  # fmt: skip


@given(st.text(max_size=30) | st.from_regex(r"[0-9a-zA-Z/:. -]{1,20}", fullmatch=True), st.sampled_from(FORMS))
def test_whatever_is_read_has_the_form(text: str, form: str) -> None:
    found = in_form(text, form)
    if found is not None:
        assert date.fromisoformat(found) if form == DATE else re.search(form, found)
        assert in_form(found, form) == found


@given(st.text(max_size=20) | st.integers() | st.booleans() | st.none(), st.sampled_from(["", "'", '"']))
def test_what_is_spelt_is_read_as_it_was(value: Any, quote: str) -> None:
    text = spelt(value, quote)
    if isinstance(value, str) and not value.isprintable():
        assert text[0] in "'\""
    elif isinstance(value, str):
        assert value_of(f"a: {text}\nb: [{text}]\n") == {"a": value, "b": [value]}
    else:
        assert resolve(text) == value


def test_a_name_is_meant_only_where_no_other_is_as_near() -> None:
    levels = ("before-publication", "after-publication", "likely", "unlikely", "holder", "holders")
    said = {name: guess(name, levels) for name in ("Before Publication", "after_publicaton", "nlikely", "holdr", "x")}
    assert {name: one.meant for name, one in said.items()} == {
        "Before Publication": "before-publication", "after_publicaton": "after-publication", "nlikely": None,
        "holdr": "holder", "x": None,
    }  # fmt: skip
    assert said["nlikely"].hint.startswith("Did you mean ")
    assert said["x"].hint.startswith("It can be: before-publication, ")
