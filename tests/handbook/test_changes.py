"""The log of changes in the handbook: its pages, its feed, and that both are the same again."""

import re
from datetime import datetime
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.cli.main import CLEAN, FOUND, WRONG, main
from govlint.handbook.feed import NAMESPACE, Feed, Item, atom
from tests.change.history import CLOSED, OPEN, began, commit, edit, git
from tests.handbook.test_registers import text

ATOM = f"{{{NAMESPACE}}}"
HOSTILE = "<script>alert(1)</script> & \x1b[31m\u202e ]]>"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = began(tmp_path / "house")
    monkeypatch.chdir(folder)
    return folder


def a_story(house: Path) -> None:
    edit(house, "engagement.yaml", OPEN, CLOSED)
    commit(house, "Close comments", "2026-09-01")
    edit(house, "engagement.yaml", "title: How we talk", "title: How we speak")
    commit(house, HOSTILE, "2026-10-30", by=HOSTILE)
    edit(house, "content.yaml", "own-field-only", "nothing")
    edit(house, "engagement.yaml", CLOSED, OPEN)
    commit(house, "Open comments, say less", "2026-11-20", by="Kim")


def rendered(*more: str, to: str = "../site", code: int = CLEAN) -> Path:
    assert main(["render", ".", "-o", to, "--as-of", "2026-11-22", *more]) == code
    return Path(to)


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_without_being_asked_there_is_no_log(house: Path) -> None:
    site = rendered()
    assert not (site / "changes.html").exists()
    assert not (site / "changes.xml").exists()
    assert "What changed" not in read(site, "index.html")


def test_the_log_as_people_read_it(house: Path, snapshot: object) -> None:
    a_story(house)
    site = rendered("--changes")
    newest = git(house, "rev-parse", "HEAD")[:12]
    assert text(read(site, "changes.html")) == snapshot(name="log")
    assert text(read(site, f"changes/{newest}.html")) == snapshot(name="step")


def test_each_change_can_be_linked_to(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_story(house)
    site = rendered("--changes")
    (again,) = re.findall(r"<code>govlint (diff [^<]*)</code>", read(site, f"changes/{head(house)}.html"))
    capsys.readouterr()
    assert main([*again.split()[:-2], "--format", "text", *again.split()[-2:]]) == CLEAN
    marks = set(re.findall(r"\bid +([0-9a-f]{16})$", capsys.readouterr().out, re.MULTILINE))
    assert marks == set(re.findall(r'id="change-([0-9a-f]{16})"', read(site, f"changes/{head(house)}.html")))
    assert len(marks) == 2


def head(house: Path) -> str:
    return git(house, "rev-parse", "HEAD")[:12]


def test_the_front_page_tells_the_last_thirty_days(house: Path) -> None:
    a_story(house)
    front = text(read(rendered("--changes"), "index.html"))
    told = front.partition("What changed in the last 30 days")[2].partition("All changes")[0]
    assert "Open comments, say less" in told
    assert "30 October 2026" in told
    assert "Close comments" not in told


def test_what_is_not_committed_and_what_is_older_is_said(house: Path) -> None:
    a_story(house)
    edit(house, "content.yaml", "nothing", "own-field-only")
    said = text(read(rendered(f"--changes={git(house, 'rev-parse', ':/Close')}"), "changes.html"))
    assert "What they decide otherwise is in no step: content.yaml" in said.replace("\n", " ")
    assert f"Since revision {git(house, 'rev-parse', ':/Close')[:12]}." in said
    assert "Close comments" not in said


def test_two_renders_are_equal_and_check_knows_it(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_story(house)
    one, other = rendered("--changes"), rendered("--changes", to="../other")
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    assert {path.relative_to(other) for path in other.rglob("*") if path.is_file()} == names
    assert [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()] == []
    rendered("--changes", "--check")
    rendered("--check", code=FOUND)
    (house / "notes.txt").write_text("nothing of ours", encoding="utf-8")
    commit(house, "Notes", "2026-11-21")
    rendered("--changes", "--check")
    edit(house, "engagement.yaml", OPEN, f"# so it is\n{OPEN}")
    commit(house, "A comment", "2026-11-21")
    capsys.readouterr()
    rendered("--changes", "--check", code=FOUND)
    assert "--changes" in capsys.readouterr().out


def test_a_fixed_range_stays_as_it_is(house: Path) -> None:
    a_story(house)
    fixed = f"--changes={git(house, 'rev-list', '--max-parents=0', 'HEAD')}..{head(house)}"
    before = read(rendered(fixed), "changes.html")
    edit(house, "engagement.yaml", OPEN, CLOSED)
    commit(house, "Close again", "2026-11-21")
    edit(house, "engagement.yaml", CLOSED, OPEN)
    commit(house, "Open again", "2026-11-22")
    assert read(rendered(fixed), "changes.html") == before


def test_steps_from_tag_to_tag(house: Path) -> None:
    git(house, "tag", "v1")
    a_story(house)
    git(house, "tag", "v2", ":/Close comments")
    said = text(read(rendered("--changes", "--steps", "tags"), "changes.html"))
    assert said.index("Not tagged yet") < said.index("v2") < said.index("v1")


def test_where_there_is_no_git_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    began(tmp_path / "house")
    (tmp_path / "house" / ".git").rename(tmp_path / "gone")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path / "house")
    site = rendered("--changes", code=WRONG)
    assert not site.exists()
    assert "--changes: " in capsys.readouterr().err


def test_a_hostile_commit_is_only_text(house: Path) -> None:
    a_story(house)
    site = rendered("--changes")
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        ours = text.count('static/handbook.js" defer></script>') + text.count('static/search.js" defer></script>')
        assert text.count("<script") == ours, path
    whole = read(site, "changes.html") + read(site, "changes.xml")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", whole)


def test_the_feed_has_what_atom_asks_for(house: Path) -> None:
    a_story(house)
    site = rendered("--changes")
    feed = ET.fromstring((site / "changes.xml").read_bytes())  # noqa: S314  # it is our own
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 4
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for one in (feed, *entries):
        assert UUID(one.findtext(f"{ATOM}id", "").removeprefix("urn:uuid:"))
        assert one.findtext(f"{ATOM}title")
        datetime.fromisoformat(one.findtext(f"{ATOM}updated", ""))
        (page,) = (link.get("href", "") for link in one.findall(f"{ATOM}link") if link.get("rel") == "alternate")
        assert (site / page).is_file()
    assert len({one.findtext(f"{ATOM}id") for one in (feed, *entries)}) == 5
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2026-11-20T09:00:00+02:00"
    assert "Loosened: Comments: nobody → everyone" in entries[0].findtext(f"{ATOM}content", "")


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_whatever_stands_in_a_feed_it_is_well_formed(title: str, author: str, body: str) -> None:
    when = "2026-11-22T00:00:00+00:00"
    item = Item(body, title, "changes/a.html", when, body)
    feed = ET.fromstring(atom(Feed(title, title, author, "changes.html", "changes.xml", when), [item]))  # noqa: S314
    (entry,) = feed.findall(f"{ATOM}entry")
    sound = re.fullmatch("[\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*", body)
    assert not sound or entry.findtext(f"{ATOM}content") == body
