"""Builds the site: `python -m docs.site.build FOLDER`. A link that leads nowhere stops it.

The site is made from a copy of `docs/`. What a page links to elsewhere in the repository comes with it, below
`repository/`, so that every link of a page leads somewhere on the site, too. Links are written `[words](path)`:
what is linked by reference, or in HTML, does not come along.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent
ROOT = DOCS.parent
_ELSEWHERE = PurePosixPath("repository")
# A folder that holds this is a site of ours, and can be replaced.
_MARK = ".made-from-docs"
# Code is matched too, so that what looks like a link in it is passed over.
_LINK = re.compile(
    r"^(?P<fence>`{3,}).*?^(?P=fence)$|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|"
    r"(?P<start>\]\()(?!\w+:|#)(?P<path>[^)#\s]+)",
    re.M | re.S,
)


def pages(root: Path) -> dict[str, bytes]:
    """All that the site is made from, by its path on the site, with links as they must be there.

    Raises FileNotFoundError where a page links to what is not there.
    """
    found: dict[str, bytes] = {}
    waiting = list(_written(root))
    while waiting:
        path = waiting.pop()
        if str(_place(path)) in found:
            continue
        held = (root / path).read_bytes()
        if path.suffix == ".md":
            text = held.decode("utf-8")
            waiting += _linked(text, path)
            held = _moved(text, path).encode("utf-8")
        found[str(_place(path))] = held
    return found


def _written(root: Path) -> Iterator[PurePosixPath]:
    """The pages of docs; the beginnings from which others are made are none."""
    for path in sorted((root / "docs").rglob("*.md")):
        if "reference_pages" not in path.parts and path.name != "benchmarks-head.md":
            yield PurePosixPath(path.relative_to(root).as_posix())


def _linked(text: str, path: PurePosixPath) -> Iterator[PurePosixPath]:
    """The files to which a page links, by their paths in the repository."""
    return (_target(link["path"], path) for link in _LINK.finditer(text) if link["path"])


def _target(link: str, path: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(os.path.normpath(path.parent / link))


def _place(path: PurePosixPath) -> PurePosixPath:
    """Where a file of the repository stands on the site."""
    return path.relative_to("docs") if path.parts[0] == "docs" else _ELSEWHERE / path


def _moved(text: str, path: PurePosixPath) -> str:
    """The text of a page with its links as seen from its place on the site."""
    start = _place(path).parent

    def link(found: re.Match[str]) -> str:
        if not found["path"]:
            return found[0]
        return found["start"] + PurePosixPath(os.path.relpath(_place(_target(found["path"], path)), start)).as_posix()

    return _LINK.sub(link, text)


def build(folder: Path, root: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """Make the site of a repository in a folder, in place of the site that is there; with what the generator said.

    Where that is a warning nothing is replaced, and the return code is not 0. Raises FileExistsError where the folder
    holds something else.
    """
    _must_be_free(folder)
    with tempfile.TemporaryDirectory() as made:
        for path, content in pages(root).items():
            file = Path(made, "pages", path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        shutil.copy(HERE / "zensical.toml", made)
        shutil.copytree(HERE / "assets", Path(made, "pages", "assets"))
        done = generate(Path(made))
        if done.returncode == 0:
            _replace(folder, Path(made, "site"))
    return done


def _must_be_free(folder: Path) -> None:
    if folder.is_file() or (folder.is_dir() and not (folder / _MARK).is_file() and any(folder.iterdir())):
        raise FileExistsError(f"{folder} holds something else than a site that was made here. Name another folder.")


def _replace(folder: Path, site: Path) -> None:
    (site / _MARK).touch()
    if folder.is_dir():
        shutil.rmtree(folder)
    shutil.move(site, folder)


def generate(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the generator in a folder with its `zensical.toml`: a warning is an error. Gives what it said."""
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    look = os.environ | {"NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=look, capture_output=True, text=True, check=False)  # noqa: S603


def main(args: list[str]) -> int:
    """Make the site in the folder that is named, and say where it starts or what is wrong with it."""
    if len(args) != 1:
        sys.stdout.write("Name one folder for the site: python -m docs.site.build FOLDER\n")
        return 2
    try:
        done = build(Path(args[0]))
    except FileExistsError as taken:
        sys.stdout.write(f"{taken}\n")
        return 2
    sys.stdout.write(f"Open {args[0]}/index.html\n" if done.returncode == 0 else done.stdout + done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
