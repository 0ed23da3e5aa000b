"""`govlint baseline` on real files: written once, then only smaller."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG, main
from govlint.lint.rules import all_rules
from tests.helpers import TIGHT, complete, house, write

FILE = "govlint-baseline.json"
RULE = "culture/comments-closed"
TWO = "kind: engagement-policy\nname: german\nscope: {markets: [GB]}\nreplies: nobody\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return write(house(tmp_path, {**TIGHT, "two.yaml": TWO}), {"govlint.toml": ""})


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str) -> tuple[int, str, str]:
        code = main([*args, "--as-of", "2026-11-22"])
        return (code, *capsys.readouterr())

    return run


def kept(folder: Path, name: str = FILE) -> list[str]:
    return [one["rule"] for one in json.loads((folder / name).read_text(encoding="utf-8"))["findings"]]


def counted(run: Run, *args: str) -> set[str]:
    return {one["rule"] for one in json.loads(run("check", *args, "--format", "json")[1])["findings"]}


class TestWriting:
    def test_what_is_kept_no_longer_counts(self, here: Path, run: Run) -> None:
        assert run("check")[0] == FOUND
        code, out, _ = run("baseline")
        assert (code, out) == (CLEAN, f"{FILE}: {len(kept(here))} findings kept, 0 taken out.\n")
        assert RULE in kept(here)
        code, out, _ = run("check", "--fail-on", "info")
        assert code == CLEAN
        assert out.endswith(", by baseline\n\nNothing found in 4 documents.\n")

    def test_again_it_changes_nothing(self, here: Path, run: Run) -> None:
        run("baseline")
        before = (here / FILE).read_bytes()
        assert run("baseline")[0] == run("baseline", "--check")[0] == CLEAN
        assert (here / FILE).read_bytes() == before

    def test_those_that_speak_once_another_is_silent_are_kept_too(self, here: Path, run: Run) -> None:
        house(here, {"organisation.yaml": "kind: organisation\nsectors: [gambling]\nmarkets: [{code: GB}]\n"})
        run("baseline")
        left = json.loads(run("check", "--format", "json")[1])["findings"]
        assert {one["rule"] for one in left} <= {"core/undecided"}
        assert all(all_rules()[name].legal for one in left for name in one["also"])

    def test_the_law_and_what_is_broken_are_never_kept(self, here: Path, run: Run) -> None:
        house(here, {
            "organisation.yaml": "kind: organisation\nsectors: [alcohol]\nmarkets: [{code: IE}]\n",
            "law.yaml": "kind: sector-policy\nsector: alcohol\naudience: {minimum_age: 13}\ncoments: x\n",
        })  # fmt: skip
        run("baseline")
        left = counted(run)
        assert {"alcohol/eu-reached-under-18", "core/unknown-key"} <= left
        assert left & set(kept(here)) <= {"core/undecided"}
        assert not any(all_rules()[name].legal or all_rules()[name].unsilenceable for name in kept(here))

    def test_what_is_excepted_or_ignored_is_not_kept(self, here: Path, run: Run) -> None:
        house(here, {"policy.yaml": f"kind: engagement-policy\ncomments: nobody # govlint: ignore[{RULE}] because x\n"})
        run("baseline")
        assert RULE not in kept(here)

    def test_a_configured_place(self, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": 'baseline = "state/known.json"\n', "state/x": ""})
        assert run("check")[0] == WRONG
        assert run("baseline")[0] == CLEAN
        assert RULE in kept(here, "state/known.json")
        assert run("check")[0] == CLEAN

    def test_seen_from_below(self, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        run("baseline")
        (here / "sub").mkdir()
        monkeypatch.chdir(here / "sub")
        assert run("check", "..")[0] == CLEAN
        assert run("baseline", "..")[1].startswith(f"{os.path.join('..', FILE)}: ")

    def test_without_a_configuration_it_says_what_is_missing(self, here: Path, run: Run) -> None:
        (here / "govlint.toml").unlink()
        assert "there is a govlint.toml beside it" in run("baseline")[1]
        assert run("check")[0] == FOUND
        assert run("check", "--config", "none")[0] == FOUND

    def test_nothing_to_read(self, here: Path, run: Run) -> None:
        (here / "empty").mkdir()
        assert run("baseline", "empty")[0] == NOTHING_CHECKED
        assert not (here / FILE).exists()


class TestShrinking:
    def test_what_is_gone_is_taken_out_and_what_is_new_is_not_let_in(self, here: Path, run: Run) -> None:
        run("baseline")
        before = kept(here)
        house(here, {"policy.yaml": "kind: engagement-policy\ncomments: everyone\ndirect_messages: closed\n"})
        code, out, _ = run("baseline", "--check")
        assert code == FOUND
        assert "to take out" in out
        assert kept(here) == before
        assert run("baseline")[0] == CLEAN
        assert RULE not in kept(here)
        assert set(kept(here)) <= set(before)
        assert run("baseline", "--check")[0] == CLEAN
        house(here, TIGHT)
        assert RULE in counted(run)

    def test_some_paths_say_nothing_of_the_others(self, here: Path, run: Run) -> None:
        run("baseline")
        before = kept(here)
        assert run("baseline", "organisation.yaml", "teams.yaml", "two.yaml")[0] == CLEAN
        assert RULE in kept(here)
        assert run("baseline", "--check", "two.yaml", "organisation.yaml", "teams.yaml")[0] == CLEAN
        assert kept(here) == before

    def test_nor_does_a_file_that_is_broken_for_now(self, here: Path, run: Run) -> None:
        run("baseline")
        before = kept(here)
        text = (here / "policy.yaml").read_text(encoding="utf-8")
        write(here, {"policy.yaml": text + "title: a: b\n"})
        run("baseline")
        assert RULE in kept(here)
        write(here, {"policy.yaml": "govlint: [\n"})
        run("baseline")
        assert RULE in kept(here)
        write(here, {"policy.yaml": text})
        assert kept(here).count(RULE) == before.count(RULE)

    def test_a_document_that_is_deleted_is_taken_out(self, here: Path, run: Run) -> None:
        run("baseline")
        (here / "policy.yaml").unlink()
        run("baseline")
        assert RULE not in kept(here)

    def test_several_organisations_in_one_file(self, here: Path, run: Run) -> None:
        for name in ("a", "b"):
            house(here, {f"{name}/{path}": text.replace("kind: organisation", f"kind: organisation\nname: {name}") for path, text in TIGHT.items()})  # fmt: skip
        for path in ("organisation", "teams", "policy", "two"):
            (here / f"{path}.yaml").unlink()
        run("baseline")
        assert kept(here).count(RULE) == 2
        house(here, {"a/policy.yaml": "kind: engagement-policy\ncomments: everyone\n"})
        run("baseline")
        assert kept(here).count(RULE) == 1
        assert run("check", "b")[0] == CLEAN


class TestCheck:
    def test_where_there_is_none_yet(self, here: Path, run: Run) -> None:
        code, out, _ = run("baseline", "--check")
        assert code == CLEAN
        assert out.startswith(f"{FILE}: there is no baseline yet; it would keep ")
        assert not (here / FILE).exists()


class TestWrong:
    @pytest.mark.parametrize("content", ["", "{", "[]", '{"version": "2.1.0", "runs": []}', '{"dependencies": {}}'])
    def test_a_file_that_is_none_stops_and_stays(self, content: str, here: Path, run: Run) -> None:
        write(here, {FILE: content})
        for command in ("check", "baseline"):
            code, out, err = run(command)
            assert (code, out) == (WRONG, "")
            assert f"{FILE}: this is no baseline" in err
            assert "Delete it and run `govlint baseline` to start anew." in err
        assert (here / FILE).read_text(encoding="utf-8") == content

    @pytest.mark.parametrize("place", ["gone/known.json", "folder", "file/known.json"])
    def test_a_place_that_cannot_be_written(self, place: str, here: Path, run: Run) -> None:
        (here / "folder").mkdir()
        write(here, {"file": "", "govlint.toml": f'baseline = "{place}"\n'})
        before = sorted(path.name for path in here.iterdir())
        code, _, err = run("baseline")
        assert code == WRONG
        assert "Nothing was changed." in err
        assert sorted(path.name for path in here.iterdir()) == before

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_in_which_nobody_may_write(self, here: Path, run: Run) -> None:
        (here / "locked").mkdir(mode=0o500)
        write(here, {"govlint.toml": 'baseline = "locked/known.json"\n'})
        code, _, err = run("baseline")
        assert (code, "Permission denied" in err) == (WRONG, True)


def test_two_documents_of_one_file(here: Path, run: Run) -> None:
    text = complete(f"{TIGHT['policy.yaml']}---\n{TWO}")[0]
    write(here, {"policy.yaml": text})
    (here / "two.yaml").unlink()
    run("baseline")
    first, second = text.split("---\n")
    write(here, {"policy.yaml": f"{second}---\n{first}"})
    assert run("check")[0] == CLEAN
