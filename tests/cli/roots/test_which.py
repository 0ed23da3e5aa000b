"""Which folders are roots, and which calls are refused."""

from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, WRONG
from govlint.cli.roots.which import roots_of
from govlint.errors import GovlintError
from tests.cli.roots.clients import DAY
from tests.helpers import CLEAN_FILES, govlint, house, write


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"clients/a/x.yaml": "", "clients/b/x.yaml": "", "clients/loose.yaml": "", "clients/README.md": ""})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "roots"),
    [
        (["clients/*"], ["clients/a", "clients/b"]),
        (["clients/b", "clients/*"], ["clients/b", "clients/a"]),
        (["clients/*/"], ["clients/a", "clients/b"]),
        (["./clients/a/", "clients/a"], ["clients/a"]),
        (["."], ["."]),
    ],
)
def test_roots_are_folders_each_once_in_order(paths: list[str], roots: list[str], tree: Path) -> None:
    assert roots_of(paths).roots == roots


def test_a_document_beside_the_roots_is_told(tree: Path) -> None:
    """As a pattern names it, and as a shell does that has resolved the pattern."""
    assert roots_of(["clients/*"]).beside == ["clients/loose.yaml"]
    named = roots_of(["clients/README.md", "clients/a", "clients/loose.yaml"])
    assert named == (["clients/a"], ["clients/loose.yaml"])
    said = govlint("check", "--roots", "clients/*", "--allow-empty", *DAY, cwd=tree)
    assert (said.returncode, said.stderr) == (CLEAN, b"Not judged, for it lies in no root: clients/loose.yaml.\n")


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["clients", "clients/a"], "the root clients/a lies in the root clients"),
        (["clients/b", ".", "clients/a"], "the root clients/a lies in the root ."),
        (["clients/link", "clients/a"], "the root clients/link is the same folder as the root clients/a"),
        (["/", "clients/a"], "the root clients/a lies in the root /"),
        (["clients/c"], "clients/c: no such file or folder"),
        (["clients/*", "nowhere/*"], "nowhere/*: no such file or folder"),
        (["clients/loose.yaml"], "clients/loose.yaml: this is a file, and --roots takes folders"),
        ([], "--roots names no folder"),
    ],
)
def test_what_is_refused(paths: list[str], said: str, tree: Path) -> None:
    (tree / "clients/link").symlink_to("a", target_is_directory=True)
    with pytest.raises(GovlintError) as refused:
        roots_of(paths)
    assert str(refused.value) == said
    assert refused.value.help


def test_names_that_begin_alike_do_not_lie_in_each_other(tree: Path) -> None:
    write(tree, {"clients/a-b/x.yaml": "", "clients/a.b/c/x.yaml": ""})
    assert roots_of(["clients/a", "clients/a-b", "clients/a.b/c"]).roots == [
        "clients/a",
        "clients/a-b",
        "clients/a.b/c",
    ]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--roots", "-"], "--roots and standard input exclude each other"),
        (["--roots", "a", "--stdin-filename", "a/x.yaml"], "--roots and standard input exclude each other"),
        (["--roots", "a", "--strict-base", "main"], "--strict-base and --roots exclude each other"),
        (["--roots", "a", "--jobs", "2", "--dask", "tcp://x:1"], "--jobs and --dask exclude each other"),
        (["a", "--dask", "tcp://x:1"], "--dask is nothing without --roots"),
    ],
)
def test_calls_that_ask_for_two_things(args: list[str], said: str, tmp_path: Path) -> None:
    house(tmp_path / "a", CLEAN_FILES)
    done = govlint("check", *args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (WRONG, b"")
    assert done.stderr.decode().startswith(f"govlint: {said}\n")
