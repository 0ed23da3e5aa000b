"""Measures govlint beside its peers in one run and writes docs/benchmarks.md: `make bench`.

Each command runs several times as a whole process, in turn with the others, so that a busy machine slows all alike.
What counts is the median CPU time (user and system) of a process; trust the ratios more than the figures.
"""

import os
import platform
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.estate import engagement, header, write

ROOT = Path(__file__).resolve().parent.parent
PEERS = ("yamllint", "check-jsonschema", "sourcemeta-jsonschema")
REPEATS = {1: 15, 20: 15, 1_000: 3, 10_000: 1}


class Figure(NamedTuple):
    """What one command took: median CPU seconds, and the most memory in MiB."""

    seconds: float
    memory: float


def tools(folder: Path) -> Path:
    """A fresh environment with govlint as users install it (a wheel) and its peers; the folder of their programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, ROOT, *PEERS], check=True)
    return folder / "bin"


def one_document(folder: Path) -> Path:
    """A folder with one document of 82 lines, the mean size of published governance files."""
    import random

    folder.mkdir()
    text = header("engagement-policy", "talk", "") + engagement(random.Random(1))
    rules = "".join(
        f"    - Rule {number} of the house, in a sentence of its own.\n" for number in range(82 - text.count("\n"))
    )
    (folder / "talk.yaml").write_text(text.replace("  where: linked", rules + "  where: linked"), encoding="utf-8")
    return folder


def commands(programs: Path, folder: Path) -> dict[str, list[str]]:
    """The same files for every tool; what each does with them stands in the page."""
    govlint = [str(programs / "govlint"), "check", str(folder)]
    return {
        "govlint check": ["env", f"XDG_CACHE_HOME={os.devnull}", *govlint],
        "govlint check, asked again": ["env", f"XDG_CACHE_HOME={folder.parent / 'cache'}", *govlint],
        "yamllint": [str(programs / "yamllint"), "-d", "relaxed", str(folder)],
        "check-jsonschema": by_kind(f"{programs}/check-jsonschema --schemafile", folder),
        "sourcemeta jsonschema": by_kind(f"{programs}/jsonschema validate --continue", folder),
    }


def by_kind(validate: str, folder: Path) -> list[str]:
    """A shell script that validates all files of a folder, one call a kind: these tools take one schema a call."""
    kinds: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("*.yaml")):
        kind = re.search(r"^kind: (\S+)", file.read_text(encoding="utf-8"), re.MULTILINE)
        kinds.setdefault(kind[1] if kind else "", []).append(shlex.quote(str(file)))
    schemas = ROOT / "schemas/v1"
    calls = [f"{validate} {schemas}/{kind}.schema.json {' '.join(files)}" for kind, files in kinds.items()]
    script = folder.with_suffix(f".{len(validate)}.sh")
    script.write_text("\n".join(calls), encoding="utf-8")
    return ["sh", str(script)]


def run(command: list[str]) -> Figure:
    """Run a command once."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"CI": "1"}
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return Figure(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(chosen: dict[str, list[str]], repeats: int) -> dict[str, Figure]:
    """All commands in turn, several times."""
    taken: dict[str, list[Figure]] = {name: [] for name in chosen}
    if "govlint check, asked again" in chosen:
        run(chosen["govlint check, asked again"])
    for _ in range(repeats):
        for name, command in chosen.items():
            taken[name].append(run(command))
    return {
        name: Figure(statistics.median(one.seconds for one in found), max(one.memory for one in found))
        for name, found in taken.items()
    }


def table(count: int, found: dict[str, Figure]) -> str:
    """A table of one size."""
    own = found["govlint check"].seconds
    rows = [
        f"| {name} | {one.seconds * 1000:,.0f} | {own / one.seconds:.2f} | {count / one.seconds:,.0f} "
        f"| {one.memory:,.0f} |"
        for name, one in found.items()
    ]
    head = "| tool | CPU ms | govlint takes | documents per CPU second | MiB |\n|---|---|---|---|---|"
    return f"### {count:,} document{'s' if count > 1 else ''}\n\n{head}\n" + "\n".join(rows) + "\n"


def versions(programs: Path) -> str:
    """What was measured, and where."""
    said = subprocess.run(
        [programs / "python", "-m", "pip", "freeze"], capture_output=True, text=True, check=True
    ).stdout
    named = [
        line
        for line in said.splitlines()
        if line.split("==")[0].lower() in (*PEERS, "pyyaml", "jsonschema_rs", "click")
    ]
    return f"Python {platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores; {', '.join(named)}"


def page(programs: Path, tables: list[str]) -> str:
    """The page for docs/."""
    text = (ROOT / "docs/benchmarks-head.md").read_text(encoding="utf-8")
    return text.replace("{versions}", versions(programs)).replace("{tables}", "\n".join(tables))


def main() -> None:
    """Measure and write."""
    tables = []
    with tempfile.TemporaryDirectory() as made:
        programs = tools(Path(made) / "tools")
        for count, repeats in REPEATS.items():
            folder = Path(made) / f"estate-{count}"
            if count == 1:
                one_document(folder)
            else:
                write(count, folder)
            chosen = commands(programs, folder)
            if count > 1_000:  # too slow for one, too large to be remembered for the other
                del chosen["check-jsonschema"], chosen["govlint check, asked again"]
            tables.append(table(count, measure(chosen, repeats)))
            print(tables[-1], flush=True)
            shutil.rmtree(folder)
        (ROOT / "docs/benchmarks.md").write_text(page(programs, tables), encoding="utf-8")


if __name__ == "__main__":
    main()
