"""Files as a git revision has them, whatever the repository tries."""

import os
import subprocess
from pathlib import Path

import pytest

from govlint.errors import GovlintError
from govlint.text.source import MAX_BYTES
from govlint.workspace.revision import files_at


def git(folder: Path, *args: str) -> str:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", folder, *who, *args], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "a.yaml").write_bytes(b"one\r\n")
    (tmp_path / "b.yml").write_text("b", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("n", encoding="utf-8")
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commit(folder: Path) -> None:
    git(folder, "add", "--force", "--all")
    git(folder, "commit", "-q", "-m", "m")


def test_files_are_those_of_the_revision_under_their_present_names(repository: Path) -> None:
    (repository / "policies" / "a.yaml").write_text("two", encoding="utf-8")
    (repository / "b.yml").unlink()
    commit(repository)
    assert files_at("HEAD~1", ["."]) == {"b.yml": b"b", "policies/a.yaml": b"one\r\n"}
    assert files_at("HEAD", ["."]) == {"policies/a.yaml": b"two"}


def test_only_the_paths_that_are_asked_for(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(files_at("HEAD", ["policies"])) == ["policies/a.yaml"]
    assert list(files_at("HEAD", ["policies/a.yaml"])) == ["policies/a.yaml"]
    monkeypatch.chdir(repository / "policies")
    assert list(files_at("HEAD", ["."])) == ["a.yaml"]
    assert list(files_at("main", [".."])) == ["../b.yml", "a.yaml"]


def test_links_submodules_and_hidden_folders_are_left_out(repository: Path) -> None:
    os.symlink("/etc/passwd", repository / "link.yaml")
    for folder in (".hidden", "node_modules"):
        (repository / folder).mkdir()
        (repository / folder / "c.yaml").write_text("c", encoding="utf-8")
    commit(repository)
    assert list(files_at("HEAD", ["."])) == ["b.yml", "policies/a.yaml"]


def test_names_can_be_anything(repository: Path) -> None:
    for name in ("new\nline.yaml", 'quo"te.yaml', "*.yaml", ":(top)x.yaml", "-x.yaml", "é.yaml"):
        (repository / name).write_text(name, encoding="utf-8")
    commit(repository)
    found = files_at("HEAD", ["."])
    assert {path: content.decode() for path, content in found.items() if path != "b.yml" and "/" not in path} == {
        name: name for name in ("new\nline.yaml", 'quo"te.yaml', "*.yaml", ":(top)x.yaml", "-x.yaml", "é.yaml")
    }
    assert list(files_at("HEAD", ["*.yaml"])) == ["*.yaml"]


def test_a_file_that_is_too_large_stays_too_large(repository: Path) -> None:
    (repository / "big.yaml").write_bytes(b"#" * (MAX_BYTES + 10))
    commit(repository)
    assert len(files_at("HEAD", ["big.yaml"])["big.yaml"]) == MAX_BYTES + 1


@pytest.mark.parametrize("revision", ["nope", "", "--upload-pack=touch x", "HEAD:b.yml", "-h", "HEAD\n"])
def test_what_is_no_revision_is_refused(repository: Path, revision: str) -> None:
    if revision == "HEAD\n":
        revision = "HEAD\nHEAD"
    with pytest.raises(GovlintError, match="is no revision") as caught:
        files_at(revision, ["."])
    assert "shallow clone" in caught.value.help


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GovlintError, match="not a git repository"):
        files_at("HEAD", ["."])


def test_nothing_of_the_repository_runs(repository: Path) -> None:
    """Attributes, filters, replacements and a file watcher of its own change and start nothing."""
    trap = repository / "trap"
    (repository / ".gitattributes").write_text("*.yaml filter=evil diff=evil\n", encoding="utf-8")
    for key in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.fsmonitor", "core.sshCommand"):
        git(repository, "config", key, f"touch {trap}; cat")
    other = git(repository, "hash-object", "-w", "b.yml")
    git(repository, "config", "--unset", "core.fsmonitor")
    git(repository, "replace", git(repository, "rev-parse", "HEAD:policies/a.yaml"), other)
    git(repository, "config", "core.fsmonitor", f"touch {trap}")
    trap.unlink(missing_ok=True)
    assert files_at("HEAD", ["."])["policies/a.yaml"] == b"one\r\n"
    assert not trap.exists()
