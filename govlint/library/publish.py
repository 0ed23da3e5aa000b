"""Writes the published JSON Schemas: `python -m govlint.library.publish`; `--check` only says which are stale."""

import os
import sys
from pathlib import Path

from govlint.library.checkout import CHECKOUT
from govlint.library.compile import by_hand, published_schemas

SCHEMAS = CHECKOUT / "schemas"
BY_HAND = frozenset(
    (
        *(
            "calendar.schema.json",
            "decision.schema.json",
            "diff.schema.json",
            "handbook.schema.json",
            "posture.schema.json",
            "report.schema.json",
        ),
        "scenarios.schema.json",
        *(path.name for path in by_hand(SCHEMAS).values()),
    )
)
"""Schemas beside them that no form stands behind."""


def stale(schemas: Path, folder: Path) -> list[str]:
    """The files of a folder that are not what the forms say: changed, missing, or of a kind that is gone."""
    wanted = published_schemas(schemas)
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.schema.json")}
    names = (wanted.keys() | there.keys()) - BY_HAND
    return sorted(name for name in names if wanted.get(name) != there.get(name))


def publish(schemas: Path, folder: Path) -> list[str]:
    """Write what is stale and delete what is of no kind; gives the names of both."""
    changed, wanted = stale(schemas, folder), published_schemas(schemas)
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in wanted:
            _write(folder / name, wanted[name])
        else:
            (folder / name).unlink()
    return changed


def _write(path: Path, text: str) -> None:
    made = path.with_suffix(".new")
    made.write_text(text, encoding="utf-8")
    os.replace(made, path)


def run(args: list[str], schemas: Path = SCHEMAS, folder: Path = SCHEMAS / "v1") -> int:
    """Publish, or check that it was done. Gives the exit code."""
    if args not in ([], ["--check"]):
        sys.stderr.write("usage: python -m govlint.library.publish [--check]\n")
        return 2
    found = stale(schemas, folder) if args else publish(schemas, folder)
    for name in found:
        sys.stdout.write(f"{'stale' if args else 'written'}: {name}\n")
    return 1 if args and found else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
