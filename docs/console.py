"""What written pages show of files and of the output of commands: taken anew, so that it stays true.

A block under a line that holds only a path is a file: one of this repository, or else one that the reader writes. Under
`path`, at the end it is written below what stands there already. The commands of a page run in a folder of its own, in
which `examples` stands and what the reader has written by then.
An output with `…` on a line of its own is an excerpt: each of its other paragraphs is taken anew from what is printed,
by its first line without the figures.
A block under `<!-- not run: why -->` is left as it is; under `<!-- wrong on purpose: why -->` it is run like any other.
"""

import io
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from govlint.cli.main import main

_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>not run|wrong on purpose): (?P<why>.+) -->\n\n?)?"
    r"(?:`(?P<path>[\w./-]+)`(?P<end>, at the end)?\n\n)?"
    r"```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.M | re.S,
)
_FILES = ("yaml", "toml", "markdown")
_COMMAND = re.compile(r"^\$ (?P<command>.+)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.M)
_FIGURE = re.compile(r"[0-9][0-9,]*")
_TOTAL = re.compile(r"# findings? in # documents?")
_LEFT_OUT = "…"
_WHO, _WHEN = "reader", "2026-11-22T09:00:00+00:00"
_LOOK = {"COLUMNS": "100", "NO_COLOR": "1"}
_GIT = {
    **{f"GIT_{who}_{what}": _WHO for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": _WHEN for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


class Block(NamedTuple):
    """A block of code on a page: its language and text, the file that it is, and how it is marked for what reason."""

    language: str
    body: str
    path: str = ""
    at_the_end: bool = False
    mark: str = ""
    why: str = ""


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page, in order."""
    return map(_read, _BLOCK.finditer(text))


def _read(found: re.Match[str]) -> Block:
    place, mark = (found["path"] or "", bool(found["end"])), (found["mark"] or "", found["why"] or "")
    return Block(found["language"], found["body"], *place, *mark)


def written_pages(root: Path) -> list[Path]:
    """The pages that people write."""
    docs = root / "docs"
    made = (docs / "reference", docs / "reference_pages")
    found = (path for path in sorted(docs.rglob("*.md")) if not any(path.is_relative_to(folder) for folder in made))
    return [page for page in (root / "README.md", *found) if page.is_file()]


def refreshed(text: str, root: Path) -> str:
    """A page with the output that its commands print now. Raises LookupError where an excerpt is printed no more."""
    with tempfile.TemporaryDirectory() as folder, _standing_in(Path(folder)):
        os.symlink(root / "examples", "examples")
        return _BLOCK.sub(lambda found: _block(found, root), text)


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    """Work in a folder, with the look that pages show, as a git user of their own."""
    before, environment = Path.cwd(), os.environ.copy()
    os.chdir(folder)
    os.environ.update(_LOOK | _GIT)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(environment)


def _block(found: re.Match[str], root: Path) -> str:
    """The block as it is to be shown, after what it says was done."""
    block = _read(found)
    ours = root / block.path if block.path else None
    if block.mark == "not run":
        return found[0]
    if block.language == "console":
        return _with(found, _console(block.body))
    if ours and ours.is_file() and block.language in _FILES:
        return _with(found, ours.read_text(encoding="utf-8"))
    if block.path:
        _write(block)
    return found[0]


def _with(found: re.Match[str], body: str) -> str:
    start, end = found.start("body") - found.start(), found.end("body") - found.start()
    return found[0][:start] + body + found[0][end:]


def _write(block: Block) -> None:
    """What the reader does with a file that a page shows."""
    file = Path(block.path)
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if block.at_the_end else ""
    file.write_text(before + block.body, encoding="utf-8")


def _console(body: str) -> str:
    code, shown = 0, ""
    for call in _COMMAND.finditer(body):
        code, printed = _run(call["command"], code)
        shown += f"$ {call['command']}\n{_again(call['shown'], printed)}"
    return shown


def _run(command: str, code: int) -> tuple[int, str]:
    """The exit code of a command and what it prints; `echo $?` prints the exit code of the one before."""
    if command == "echo $?":
        return 0, f"{code}\n"
    name, *args = shlex.split(command)
    if name == "git":
        return _git(args)
    if name != "govlint":
        raise LookupError(f"only govlint and git can be run in a page, not {name}")
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = main(args)
    return code, printed.getvalue()


def _git(args: list[str]) -> tuple[int, str]:
    done = subprocess.run(["git", *args], capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.returncode, done.stdout + done.stderr


def _again(shown: str, printed: str) -> str:
    """What to show of what is printed: all of it, or the paragraphs that were shown."""
    parts = shown.strip("\n").split("\n\n")
    if _LEFT_OUT not in parts:
        return printed
    found = {_key(part): part for part in reversed(printed.strip("\n").split("\n\n"))}
    missing = [part.split("\n", maxsplit=1)[0] for part in parts if part != _LEFT_OUT and _key(part) not in found]
    if missing:
        raise LookupError(f"this is printed no more: {'; '.join(missing)}")
    return "\n\n".join(_LEFT_OUT if part == _LEFT_OUT else found[_key(part)] for part in parts) + "\n"


def _key(part: str) -> str:
    """What tells a paragraph from others, wherever it moves."""
    first = _FIGURE.sub("#", part.split("\n", maxsplit=1)[0])
    return "total" if _TOTAL.match(first) else first
