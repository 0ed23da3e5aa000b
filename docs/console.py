"""What written pages show of files and of the output of commands: taken anew, so that it stays true.

A YAML or TOML block under a line that holds only a path is a file: one of this repository, or else one that the reader
writes. The commands of a page run in a folder of its own, in which `examples` stands and what the reader has written by
then.
An output with `…` on a line of its own is an excerpt: each of its other paragraphs is taken anew from what is printed,
by its first line without the figures.
"""

import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from govlint.cli.main import main

_BLOCK = re.compile(
    r"(?:^`(?P<path>[\w./-]+)`\n\n)?^```(?P<language>yaml|toml|console)\n(?P<body>.*?)^```$", re.M | re.S
)
_COMMAND = re.compile(r"^\$ (?P<command>.+)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.M)
_FIGURE = re.compile(r"[0-9][0-9,]*")
_TOTAL = re.compile(r"# findings? in # documents?")
_LEFT_OUT = "…"
_LOOK = {"COLUMNS": "100", "NO_COLOR": "1"}


def written_pages(root: Path) -> list[Path]:
    """The pages that people write."""
    docs = root / "docs"
    pages = [root / "README.md", *sorted(docs.glob("*.md")), *sorted(docs.glob("how-to/*.md"))]
    return [page for page in pages if page.is_file()]


def refreshed(text: str, root: Path) -> str:
    """A page with the output that its commands print now. Raises LookupError where an excerpt is printed no more."""
    with tempfile.TemporaryDirectory() as folder, _standing_in(Path(folder)):
        os.symlink(root / "examples", "examples")
        return _BLOCK.sub(lambda found: _block(found, root), text)


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    """Work in a folder, with the look that pages show."""
    before, environment = Path.cwd(), os.environ.copy()
    os.chdir(folder)
    os.environ.update(_LOOK)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(environment)


def _block(found: re.Match[str], root: Path) -> str:
    if found["language"] == "console":
        return f"```console\n{_console(found['body'])}```"
    if found["path"] and (root / found["path"]).is_file():
        return f"`{found['path']}`\n\n```{found['language']}\n{(root / found['path']).read_text(encoding='utf-8')}```"
    if found["path"]:
        file = Path(found["path"])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found["body"], encoding="utf-8")
    return found[0]


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
    if name != "govlint":
        raise LookupError(f"only govlint can be run in a page, not {name}")
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = main(args)
    return code, printed.getvalue()


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
