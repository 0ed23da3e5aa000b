"""A part of the tests in environments of their own: `python -m tests.house.pythons [--lowest]`.

By each Python from 3.10 to 3.14 that is on this machine; `--lowest`: by this one, with the lowest versions that
pyproject.toml allows. Left out are tests that need large programs to judge by.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent
PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
EXTRAS = ("dask", "lsp", "pdf", "xlsx")
ROOMS = ("text", "workspace", "policy", "lint", "reporters", "config", "exchange", "lsp")
PART = (
    *(f"tests/{room}" for room in ROOMS),
    *(f"tests/handbook/test_{one}.py" for one in ("render", "site", "search")),
)
NOT_IN_IT = (
    "tests/text/test_suite.py",
    "tests/reporters/test_sarif.py",
    "tests/reporters/test_log_commands.py",
    "tests/exchange/test_oscal.py",
)
_BOUND = re.compile(r'"([A-Za-z][\w.-]*)>=([\d.]+)[^;"]*(;[^"]*)?"')


def lowest(text: str) -> Iterator[str]:
    """The dependencies and extras of a pyproject.toml, each pinned to its lower bound."""
    project = text[text.index("\n[project]") : text.index("\n[project.scripts]")]
    for name, version, marker in _BOUND.findall(project[project.index("\ndependencies") :]):
        yield f"{name}=={version}{marker}"


def found() -> Iterator[tuple[str, str]]:
    """Each Python that is on this machine, by its version: on the path, or kept by pyenv, which shows but one of many."""
    for version in PYTHONS:
        kept = (str(folder) for folder in Path.home().glob(f".pyenv/versions/{version}.*/bin"))
        program = shutil.which(f"python{version}", path=os.pathsep.join((*kept, os.environ["PATH"])))
        if program:
            yield version, program


def tried(name: str, program: str, pinned: list[str]) -> bool:
    """Whether the part passes in a fresh environment. name: of its folder; pinned: versions that are not to be the newest."""
    folder = HOUSE / "build" / "pythons" / name
    shutil.rmtree(folder, ignore_errors=True)
    python, quiet = str(folder / "bin" / "python"), ("--quiet", "--disable-pip-version-check")
    run(program, "-m", "venv", str(folder))
    run(python, "-m", "pip", "install", *quiet, "--upgrade", "pip>=25.1")
    run(python, "-m", "pip", "install", *quiet, "--group", "part", "--editable", f".[{','.join(EXTRAS)}]", *pinned)
    left_out = [f"--ignore={path}" for path in NOT_IN_IT]
    done = subprocess.run([python, "-m", "pytest", "-q", *left_out, *PART], cwd=HOUSE, check=False)
    return done.returncode == 0


def run(*command: str) -> None:
    """Run a program in the house. Raises CalledProcessError where it fails."""
    subprocess.run(command, cwd=HOUSE, check=True)


def main(args: list[str]) -> int:
    """Try what is asked for, and say what was not there. Gives the exit code."""
    if args == ["--lowest"]:
        pinned = list(lowest((HOUSE / "pyproject.toml").read_text(encoding="utf-8")))
        return 0 if tried("lowest", sys.executable, pinned) else 1
    there = dict(found())
    outcomes = {version: "passed" if tried(version, program, []) else "FAILED" for version, program in there.items()}
    for version in PYTHONS:
        sys.stdout.write(f"Python {version}: {outcomes.get(version, 'not on this machine')}\n")
    return 1 if "FAILED" in outcomes.values() or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
