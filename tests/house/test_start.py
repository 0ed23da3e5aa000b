"""Start-up is paid at every commit: what is not needed is not imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import CLEAN_FILES, HEAVY, govlint, house

# What click imports itself is not ours to save.
OF_CLICK = {"dataclasses", "inspect"}


def imported(*args: str, cwd: Path) -> set[str]:
    """The modules that the program has in memory when it is done."""
    code = (
        "import json, sys\n"
        "from govlint.cli.main import main\n"
        f"main({list(args)!r})\n"
        "sys.stderr.write(json.dumps(sorted(sys.modules)))\n"
    )
    where = {name: value for name, value in os.environ.items() if name != "COLUMNS"}  # as in a hook, not a terminal
    done = subprocess.run([sys.executable, "-c", code], cwd=cwd, env=where, capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr))


def opened(*args: str, cwd: Path) -> set[str]:
    """The files that the program opens, code apart, by their names."""
    code = (
        "import os, sys\n"
        "seen = set()\n"
        "sys.addaudithook(lambda event, args: event == 'open' and isinstance(args[0], str) and seen.add(args[0]))\n"
        "from govlint.cli.main import main\n"
        f"main({list(args)!r})\n"
        "named = {os.path.basename(path) for path in seen if not path.endswith(('.py', '.pyc', '.so'))}\n"
        "sys.stderr.write('\\n'.join(sorted(named)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines())


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    govlint("check", ".", "--allow-empty", cwd=tmp_path)  # the library is compiled once
    return house(tmp_path, CLEAN_FILES)


@pytest.mark.parametrize(
    "args", [["--version"], ["check", "organisation.yaml"], ["check", "--format", "json"], ["rules", "list"]]
)
def test_what_is_not_needed_is_not_imported(args: list[str], clean: Path) -> None:
    assert HEAVY & imported(*args, cwd=clean) == set()


def test_the_version_needs_neither_yaml_nor_schemas(clean: Path) -> None:
    assert not {"yaml", "jsonschema_rs", "shutil", "govlint.workspace.load"} & imported("--version", cwd=clean)


def test_a_check_stays_within_its_budget_of_modules(clean: Path) -> None:
    """Each module of ours costs about half a millisecond: more than this wants a reason."""
    found = [name for name in imported("check", "organisation.yaml", cwd=clean) if name.startswith("govlint")]
    assert 20 < len(found) <= 86  # seven of them compile the library, in a checkout alone


def test_a_check_opens_what_it_reads_and_four_parts_of_the_library(clean: Path) -> None:
    parts = {"kinds.json", "rules.json", "schema-organisation.json", "words.json"}  # words: something is undecided
    assert opened("check", "organisation.yaml", cwd=clean) == {"organisation.yaml", *parts}
    assert opened("--version", cwd=clean) == set()


def test_who_has_no_flows_pays_for_none(clean: Path) -> None:
    of_flows = ("govlint.policy.flows", "govlint.policy.clocks", "govlint.lint.flows", "zoneinfo", "graphlib")
    assert [name for name in imported("check", "organisation.yaml", cwd=clean) if name.startswith(of_flows)] == []


def test_what_reads_dates_of_mail_is_not_imported_to_check(clean: Path) -> None:
    """jsonschema-rs asks for it to say when it was built: sockets, addresses and random numbers, 10 ms a check."""
    assert not {"email.utils", "socket"} & imported("check", "organisation.yaml", cwd=clean)


def test_who_needs_mail_has_it(clean: Path) -> None:
    """What stands in for it while jsonschema-rs is imported is gone afterwards."""
    code = (
        "import govlint.library.validator, email.utils\n"
        "print(email.utils.parsedate_to_datetime('Tue, 27 Oct 2026 10:17:51 +0000').year)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2026\n"


def test_only_click_asks_for_dataclasses(clean: Path) -> None:
    code = "import json, sys\nimport click\nsys.stderr.write(json.dumps(sorted(sys.modules)))\n"
    of_click = set(
        json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr)
    )
    ours = imported("check", "organisation.yaml", cwd=clean) - of_click
    assert OF_CLICK & ours == set()


def test_the_handbooks_parts_are_imported_by_the_command_that_needs_them(clean: Path) -> None:
    assert "jinja2" in imported("render", "-o", "out", cwd=clean)
