"""govlint simulate as a user calls it."""

import json
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, NOTHING_CHECKED, WRONG, main
from tests.decision.house import ADVERTS, CHANNELS, ORGANISATION, POSTS, TEAMS
from tests.helpers import govlint, house, write
from tests.house.test_start import imported

FILES = {
    "house.yaml": ORGANISATION,
    "teams.yaml": TEAMS,
    "accounts.yaml": CHANNELS,
    "posts.yaml": POSTS,
    "ads.yaml": ADVERTS,
}
SCENARIO = """
kind: scenario
name: friday
status: in-force
given: {content: paid-ad, market: GB, at: {date: 2026-11-27, time: "15:00"}, urgent: false}
"""


@pytest.fixture
def policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return house(tmp_path, FILES)


def said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["simulate", "--as-of", "2026-11-22", *args]) == CLEAN
    out, err = capsys.readouterr()
    assert err == ""
    return out


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["simulate", "--as-of", "2026-11-22", *args]) == WRONG
    out, err = capsys.readouterr()
    assert out == ""
    return err


class TestAnswers:
    def test_the_first_line_is_the_answer(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = said(capsys, "--content", "organic-post", "--market", "GB", "--at", "2026-11-27T15:00")
        first = "Not before it is approved: “Read”, at the latest Mon 30 Nov 2026 11:00 (2 days 20 hours after it is"
        assert out.splitlines()[0] == first

    def test_whatever_it_is(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert said(capsys, "--content", "reply").startswith("Yes, at once: no approval flow covers it.")
        assert said(capsys, "--content", "reply", "--account", "mill-old").startswith("No. mill-old is archived.")

    def test_all_that_can_be_said_of_it(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        asked = {
            "content": "organic-post", "account": "mill-instagram", "brand": "mill", "market": "GB", "sector": "alcohol",
            "platform": "instagram", "paid": "gifted", "ai": "assisted", "author": "editor", "language": "en",
            "at": "2026-11-27T15:00",
        }  # fmt: skip
        args = [part for name, value in asked.items() for part in (f"--{name}", value)]
        more = ["--urgent", "--topic", "Beer", "--topic", "Pubs", "--audience", "minors_likely=unlikely"]
        whole = json.loads(said(capsys, "--format", "json", *args, *more))
        marks = {"audience": {"minors_likely": "unlikely"}, "topics": ["Beer", "Pubs"], "urgent": True}
        assert whole["situation"] == asked | marks

    def test_why_not_and_what_if(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = said(
            capsys, "--content", "organic-post", "--market", "GB", "--why-not", "lawyer", "--what-if", "market=FR"
        )
        assert "Why not lawyer\n  the stage Law is needed for market FR; this is GB\n" in out
        assert "With market=FR\n" in out

    def test_a_scenario_and_what_is_said_beside_it(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        house(policies, {"friday.yaml": SCENARIO})
        first = json.loads(said(capsys, "--scenario", "friday", "--format", "json"))
        assert first["situation"] == {"content": "paid-ad", "market": "GB", "at": "2026-11-27T15:00"}
        second = json.loads(said(capsys, "--scenario", "friday", "--market", "FR", "--urgent", "--format", "json"))
        assert second["situation"]["market"] == "FR"
        assert second["situation"]["urgent"] is True

    def test_colour_and_width(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "\x1b[" in said(capsys, "--content", "reply", "--color", "always")
        assert "\x1b[" not in said(capsys, "--content", "reply", "--color", "never")

    def test_what_could_not_be_read_is_said_beside_it(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(policies, {"cut.yaml": "govlint: v1\nkind: teams\nroles: [\n"})
        assert main(["simulate", "--content", "reply", "--as-of", "2026-11-22"]) == CLEAN
        assert capsys.readouterr().err.startswith("Some text could not be read, and decides nothing here")


class TestWrongCalls:
    def test_nothing_was_read(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(tmp_path, {"ci.yaml": "on: push\n"})
        assert main(["simulate", str(tmp_path), "--content", "reply"]) == NOTHING_CHECKED
        assert "no document with `govlint: v1` was found" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("args", "help"),
        [
            ([], "Add --content, such as --content organic-post."),
            (["--content", "organc-post"], "Did you mean organic-post?"),
            (["--content", "reply", "--account", "mill-instagrm"], "Did you mean mill-instagram?"),
            (["--content", "reply", "--author", "edtor"], "Did you mean editor?"),
            (["--content", "reply", "--market", "DE"], "It can be: GB, FR."),
            (["--content", "reply", "--at", "soon"], "Write it as 2026-11-27T17:00"),
            (["--content", "reply", "--audience", "minors"], "Write it as minors_likely=likely."),
            (["--content", "reply", "--why-not", "lawer"], "Did you mean lawyer?"),
            (["--content", "reply", "--what-if", "markt=FR"], "Did you mean market?"),
            (["--content", "reply", "--what-if", "market=DE"], "It can be: GB, FR."),
            (["--scenario", "friday"], "Name a document of the kind scenario."),
            (["--content", "reply", "--organisation", "mil"], "Did you mean mill?"),
            (["--content", "reply", "--level", "red"], "No document names any level."),
        ],
    )
    def test_one_thing_to_do_about_it(
        self, args: list[str], help: str, policies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert help in refused(capsys, *args)

    @pytest.mark.parametrize("args", [["--format", "concise"], ["--as-of", "soon"], ["nowhere/"], ["--nothing"]])
    def test_what_click_refuses(self, args: list[str], policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["simulate", "--content", "reply", *args]) == WRONG


class TestSeveralOrganisations:
    @pytest.fixture
    def two(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        inn = ORGANISATION.replace("Old Mill", "The Inn").replace("mill", "inn").replace("leeds", "york")
        return house(tmp_path, {**{f"mill/{name}": text for name, text in FILES.items()}, "inn/house.yaml": inn})

    def test_the_one_that_knows_what_is_named(self, two: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for asked, title in ((["--account", "mill-fr"], "Old Mill"), (["--brand", "inn"], "The Inn")):
            whole = json.loads(said(capsys, "--content", "reply", "--format", "json", *asked))
            assert whole["organisation"] == title

    def test_else_it_must_be_named(self, two: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "Add --organisation with one of: inn, mill." in refused(capsys, "--content", "reply")
        whole = json.loads(said(capsys, "--content", "reply", "--organisation", "mill", "--format", "json"))
        assert whole["organisation"] == "Old Mill"


def test_completion_of_closed_lists(policies: Path) -> None:
    environment = {
        "_GOVLINT_COMPLETE": "bash_complete", "COMP_WORDS": "govlint simulate --content organ", "COMP_CWORD": "3",
    }  # fmt: skip
    assert govlint(cwd=policies, environment=environment).stdout.decode().strip() == "plain,organic-post"


def test_a_check_imports_nothing_of_it(policies: Path) -> None:
    assert not [name for name in imported("check", "house.yaml", cwd=policies) if name.startswith("govlint.decision")]
    assert "jinja2" not in imported("simulate", "--content", "reply", cwd=policies)
