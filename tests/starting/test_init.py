"""What `govlint init` asks, writes and says, in a folder of its own."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from govlint.cli.main import CLEAN, INTERRUPTED, WRONG, main
from govlint.config.read import read_config
from govlint.starting.kit import CI
from govlint.starting.questions import questions
from tests.conftest import Golden
from tests.helpers import DAY, HOUSE

Run = Callable[..., tuple[int, str, str]]
SNAPSHOTS = Path(__file__).parent / "snapshots"
TODAY = ("--as-of", DAY)
SMALL = ("--name", "River Kitchen", "--sector", "charity", "--market", "GB", "--size", "one", "--yes", *TODAY)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*args: str) -> tuple[int, str, str]:
        code = main(list(args))
        return code, *capsys.readouterr()

    return call


def there(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


class TestWhatItWrites:
    def test_a_small_charity(self, run: Run, tmp_path: Path, golden: Golden) -> None:
        code, out, err = run("init", *SMALL)
        assert (code, err) == (CLEAN, "")
        golden(SNAPSHOTS / "said.txt", out)
        files = sorted((tmp_path / "policies").glob("*.yaml"))
        written = "".join(f"##### {path.name}\n{path.read_text(encoding='utf-8')}" for path in files)
        golden(SNAPSHOTS / "small.yaml", written)

    def test_a_sector_in_several_markets(self, run: Run, tmp_path: Path, golden: Golden) -> None:
        markets = ("--market", "GB", "--market", "FR", "--market", "US")
        run("init", "--sector", "alcohol", *markets, "--size", "teams", "--structure", "hub", "--yes", *TODAY)
        golden(SNAPSHOTS / "sector.yaml", (tmp_path / "policies/sector-alcohol.yaml").read_text(encoding="utf-8"))

    @pytest.mark.parametrize("name", ["0o17", "1e5", "0x1F", "2026-11-22", "yes", "12:30", "~", "# no", "Ü: & *"])
    def test_a_name_that_yaml_could_take_for_something_else(self, name: str, run: Run) -> None:
        run("init", "--name", name, "--size", "one", "--yes", *TODAY)
        assert run("check", *TODAY)[0] == CLEAN

    def test_the_other_commands_are_content_with_it(self, run: Run, tmp_path: Path) -> None:
        run("init", *SMALL)
        assert run("check", *TODAY)[:2] == (CLEAN, "Nothing found in 14 documents.\n")
        assert run("test", *TODAY)[0] == CLEAN
        assert run("render", "-o", "handbook", *TODAY)[0] == CLEAN
        assert (tmp_path / "handbook" / "index.html").is_file()

    def test_each_document_leads_to_a_schema_that_admits_it(self, run: Run, tmp_path: Path) -> None:
        run("init", "--size", "teams", "--sector", "finance", "--yes", *TODAY)
        seen = 0
        for path in (tmp_path / "policies").glob("*.yaml"):
            for text in path.read_text(encoding="utf-8").split("---\n"):
                line = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
                schema = json.loads((path.parent / line).read_text(encoding="utf-8"))
                published = HOUSE / "schemas" / "v1" / Path(line).name
                assert schema == json.loads(published.read_text(encoding="utf-8"))
                jsonschema_rs.validate(schema, json.loads(json.dumps(yaml.safe_load(text), default=str)))
                seen += 1
        assert seen > 15

    def test_files_for_other_programs_are_those_that_ship(self, run: Run, tmp_path: Path) -> None:
        run("init", *SMALL, "--pre-commit", *(f"--ci={system}" for system in CI))
        pairs = [("pre-commit-config.yaml", ".pre-commit-config.yaml"), *CI.values()]
        for shipped, path in pairs:
            assert (tmp_path / path).read_bytes() == (HOUSE / "docs" / "integrations" / shipped).read_bytes()
        assert read_config("govlint.toml").paths == ("policies",)

    def test_another_folder_and_its_name(self, run: Run, tmp_path: Path) -> None:
        code, out, _ = run("init", "deep/blue-door", "--yes", *TODAY)
        assert code == CLEAN
        assert "  cd deep/blue-door\n" in out
        assert "title: Blue Door\n" in (tmp_path / "deep/blue-door/policies/organisation.yaml").read_text("utf-8")

    def test_a_folder_that_a_shell_would_take_apart(self, run: Run) -> None:
        assert "  cd 'my folder; x'\n" in run("init", "my folder; x", "--yes", *TODAY)[1]

    @pytest.mark.parametrize("said", ["uk", "U.K.", "Great Britain", "gb"])
    def test_a_market_as_people_say_it(self, said: str, run: Run, tmp_path: Path) -> None:
        assert run("init", "--market", said, "--yes", *TODAY)[0] == CLEAN
        assert "  - {code: GB}\n" in (tmp_path / "policies/organisation.yaml").read_text("utf-8")

    def test_a_narrow_terminal(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "44")
        said = run("init", *SMALL)[1]
        assert [line for line in said.splitlines() if len(line) > 44] == []
        assert "  policies/keys.yaml\n    Who has the keys\n" in said

    @pytest.mark.parametrize("name", ["  ", "日本", "\x1b[31mred", 'a: "b" #c', "é" * 300])
    def test_any_name(self, name: str, run: Run) -> None:
        code, out, _ = run("init", "--name", name, "--yes", *TODAY)
        assert code == CLEAN
        assert "\x1b" not in out
        assert run("check", *TODAY)[0] == CLEAN


@pytest.mark.parametrize(
    ("folder", "title"), [("women's-aid", "Women's Aid"), ("blue_door", "Blue Door"), ("-", "Our organisation")]
)
def test_a_folder_gives_the_name(folder: str, title: str) -> None:
    assert questions(folder)["name"].usual == title


class TestWhatItRefuses:
    @pytest.mark.parametrize("path", ["govlint.toml", "policies/keys.yaml", ".govlint/schemas/teams.schema.json"])
    def test_nothing_is_overwritten(self, path: str, run: Run, tmp_path: Path) -> None:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("mine", encoding="utf-8")
        code, out, err = run("init", *SMALL)
        assert (code, out) == (WRONG, "")
        assert f"govlint: {path} is there already\n" in err
        assert there(tmp_path) == [path]
        assert (tmp_path / path).read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["--sector", "alcohl"], "alcohl is no sector\n         Did you mean alcohol?"),
            (["--market", "XX"], "XX is no market\n         Markets are ISO 3166 codes"),
            (["--market", "XX-CA"], "XX-CA is no market\n"),
            (["--market", "Germny"], "Germny is no market\n         Did you mean DE?"),
            (["--platform", "Instagramm"], "Did you mean instagram?"),
            (["--size", "huge"], "It can be: one, few, teams."),
            (["--structure", "hubs"], "Did you mean hub?"),
            (["--ci", "githb"], "Did you mean github?"),
        ],
    )
    def test_a_word_that_is_none(self, args: list[str], said: str, run: Run, tmp_path: Path) -> None:
        code, out, err = run("init", *args, "--yes")
        assert (code, out) == (WRONG, "")
        assert said in err
        assert there(tmp_path) == []

    def test_a_folder_that_cannot_be_written(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        code, _, err = run("init", "file/below", *SMALL)
        assert (code, there(tmp_path)) == (WRONG, ["file"])
        assert "Nothing was written." in err


def typed(folder: Path, keys: str) -> tuple[int, str]:
    """Run `govlint init` in a terminal in which somebody types: its exit code, and all that is seen."""
    ours, theirs = pty.openpty()
    program = [sys.executable, "-c", "from govlint.cli.main import run; run()", "init", *TODAY]
    # Without line editing, keys that come early are echoed once and stay in order.
    environment = os.environ | {"COLUMNS": "100", "TERM": "dumb", "PYTHONPATH": str(HOUSE)}
    asked = subprocess.Popen(
        program, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    os.write(ours, keys.encode())
    seen = b""
    while True:
        try:
            more = os.read(ours, 4096)
        except OSError:  # nobody holds the other end any more
            break
        seen += more
        if not more:
            break
    os.close(ours)
    return asked.wait(), seen.decode().replace("\r\n", "\n")


class TestQuestions:
    def test_they_are_asked_in_a_terminal(self, tmp_path: Path) -> None:
        folder = tmp_path / "blue-door"
        folder.mkdir()
        code, seen = typed(folder, "\nalcohl\nAlcohol, charity\nxx\nuk, IE\n\nONE\n\nY\ngithub\n")
        assert code == CLEAN
        assert "What is your organisation called?\n> [Blue Door]" in seen
        assert "Error: alcohl is no sector. Did you mean alcohol?" in seen
        assert "Error: xx is no market. Markets are ISO 3166 codes" in seen
        assert "  one    one person looks after social media\n" in seen
        text = (folder / "policies" / "organisation.yaml").read_text(encoding="utf-8")
        assert "sectors: [alcohol, charity]\n" in text
        assert "  - {code: GB}\n  - {code: IE}\n" in text
        assert {".pre-commit-config.yaml", ".github/workflows/govlint.yml"} < set(there(folder))

    def test_who_stops_half_way_has_nothing(self, tmp_path: Path) -> None:
        code, seen = typed(tmp_path, "Blue Door\n\x04")
        assert (code, there(tmp_path)) == (INTERRUPTED, [])
        assert "Stopped." in seen

    def test_without_a_terminal_nothing_is_asked(self, tmp_path: Path) -> None:
        program = [sys.executable, "-c", "from govlint.cli.main import run; run()", "init", *TODAY]
        kept = os.environ | {"PYTHONPATH": str(HOUSE)}
        done = subprocess.run(program, cwd=tmp_path, input="x\n", capture_output=True, text=True, env=kept, check=False)
        assert (done.returncode, done.stderr) == (CLEAN, "")
        assert "?" not in done.stdout
