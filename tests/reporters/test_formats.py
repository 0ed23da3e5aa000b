"""Whole outputs, as a user sees them. `pytest --update-golden` writes them anew."""

import json
import re
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import jsonschema
import pytest

from govlint.lint.report import Report
from govlint.reporters import FORMATS, Look, reporter
from tests.conftest import Golden
from tests.helpers import HOUSE, report_of

SNAPSHOTS = Path(__file__).parent / "snapshots"
FILES = {
    "organisation.yaml": """\
govlint: v1
kind: organisation
name: old-mill
title: Old Mill
owner: head-of-social
status: in-force
review: {last: 2026-06-30, every: 12mo}
effective: 2026-01-01
structure: holistic
sectors: [gambling]
markets: [{code: GB}, {code: IE}]
brands: [{name: old-mill}]
""",
    "policies/comments.yaml": """\
govlint: v1
kind: engagement-policy
name: comments
title: Comments · Kommentare · コメント
owner: head-of-socal
status: in-force
review: {last: 2026-06-30, every: 12mo}
effective: 2026-01-01
comments: {value: everyone, overrides: [{when: {markets: [IE]}, value: nobody}]}
removal: {grounds: [spam, hate], reson: "a very long text that stands in one line and does not want to end, so that it has to be cut somewhere"}
comments: nobody
""",
    "policies/gambling.yaml": """\
govlint: v1
kind: sector-policy
name: gambling
title: Gambling
owner: head-of-social
status: in-force
review: {last: 2026-06-30, every: 12mo}
effective: 2026-01-01
sector: gambling
audience: {minimum_age: 18, adult_share: 60}
message: {where: every-post}
""",
    "teams.yaml": """\
govlint: v1
kind: teams
name: teams
title: Teams
owner: head-of-social
status: in-force
review: {last: 2026-06-30, every: 12mo}
effective: 2026-01-01
roles:
  - {name: head-of-social, holders: [Robin, Kim], function: social}
  - name: broken
    holders: [Sam
""",
    "ci.yaml": "on: push\n",
}
LOOKS = {
    "text-wide": ("text", Look(100)),
    "text-narrow": ("text", Look(40)),
    "text-colour": ("text", Look(100, True)),
    "concise": ("concise", Look()),
    "json": ("json", Look()),
    **{form: (form, Look()) for form in FORMATS if form not in ("text", "concise", "json")},
}
SUFFIXES = {
    **dict.fromkeys(("json", "sarif", "gitlab", "rdjson"), "json"),
    **dict.fromkeys(("junit", "checkstyle"), "xml"),
    "markdown": "md",
    "html": "html",
}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of({path: text.encode() for path, text in FILES.items()})


@pytest.fixture(scope="module")
def nothing_found() -> Report:
    return report_of({"a.yaml": b"on: push\n"})._replace(documents=1)


def output(report: Report, form: str, look: Look) -> str:
    return "".join(f"{line}\n" for line in reporter(form)(report, look))


@pytest.mark.parametrize("name", LOOKS)
def test_the_whole_output(name: str, report: Report, golden: Golden) -> None:
    form, look = LOOKS[name]
    suffix = SUFFIXES.get(form, "txt")
    golden(SNAPSHOTS / f"{name}.{suffix}", output(report, form, look))


@pytest.mark.parametrize("form", FORMATS)
def test_the_whole_output_when_nothing_is_found(form: str, nothing_found: Report, golden: Golden) -> None:
    golden(SNAPSHOTS / f"nothing-{form}.txt", output(nothing_found, form, Look()))


def test_colour_adds_colour_and_nothing_else(report: Report) -> None:
    plain, coloured = output(report, "text", Look(100)), output(report, "text", Look(100, True))
    assert COLOUR.sub("", coloured) == plain
    assert coloured.count("\x1b[0m") * 2 == len(COLOUR.findall(coloured))
    assert "\x1b" not in plain


def cells(line: str) -> int:
    """How many columns of a terminal a line takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


# Paths, rules' ids and words that cannot be broken may be longer than a narrow terminal.
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_paragraph_is_wider_than_the_terminal(width: int, report: Report) -> None:
    lines = [
        line
        for line in output(report, "text", Look(width)).splitlines()
        if line.startswith("  ") and " | " not in line[:9]
    ]
    assert [line for line in lines if len(line) > width and len(max(line.split(), key=len)) < width - 12] == []


def test_no_line_of_a_file_is_wider_than_the_terminal(report: Report) -> None:
    for width in (60, 80, 100):
        framed = [line for line in output(report, "text", Look(width)).splitlines() if " | " in line[:9]]
        assert [line for line in framed if cells(line) > width] == []


def test_the_place_is_underlined_exactly(report: Report) -> None:
    lines = output(report, "text", Look(100)).splitlines()
    for text in ("head-of-socal", "reson", "comments: nobody"):
        at = next(number for number, line in enumerate(lines) if "|" in line[:8] and text in line)
        assert lines[at + 1].index("^") == lines[at].index(text)
        assert lines[at + 1].count("^") == len(text.split(":")[0])


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_was_not_read_is_named_without_its_lines(form: str) -> None:
    out = output(report_of({"big.yaml": b"x" * 2_000_000, "/dev/zero": b""}), form, Look())
    assert "big.yaml" in out
    assert "xxx" not in out


def test_many_other_places_are_counted() -> None:
    text = (
        "govlint: v1\nkind: engagement-policy\nname: p{0}\ntitle: P\nowner: o\nstatus: in-force\ncomments: everyone\n"
    )
    report = report_of({f"{at}.yaml": text.format(at).encode() for at in range(9)})
    gathered = [entry for entry in report.entries if len(entry.finding.related) == 8]
    assert gathered
    out = output(report, "text", Look())
    assert "and 5 places more" in out
    assert out.count("  ── ") < 8 * len(gathered)


class TestJson:
    SCHEMA = json.loads((HOUSE / "schemas" / "v1" / "report.schema.json").read_text(encoding="utf-8"))

    def valid(self, report: Report) -> Any:
        data = json.loads(output(report, "json", Look()))
        checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
        jsonschema.Draft202012Validator(self.SCHEMA, format_checker=checker).validate(data)
        return data

    def test_it_fits_its_schema(self, report: Report, nothing_found: Report) -> None:
        assert self.valid(report)["findings"]
        assert self.valid(nothing_found)["findings"] == []

    def test_the_schema_is_one_and_closed(self) -> None:
        jsonschema.Draft202012Validator.check_schema(self.SCHEMA)
        shapes = [self.SCHEMA, self.SCHEMA["properties"]["counts"], *self.SCHEMA["$defs"].values()]
        for shape in shapes:
            assert shape["additionalProperties"] is False
            assert set(shape["required"]) == shape["properties"].keys() - {"silence", "roots"}

    @pytest.mark.parametrize(
        "content",
        [b"govlint: v1\nkind: \xff: [\n", b"govlint: v1\n" + b"[" * 5_000, b"\xff\xfegovlint", b"govlint: v1\x00"],
    )
    def test_it_is_valid_whatever_the_input(self, content: bytes) -> None:
        self.valid(report_of({"a\ud800\x1b.yaml": content, "/dev/zero": b"govlint: v1\nkind: x\n"}))

    def test_counts_are_of_the_findings(self, report: Report) -> None:
        data = self.valid(report)
        for severity, count in data["counts"].items():
            assert count == sum(finding["severity"] == severity for finding in data["findings"])
        assert data["documents"] == 4
        assert data["other_files"] == 1
        assert data["as_of"] == "2026-11-22"

    def test_places_count_from_one_and_end_after_the_last_character(self, report: Report) -> None:
        data = self.valid(report)
        (place,) = [one["place"] for one in data["findings"] if one["rule"] == "core/unknown-name"]
        line = FILES[place["path"]].splitlines()[place["line"] - 1]
        assert line[place["column"] - 1 : place["end_column"] - 1] == "head-of-socal"
        assert place["line"] == place["end_line"]
        assert place["pointer"] == "owner"

    def test_columns_count_characters(self) -> None:
        text = "govlint: v1\nkind: teams\nname: a\ntitle: '𝄞コ'\nowner: o\nstatus: draft\nsummary: ['𝄞', {a: 1}]\n"
        data = self.valid(report_of({"a.yaml": text.encode()}))
        (place,) = [one["place"] for one in data["findings"] if one["rule"] == "core/wrong-type"]
        assert (place["line"], place["column"]) == (7, 1)
