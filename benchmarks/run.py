"""Measures govlint beside its peers in one run and writes docs/benchmarks.md: `make bench`.

Each command runs several times as a whole process, in turn with the others, so that a busy machine slows all alike.
What counts is the median CPU time (user and system) of a process; trust the ratios more than the figures.
"""

import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.editor import editor_table
from benchmarks.estate import engagement, header, write
from benchmarks.others import others_table
from benchmarks.timing import Figure, measure, run

ROOT = Path(__file__).resolve().parent.parent
PEERS = ("yamllint", "check-jsonschema", "sourcemeta-jsonschema")
REPEATS = {1: 15, 20: 9, 1_000: 3, 10_000: 1, 100_000: 1}
COLD = "govlint check"


def tools(folder: Path) -> Path:
    """A fresh environment with govlint as users install it (a wheel) and its peers; the folder of their programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"{ROOT}[lsp]", *PEERS], check=True)
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


def commands(programs: Path, folder: Path, count: int) -> dict[str, list[str]]:
    """The same files for every tool; what each does with them stands in the page."""
    cold = ["env", f"XDG_CACHE_HOME={os.devnull}", str(programs / "govlint"), "check", str(folder)]
    warm = f"XDG_CACHE_HOME={folder.parent / 'cache'} {programs / 'govlint'} check {folder}"
    changed = next(iter(sorted(folder.rglob("*.yaml"))))
    found = {
        COLD: [*cold, "--jobs", "1"],
        "govlint check, two processes": [*cold, "--jobs", "2"],
        "govlint check, one file changed": ["sh", "-c", f"echo '# More.' >> {changed}; {warm} --jobs 1"],
        "govlint check, asked again": ["sh", "-c", f"{warm} --jobs 1"],
        "yamllint": [str(programs / "yamllint"), "-d", "relaxed", str(folder)],
        "check-jsonschema": by_kind(f"{programs}/check-jsonschema --schemafile", folder),
        "sourcemeta jsonschema": by_kind(f"{programs}/jsonschema validate --continue", folder),
    }
    return {name: command for name, command in found.items() if _worth(name, count)}


MOST = {
    "govlint check, one file changed": 10_000,
    "govlint check, asked again": 10_000,
    "yamllint": 10_000,
    "check-jsonschema": 1_000,
    "sourcemeta jsonschema": 10_000,  # a shell takes no longer list of files
}
"""Up to how many documents a figure says something, and is had in some minutes."""


def _worth(name: str, count: int) -> bool:
    least = 1_000 if name.endswith(("two processes", "one file changed")) else 1
    return least <= count <= MOST.get(name, count)


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


def table(count: int, found: dict[str, Figure]) -> str:
    """A table of one size."""
    own = found[COLD].seconds
    rows = [
        f"| {name} | {one.seconds * 1000:,.0f} | {one.wall * 1000:,.0f} | {own / one.seconds:.2f} "
        f"| {count / one.seconds:,.0f} | {one.memory:,.0f} |"
        for name, one in found.items()
    ]
    head = "| tool | CPU ms | wall ms | govlint takes | documents per CPU second | MiB |\n|---|---|---|---|---|---|"
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


def sized(programs: Path, made: Path, count: int, repeats: int) -> dict[str, Figure]:
    """What all tools take with so many documents."""
    folder = made / f"estate-{count}"
    if count == 1:
        one_document(folder)
    else:
        write(count, folder)
    chosen = commands(programs, folder, count)
    for name in ("govlint check, asked again", "govlint check, one file changed"):
        if name in chosen:
            run(chosen[name])  # what is known is known from here on
    found = measure(chosen, repeats)
    shutil.rmtree(folder)
    return found


def growth(found: dict[int, Figure]) -> str:
    """How the cost of one document grows with their number."""
    rows = [
        f"| {count:,} | {one.seconds / count * 1e6:,.0f} | {one.memory:,.0f} | {one.memory / count * 1024:,.1f} |"
        for count, one in found.items()
        if count >= 1_000
    ]
    head = "| documents | CPU microseconds a document | MiB | KiB a document |\n|---|---|---|---|"
    return f"### Growth\n\n{head}\n" + "\n".join(rows) + "\n"


def main() -> None:
    """Measure and write. Sizes can be named; then the page is printed, for it is not whole."""
    sizes = [int(one) for one in sys.argv[1:]] or list(REPEATS)
    tables, cold = [], {}
    with tempfile.TemporaryDirectory() as made:
        programs = tools(Path(made) / "tools")
        for count in sizes:
            found = sized(programs, Path(made), count, REPEATS[count])
            cold[count] = found[COLD]
            tables.append(table(count, found))
            print(tables[-1], flush=True)
        others = [growth(cold), others_table(programs, Path(made)), editor_table(programs, Path(made))]
        print("\n".join(others))
        if sizes == list(REPEATS):
            (ROOT / "docs/benchmarks.md").write_text(page(programs, [*tables, *others]), encoding="utf-8")


if __name__ == "__main__":
    main()
