"""A small organisation that pull requests change, and what `govlint diff` says of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from govlint.change.diff import Diff, diff
from govlint.change.sides import Side, read_sides
from govlint.cli.reading import configuration, ruleset
from govlint.config.config import Config
from govlint.config.find import Given
from govlint.lint.ruleset import RuleSet
from tests.helpers import DAY, house, write

HERE = Path(__file__).parent
HOUSE: dict[str, str] = yaml.safe_load((HERE / "house.yaml").read_text(encoding="utf-8"))


def laid(folder: Path, files: Mapping[str, str]) -> Path:
    """The files below a folder, documents with the header fields they lack."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {path: text for path, text in files.items() if path.endswith(".yaml") and not path.startswith("own/")}
    write(folder, {path: text for path, text in files.items() if path not in documents})
    return house(folder, documents)


def edited(files: Mapping[str, str], pull: Mapping[str, Any]) -> dict[str, str]:
    """The files once a pull request has changed them. Every text that it replaces must stand there once."""
    found = dict(files)
    for path, name in pull.get("move", {}).items():
        found[name] = found.pop(path)
    for path, edits in pull.get("edit", {}).items():
        for before, after in edits:
            assert found[path].count(before) == 1, f"{before!r} in {path}"
            found[path] = found[path].replace(before, after)
    for path, text in pull.get("files", {}).items():
        found.pop(path, None)
        if text is not None:
            found[path] = text
    return found


def _rules(config: Config, given: Given) -> RuleSet:
    return ruleset(config, given=given)


def sides(base: Path, head: Path) -> tuple[Side, Side]:
    """Two folders as the two sides."""
    return read_sides(str(base), str(head), (), lambda paths: configuration(paths, None), _rules)


def between(folder: Path, before: Mapping[str, str], after: Mapping[str, str], *signed: str, day: str = DAY) -> Diff:
    """What lies between two organisations. signed: the roles that have signed."""
    base, head = laid(folder / "before", before), laid(folder / "after", after)
    (found,) = diff(*sides(base, head), day, signed)
    return found


def told(found: Diff) -> list[str]:
    """What is decided otherwise, as `direction kind subject`; what changes no decision is left out."""
    return sorted(
        f"{one.change.direction} {one.change.kind} {one.change.subject}"
        for one in found.found
        if one.change.direction != "neutral"
    )
