"""Plain scalars by the core schema of YAML 1.2: what is a number, a truth or nothing, and what stays text."""

import math

import pytest

from govlint.text.scalars import resolve
from tests.helpers import value_of

TEXT = (
    # YAML 1.1 took these for truth values: Norway, switches and answers.
    *("NO", "No", "no", "yes", "Yes", "YES", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N"),
    # … and these for dates, base-60 numbers and other numbers.
    *("2026-01-01", "2026-01-01T12:00:00Z", "2026-01-01 12:00:00", "12:30", "12:30:45", "190:20:30", "1:30.5"),
    *("1_000", "0b1010", "0x", "0xg1", "0o", "0o8", "-0o17", "+0x1F", "1,000", "1e", "1e+", "e5", ".e1", "1.2.3"),
    *("+", "-", ".", "..", "+.", "-.", "--1", "1-", "１２", "٣", "½"),
    # Nearly nothing, nearly true, nearly endless.
    *("nULL", "NuLL", "none", "None", "nil", "tRUE", "fALSE", ".iNF", "inf", "Infinity", "NaN", "nan", ".nAn", "+.nan"),
    *("4h", "3bd", "12mo", "v1", "1.0.0", "GB", "en", "~x", "true ish", "10%", "£5", "@oldmill"),
)
NOTHING = ("", "~", "null", "Null", "NULL")
TRUE, FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
NUMBERS = {
    "0": 0,
    "-0": 0,
    "+12": 12,
    "-19": -19,
    "08": 8,
    "0777": 777,
    "0o17": 15,
    "0o0": 0,
    "0x1F": 31,
    "0xff": 255,
    "1.5": 1.5,
    "-1.5": -1.5,
    "+.5": 0.5,
    "5.": 5.0,
    "1e3": 1000.0,
    "1E-2": 0.01,
    "6.02e+23": 6.02e23,
    ".inf": math.inf,
    "+.Inf": math.inf,
    "-.INF": -math.inf,
    "9" * 100: int("9" * 100),
}


@pytest.mark.parametrize("text", TEXT)
def test_text_stays_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert resolve(text) is None


@pytest.mark.parametrize(("text", "value"), [*((text, True) for text in TRUE), *((text, False) for text in FALSE)])
def test_truth(text: str, value: bool) -> None:
    assert resolve(text) is value


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_numbers(text: str, value: float) -> None:
    found = resolve(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_not_a_number(text: str) -> None:
    found = resolve(text)
    assert isinstance(found, float)
    assert math.isnan(found)


def test_a_number_longer_than_any_is_an_identifier() -> None:
    assert resolve("9" * 5_000) == "9" * 5_000


@pytest.mark.parametrize("text", [*NOTHING[1:], *TRUE, *FALSE, *NUMBERS, ".nan"])
@pytest.mark.parametrize("quoted", ['"{}"', "'{}'"])
def test_quoted_is_text(text: str, quoted: str) -> None:
    assert value_of(f"key: {quoted.format(text)}\n") == {"key": text}


@pytest.mark.parametrize("style", ["|-", ">-"])
def test_a_block_is_text(style: str) -> None:
    assert value_of(f"key: {style}\n  12\n") == {"key": "12"}


def test_a_key_is_what_is_written() -> None:
    assert value_of("NO: 1\n1: a\ntrue: b\nnull: c\n'': d\n~: e\n") == {
        "NO": 1, "1": "a", "true": "b", "null": "c", "": "d", "~": "e",
    }  # fmt: skip
