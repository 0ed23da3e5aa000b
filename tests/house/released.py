"""Every name that people may have written down by now, in `released.json`: `python -m tests.house.released` adds to it.

It is run when a version is released, and never takes a name out.
"""

import json
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from docs.reference_pages.commands import commands, whole
from govlint.cli.explained import key
from govlint.cli.explained.fields import fields
from govlint.cli.main import EXITS
from govlint.exchange import asked
from govlint.handbook import formats as of_handbook
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import only
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.reporters import FORMATS, calendar, change, decision, scenarios

RELEASED = Path(__file__).with_name("released.json")
Names = dict[str, list[str]]


def names() -> Names:
    """All names of today, by sort."""
    return {
        "rules": sorted(all_rules()),
        "controls": sorted(controls()),
        "levels": sorted(f"{one.id}: {' < '.join(two)}" for one in controls().values() for two in _ordered(one)),
        "fields": sorted({one.name for one in fields()}),
        "configuration": sorted(key.names(only({}))),
        "commands": sorted(_options()),
        "formats": sorted(_formats()),
        "exit codes": sorted(map(str, EXITS)),
    }


def _ordered(control: Control) -> Iterable[tuple[str, str]]:
    """Every two levels, the looser first: one that moved would mean something else."""
    return combinations(control.scale.levels, 2)


def _options() -> Iterable[str]:
    for at in commands(whole()):
        yield at.command_path
        for one in at.command.params:
            yield from (f"{at.command_path} {name}" for name in one.opts if name.startswith("-"))


def _formats() -> Iterable[str]:
    every = {
        "check": FORMATS,
        "calendar": calendar.FORMATS,
        "diff": change.FORMATS,
        "export": asked.FORMATS,
        "render": of_handbook.FORMATS,
        "simulate": decision.FORMATS,
        "test": scenarios.FORMATS,
    }
    return (f"{command} {name}" for command, formats in every.items() for name in formats)


def released() -> Names:
    """All names that a version had which people use."""
    found: Names = json.loads(RELEASED.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    kept = released() if RELEASED.exists() else {}
    grown = {sort: sorted({*kept.get(sort, ()), *those}) for sort, those in names().items()}
    RELEASED.write_text(json.dumps(grown, indent=1) + "\n", encoding="utf-8")
