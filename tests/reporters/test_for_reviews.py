"""Code Quality of GitLab and the format of reviewdog: strict shapes, true texts, no two findings alike."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from govlint.reporters import Look
from govlint.reporters.said import brief
from govlint.reporters.spots import path_of
from tests.helpers import report_of
from tests.reporters.made import TEXTS, made, many, spelt, told
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal
from tests.reporters.test_formats import FILES
from tests.reporters.test_sink import files

TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}


def closed(optional: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


GITLAB = {
    "type": "array",
    "items": closed(
        description=TEXT,
        check_name=TEXT,
        fingerprint=TEXT,
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=closed(path=TEXT, lines=closed(begin=COUNT)),
    ),
}
SEVERITY = {"enum": ["ERROR", "WARNING", "INFO"]}
POSITION = closed(line=COUNT, column=COUNT)
LOCATION = closed(path=TEXT, range=closed(start=POSITION, end=POSITION))
RDJSON = closed(
    source=closed(name={"const": "govlint"}),
    severity=SEVERITY,
    diagnostics={
        "type": "array",
        "items": closed(
            ("related_locations",),
            message=TEXT,
            location=LOCATION,
            severity=SEVERITY,
            code=closed(value=TEXT),
            related_locations={"type": "array", "minItems": 1, "items": closed(message=TEXT, location=LOCATION)},
        ),
    },
)
SHAPES = {"gitlab": GITLAB, "rdjson": RDJSON}


def valid(report: Any, form: str) -> Any:
    out = told(report, form)
    assert out.isascii()
    data = json.loads(out)
    jsonschema.Draft202012Validator(SHAPES[form]).validate(data)
    return data


@pytest.mark.parametrize("form", SHAPES)
def test_whatever_is_found_it_has_its_shape(form: str) -> None:
    valid(report_of({path: text.encode() for path, text in FILES.items()}), form)
    valid(report_of({}), form)
    for content in (b"govlint: v1\nkind: \xff: [\n", b"govlint: v1\n" + b"[" * 5_000, b"x" * 2_000_000):
        valid(report_of({"a\ud800\x1b.yaml": content, "/dev/zero": b""}), form)


@pytest.mark.parametrize("form", SHAPES)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_nothing_steers_a_log_that_shows_it(form: str, text: str) -> None:
    report = report_of(files(text, f"{text}.yaml"))
    valid(report, form)
    out = told(report, form)
    assert commands(out) == []
    assert steers_a_terminal(out) == []


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_what_is_said_comes_back(message: str, path: str) -> None:
    report = made(message, path)
    said, shown = spelt(brief(report.entries[0])), spelt(path_of(path, Look()))
    (item,) = valid(report, "gitlab")
    assert item["description"] == f"culture/comments-closed: {said}"
    assert item["location"]["path"] == shown
    (diagnostic,) = valid(report, "rdjson")["diagnostics"]
    assert (diagnostic["message"], diagnostic["location"]["path"]) == (said, shown)


def test_gitlab_drops_none_for_being_like_another() -> None:
    found = valid(many(50), "gitlab")
    assert len({item["fingerprint"] for item in found}) == len(found) == 50


def test_reviewdog_counts_bytes() -> None:
    (diagnostic,) = valid(made(text="\té𝄞x: 1\n", at=(3, 4)), "rdjson")["diagnostics"]
    start, end = (diagnostic["location"]["range"][name] for name in ("start", "end"))
    assert (start["column"], end["column"]) == (8, 9)
