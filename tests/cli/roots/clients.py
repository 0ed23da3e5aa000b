"""Clients of an agency, each in a folder of its own, with all that silences and tunes; and how they are checked."""

import json
import shutil
from pathlib import Path
from typing import Any

from tests.helpers import HOUSE, govlint, write

DAY = ("--as-of", "2026-11-22")
RULE = """\
title: Where we answer for a client, people hear from us within {hours}
wall: {{control: engagement.reply-within, ceiling: {hours}}}
force: good-practice
sources: []
severity: warning
why: We promise it to {client}.
remedy: Write {hours} or less.
examples:
  good: []
  bad: []
"""
EXAMPLES = ("bank", "brewer", "charity", "gitlab")


def clients(folder: Path) -> list[str]:
    """Examples as clients: one with rules of its own and another of the same names, one with a baseline and an ignore,
    one with rules set otherwise for some paths. Gives their roots."""
    for name in EXAMPLES:
        shutil.copytree(HOUSE / "examples" / name, folder / "clients" / name)
    config = 'rule-folders = ["rules"]\nexclude = ["old"]\n'
    for name, hours in (("bank", "1h"), ("brewer", "2h")):
        own = {"govlint.toml": config, "rules/ours/fast.yaml": RULE.format(hours=hours, client=name)}
        write(folder / "clients" / name, own)
    write(folder / "clients/bank", {"old/teams.yaml": "govlint: v1\nkind: nonsense\n"})
    write(folder / "clients/gitlab", {"govlint.toml": 'fail-on = "info"\n[packs]\nculture = false\n'})
    write(folder / "clients/charity", {"govlint.toml": ""})
    kept = govlint("baseline", "clients/charity", *DAY, cwd=folder)
    assert kept.returncode == 0, kept.stderr
    ignored(folder / "clients/brewer/alcohol-fr.yaml", "influencers: none", "alcohol/france-creators-ruled-out")
    return [f"clients/{name}" for name in EXAMPLES]


def ignored(file: Path, line: str, rule: str) -> None:
    """Put a comment above a line that takes a finding out."""
    text = file.read_text(encoding="utf-8")
    assert line in text
    file.write_text(
        text.replace(line, f"# govlint: ignore[{rule}] because it is agreed until spring\n{line}"), encoding="utf-8"
    )


def checked(form: str, *args: str, cwd: Path) -> Any:
    """What a check says as JSON, of whichever format."""
    return json.loads(govlint("check", *args, "--format", form, *DAY, cwd=cwd).stdout)
