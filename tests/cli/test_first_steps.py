"""What somebody meets who configures, silences and keeps a baseline for the first time."""

from pathlib import Path

import pytest

from govlint.cli.main import main
from govlint.lint.silence.ignores import ignores
from govlint.text.source import decode

POLICY = """\
govlint: v1
kind: engagement-policy
name: talk
title: Talk
owner: head-of-social
status: in-force
comments: nobody
"""


@pytest.fixture
def estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a policy that is too tight."""
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "talk.yaml").write_text(POLICY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(folder: Path, text: str) -> None:
    (folder / "govlint.toml").write_text(text, encoding="utf-8")


class TestBaseline:
    def test_a_named_one_is_written_by_the_first_run(self, estate: Path) -> None:
        configured(estate, 'paths = ["policies"]\nbaseline = "known.json"')
        assert main(["baseline"]) == 0
        assert (estate / "known.json").is_file()
        assert main(["check"]) == 0

    def test_a_named_one_that_is_missing_is_asked_for(self, estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
        configured(estate, 'paths = ["policies"]\nbaseline = "known.json"')
        assert main(["check"]) == 2
        assert "known.json: this baseline is not there\n" in (said := capsys.readouterr().err)
        assert "`govlint baseline`" in said

    def test_without_one_there_is_nothing_to_shrink(self, estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["baseline", "policies", "--check"]) == 0
        assert capsys.readouterr().out == "govlint-baseline.json: there is no baseline yet; it would keep 5 findings.\n"
        assert not (estate / "govlint-baseline.json").exists()

    def test_what_cannot_be_read_is_not_settled(self, estate: Path) -> None:
        configured(estate, 'paths = ["policies"]')
        main(["baseline"])
        known = (estate / "govlint-baseline.json").read_text(encoding="utf-8")
        assert "culture/comments-closed" in known
        (estate / "policies" / "talk.yaml").write_text(POLICY.replace("comments: nobody", "comments: ]"), "utf-8")
        assert main(["baseline", "--check"]) == 0
        assert main(["baseline"]) == 0
        assert (estate / "govlint-baseline.json").read_text(encoding="utf-8") == known


class TestConfiguration:
    @pytest.mark.parametrize("pattern", ["policies/talk.yaml", "policies", "*/talk.yaml"])
    @pytest.mark.parametrize(
        ("here", "named"), [(".", []), (".", ["policies"]), ("policies", []), ("policies", ["."]), (".", ["absolute"])]
    )
    def test_what_is_excluded_is_so_from_everywhere(
        self, here: str, named: list[str], pattern: str, estate: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        configured(estate, f'paths = ["policies"]\nexclude = ["{pattern}"]')
        monkeypatch.chdir(estate / here)
        paths = [str(estate / "policies") if one == "absolute" else one for one in named]
        assert main(["check", *paths]) == 3

    def test_rules_about_silences_cannot_be_off(self, estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
        configured(estate, '[rules]\n"core/ignore-unused" = "off"')
        assert main(["check"]) == 2
        assert "core/ignore-unused is about what is broken or about silences" in capsys.readouterr().err

    def test_a_misspelt_key_of_a_rule_comes_before_the_one_it_leaves_out(
        self, estate: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["rules", "new", "ours/slow", "--control", "engagement.reply-within", "--ceiling", "4h"])
        rule = estate / "rules" / "ours" / "slow.yaml"
        rule.write_text(rule.read_text(encoding="utf-8").replace("severity:", "severty:"), encoding="utf-8")
        assert main(["rules", "test", "rules"]) == 2
        said = capsys.readouterr().err
        assert "there is no key severty here" in said
        assert "Did you mean severity?" in said


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore[culture/comments-closed]", "no reason"),
        ("ignore[culture/comments-closed] because", "no reason"),
        ("ignore[culture/comments-closed] we like it", "another form"),
        ("ignore", "another form"),
    ],
)
def test_says_what_an_ignore_lacks(comment: str, said: str) -> None:
    source, _ = decode("talk.yaml", f"{POLICY.rstrip()} # govlint: {comment}\n".encode())
    found, wrong = ignores(source)
    assert found == []
    assert said in wrong[0].message
