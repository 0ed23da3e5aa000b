"""How long a handbook takes: first, again, and after one change.

Run from the repository: python -m benchmarks.handbook [DOCUMENTS …]
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.estate import write
from benchmarks.timing import Figure, run

ROOT = Path(__file__).resolve().parent.parent
SIZES = (50, 500, 5_000)


def rendered(folder: Path) -> Figure:
    """What one handbook took, as a whole process of this checkout."""
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from govlint.cli.main import run; run()"
    return run([sys.executable, "-c", program, "render", str(folder), "-o", f"{folder}.out", "--as-of", "2026-11-22"])


def row(count: int, folder: Path) -> str:
    """A row of the table: CPU seconds and the most memory."""
    write(count, folder)
    first = rendered(folder)
    again = rendered(folder)
    changed = folder / "teams.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("title: Teams", "title: People"), encoding="utf-8")
    after = rendered(folder)
    pages = sum(name.endswith(".html") for _, _, names in os.walk(f"{folder}.out") for name in names)
    seconds = " | ".join(f"{one.seconds:,.1f}" for one in (first, again, after))
    return f"| {count:,} | {pages:,} | {seconds} | {max(one.memory for one in (first, again, after)):,.0f} |"


def main() -> None:
    """Print the table."""
    print("| documents | pages | first | again | after one change | MiB |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as made:
        for count in [int(one) for one in sys.argv[1:]] or SIZES:
            print(row(count, Path(made) / f"estate-{count}"), flush=True)


if __name__ == "__main__":
    main()
