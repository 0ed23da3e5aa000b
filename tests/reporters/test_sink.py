"""Text from files reaches a terminal or a log, and steers neither."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govlint.reporters import Look, reporter
from govlint.reporters.sink import one_line, safe
from tests.helpers import report_of
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal

PIECES = st.lists(
    st.sampled_from([*HOSTILE, "::", ":", "#", "##", "[", "]", " ", "\n", "\r", "error", "x", "GB", "ä", "  "]),
    max_size=8,
).map("".join)


def test_the_model_sees_commands() -> None:
    """Else no test below could fail."""
    assert commands("::error::x")
    assert commands("  ::group::x\n::endgroup::")
    assert commands("text ##[error]x")
    assert commands("a ##vso[x]y")
    assert commands("##teamcity[x]")
    assert commands("a\r::error file=x::y")
    assert commands("a::error::x") == commands("::error") == commands("##[nothing]x") == commands("# [error]") == []


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("before", ["", "a\n", "a"])
def test_nothing_steers(text: str, before: str) -> None:
    for out in (safe(before + text), one_line(before + text)):
        assert commands(out) == []
        assert steers_a_terminal(out) == []
        out.encode("utf-8")


@pytest.mark.parametrize(
    "text", ["Old Mill: comments", "a::b", "std::vector", "# heading", "## two", "#1", "äöü 漢字 🏳️‍🌈", "a\tb", "[x]"]
)
def test_plain_text_is_left_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_what_is_unsafe_is_shown_by_its_number() -> None:
    assert safe("a\x1bb\u202ec") == "a\\u{1b}b\\u{202e}c"
    assert safe("::error::x") == "\\u{3a}:error::x"
    assert safe("##[error]") == "\\u{23}#[error]"
    assert one_line("a\nb\tc") == "a\\nb c"


@given(PIECES)
@settings(max_examples=500, deadline=None)
@example("#" * 5 + "[error]x")
def test_no_text_steers(text: str) -> None:
    for out in (safe(text), one_line(text)):
        assert commands(out) == []
        assert steers_a_terminal(out) == []
    assert "\n" not in one_line(text)
    assert safe(safe(text)) == safe(text)


# How a hostile text gets into a report: as a key, as values of several kinds, as a name, as a name of a file.
def files(text: str, path: str = "policy.yaml") -> dict[str, bytes]:
    quoted = json.dumps(text, ensure_ascii=False)
    hostile = f"""\
govlint: v1
kind: engagement-policy
name: {quoted}
title: {quoted}
owner: {quoted}
status: {quoted}
{quoted}: 1
comments: {quoted}
reply_within: {quoted}
scope: {{markets: [{quoted}], brands: [{quoted}], channels: [{quoted}]}}
removal: {{grounds: [{quoted}]}}
{quoted}: 2
"""
    organisation = f"""\
govlint: v1
kind: organisation
name: a
title: {quoted}
owner: {quoted}
status: in-force
sectors: [gambling]
brands: [{{name: {quoted}}}, {{name: b}}]
markets: [{{code: GB}}, {{code: {quoted}}}]
"""
    teams = f"govlint: v1\nkind: teams\nname: t\ntitle: T\nowner: o\nstatus: in-force\nroles: [{{name: {quoted}, holder: {quoted}}}, {{name: o, holder: x}}]\n"
    broken = f"govlint: v1\nkind: {quoted}\nx: y: {quoted}\n"
    texts = {path: hostile, "org.yaml": organisation, "teams.yaml": teams, "broken.yaml": broken}
    return {name: content.encode("utf-8", errors="replace") for name, content in texts.items()}


def outputs(content: dict[str, bytes], *forms: str) -> dict[str, str]:
    report = report_of(content)
    assert len(report.entries) > 5
    # So wide that no line is wrapped; what wrapping does is tested below.
    return {form: "\n".join(reporter(form)(report, Look(100_000))) for form in forms}


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("form", ["text", "concise"])
def test_no_file_steers_a_report(text: str, form: str) -> None:
    for out in outputs(files(text), form).values():
        assert commands(out) == []
        assert steers_a_terminal(out) == []


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("form", ["text", "concise"])
def test_no_file_name_steers_a_report(text: str, form: str) -> None:
    path = f"{text}.yaml".replace("/", "_")
    for out in outputs(files("plain", path), form).values():
        assert commands(out) == []
        assert steers_a_terminal(out) == []


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_file_steers_a_terminal_that_shows_json(text: str) -> None:
    (out,) = outputs(files(text, f"{text}.yaml"), "json").values()
    assert out.isascii()
    assert steers_a_terminal(out) == []
    json.loads(out)


def test_no_file_steers_a_log_that_shows_json() -> None:
    for text in HOSTILE:
        (out,) = outputs(files(text, f"{text}.yaml"), "json").values()
        assert commands(out) == []


def test_no_text_becomes_a_command_by_being_wrapped() -> None:
    """A line that is broken before `::error::` starts with it."""
    for gap in range(0, 60, 3):
        report = report_of(files(f"{'x' * gap} ::error::stolen"))
        for width in (40, 100):
            assert commands("\n".join(reporter("text")(report, Look(width)))) == []


@given(PIECES, st.integers(30, 120))
@settings(max_examples=60, deadline=None)
@example("::error::stolen", 30)
def test_no_file_steers_a_report_of_any_width(text: str, width: int) -> None:
    report = report_of(files(text))
    for form in ("text", "concise"):
        out = "\n".join(reporter(form)(report, Look(width)))
        assert commands(out) == []
        assert steers_a_terminal(out) == []
